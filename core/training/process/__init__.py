"""A run in a process of its own, and its folder on disk."""
