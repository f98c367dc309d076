"""A look at the computer: what Mendscape finds here, and what it misses."""
