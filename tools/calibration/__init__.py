"""What the confidence of a fill is calibrated with."""
