"""The photo with its repairs, and the history of what can be undone."""
