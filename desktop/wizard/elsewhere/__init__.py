"""The pages of a training that is done on another computer."""
