"""Training beside the window's own work."""
