"""The look at this computer."""
