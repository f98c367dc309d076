"""Several squares drawn first, and filled in one go."""

from core.geometry import Box, Point, Size
from desktop.canvas.selection_tool import SelectionTool
from desktop.canvas.squares import Squares

PHOTO = Size(400, 300)
ONE = Box.square(20, 20, 60)
TWO = Box.square(150, 20, 40)
THREE = Box.square(60, 60, 50)  # begins inside of the first


def drag(
    tool: SelectionTool, start: tuple[int, int], end: tuple[int, int], *, shift: bool
) -> Box | None:
    tool.press(Point(*start), reach=5, slack=2, collect=shift)
    tool.move(Point(*end))
    return tool.release()


def draw(tool: SelectionTool, box: Box, *, shift: bool = True) -> Box | None:
    return drag(tool, (box.left, box.top), (box.right, box.bottom), shift=shift)


def click(tool: SelectionTool, x: int, y: int, *, shift: bool = False) -> None:
    tool.press(Point(x, y), reach=5, slack=2, collect=shift)
    tool.release()


def collected(*boxes: Box) -> SelectionTool:
    tool = SelectionTool(PHOTO)
    for box in boxes:
        draw(tool, box)
    return tool


def test_squares_drawn_with_shift_wait_for_each_other() -> None:
    tool = SelectionTool(PHOTO)
    assert [draw(tool, box) for box in (ONE, TWO, THREE)] == [None, None, None]
    assert tool.squares == Squares(THREE, (ONE, TWO))


def test_a_square_that_is_there_waits_with_those_drawn_beside_it() -> None:
    tool = SelectionTool(PHOTO)
    assert draw(tool, ONE, shift=False) == ONE
    assert draw(tool, TWO) is None
    assert tool.squares.boxes == (ONE, TWO)


def test_without_shift_a_square_joins_those_that_wait() -> None:
    tool = collected(ONE)
    assert draw(tool, TWO, shift=False) is None
    assert tool.squares.boxes == (ONE, TWO)


def test_one_that_waits_can_be_taken_hold_of() -> None:
    tool = collected(ONE, TWO)
    assert drag(tool, (40, 40), (45, 50), shift=False) is None
    assert tool.squares == Squares(ONE.shifted(5, 10), (TWO,))


def test_a_click_makes_one_that_waits_the_selection_or_changes_nothing() -> None:
    tool = collected(ONE, TWO)
    click(tool, 300, 250)
    assert tool.squares == Squares(TWO, (ONE,))
    click(tool, 40, 40)
    assert tool.squares == Squares(ONE, (TWO,))
    click(tool, 300, 250, shift=True)
    assert tool.squares == Squares(ONE, (TWO,))


def test_one_that_is_too_small_is_no_further_square() -> None:
    tool = collected(ONE)
    drag(tool, (200, 200), (204, 204), shift=True)
    assert tool.squares == Squares(ONE)


def test_escape_takes_them_away_from_the_last() -> None:
    tool = collected(ONE, TWO)
    assert tool.escape()
    assert tool.squares == Squares(ONE)
    assert tool.escape()
    assert tool.squares == Squares()
    assert not tool.escape()
    assert draw(tool, TWO, shift=False) == TWO


def test_escape_in_a_drag_brings_all_back() -> None:
    tool = collected(ONE, TWO)
    tool.press(Point(200, 200), reach=5, slack=2, collect=True)
    tool.move(Point(260, 260))
    tool.escape()
    assert tool.squares == Squares(TWO, (ONE,))


def test_those_that_are_filled_are_taken_away_one_by_one() -> None:
    tool = collected(ONE, TWO)
    tool.take_away(TWO)
    assert tool.squares == Squares(None, (ONE,))
    tool.take_away(ONE)
    assert not tool.is_collecting
    assert draw(tool, THREE, shift=False) == THREE


def test_what_stands_for_something_to_move_keeps_its_origin() -> None:
    tool = SelectionTool(PHOTO)
    tool.select(ONE, to_move=True)
    assert drag(tool, (50, 50), (60, 55), shift=False) == ONE.shifted(10, 5)
    tool.nudge(dx=1, dy=0)
    assert tool.squares.origin == ONE


def test_a_new_square_stands_for_nothing_that_was_there() -> None:
    tool = SelectionTool(PHOTO)
    tool.select(ONE, to_move=True)
    assert draw(tool, TWO, shift=False) == TWO
    assert tool.squares == Squares(TWO)
    tool.select(ONE, to_move=True)
    draw(tool, TWO)
    assert tool.squares == Squares(TWO)
