"""Where the photo lies in the view: there and back, zoom, pan, fit."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.geometry import Box, Point, Size
from desktop.canvas.view_transform import FIT_MARGIN, ViewTransform
from desktop.canvas.zoom_steps import MAXIMUM_ZOOM

VIEW = Size(900, 600)

sizes = st.builds(Size, st.integers(1, 20_000), st.integers(1, 20_000))
views = st.builds(Size, st.integers(1, 8000), st.integers(1, 8000))
ratios = st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0])


@st.composite
def transforms(draw: st.DrawFn) -> ViewTransform:
    fitted = ViewTransform.fitted(
        photo=draw(sizes), view=draw(views), ratio=draw(ratios)
    )
    at = Point(draw(st.floats(0, 3000)), draw(st.floats(0, 3000)))
    zoomed = fitted.zoomed(draw(st.floats(0.001, 40)), at)
    return zoomed.panned(dx=draw(st.floats(-5000, 5000)), dy=draw(st.floats(-500, 500)))


@given(transform=transforms(), x=st.floats(-100, 9000), y=st.floats(-100, 9000))
def test_there_and_back_again(transform, x, y):
    back = transform.to_view(transform.to_photo(Point(x, y)))
    assert back.x == pytest.approx(x, abs=1e-3)
    assert back.y == pytest.approx(y, abs=1e-3)


@given(photo=sizes, view=views, ratio=ratios)
def test_a_fitted_photo_shows_as_a_whole_in_the_middle(photo, view, ratio):
    assume(min(view.width, view.height) > 2 * FIT_MARGIN * ratio)
    fitted = ViewTransform.fitted(photo=photo, view=view, ratio=ratio)
    shown = fitted.to_device(Box(0, 0, photo.width, photo.height))
    assert shown.fits(view)
    assert abs(shown.left + shown.right - view.width) <= 1
    assert abs(shown.top + shown.bottom - view.height) <= 1
    assert fitted.zoom <= 1.0
    assert fitted.is_fitted


def test_a_large_photo_is_fitted_up_to_the_margin():
    fitted = ViewTransform.fitted(photo=Size(6000, 2000), view=VIEW, ratio=1.0)
    assert fitted.to_view(Point(0, 0)).x == pytest.approx(FIT_MARGIN)


def test_a_small_photo_is_not_enlarged():
    fitted = ViewTransform.fitted(photo=Size(60, 40), view=VIEW, ratio=1.0)
    assert fitted.zoom == 1.0


@given(transform=transforms(), x=st.floats(0, 1), y=st.floats(0, 1), by=st.floats(1, 9))
def test_zooming_in_keeps_the_point_under_the_pointer(transform, x, y, by):
    """For every pointer on the photo; the photo cannot get lost by zooming in."""
    fixed = Point(x * transform.photo.width, y * transform.photo.height)
    pointer = transform.to_view(fixed)
    zoomed = transform.zoomed(transform.zoom * by, pointer)
    after = zoomed.to_view(fixed)
    assert after.x == pytest.approx(pointer.x, abs=1e-3)
    assert after.y == pytest.approx(pointer.y, abs=1e-3)


@given(transform=transforms(), zoom=st.floats(0.0001, 1000))
def test_the_zoom_stays_between_fitted_and_the_maximum(transform, zoom):
    zoomed = transform.zoomed(zoom, Point(10, 10))
    fit = ViewTransform.fitted(
        photo=transform.photo, view=transform.view, ratio=transform.ratio
    )
    assert fit.zoom <= zoomed.zoom <= MAXIMUM_ZOOM


def test_a_fitted_photo_cannot_be_panned():
    fitted = ViewTransform.fitted(photo=Size(4000, 3000), view=VIEW, ratio=1.0)
    assert fitted.panned(dx=50, dy=50) == fitted


@given(transform=transforms(), dx=st.floats(-1e6, 1e6), dy=st.floats(-1e6, 1e6))
def test_the_photo_cannot_be_pushed_out_of_sight(transform, dx, dy):
    panned = transform.panned(dx=dx, dy=dy)
    view, ratio = panned.view, panned.ratio
    middle = panned.to_photo(Point(view.width / ratio / 2, view.height / ratio / 2))
    slack = 1e-6 * max(panned.photo.width, panned.photo.height)
    assert -slack <= middle.x <= panned.photo.width + slack
    assert -slack <= middle.y <= panned.photo.height + slack


def test_a_pan_moves_by_logical_pixels():
    fitted = ViewTransform.fitted(photo=Size(4000, 3000), view=VIEW, ratio=2.0)
    zoomed = fitted.zoomed(1.0, Point(200, 200))
    before = zoomed.to_view(Point(1000, 1000))
    after = zoomed.panned(dx=7, dy=-5).to_view(Point(1000, 1000))
    assert (after.x - before.x, after.y - before.y) == pytest.approx((7, -5))


@given(photo=sizes, view=views, other=views, ratio=ratios)
def test_a_fitted_photo_stays_fitted(photo, view, other, ratio):
    fitted = ViewTransform.fitted(photo=photo, view=view, ratio=1.0)
    resized = fitted.resized(view=other, ratio=ratio)
    assert resized == ViewTransform.fitted(photo=photo, view=other, ratio=ratio)


def test_otherwise_the_middle_stays_in_the_middle():
    fitted = ViewTransform.fitted(photo=Size(4000, 3000), view=VIEW, ratio=1.0)
    zoomed = fitted.zoomed(1.0, Point(300, 200))
    resized = zoomed.resized(view=Size(700, 500), ratio=1.0)
    assert resized.zoom == 1.0
    before, after = zoomed.to_photo(Point(450, 300)), resized.to_photo(Point(350, 250))
    assert (after.x, after.y) == pytest.approx((before.x, before.y))


def test_a_view_that_outgrows_the_photo_fits_it():
    fitted = ViewTransform.fitted(photo=Size(4000, 3000), view=VIEW, ratio=1.0)
    zoomed = fitted.zoomed(0.3, Point(300, 200))
    assert zoomed.resized(view=Size(3000, 2000), ratio=1.0).is_fitted


@given(transform=transforms())
def test_aligned_moves_by_half_a_device_pixel_at_most(transform):
    aligned = transform.aligned()
    assert aligned.left.is_integer()
    assert aligned.top.is_integer()
    assert abs(aligned.left - transform.left) <= 0.5
    assert abs(aligned.top - transform.top) <= 0.5


@given(transform=transforms())
def test_what_is_visible_covers_the_view(transform):
    view = transform.view
    visible = transform.visible(Box(0, 0, view.width, view.height))
    assert visible.fits(transform.photo)
    for x, y in ((0.0, 0.0), (view.width - 1e-3, view.height - 1e-3)):
        point = transform.to_photo(Point(x / transform.ratio, y / transform.ratio))
        if Box(0, 0, transform.photo.width, transform.photo.height).contains(point):
            assert visible.contains(point)


def test_a_view_of_no_size_is_survived():
    nothing = ViewTransform.fitted(photo=Size(100, 100), view=Size(0, 0), ratio=1.0)
    assert nothing.zoom > 0
    assert nothing.resized(view=VIEW, ratio=1.0).zoom == 1.0
