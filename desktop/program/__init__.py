"""Around the window: the start, the log, crashes, leftovers, the self-test."""
