"""What becomes of unsaved repairs when the program ends unexpectedly."""
