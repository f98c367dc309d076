"""Training runs: options, events, the loop, checkpoints."""
