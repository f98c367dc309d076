"""Repairing many photos, one after the other or several at a time."""
