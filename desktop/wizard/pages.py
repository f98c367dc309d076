"""The wizard's pages, and which of them follows which."""

from collections.abc import Mapping
from enum import Enum, IntEnum, auto

_NONE = -1  # as Qt has it


class PageId(IntEnum):
    """A page; its number says nothing of the order."""

    FOLDER = 0
    CHECK = 1
    OPTIONS = 2
    PROGRESS = 3
    RESULT = 4
    PLACE = 5
    """Where a job folder is to be."""
    PACKING = 6
    """It is being written."""
    PACKED = 7
    """What to do with it."""
    RETURN = 8
    """What another computer has trained."""


class Way(Enum):
    """What a person wants of the wizard."""

    TRAIN = auto()
    RESUME = auto()
    """To go on with a run of another day."""
    SEND = auto()
    """To let another computer train."""
    BRING_BACK = auto()
    """To compare what another computer has trained."""


_PAGES: Mapping[Way, tuple[PageId, ...]] = {
    Way.TRAIN: (
        PageId.FOLDER,
        PageId.CHECK,
        PageId.OPTIONS,
        PageId.PROGRESS,
        PageId.RESULT,
    ),
    Way.RESUME: (PageId.FOLDER, PageId.PROGRESS, PageId.RESULT),
    Way.SEND: (
        PageId.FOLDER,
        PageId.CHECK,
        PageId.OPTIONS,
        PageId.PLACE,
        PageId.PACKING,
        PageId.PACKED,
    ),
    Way.BRING_BACK: (PageId.FOLDER, PageId.RETURN, PageId.PROGRESS, PageId.RESULT),
}


def following(page: int, way: Way) -> int:
    """The page after another one; -1 after the last.

    Args:
        page: On the way, or -1 before the first.
        way: That the person goes.
    """
    pages = _PAGES[way]
    after = pages.index(PageId(page)) + 1 if page in pages else len(pages)
    return pages[after] if after < len(pages) else _NONE
