"""A scratch is painted over with the brush, and is gone."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt

from core.arrays import Mask, Pixels
from core.geometry import Point
from core.repair import GroupKind
from desktop.brush.brush_size_field import BrushSizeField
from desktop.window.actions import ActionId
from tests.factories import landscape
from tests.journeys.driver import Driver, read

_LEFT = Qt.MouseButton.LeftButton
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_KEYS = Qt.KeyboardModifier.NoModifier

SCRATCH = tuple(Point(60 + 20 * n, 40 + 15 * n) for n in range(10))
BRIGHT = (255, 0, 255)


@pytest.fixture
def scratched(tmp_path: Path) -> Path:
    """A photo of 320 x 240 pixels with a thin bright line across it."""
    pixels = landscape(320, 240).copy()
    pixels[scratch_of(pixels)] = BRIGHT
    path = tmp_path / "scratched.png"
    Image.fromarray(pixels).save(path)
    return path


def scratch_of(pixels: Pixels) -> Mask:
    """Where the line is: three pixels wide, from the first to the last point."""
    rows, columns = np.mgrid[: pixels.shape[0], : pixels.shape[1]]
    along = columns - SCRATCH[0].x
    inside = (along >= 0) & (columns <= SCRATCH[-1].x)
    return inside & (abs(rows - SCRATCH[0].y - along * 0.75) < 2)


@pytest.fixture
def brushing(driver: Driver, scratched: Path) -> Driver:
    """The scratched photo, with a brush of 10 px in hand."""
    driver.open(scratched)
    driver.trigger(ActionId.BRUSH_TOOL)
    field(driver).set_diameter(10)
    return driver


def field(driver: Driver) -> BrushSizeField:
    return driver.window.findChild(BrushSizeField)


def paint(driver: Driver, points=SCRATCH, keys=_NO_KEYS) -> None:
    start, *way = (place(driver, point) for point in points)
    driver.qtbot.mousePress(driver.view, _LEFT, keys, pos=start)
    for spot in way:
        driver.qtbot.mouseMove(driver.view, spot)
    end = way[-1] if way else start
    driver.qtbot.mouseRelease(driver.view, _LEFT, keys, pos=end)


def place(driver: Driver, point: Point) -> QPoint:
    return driver.view.to_view(point).toPoint()


def has_scratch(pixels: Pixels) -> bool:
    return bool((pixels == BRIGHT).all(axis=-1).any())


def changed(pixels: Pixels, original: Pixels) -> Mask:
    return (pixels != original).any(axis=-1)


def covered(driver: Driver) -> Mask:
    photo = driver.document.photo
    mask = np.zeros((photo.size.height, photo.size.width), np.bool_)
    for hole in driver.document.holes:
        mask[hole.slices] = True
    return mask


def wait_until_filled(driver: Driver) -> None:
    driver.wait(lambda: bool(driver.document.repairs) and not driver.view.busy_boxes)


def test_a_scratch_is_gone_and_nothing_changed_outside_the_squares(
    brushing: Driver, scratched: Path, tmp_path: Path
) -> None:
    paint(brushing)
    wait_until_filled(brushing)
    original = read(scratched)
    assert has_scratch(original)
    assert not has_scratch(brushing.shown)
    squares = covered(brushing)
    assert not (changed(brushing.shown, original) & ~squares).any()
    assert squares.sum() < squares.size / 8
    brushing.asker.places.append(tmp_path / "mended.png")
    brushing.trigger(ActionId.SAVE_AS)
    brushing.wait((tmp_path / "mended.png").exists)
    brushing.wait(lambda: not brushing.document.is_modified)
    np.testing.assert_array_equal(read(tmp_path / "mended.png"), brushing.shown)


def test_a_stroke_is_one_step_and_one_group(brushing: Driver) -> None:
    paint(brushing)
    wait_until_filled(brushing)
    repairs = brushing.document.repairs
    assert len(repairs) > 3
    (group,) = {repair.group for repair in repairs}
    assert group.kind is GroupKind.BRUSH
    assert brushing.view.strokes == ()
    brushing.trigger(ActionId.UNDO)
    assert brushing.document.repairs == ()
    assert has_scratch(brushing.shown)
    brushing.trigger(ActionId.REDO)
    assert brushing.document.repairs == repairs


def test_with_shift_strokes_wait_for_enter(brushing: Driver) -> None:
    paint(brushing, SCRATCH[:3], _SHIFT)
    paint(brushing, SCRATCH[6:9])
    assert len(brushing.view.strokes) == 2
    assert brushing.engine.jobs == []
    assert "Enter" in brushing.activity
    brushing.press(Qt.Key.Key_Return)
    wait_until_filled(brushing)
    assert len({repair.group for repair in brushing.document.repairs}) == 1


def test_without_filling_on_release_enter_fills(brushing: Driver) -> None:
    brushing.window.action(ActionId.FILL_ON_RELEASE).setChecked(False)
    paint(brushing)
    assert brushing.engine.jobs == []
    brushing.trigger(ActionId.FILL)
    wait_until_filled(brushing)
    assert not has_scratch(brushing.shown)


def test_escape_takes_the_last_stroke_away(brushing: Driver) -> None:
    paint(brushing, SCRATCH[:3], _SHIFT)
    first = brushing.view.strokes
    paint(brushing, SCRATCH[6:9], _SHIFT)
    brushing.press(Qt.Key.Key_Escape)
    assert brushing.view.strokes == first
    brushing.press(Qt.Key.Key_Escape)
    assert brushing.view.strokes == ()
    paint(brushing, SCRATCH[:3])
    wait_until_filled(brushing)


def test_escape_gives_a_fill_up_and_the_stroke_is_there_again(
    brushing: Driver,
) -> None:
    brushing.engine.block_fill()
    paint(brushing)
    painted = len(SCRATCH)
    brushing.wait(lambda: bool(brushing.view.busy_boxes))
    assert brushing.view.strokes == ()
    brushing.press(Qt.Key.Key_Escape)
    assert not brushing.view.busy_boxes
    (stroke,) = brushing.view.strokes
    assert len(stroke.points) == painted
    assert brushing.document.repairs == ()


def test_a_click_paints_a_dab(brushing: Driver) -> None:
    paint(brushing, SCRATCH[4:5])
    wait_until_filled(brushing)
    (repair,) = brushing.document.repairs
    assert repair.box.contains(SCRATCH[4])
    assert repair.group is None


def test_the_brush_is_painted_as_large_as_it_is(brushing: Driver) -> None:
    field(brushing).set_diameter(80)
    middle = SCRATCH[5]
    brushing.qtbot.mouseMove(brushing.view, place(brushing, middle))
    with_circle = brushing.on_screen(Point(middle.x + 40, middle.y))
    field(brushing).set_diameter(20)
    without = brushing.on_screen(Point(middle.x + 40, middle.y))
    assert with_circle != without


def test_the_keys_change_the_size_and_it_is_remembered(brushing: Driver) -> None:
    sizes = [field(brushing).diameter]
    for key in (ActionId.LARGER_BRUSH, ActionId.LARGER_BRUSH, ActionId.SMALLER_BRUSH):
        brushing.trigger(key)
        sizes.append(field(brushing).diameter)
    assert sizes == [10, 12, 15, 12]
    assert brushing.settings.brush_size == 12


@pytest.mark.parametrize(("asked", "given"), [(0, 4), (10**20, 400), (-5, 4)])
def test_a_size_that_cannot_be_is_the_nearest_that_can(
    brushing: Driver, asked: int, given: int
) -> None:
    field(brushing).set_diameter(asked)
    assert field(brushing).diameter == given


def test_the_square_is_the_first_tool_and_comes_back(brushing: Driver) -> None:
    brushing.trigger(ActionId.SQUARE_TOOL)
    assert not brushing.window.action(ActionId.BRUSH_TOOL).isChecked()
    brushing.wait(lambda: not field(brushing).isVisible())
    paint(brushing, SCRATCH[:3])
    wait_until_filled(brushing)
    assert len(brushing.document.repairs) == 1


def test_another_photo_has_no_strokes(brushing: Driver, other_photo: Path) -> None:
    paint(brushing, keys=_SHIFT)
    brushing.open(other_photo)
    assert brushing.view.strokes == ()
    brushing.press(Qt.Key.Key_Return)
    assert brushing.engine.jobs == []
