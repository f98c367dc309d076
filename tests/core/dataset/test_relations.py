"""Copies are found however they were changed; other photos are let alone."""

import numpy as np
import pytest
from PIL import Image

from core.dataset.relations import related
from core.dataset.similarity import likeness, summaries
from core.errors import Cancelled
from tests.core.dataset.copies import CHANGES, thumbnail
from tests.factories import scenery


def go_on() -> None:
    """Never objects."""


def scenes(count: int) -> list[Image.Image]:
    return [Image.fromarray(scenery(320, 240, seed=seed)) for seed in range(count)]


def thumbnails(images: list[Image.Image]) -> np.ndarray:
    return np.stack([thumbnail(image) for image in images])


@pytest.fixture(scope="module")
def originals() -> np.ndarray:
    return thumbnails(scenes(60))


@pytest.mark.parametrize("change", CHANGES)
def test_every_changed_copy_is_found_beside_its_original(
    originals: np.ndarray, change: str
) -> None:
    copies = thumbnails([CHANGES[change](image) for image in scenes(60)])
    relations = related(np.concatenate([originals, copies]), go_on)
    assert relations.near_copies == {60 + number: number for number in range(60)}
    assert relations.series == []


def test_photos_of_different_scenes_are_let_alone(originals: np.ndarray) -> None:
    relations = related(originals, go_on)
    assert relations.near_copies == {}
    assert relations.series == []


def test_a_moving_figure_makes_a_series_and_no_copy() -> None:
    still = scenery(320, 240, seed=3)
    frames = []
    for left in (20, 120, 220):
        frame = still.copy()
        frame[150:180, left : left + 20] = 255
        frames.append(Image.fromarray(frame))
    relations = related(thumbnails([*frames, *scenes(3)]), go_on)
    assert relations.near_copies == {}
    assert set(relations.series) >= {(0, 1), (1, 2)}
    assert max(max(pair) for pair in relations.series) == 2


def test_a_copy_is_named_after_a_picture_that_is_kept() -> None:
    image = scenes(1)[0]
    several = thumbnails([change(image) for change in CHANGES.values()])
    relations = related(several, go_on)
    assert set(relations.near_copies.values()) == {0}
    assert len(relations.near_copies) == len(CHANGES) - 1


def test_a_slow_change_is_not_all_one_picture() -> None:
    """Each frame is a near-copy of the one before, the last not of the first."""
    one, other = (scenery(320, 240, seed=seed).astype(float) for seed in (1, 2))
    frames = [
        Image.fromarray((one + part * (other - one)).astype(np.uint8))
        for part in np.linspace(0, 1, 40)
    ]
    relations = related(thumbnails(frames), go_on)
    assert 2 <= len(frames) - len(relations.near_copies) <= 20


def test_likeness_does_not_depend_on_light_or_contrast(originals: np.ndarray) -> None:
    changed = (40 + 0.6 * originals).astype(np.uint8)
    assert likeness(originals, changed).min() > 0.95
    products = (summaries(originals) * summaries(changed)).sum(1)
    assert products.min() > 0.95


def test_flat_pictures_are_no_trouble() -> None:
    flat = np.full((4, 32, 32), 128, np.uint8)
    assert np.isfinite(likeness(flat, flat)).all()
    assert related(flat, go_on).near_copies == {}


def test_no_pictures_have_no_relations() -> None:
    assert related(np.empty((0, 32, 32), np.uint8), go_on).near_copies == {}


def test_thousands_of_frames_of_one_scene_stay_quick_and_can_be_ended() -> None:
    rng = np.random.default_rng(0)
    frame = thumbnail(scenes(1)[0]).astype(int)
    frames = (frame + rng.normal(0, 0.5, (3000, 32, 32))).clip(0, 255).astype(np.uint8)
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1

    assert len(related(frames, check).near_copies) == 2999
    # A bounded number of pairs lies between two of them; of all there are 35,000.
    assert 30 < asked < 1000

    def object_to_it() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        related(frames, object_to_it)
