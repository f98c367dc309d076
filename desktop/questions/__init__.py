"""Questions that stop the work until a person has answered."""
