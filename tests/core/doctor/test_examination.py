"""All probes at once, whatever some of them do."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from core.doctor.examination import Probe, examine, probes
from core.doctor.facts import Models, Part, Unanswered, Versions
from core.errors import Cancelled
from core.paths import AppPaths
from core.progress import silent

VERSIONS = Versions("1.0", "3.12.1", "Linux", {})


@pytest.fixture
def release() -> Iterator[threading.Event]:
    """Lets hanging probes go at the end of the test."""
    event = threading.Event()
    yield event
    event.set()


def hanging(release: threading.Event, *, patience: float) -> Probe:
    def look(_gone: threading.Event) -> Models:
        release.wait()
        return Models(())

    return Probe(Part.MODELS, look, patience)


def failing(_gone: threading.Event) -> Models:
    raise OSError("no such device")


def test_every_probe_answers_once() -> None:
    asked = [
        Probe(Part.VERSIONS, lambda _gone: VERSIONS),
        Probe(Part.MODELS, lambda _gone: Models(())),
    ]
    found = list(examine(asked, silent))
    assert sorted(part for part, _ in found) == [Part.MODELS, Part.VERSIONS]
    assert dict(found)[Part.VERSIONS] == VERSIONS


def test_a_probe_that_hangs_is_not_waited_for(release: threading.Event) -> None:
    asked = [
        hanging(release, patience=0.01),
        Probe(Part.VERSIONS, lambda _gone: VERSIONS),
    ]
    assert dict(examine(asked, silent)) == {
        Part.VERSIONS: VERSIONS,
        Part.MODELS: Unanswered(),
    }


def test_a_probe_that_fails_says_why() -> None:
    found = dict(examine([Probe(Part.MODELS, failing)], silent))
    assert found == {Part.MODELS: Unanswered("OSError: no such device")}


def test_answers_come_while_others_are_waited_for(release: threading.Event) -> None:
    asked = [
        hanging(release, patience=60.0),
        Probe(Part.VERSIONS, lambda _gone: VERSIONS),
    ]
    with closing(examine(asked, silent)) as found:
        assert next(found) == (Part.VERSIONS, VERSIONS)


def test_the_examination_can_be_cancelled(release: threading.Event) -> None:
    seen: list[threading.Event] = []

    def look(gone: threading.Event) -> Models:
        seen.append(gone)
        release.wait()
        return Models(())

    def report(_done: float) -> None:
        if seen:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(examine([Probe(Part.MODELS, look, patience=60.0)], report))
    assert seen[0].is_set(), "probes are told that nobody waits for them"


def test_the_quick_look_leaves_tensorflow_out(tmp_path) -> None:
    paths = AppPaths.in_folder(tmp_path)
    quick = {probe.part for probe in probes(paths, is_quick=True)}
    assert quick == set(Part) - {Part.ENGINE}
    assert {probe.part for probe in probes(paths, is_quick=False)} == set(Part)
