"""The one training loop of the product and what it is made of."""
