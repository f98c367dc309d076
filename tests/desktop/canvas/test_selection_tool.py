"""Drawing, moving, resizing and nudging the square, without a widget."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.geometry import Box, Point, Size
from desktop.canvas.grips import MINIMUM_SIDE, Grip, grip_at, moved, resized
from desktop.canvas.selection_tool import SelectionTool

PHOTO = Size(400, 300)
SQUARE = Box.square(100, 80, 60)

HANDLES = [grip for grip in Grip if grip is not Grip.MIDDLE]
CORNERS = [grip for grip in HANDLES if 0 not in grip.value]


def handle_of(box: Box, grip: Grip) -> Point:
    across, down = grip.value
    x = {-1: box.left, 0: (box.left + box.right) / 2, 1: box.right}[across]
    y = {-1: box.top, 0: (box.top + box.bottom) / 2, 1: box.bottom}[down]
    return Point(x, y)


def tool_with(box: Box | None = None) -> SelectionTool:
    tool = SelectionTool(PHOTO)
    tool.select(box)
    return tool


def drag(tool: SelectionTool, *path: tuple[float, float]) -> Box | None:
    start, *way = (Point(*place) for place in path)
    tool.press(start, reach=5, slack=2)
    for point in way:
        tool.move(point)
    return tool.release()


class TestGripAt:
    @pytest.mark.parametrize("grip", Grip)
    def test_each_place_has_its_grip(self, grip):
        assert grip_at(SQUARE, handle_of(SQUARE, grip), reach=5) is grip

    @pytest.mark.parametrize("grip", HANDLES)
    def test_handles_answer_a_little_outside_too(self, grip):
        at, (across, down) = handle_of(SQUARE, grip), grip.value
        near = Point(at.x + across * 4, at.y + down * 4)
        assert grip_at(SQUARE, near, reach=5) is grip

    @pytest.mark.parametrize("grip", HANDLES)
    def test_farther_outside_a_press_draws_anew(self, grip):
        at, (across, down) = handle_of(SQUARE, grip), grip.value
        far = Point(at.x + across * 6, at.y + down * 6)
        assert grip_at(SQUARE, far, reach=5) is None

    def test_the_whole_edge_answers(self):
        assert grip_at(SQUARE, Point(SQUARE.left + 15, SQUARE.top), reach=5) is Grip.TOP

    def test_without_a_square_there_is_nothing_to_hold(self):
        assert grip_at(None, Point(1, 1), reach=5) is None

    def test_a_tiny_square_can_still_be_moved(self):
        tiny = Box.square(50, 50, 8)
        assert grip_at(tiny, Point(54, 54), reach=40) is Grip.MIDDLE


class TestDrawing:
    def test_a_drag_draws_and_settles(self):
        tool = tool_with()
        assert drag(tool, (20, 30), (50, 70)) == Box.square(20, 30, 40)
        assert tool.selection == Box.square(20, 30, 40)

    def test_it_follows_the_pointer_live(self):
        tool = tool_with()
        tool.press(Point(20, 30), reach=5, slack=2)
        tool.move(Point(30, 30))
        assert tool.selection == Box.square(20, 30, 10)
        tool.move(Point(60, 30))
        assert tool.selection == Box.square(20, 30, 40)
        assert tool.is_dragging

    def test_a_new_square_replaces_the_old_one(self):
        tool = tool_with(SQUARE)
        assert drag(tool, (200, 200), (240, 220)) == Box.square(200, 200, 40)

    def test_the_same_square_drawn_again_counts(self):
        tool = tool_with(SQUARE)
        tool.select(Box.square(200, 200, 40))
        tool.select(None)
        assert drag(tool, (200, 200), (240, 240)) == Box.square(200, 200, 40)

    @pytest.mark.parametrize("way", [(1, 0), (2, 2), (MINIMUM_SIDE - 1, 3)])
    def test_too_small_a_drag_leaves_no_square(self, way):
        tool = tool_with(SQUARE)
        assert drag(tool, (200, 200), (200 + way[0], 200 + way[1])) is None
        assert tool.selection is None

    def test_the_smallest_square_counts(self):
        assert drag(tool_with(), (200, 200), (208, 205)) == Box.square(200, 200, 8)

    def test_a_click_beside_the_square_clears_it(self):
        tool = tool_with(SQUARE)
        assert drag(tool, (300, 200)) is None
        assert tool.selection is None

    def test_a_trembling_hand_draws_nothing_at_a_small_zoom(self):
        tool = tool_with()
        tool.press(Point(100, 100), reach=50, slack=30)
        tool.move(Point(125, 110))
        assert not tool.is_dragging
        assert tool.release() is None

    @given(
        start=st.tuples(st.floats(-50, 450), st.floats(-50, 350)),
        end=st.tuples(st.floats(-500, 900), st.floats(-500, 900)),
    )
    def test_a_drawn_square_is_a_square_inside_the_photo(self, start, end):
        tool = tool_with()
        settled = drag(tool, start, end)
        assert tool.selection == settled
        if settled is not None:
            assert settled.width == settled.height >= MINIMUM_SIDE
            assert settled.fits(PHOTO)


class TestMoving:
    def test_a_drag_inside_moves_it(self):
        assert drag(tool_with(SQUARE), (130, 110), (140, 105)) == SQUARE.shifted(10, -5)

    def test_it_stays_inside_the_photo(self):
        tool = tool_with(SQUARE)
        assert drag(tool, (130, 110), (900, 900)) == Box.square(340, 240, 60)

    def test_beyond_the_edge_and_back_follows_the_pointer(self):
        tool = tool_with(SQUARE)
        settled = drag(tool, (130, 110), (-900, 110), (135, 110))
        assert settled == SQUARE.shifted(5, 0)

    def test_a_click_inside_settles_on_nothing_new(self):
        tool = tool_with(SQUARE)
        assert drag(tool, (130, 110)) is None
        assert tool.selection == SQUARE

    def test_moved_there_and_back_settles_on_nothing_new(self):
        assert drag(tool_with(SQUARE), (130, 110), (160, 110), (130, 110)) is None


class TestResizing:
    @pytest.mark.parametrize("grip", HANDLES)
    def test_pulling_outwards_enlarges(self, grip):
        across, down = grip.value
        box = resized(SQUARE, grip, dx=across * 10, dy=down * 10, size=PHOTO)
        assert box.width == box.height == 70

    @pytest.mark.parametrize("grip", CORNERS)
    def test_the_opposite_corner_stays(self, grip):
        across, down = grip.value
        box = resized(SQUARE, grip, dx=across * 7, dy=down * -3, size=PHOTO)
        opposite = Grip((-across, -down))
        assert handle_of(box, opposite) == handle_of(SQUARE, opposite)

    @pytest.mark.parametrize("grip", [Grip.TOP, Grip.BOTTOM, Grip.LEFT, Grip.RIGHT])
    def test_the_opposite_edge_and_the_middle_line_stay(self, grip):
        across, down = grip.value
        box = resized(SQUARE, grip, dx=across * 10, dy=down * 10, size=PHOTO)
        opposite = Grip((-across, -down))
        assert handle_of(box, opposite) == handle_of(SQUARE, opposite)

    @pytest.mark.parametrize("grip", [Grip.TOP, Grip.BOTTOM, Grip.LEFT, Grip.RIGHT])
    def test_an_edge_ignores_the_other_direction(self, grip):
        across, down = grip.value
        assert resized(SQUARE, grip, dx=down * 9, dy=across * 9, size=PHOTO) == SQUARE

    @pytest.mark.parametrize("grip", HANDLES)
    def test_pulling_far_inwards_stops_at_the_minimum(self, grip):
        across, down = grip.value
        box = resized(SQUARE, grip, dx=-across * 999, dy=-down * 999, size=PHOTO)
        assert box.width == box.height == MINIMUM_SIDE
        opposite = Grip((-across, -down))
        assert handle_of(box, opposite) == handle_of(SQUARE, opposite)

    @pytest.mark.parametrize("grip", HANDLES)
    def test_pulling_far_outwards_stops_at_the_photo(self, grip):
        across, down = grip.value
        box = resized(SQUARE, grip, dx=across * 999, dy=down * 999, size=PHOTO)
        assert box.fits(PHOTO)
        assert box.width == box.height
        touched = 0 in (box.left, box.top), PHOTO.width == box.right
        assert any(touched) or box.bottom == PHOTO.height

    @pytest.mark.parametrize("grip", HANDLES)
    def test_a_grab_beside_the_handle_does_not_make_it_jump(self, grip):
        at, tool = handle_of(SQUARE, grip), tool_with(SQUARE)
        across, down = grip.value
        off = Point(at.x + 3, at.y - 2)
        to = (off.x + across * 10, off.y + down * 10)
        settled = drag(tool, (off.x, off.y), to)
        assert settled is not None
        assert settled.width == 70

    @given(
        grip=st.sampled_from(HANDLES),
        x=st.integers(0, 390),
        y=st.integers(0, 290),
        side=st.integers(1, 300),
        dx=st.floats(-1000, 1000),
        dy=st.floats(-1000, 1000),
    )
    def test_whatever_is_pulled_it_is_a_square_inside(self, grip, x, y, side, dx, dy):
        side = min(side, PHOTO.width - x, PHOTO.height - y)
        box = resized(Box.square(x, y, side), grip, dx=dx, dy=dy, size=PHOTO)
        assert box.width == box.height >= 1
        assert box.fits(PHOTO)


class TestEscape:
    @pytest.mark.parametrize("start", [(130, 110), (100, 80), (160, 110), (250, 200)])
    def test_during_a_drag_it_goes_back_to_before(self, start):
        tool = tool_with(SQUARE)
        tool.press(Point(*start), reach=5, slack=2)
        tool.move(Point(start[0] + 20, start[1] + 30))
        assert tool.selection != SQUARE
        assert tool.escape()
        assert tool.selection == SQUARE
        assert not tool.is_dragging

    def test_the_rest_of_that_drag_is_ignored(self):
        tool = tool_with(SQUARE)
        tool.press(Point(130, 110), reach=5, slack=2)
        tool.escape()
        tool.move(Point(300, 200))
        assert tool.release() is None
        assert tool.selection == SQUARE

    def test_at_rest_it_clears(self):
        tool = tool_with(SQUARE)
        assert tool.escape()
        assert tool.selection is None

    def test_without_a_square_there_is_nothing_to_take_back(self):
        assert not tool_with().escape()


class TestNudging:
    def test_it_shifts(self):
        tool = tool_with(SQUARE)
        tool.nudge(dx=1, dy=-10)
        assert tool.selection == SQUARE.shifted(1, -10)

    def test_it_stops_at_the_edge(self):
        tool = tool_with(Box.square(0, 240, 60))
        tool.nudge(dx=-10, dy=10)
        assert tool.selection == Box.square(0, 240, 60)

    def test_without_a_square_nothing_happens(self):
        tool = tool_with()
        tool.nudge(dx=1, dy=0)
        assert tool.selection is None

    def test_a_drag_in_progress_is_not_disturbed(self):
        tool = tool_with(SQUARE)
        tool.press(Point(130, 110), reach=5, slack=2)
        tool.nudge(dx=5, dy=0)
        assert tool.selection == SQUARE


class TestSelect:
    def test_a_square_outside_is_pushed_inside(self):
        tool = tool_with(Box.square(380, -20, 60))
        assert tool.selection == Box.square(340, 0, 60)

    def test_an_empty_box_is_no_square(self):
        assert tool_with(Box(5, 5, 5, 5)).selection is None

    def test_it_ends_a_drag(self):
        tool = tool_with(SQUARE)
        tool.press(Point(130, 110), reach=5, slack=2)
        tool.select(None)
        tool.move(Point(200, 200))
        assert tool.selection is None


def test_moved_keeps_the_side():
    assert moved(SQUARE, dx=-500, dy=500, size=PHOTO) == Box.square(0, 240, 60)
