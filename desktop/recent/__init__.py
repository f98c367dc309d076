"""Photos that were open lately."""
