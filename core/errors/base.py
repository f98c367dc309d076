"""The roots of the tree, and the line of words that each of its errors is."""

_JOINERS = "\u200c\u200d"
"""Of letters in some scripts, and of the parts of an emoji; they are never seen."""


def one_line(text: str) -> str:
    """A text with names in it that can be shown anywhere.

    The name of a file may hold line breaks, bytes that are no text, commands to a
    terminal, and marks that turn the order of what is read.
    """
    return "".join(map(_shown, text))


def _shown(letter: str) -> str:
    if letter.isprintable() or letter in _JOINERS:
        return letter
    return " " if letter.isspace() else "\ufffd"


class Cancelled(Exception):
    """Raised inside a long step after its cancellation was asked for."""


class RepairError(Exception):
    """A failure that a person can understand and act on."""

    def __str__(self) -> str:
        """One line of words."""
        return one_line(super().__str__())

    def __reduce__(self) -> tuple[object, ...]:
        """Travel to other processes with all facts, whatever made the error."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(
    kind: type[RepairError], args: tuple[object, ...], facts: dict[str, object]
) -> RepairError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error
