"""Texture for a smooth fill, at the photo's own resolution."""
