"""How far the fills can be trusted, found out in the background and shown."""
