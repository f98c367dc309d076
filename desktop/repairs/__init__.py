"""The list of repairs beside the photo."""
