"""The finder finds what was drawn, and leaves alone what belongs to the photo."""

import numpy as np
import pytest

from core.dust.finder import find_marks
from core.dust.mark import USUAL_SENSITIVITY, Mark, least_evidence
from core.errors import Cancelled
from core.geometry import Box, Point, Size
from core.mask_file import mask_of
from tests.core.dust.scans import drawn_line, scan


def shown(
    marks: tuple[Mark, ...], sensitivity: float = USUAL_SENSITIVITY
) -> list[Mark]:
    least = least_evidence(sensitivity)
    return [mark for mark in marks if mark.evidence >= least]


def covered(marks: list[Mark], shape: tuple[int, ...]) -> np.ndarray:
    mask = np.zeros(shape[:2], np.bool_)
    for mark in marks:
        mask[mark.box.slices] |= mark.mask
    return mask


@pytest.mark.parametrize("level", [15, 250])
@pytest.mark.parametrize("side", [4, 7, 16])
def test_a_speck_in_the_sky_is_found_and_outlined(level: int, side: int) -> None:
    pixels = scan()
    box = Box.square(200, 80, side)
    pixels[box.slices] = level
    (mark,) = shown(find_marks(pixels))
    assert mark.is_bright is (level == 250)
    assert mark.box.intersection(box) == box
    assert mark.box.width <= side + 10
    (square,) = mark.squares(Size(480, 400))
    assert square.intersection(box) == box


@pytest.mark.parametrize("level", [20, 245])
def test_a_scratch_is_one_mark_under_a_chain_of_small_squares(level: int) -> None:
    pixels = scan()
    line = drawn_line(pixels, start=(60, 20), end=(380, 150), level=level)
    (mark,) = shown(find_marks(pixels))
    assert (covered([mark], pixels.shape) & line).sum() > 0.9 * line.sum()
    squares = mark.squares(Size(480, 400))
    assert len(squares) > 5
    assert mask_of(squares, Size(480, 400)).sum() < 0.25 * 320 * 130


def test_marks_of_several_kinds_are_found_side_by_side() -> None:
    pixels = scan()
    places = [(40, 30), (120, 60), (300, 40), (420, 150)]
    for number, (x, y) in enumerate(places):
        pixels[Box.square(x, y, 5).slices] = 250 if number % 2 else 10
    marks = shown(find_marks(pixels))
    assert len(marks) == len(places)
    for x, y in places:
        assert any(mark.box.contains(Point(x + 2, y + 2)) for mark in marks)


def test_a_clean_photo_stays_clean() -> None:
    for seed in range(3):
        assert shown(find_marks(scan(seed=seed))) == []


def test_a_higher_sensitivity_only_adds() -> None:
    pixels = scan()
    pixels[Box.square(200, 80, 5).slices] = 120
    marks = find_marks(pixels)
    counts = [len(shown(marks, sensitivity)) for sensitivity in range(0, 101, 10)]
    assert counts == sorted(counts)
    assert counts[-1] == len(marks)
    assert [m.evidence for m in marks] == sorted(m.evidence for m in marks)[::-1]


def test_the_finds_do_not_depend_on_the_polarity_of_the_scan() -> None:
    """A negative shows the same dust, the other way round."""
    pixels = scan()
    for x in (60, 200, 330):
        pixels[Box.square(x, 70, 6).slices] = 245
    places = [mark.box for mark in shown(find_marks(pixels))]
    negative = [mark.box for mark in shown(find_marks(255 - pixels))]
    assert len(places) == 3
    assert all(any(not a.intersection(b).is_empty for b in negative) for a in places)


def test_squares_stay_inside_the_photo() -> None:
    pixels = scan()
    pixels[0:5, 0:5] = 10
    pixels[60:66, 474:480] = 250
    for mark in shown(find_marks(pixels)):
        assert all(
            square.fits(Size(480, 400)) for square in mark.squares(Size(480, 400))
        )


@pytest.mark.parametrize("shape", [(1, 1), (63, 300), (64, 64), (3000, 65)])
def test_photos_of_any_shape_are_looked_at(shape: tuple[int, int]) -> None:
    assert find_marks(np.full((*shape, 3), 90, np.uint8)) == ()


def test_the_search_tells_how_far_it_is_and_can_be_cancelled() -> None:
    told: list[float] = []

    def report(done: float) -> None:
        told.append(done)
        if len(told) == 4:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_marks(scan(), report)
    assert told == sorted(told)
    assert 0 <= told[0] <= told[-1] <= 1
