"""The same squares over many photos, or the rows of a list."""
