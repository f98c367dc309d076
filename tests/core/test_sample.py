"""The bundled sample is what the project's own script makes."""

import json

import numpy as np
import pytest
from PIL import Image

from tools import make_sample
from tools.landscape.render import landscape


@pytest.fixture(scope="module")
def sample() -> Image.Image:
    with Image.open(make_sample.PHOTO) as photo:
        photo.load()
        return photo


def test_the_photo_shows_the_landscape_that_the_script_renders(
    sample: Image.Image,
) -> None:
    # A small rendering of the same place: the full one takes a minute, and
    # `python -m tools.make_sample --check` compares it.
    rendered = landscape(300, 200, make_sample.SEED).astype(np.float32)
    there = np.asarray(sample.resize((300, 200), Image.Resampling.BOX), np.float32)
    known = np.ones((200, 300), bool)
    for place in make_sample.PLACES:
        x, y, side = place.x // 8, place.y // 8, place.side // 8 + 2
        known[max(y - 1, 0) : y + side, max(x - 1, 0) : x + side] = False
    assert np.abs(rendered - there)[known].mean() < 13
    assert np.abs(rendered[:, ::-1] - there)[known].mean() > 25


def test_the_listed_squares_are_the_damaged_places() -> None:
    assert make_sample.SQUARES.read_text("utf-8") == make_sample.squares()


def test_each_square_holds_damage_that_can_be_repaired(sample: Image.Image) -> None:
    width, height = sample.size
    for square in json.loads(make_sample.SQUARES.read_text("utf-8")):
        x, y, side = square["x"], square["y"], square["side"]
        assert 0 <= x <= width - side
        assert 0 <= y <= height - side
        assert 8 <= side <= 0.15 * height


def test_nothing_outside_the_squares_is_damaged() -> None:
    clean = np.full((1600, 2400, 3), 90, np.uint8)
    spoiled = make_sample.damaged(clean, make_sample.PLACES, make_sample.SEED)
    changed = (spoiled != clean).any(axis=-1)
    for place in make_sample.PLACES:
        square = changed[place.y : place.y + place.side, place.x : place.x + place.side]
        assert square.any()
        square[:] = False
    assert not changed.any()


def test_the_file_is_small_and_knows_what_a_camera_would_write(
    sample: Image.Image,
) -> None:
    assert make_sample.PHOTO.stat().st_size < 900_000
    assert sample.size == (make_sample.WIDTH, make_sample.HEIGHT)
    assert sample.getexif()[0x0112] == 1
    assert sample.info["dpi"] == (300, 300)
