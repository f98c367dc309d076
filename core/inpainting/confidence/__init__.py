"""How far a fill can be trusted, told without knowing what was there."""
