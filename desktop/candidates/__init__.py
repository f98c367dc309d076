"""Several fills of one square to choose from."""
