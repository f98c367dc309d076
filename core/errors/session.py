"""What can go wrong with the journal of what is open."""

from core.errors.base import RepairError


class SessionError(RepairError):
    """Something about the journal of a photo's unsaved repairs."""


class SessionNotSaved(SessionError):
    """The journal could not be written; the one before it is whole."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The unsaved repairs could not be noted: {reason}.")
        self.reason = reason


class SessionDamaged(SessionError):
    """A journal that is not whole, or is none."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The unsaved repairs cannot be restored: {reason}.")
        self.reason = reason


class SessionTooNew(SessionError):
    """A journal written by a later version of Mendscape."""

    def __init__(self, schema: int) -> None:
        super().__init__(
            "The unsaved repairs were noted by a newer Mendscape "
            f"(journal schema {schema}). Please update."
        )
        self.schema = schema
