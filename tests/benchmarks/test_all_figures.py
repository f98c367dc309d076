"""`make bench`: its parts, what is kept of them, and what has changed since."""

from pathlib import Path

import pytest

from benchmarks import __main__ as bench
from benchmarks.comparison import as_text, changes
from benchmarks.figure import Figure
from benchmarks.parts import PARTS, Setting
from benchmarks.record import Circumstances, Part, Record
from benchmarks.speed_page import speed_page

HERE = Circumstances.here(photos=None)


def figure(name: str, ratio: float) -> Figure:
    return Figure(name, value=100 * ratio, unit="ms", baseline=100)


def record(**figures: Figure) -> Record:
    return Record({name: Part(HERE, (one,)) for name, one in figures.items()})


def failing(_setting: Setting) -> list[Figure]:
    raise RuntimeError("The probe was ill.")


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Parts that take no time, and files of their own."""
    parts = {
        "start": lambda _setting: [figure("paint", 1.5)],
        "scan": lambda _setting: [figure("scan", 1.1), Figure("wait", 3, "s")],
    }
    monkeypatch.setattr(bench, "PARTS", parts)
    monkeypatch.setattr(bench, "_KEPT", tmp_path / "figures.json")
    monkeypatch.setattr(bench, "_PAGE", tmp_path / "speed.md")
    monkeypatch.setattr(bench, "_OUT", tmp_path / "out")
    return tmp_path


def test_only_changes_beyond_the_noise_are_called_changes() -> None:
    kept = record(a=figure("a", 2), b=figure("b", 2), c=figure("c", 2))
    now = record(a=figure("a", 2.5), b=figure("b", 2.7), c=figure("c", 1.5))
    verdicts = {each.name: each.verdict for each in changes(now, kept)}
    assert verdicts == {"a": "", "b": "WORSE", "c": "better"}


def test_times_alone_are_not_compared() -> None:
    slow = record(a=Figure("a", 900, "ms"), b=Figure("b", 900, "ms", baseline=450))
    quick = record(a=Figure("a", 9, "ms"), b=Figure("b", 9, "ms", baseline=4.5))
    (only,) = changes(slow, quick)
    assert (only.name, only.factor, only.verdict) == ("b", 1, "")


def test_a_figure_that_was_never_kept_is_new() -> None:
    (change,) = changes(record(a=figure("a", 2)), Record())
    assert change.verdict == "new"
    assert "| a | - | 2.00 | - | new |" in as_text([change])


def test_what_is_kept_can_be_read_again(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    kept = record(start=figure("paint", 1.5))
    kept.write(file)
    assert Record.read(file) == kept
    assert Record.read(tmp_path / "nothing.json") == Record()


def test_other_parts_stay_as_they_were_kept() -> None:
    kept = record(scan=figure("scan", 1), start=figure("paint", 1), gone=figure("x", 1))
    both = kept.updated(record(start=figure("paint", 2)), ["start", "scan"])
    assert list(both.parts) == ["start", "scan"]
    assert both.parts["start"].figures[0].ratio == 2
    assert both.parts["scan"].figures[0].ratio == 1


def test_one_part_is_measured_and_compared(
    places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record(scan=figure("scan", 1.0)).write(places / "figures.json")
    assert bench.main(["scan"]) == 0
    out = capsys.readouterr().out
    assert "| scan | 1.00 | 1.10 | +10 % |  |" in out
    assert "paint" not in out
    assert list(Record.read(places / "out" / "figures.json").parts) == ["scan"]
    assert Record.read(places / "figures.json").parts["scan"].figures[0].ratio == 1


def test_the_figures_are_kept_when_that_is_asked(places: Path) -> None:
    record(scan=figure("scan", 1.0)).write(places / "figures.json")
    assert bench.main(["start", "--keep"]) == 0
    kept = Record.read(places / "figures.json")
    assert list(kept.parts) == ["start", "scan"]
    assert (places / "speed.md").read_text("utf-8") == speed_page(kept)
    assert not (places / "out").exists()


def test_a_part_that_fails_keeps_no_other_from_being_measured(
    places: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(bench.PARTS, "start", failing)
    assert bench.main([]) == 1
    assert "ill" in capsys.readouterr().err
    assert list(Record.read(places / "out" / "figures.json").parts) == ["scan"]


def test_what_is_measured_before_an_interruption_is_kept(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_setting: Setting) -> list[Figure]:
        raise KeyboardInterrupt

    monkeypatch.setitem(bench.PARTS, "scan", interrupted)
    with pytest.raises(KeyboardInterrupt):
        bench.main(["start", "scan", "--keep"])
    assert list(Record.read(places / "figures.json").parts) == ["start"]


def test_a_part_without_figures_leaves_those_that_were_kept(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(scan=figure("scan", 1.0)).write(places / "figures.json")
    monkeypatch.setitem(bench.PARTS, "scan", lambda _setting: [])
    assert bench.main(["--keep"]) == 0
    kept = Record.read(places / "figures.json")
    assert [figure.name for figure in kept.parts["scan"].figures] == ["scan"]


def test_photos_that_quality_is_not_measured_on_are_said_to_be_so(
    tmp_path: Path,
) -> None:
    assert PARTS["quality"](Setting(tmp_path, 1)) == []
    with pytest.raises(RuntimeError, match="docs"):
        PARTS["quality"](Setting(tmp_path, 1, photos=tmp_path))


@pytest.mark.usefixtures("places")
def test_a_part_that_does_not_exist_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        bench.main(["scan", "scum"])
    assert "scum" in capsys.readouterr().err


def test_the_page_tells_what_is_kept() -> None:
    kept = Record.read(bench._KEPT)
    assert set(kept.parts) <= set(PARTS)
    assert kept.parts
    assert bench._PAGE.read_text("utf-8") == speed_page(kept)


def test_every_part_has_a_title() -> None:
    page = speed_page(Record({name: Part(HERE, ()) for name in PARTS}))
    assert page.count("\n## ") == len(PARTS)


def test_the_largest_real_photo_is_taken(tmp_path: Path) -> None:
    for name, size in (("a.jpg", 10), ("b.jpg", 30), ("c.txt", 90)):
        (tmp_path / name).write_bytes(bytes(size))
    photo = Setting(tmp_path, rounds=1, photos=tmp_path).photo
    assert photo is not None
    assert photo.name == "b.jpg"
    assert Setting(tmp_path, rounds=1).photo is None
