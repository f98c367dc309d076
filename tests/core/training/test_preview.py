import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.errors import Cancelled
from core.inpainting.detail.step import add_detail
from core.training.control import Suspended
from core.training.events import PreviewReady
from core.training.proof.contest import NamedFiller
from core.training.proof.preview import Previews
from core.training.proof.preview_grid import ROWS, TILE, PreviewGrid, choose_trials
from tests.core.training.fillers import Painter, Spy, Unchanged, bad, good
from tests.factories import landscape


def ignore() -> None:
    """For looks that end nothing."""


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Ten photos alike, and three that are not."""
    folder = tmp_path_factory.mktemp("held-out")
    for seed in range(10):
        Image.fromarray(landscape(420, 400, seed=seed)).save(folder / f"{seed}.png")
    for name, colour in (("red", "#a01008"), ("green", "#108010"), ("pale", "#e8e8ff")):
        Image.new("RGB", (420, 400), colour).save(folder / f"{name}.png")
    return tuple(sorted(folder.iterdir()))


def tiles_of(png: bytes) -> np.ndarray:
    """(rows, columns, TILE, TILE, 3)."""
    picture = np.asarray(Image.open(io.BytesIO(png)))
    assert picture.shape[0] % TILE == picture.shape[1] % TILE == 0
    return picture.reshape(-1, TILE, 4, TILE, 3).swapaxes(1, 2).astype(int)


def differ(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """(TILE, TILE), True where the two tiles do."""
    return (one != other).any(axis=-1)


def test_a_row_shows_hole_current_fill_new_fill_and_truth(photos) -> None:
    trials = choose_trials(photos, seed=0, look=ignore)
    grid = PreviewGrid(trials, Painter(0), look=ignore)
    assert grid.rows == ROWS
    tiles = tiles_of(grid.png(Painter(255)))
    assert tiles.shape == (ROWS, 4, TILE, TILE, 3)
    for hole, current, new, truth in tiles:
        place = differ(current, new)
        assert TILE / 5 < np.sqrt(place.sum()) < TILE / 2.5
        assert np.array_equal(hole[~place], truth[~place])
        assert np.array_equal(new[~place], truth[~place])
        assert np.abs(np.median(hole[place]) - 128) < 2
        assert np.median(current[place]) == 0
        assert np.median(new[place]) == 255


def test_only_the_new_models_fills_change_from_picture_to_picture(photos) -> None:
    current = Spy()
    grid = PreviewGrid(choose_trials(photos, seed=0, look=ignore), current, look=ignore)
    first, second = (tiles_of(grid.png(Painter(shade))) for shade in (0, 255))
    assert len(current.shown) == ROWS
    assert np.array_equal(first[:, [0, 1, 3]], second[:, [0, 1, 3]])
    assert not np.array_equal(first[:, 2], second[:, 2])


def test_fills_are_finished_as_the_window_finishes_them(photos) -> None:
    trials = choose_trials(photos, seed=0, look=ignore)
    textured = max(trials, key=lambda trial: trial.truth.std(axis=(0, 1)).max())
    grid = PreviewGrid((textured,), None, look=ignore)
    shown = grid.png(good())
    assert shown == grid.png(Unchanged(good().with_detail(add_detail)))
    assert shown != grid.png(Unchanged(good()))


def test_without_a_model_in_use_its_column_shows_the_hole(photos) -> None:
    grid = PreviewGrid(choose_trials(photos, seed=0, look=ignore), None, look=ignore)
    tiles = tiles_of(grid.png(bad()))
    assert np.array_equal(tiles[:, 0], tiles[:, 1])


def test_the_choice_is_varied_and_always_the_same(photos) -> None:
    for seed in range(4):
        chosen = choose_trials(photos, seed=seed, look=ignore)
        plain = {
            tuple(t.truth[0, 0]) for t in chosen if t.truth.std(axis=(0, 1)).max() == 0
        }
        assert len(plain) == 3
        again = choose_trials(photos, seed=seed, look=ignore)
        assert [t.hole for t in again] == [t.hole for t in chosen]
        for one, other in zip(chosen, again, strict=True):
            assert np.array_equal(one.truth, other.truth)


def test_few_and_small_photos_make_few_rows(tmp_path: Path) -> None:
    for number in range(2):
        Image.fromarray(landscape(150, 128, seed=number)).save(
            tmp_path / f"{number}.png"
        )
    trials = choose_trials(tuple(tmp_path.iterdir()), seed=0, look=ignore)
    grid = PreviewGrid(trials, bad(), look=ignore)
    assert grid.rows == 2
    assert tiles_of(grid.png(bad())).shape[0] == 2


@dataclass
class FakeContest:
    """Stands in for networks; every fill takes its time on the fake clock."""

    takes: Callable[[], None] = ignore
    current: NamedFiller | None = field(default_factory=lambda: NamedFiller("x", bad()))
    asked: int = 0

    def filler_of(self, _weights: object) -> Painter:
        self.asked += 1
        self.takes()
        return bad()


@dataclass
class Watched:
    """Previews under a clock that stands still unless somebody moves it."""

    photos: tuple[Path, ...]
    contest: FakeContest = field(default_factory=FakeContest)
    look: Callable[[], None] = ignore
    now: float = 0.0

    def __post_init__(self) -> None:
        self.events: list[PreviewReady] = []
        self.previews = Previews(
            self.contest,
            self.photos,
            seed=0,
            sink=self.events.append,
            look=self.look,
            clock=lambda: self.now,
        )

    def pass_time(self, seconds: float) -> None:
        self.now += seconds


def test_a_preview_tells_its_epoch_and_its_rows(photos) -> None:
    watched = Watched(photos)
    watched.previews.follow(3, [])
    (event,) = watched.events
    assert (event.epoch, event.rows) == (3, ROWS)
    assert tiles_of(event.png).shape[0] == ROWS


def test_previews_take_at_most_a_twentieth_of_the_time(photos) -> None:
    watched = Watched(photos[:1])
    watched.contest.takes = lambda: watched.pass_time(2)
    for epoch in range(200):
        watched.previews.follow(epoch, [])
        watched.pass_time(1)
    spent = 2 * len(watched.events)
    assert 0.04 * watched.now < spent <= 0.05 * watched.now + 4


def test_loading_everything_for_the_first_preview_does_not_delay_the_second(
    photos,
) -> None:
    watched = Watched(photos[:1])
    watched.contest.takes = lambda: watched.pass_time(10)
    watched.previews.follow(0, [])
    watched.contest.takes = lambda: watched.pass_time(1)
    watched.previews.follow(1, [])
    assert [event.epoch for event in watched.events] == [0, 1]
    watched.previews.follow(2, [])
    assert len(watched.events) == 2


def test_the_last_preview_does_not_wait(photos) -> None:
    watched = Watched(photos[:1])
    watched.contest.takes = lambda: watched.pass_time(2)
    watched.previews.follow(1, [])
    watched.previews.make(2, [])
    assert [event.epoch for event in watched.events] == [1, 2]


def test_a_preview_that_fails_is_logged_and_harms_nobody(photos, caplog) -> None:
    def fail() -> None:
        raise RuntimeError("the graph is broken")

    watched = Watched(photos[:1], FakeContest(takes=fail))
    watched.previews.follow(1, [])
    assert watched.events == []
    assert "the graph is broken" in caplog.text
    watched.contest.takes = ignore
    watched.previews.make(2, [])
    assert [event.epoch for event in watched.events] == [2]


def test_photos_that_are_gone_make_no_preview(tmp_path: Path, caplog) -> None:
    watched = Watched((tmp_path / "gone.jpg",))
    watched.previews.follow(1, [])
    assert watched.events == []
    assert "epoch 1" in caplog.text


@pytest.mark.parametrize("ending", [Cancelled, Suspended])
def test_a_run_can_end_in_the_middle_of_a_preview(photos, ending) -> None:
    looks = 0

    def end() -> None:
        nonlocal looks
        looks += 1
        if looks == 8:
            raise ending

    watched = Watched(photos, look=end)
    with pytest.raises(ending):
        watched.previews.follow(1, [])
    assert looks == 8
    assert watched.events == []
