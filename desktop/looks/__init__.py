"""How all of the window looks: its theme, its icons, its labels."""
