"""The training wizard: one page for each question."""
