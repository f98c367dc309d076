"""Networks, their cards and bundles, and the library that keeps them."""
