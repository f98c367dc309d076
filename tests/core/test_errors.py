"""Errors travel between processes with their sentence and all their facts."""

import inspect
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import errors
from core.geometry import Box, Size

VALUES = {
    "Box": Box.square(3, 4, 9),
    "Path": Path("Alps") / "peak.jpg",
    "collections.abc.Sequence[int]": (2, 3),
    "collections.abc.Sequence[str]": (".jpg", ".png"),
    "Size": Size(5, 6),
    "bool": True,
    "int": 7,
    "str": "the disk\nis full",
    "tuple[str, ...]": ("landscape",),
}
"""A value for every type that errors are made of."""


def kinds(root: type[errors.RepairError]) -> Iterator[type[errors.RepairError]]:
    """The tree from a root on, as whatever is imported has it."""
    yield root
    for kind in root.__subclasses__():
        yield from kinds(kind)


def made(kind: type[errors.RepairError]) -> errors.RepairError:
    """An error of a kind, from the types of its arguments alone."""
    if kind.__init__ is errors.RepairError.__init__:
        return kind("Something.")
    parameters = list(inspect.signature(kind).parameters.values())
    return kind(**{each.name: VALUES[_name(each.annotation)] for each in parameters})


def _name(annotation: object) -> str:
    return annotation.__name__ if isinstance(annotation, type) else str(annotation)


@pytest.mark.parametrize(
    "kind", list(kinds(errors.RepairError)), ids=lambda kind: kind.__name__
)
def test_an_error_comes_out_of_a_process_as_it_went_in(
    kind: type[errors.RepairError],
) -> None:
    error = made(kind)
    came = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(came) is kind
    assert str(came) == str(error)
    assert vars(came) == vars(error)


def test_the_tree_is_whole() -> None:
    told = {each for each in vars(errors).values() if isinstance(each, type)}
    assert told - {errors.Cancelled} <= set(kinds(errors.RepairError))
