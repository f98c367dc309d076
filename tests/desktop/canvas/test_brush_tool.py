"""Strokes are painted, kept together, taken back and handed over."""

import pytest

from core.geometry import Point, Size
from core.strokes import Stroke, painted
from desktop.canvas.brush_tool import LARGEST, SMALLEST, BrushTool, larger, smaller


def paint(tool: BrushTool, *points: tuple[float, float], shift: bool = False) -> bool:
    first, *others = (Point(*point) for point in points)
    tool.press(first, collect=shift)
    for point in others:
        tool.move(point)
    return tool.release()


@pytest.fixture
def tool() -> BrushTool:
    return BrushTool(16)


def test_a_stroke_follows_the_pointer(tool: BrushTool) -> None:
    assert paint(tool, (10, 10), (20, 10), (30, 15))
    points = (Point(10, 10), Point(20, 10), Point(30, 15))
    assert tool.strokes == (Stroke(points, 16),)


def test_points_that_are_nearly_the_same_are_one(tool: BrushTool) -> None:
    paint(tool, (10, 10), (10.5, 10), (11, 10.5), (12.5, 10))
    (stroke,) = tool.strokes
    assert stroke.points == (Point(10, 10), Point(12.5, 10))


def test_without_a_press_nothing_is_painted(tool: BrushTool) -> None:
    tool.move(Point(5, 5))
    assert not tool.release()
    assert tool.strokes == ()


def test_with_shift_all_strokes_wait(tool: BrushTool) -> None:
    assert not paint(tool, (10, 10), shift=True)
    assert not paint(tool, (50, 10))
    assert len(tool.take_all()) == 2
    assert paint(tool, (10, 10))


def test_escape_takes_the_last_stroke_and_what_is_being_painted(
    tool: BrushTool,
) -> None:
    paint(tool, (10, 10), shift=True)
    (first,) = tool.strokes
    tool.press(Point(50, 50))
    tool.move(Point(90, 50))
    assert tool.escape()
    assert tool.strokes == (first,)
    assert not tool.is_pressed
    assert tool.escape()
    assert not tool.escape()
    assert not tool.is_collecting


def test_strokes_that_are_put_back_are_the_older_ones(tool: BrushTool) -> None:
    paint(tool, (10, 10))
    taken = tool.take_all()
    paint(tool, (50, 50))
    (newer,) = tool.strokes
    tool.put_back(taken)
    assert tool.strokes == (*taken, newer)


def test_sizes_go_up_and_down_within_their_bounds() -> None:
    sizes = [SMALLEST]
    while sizes[-1] < LARGEST:
        assert larger(sizes[-1]) > sizes[-1]
        sizes.append(larger(sizes[-1]))
    assert len(sizes) < 30
    while sizes[-1] > SMALLEST:
        assert smaller(sizes[-1]) < sizes[-1]
        sizes.append(smaller(sizes[-1]))
    assert sizes[-1] == SMALLEST


def test_a_stroke_paints_as_wide_as_the_brush_and_round_at_its_ends() -> None:
    mask = painted([Stroke((Point(30, 20), Point(70, 20)), 10)], Size(100, 40))
    assert mask.shape == (40, 100)
    assert mask[:, 50].sum() in {10, 11}
    columns = mask.any(axis=0).nonzero()[0]
    assert abs(columns[0] - 25) <= 1
    assert abs(columns[-1] - 74) <= 1
    assert mask[20, 26]
    assert not mask[15, 26]


def test_a_dab_is_a_disc_and_may_leave_the_photo() -> None:
    mask = painted([Stroke((Point(20, 20),), 20)], Size(40, 40))
    assert abs(mask.sum() - 314) < 20
    assert painted([Stroke((Point(0, 0),), 20)], Size(40, 40)).sum() < 100
    assert not painted([Stroke((Point(-50, 5),), 20)], Size(40, 40)).any()
