"""What the program bears: many fills, large photos, many files, and wild hands."""
