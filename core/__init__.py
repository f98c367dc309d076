"""The engine of Mendscape: photos, models, filling and training. No Qt in here."""
