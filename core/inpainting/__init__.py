"""From a hole to a patch: crop, predict, refine, blend."""
