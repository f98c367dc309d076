"""A photo in its own mode and depth, and how it is read and written."""
