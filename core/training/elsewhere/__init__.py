"""A training that is decided on one computer and done on another."""
