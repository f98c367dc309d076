"""The roots of the tree."""


class Cancelled(Exception):
    """Raised inside a long step after its cancellation was asked for."""


class RepairError(Exception):
    """A failure that a person can understand and act on."""
