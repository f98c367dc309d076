"""Dialogs: about the program, and for unexpected errors."""
