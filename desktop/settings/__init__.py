"""What is remembered between two starts, and applied while the window is open."""
