"""Tests on a Ray cluster of this computer; without Ray there is nothing to test."""

from importlib.util import find_spec

# Ray is an extra, which `make test` does without; `make test-cluster` installs it.
collect_ignore_glob = [] if find_spec("ray") else ["test_*.py"]
