"""From a folder of photos to batches of crops with holes."""
