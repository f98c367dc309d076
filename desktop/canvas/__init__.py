"""The canvas: shows the photo and lets a person put a square on the damage."""
