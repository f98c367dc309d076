"""Training the base model where there is a GPU but no TensorFlow."""
