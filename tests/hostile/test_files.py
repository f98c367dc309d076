"""Whatever is wrong with a file: the picture or one sentence, soon, and no traces.

This is a small part of what `python -m tools.try_hostile_files` tries.
"""

import os
import sys

import pytest

from tests.hostile.corpus import SMALL_DOSE
from tests.hostile.doors import DOORS, WINDOW_DOORS
from tests.hostile.sweep import Answer, sweep

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the bounds of a process are those of Linux"
)

MOST_MEMORY = 200_000_000
"""Bytes beyond what was in use, for files that claim no more than a few megapixels."""


def wrong(answers: list[Answer]) -> list[Answer]:
    return [answer for answer in answers if not answer.is_good]


def test_spoiled_files_end_in_the_picture_or_a_sentence() -> None:
    doors = ("repair", "scan")
    groups = ("whole", "cut", "bits", "over", "misnamed", "bombs", "tags")
    answers = list(sweep(doors, groups, SMALL_DOSE))
    assert wrong(answers) == []
    assert len(answers) > 600
    assert max(answer.memory for answer in answers) < MOST_MEMORY


def test_odd_places_and_names_are_met_at_every_door() -> None:
    answers = list(sweep((*DOORS, *WINDOW_DOORS), ("names", "places"), SMALL_DOSE))
    assert wrong(answers) == []
    opened = {os.fsencode(one.path) for one in answers if one.outcome == "picture"}
    assert len(opened) > 15, "what is whole is opened, whatever it is called"


def test_what_goes_wrong_is_seen() -> None:
    """The sweep itself: its child may do anything, and the next file is tried."""
    doors = ("raising", "falling", "writing")
    answers = list(sweep(doors, ("misnamed",), SMALL_DOSE))
    assert {answer.outcome for answer in answers} == {"defect", "crash", "written"}
    assert len(answers) == len(wrong(answers))
