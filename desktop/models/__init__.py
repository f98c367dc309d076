"""The models: the one in use, and the library."""
