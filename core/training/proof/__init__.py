"""What shows whether a new model is better, on photos that it never saw."""
