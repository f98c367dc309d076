"""How well and how fast Mendscape fills, measured beside its peers in one run."""
