"""Working on a Ray cluster; nothing else in the product imports Ray, or needs it."""
