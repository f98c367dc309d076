"""The order of the wizard's pages."""

from enum import IntEnum


class PageId(IntEnum):
    """A page by its place; going on from one leads to the next."""

    FOLDER = 0
    CHECK = 1
    OPTIONS = 2
    PROGRESS = 3
    RESULT = 4
