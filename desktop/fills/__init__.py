"""From what is wanted to fills, one after the other in the worker."""
