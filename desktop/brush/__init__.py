"""The brush beside the square: its size, its strokes and their fills."""
