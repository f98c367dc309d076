"""The steps of a training, without a window and without a process."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.dataset.scan import AcceptedPhoto, ScanReport
from core.errors import (
    ModelExists,
    ModelNameInvalid,
    ModelNotFound,
    ModelUnfinished,
    RepairError,
    TooFewPhotos,
)
from core.geometry import Size
from core.model.bundle import write_bundle
from core.model.card import ModelCard
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.events import RunFailed, RunFault, RunSuspended, TrainingEvent
from core.training.options import TrainingOptions
from core.training.wizard import Step, TrainingWizard
from tests.core.training.fake_process import FakeProcess, finished, leave_unfinished
from tests.tiny import TINY_SPEC, ignore, photo_files

CHOICE = {
    "name": "mine",
    "start": None,
    "preset": "landscape",
    "minutes": 10.0,
    "epochs": None,
}


def report_of(folder: Path, count: int = 25) -> ScanReport:
    photos = (
        AcceptedPhoto(folder / f"{n:02}.jpg", Size(640, 480), f"{n:064}", f"{n:064}")
        for n in range(count)
    )
    return ScanReport(folder, tuple(photos), ())


def add_model(library: ModelLibrary, name: str) -> None:
    weights = {"000": np.zeros(1, np.float32)}  # nobody loads them here
    write_bundle(library.folder_for(name), ModelCard(name, TINY_SPEC), weights)


@pytest.fixture
def paths(tmp_path: Path) -> AppPaths:
    return AppPaths.in_folder(tmp_path / "profile")


@pytest.fixture
def library(paths: AppPaths, tmp_path: Path) -> ModelLibrary:
    return ModelLibrary(paths.models, shipped_folder=tmp_path / "none")


@pytest.fixture
def process() -> FakeProcess:
    return FakeProcess()


@pytest.fixture
def wizard(paths, library, process) -> TrainingWizard:
    return TrainingWizard(paths, library, process.make)


@pytest.fixture
def report(tmp_path: Path) -> ScanReport:
    return report_of(tmp_path / "Alps: summer (2024)")


def test_a_sitting_goes_from_a_folder_to_a_model_in_use(
    wizard, library, process, report
) -> None:
    assert wizard.step is Step.FOLDER
    wizard.adopt(report)
    assert wizard.step is Step.CHECK
    options = wizard.choose(**CHOICE)
    assert wizard.step is Step.OPTIONS
    heard: list[TrainingEvent] = []
    wizard.begin(heard.append).start()
    assert wizard.step is Step.RUN
    assert process.made_with == [(options, wizard._paths, False)]
    add_model(library, "mine")
    process.tell(finished("mine"))
    assert wizard.step is Step.RESULT
    assert heard == [wizard.outcome] == [finished("mine")]
    assert wizard.result == finished("mine").result
    wizard.use_new_model()
    assert library.current == "mine"


def test_a_scan_is_adopted_only_with_enough_photos(wizard, tmp_path) -> None:
    photo_files(tmp_path / "few", 3)
    report = wizard.scan(tmp_path / "few", tell=lambda progress: None)
    with pytest.raises(TooFewPhotos, match="3 usable photos") as caught:
        wizard.adopt(report)
    assert (caught.value.found, caught.value.needed) == (3, 20)
    assert wizard.step is Step.FOLDER
    assert wizard.report is None


def test_a_scan_of_a_relative_folder_holds_wherever_it_is_resumed(
    wizard, tmp_path, monkeypatch
) -> None:
    photo_files(tmp_path / "photos", 2)
    monkeypatch.chdir(tmp_path)
    report = wizard.scan(Path("photos"), tell=lambda progress: None)
    assert report.folder == tmp_path / "photos"
    assert all(path.is_absolute() for path in report.paths)


def test_the_options_hold_every_photo_on_one_side(wizard, report) -> None:
    wizard.adopt(report)
    split = wizard.choose(**CHOICE).split
    assert sorted(split.training + split.held_out) == list(report.paths)
    assert split.held_out
    assert TrainingOptions.from_json(wizard.options.to_json()) == wizard.options


@pytest.mark.parametrize(
    "call",
    [
        lambda wizard: wizard.suggested_name(),
        lambda wizard: wizard.choose(**CHOICE),
        lambda wizard: wizard.begin(ignore),
        lambda wizard: wizard.use_new_model(),
        lambda wizard: wizard.back(),
    ],
)
def test_what_comes_later_cannot_be_done_first(wizard, call) -> None:
    with pytest.raises(ValueError, match="Received: step=folder"):
        call(wizard)


def test_nothing_can_be_decided_during_a_run(wizard, report) -> None:
    wizard.adopt(report)
    wizard.choose(**CHOICE)
    wizard.begin(ignore).start()
    for call in (
        lambda: wizard.adopt(report),
        lambda: wizard.choose(**CHOICE),
        lambda: wizard.begin(ignore),
        wizard.back,
    ):
        with pytest.raises(ValueError, match="step=run"):
            call()


def test_options_are_chosen_anew_after_another_scan(wizard, report, tmp_path) -> None:
    wizard.adopt(report)
    wizard.choose(**CHOICE)
    wizard.adopt(report_of(tmp_path / "other"))
    with pytest.raises(ValueError, match="step=check"):
        wizard.begin(ignore)


def test_going_back_and_forth_loses_nothing(wizard, report) -> None:
    wizard.adopt(report)
    options = wizard.choose(**CHOICE)
    wizard.back()
    assert (wizard.step, wizard.options) == (Step.CHECK, options)
    wizard.back()
    assert (wizard.step, wizard.report) == (Step.FOLDER, report)
    wizard.choose(**CHOICE)
    assert wizard.step is Step.OPTIONS


def test_a_run_that_failed_leads_back_to_the_check(wizard, process, report) -> None:
    wizard.adopt(report)
    wizard.choose(**CHOICE)
    wizard.begin(ignore).start()
    process.tell(RunFailed(RunFault.DIVERGED, "It diverged.", ""))
    assert wizard.step is Step.RESULT
    assert wizard.result is None
    with pytest.raises(ValueError, match="No run has finished"):
        wizard.use_new_model()
    wizard.back()
    assert wizard.step is Step.CHECK


def test_a_process_that_never_started_holds_nobody_up(wizard, report) -> None:
    wizard.adopt(report)
    wizard.choose(**CHOICE)
    wizard.begin(ignore)
    wizard.back()
    wizard.choose(**CHOICE)
    wizard.begin(ignore)


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Alps: summer (2024)", "Alps summer 2024"),
        ("_über_den Bergen..", "über_den Bergen"),
        ("Cime\u0301ntero", "Cim\u00e9ntero"),
        ("x" * 200, "x" * 50),
        ("...", "My photos"),
        ("con", "My photos"),
    ],
)
def test_the_suggested_name_is_the_folders(wizard, tmp_path, folder, name) -> None:
    wizard.adopt(report_of(tmp_path / folder))
    assert wizard.suggested_name() == name
    wizard.check_name(name)


def test_the_suggested_name_is_free(wizard, library, paths, report, tmp_path) -> None:
    add_model(library, "alps")
    wizard.adopt(report_of(tmp_path / "Alps"))
    assert wizard.suggested_name() == "Alps 2"
    leave_unfinished(paths, replace(wizard.choose(**CHOICE), name="Alps 2"))
    assert wizard.suggested_name() == "Alps 3"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", ModelNameInvalid),
        ("a/b", ModelNameInvalid),
        ("taken", ModelExists),
        (" Taken ", ModelExists),
        ("waits", ModelUnfinished),
        ("WAITS", ModelUnfinished),
    ],
)
def test_a_name_that_cannot_be_taken_is_told(
    wizard, library, paths, report, name: str, error: type[RepairError]
) -> None:
    add_model(library, "taken")
    wizard.adopt(report)
    leave_unfinished(paths, replace(wizard.choose(**CHOICE), name="waits"))
    wizard.back()
    with pytest.raises(error):
        wizard.choose(**CHOICE | {"name": name})
    assert wizard.step is Step.CHECK


def test_a_name_that_is_taken_before_the_run_begins_is_told(
    wizard, library, report
) -> None:
    wizard.adopt(report)
    wizard.choose(**CHOICE)
    add_model(library, "mine")
    with pytest.raises(ModelExists):
        wizard.begin(ignore)


def test_an_unknown_start_or_preset_is_told(wizard, report) -> None:
    wizard.adopt(report)
    with pytest.raises(ModelNotFound):
        wizard.choose(**CHOICE | {"start": "nothing"})
    with pytest.raises(ValueError, match="no such preset"):
        wizard.choose(**CHOICE | {"preset": "best"})


def test_the_model_in_use_is_the_first_to_start_from(wizard, library) -> None:
    assert wizard.default_start() is None
    for name in ("a", "b", "c"):
        add_model(library, name)
    library.use("b")
    assert wizard.start_models() == ("b", "a", "c")
    assert wizard.default_start() == "b"


def test_an_unfinished_run_goes_on_or_is_discarded(
    wizard, paths, process, report
) -> None:
    wizard.adopt(report)
    options = wizard.choose(**CHOICE)
    leave_unfinished(paths, options)
    (run,) = wizard.resumable()
    assert run.options == options
    wizard.begin_again(run, ignore).start()
    assert process.made_with == [(options, paths, True)]
    process.tell(RunSuspended())
    wizard.discard(run)
    assert wizard.resumable() == ()
    wizard.choose(**CHOICE)


def test_a_run_goes_on_without_any_folder_chosen(wizard, paths, report) -> None:
    wizard.adopt(report)
    leave_unfinished(paths, wizard.choose(**CHOICE))
    other = TrainingWizard(paths, wizard._library, FakeProcess([finished()]).make)
    (run,) = other.resumable()
    other.begin_again(run, ignore).start()
    assert other.result is not None
    other.back()
    assert other.step is Step.FOLDER
