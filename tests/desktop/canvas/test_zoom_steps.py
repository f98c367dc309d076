"""Steps of the wheel and of the zoom commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.canvas.zoom_steps import (
    MAXIMUM_ZOOM,
    next_stop,
    previous_stop,
    scaled,
    turned,
)

zooms = st.floats(0.01, MAXIMUM_ZOOM)


def test_commands_go_through_round_zooms():
    assert next_stop(0.37) == 0.5
    assert next_stop(0.5) == 0.6667
    assert next_stop(1.0) == 1.5
    assert previous_stop(1.0) == 0.6667
    assert previous_stop(0.37) == 0.3333


def test_the_largest_zoom_is_the_last_stop():
    assert next_stop(MAXIMUM_ZOOM) == MAXIMUM_ZOOM


def test_below_the_smallest_stop_it_halves():
    assert previous_stop(0.04) == pytest.approx(0.02)


@given(zoom=zooms)
def test_in_and_out_go_the_right_way(zoom):
    assert next_stop(zoom) > zoom or zoom == MAXIMUM_ZOOM
    assert previous_stop(zoom) < zoom


def test_four_notches_double():
    assert turned(2.0, 4) == pytest.approx(4.0)
    assert turned(2.0, -2) == pytest.approx(2.0 / 2**0.5)


@pytest.mark.parametrize(("zoom", "notches"), [(0.9, 1), (1.1, -1)])
def test_passing_100_percent_stops_there_once(zoom, notches):
    assert turned(zoom, notches) == 1.0
    assert turned(turned(zoom, notches), notches) != 1.0


@given(zoom=zooms)
def test_not_turning_changes_nothing(zoom):
    assert turned(zoom, 0) == zoom
    assert scaled(zoom, 1.0) == zoom
