"""The original beside the repaired photo, in all ways."""
