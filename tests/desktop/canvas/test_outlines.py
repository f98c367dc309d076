"""One line goes around squares that touch, and parts of it can be travelled."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPolygonF

from desktop.canvas.outlines import Loop, loops_of, united

SQUARE = QRectF(0, 0, 8, 8)


def points(polygon: QPolygonF) -> list[tuple[float, float]]:
    return [(point.x(), point.y()) for point in polygon.toList()]


def length(polygon: QPolygonF) -> float:
    return sum(QLineF(*pair).length() for pair in pairwise(polygon.toList()))


@pytest.fixture
def loop() -> Loop:
    (loop,) = loops_of(united([SQUARE]))
    return loop


def test_a_square_is_travelled_clockwise_from_its_upper_left(loop: Loop) -> None:
    assert points(loop.stretch(0, 0.5)) == [(0, 0), (8, 0), (8, 8)]
    assert points(loop.stretch(0.125, 0.25)) == [(4, 0), (8, 0)]


def test_a_stretch_goes_on_over_the_beginning(loop: Loop) -> None:
    assert points(loop.stretch(0.875, 1.125)) == [(0, 4), (0, 0), (4, 0)]


@pytest.mark.parametrize("start", [0, 0.1, 0.49, 0.78, 0.999999])
def test_every_stretch_is_as_long_as_its_part(start: float) -> None:
    chain = united(SQUARE.translated(5 * n, 3 * n) for n in range(7))
    (loop,) = loops_of(chain)
    around = length(loop.stretch(0, 1))
    assert length(loop.stretch(start, start + 0.22)) == pytest.approx(0.22 * around)


@pytest.mark.parametrize(("way", "lines"), [(7, 1), (8, 1), (9, 2)])
def test_squares_that_touch_have_one_line(way: int, lines: int) -> None:
    outline = united([SQUARE, SQUARE.translated(way, 0)])
    assert len(loops_of(outline)) == lines
    is_inside = outline.contains(QPointF(8, 4))
    assert is_inside == (lines == 1)


def test_a_ring_has_a_line_within() -> None:
    sides = [
        QRectF(0, 0, 30, 10),
        QRectF(0, 20, 30, 10),
        QRectF(0, 0, 10, 30),
        QRectF(20, 0, 10, 30),
    ]
    assert len(loops_of(united(sides))) == 2
