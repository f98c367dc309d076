"""Repairing many photos, one after the other, with one engine."""
