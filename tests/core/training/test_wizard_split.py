"""Which photos are held out is worked out where nobody waits for it."""

from types import SimpleNamespace

from core.dataset.split import Split
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.wizard import TrainingWizard
from tests.core.cli.conftest import make_photos
from tests.core.training.test_wizard import CHOICE, report_of


def test_the_split_is_made_beside_the_scan_and_only_once(tmp_path, monkeypatch) -> None:
    paths = AppPaths.in_folder(tmp_path / "profile")
    wizard = TrainingWizard(paths, ModelLibrary(paths.models))
    (tmp_path / "photos").mkdir()
    make_photos(tmp_path / "photos", 22)
    made: list[Split] = []

    def by(*args) -> Split:
        made.append(Split.by(*args))
        return made[-1]

    monkeypatch.setattr("core.training.wizard.Split", SimpleNamespace(by=by))
    report = wizard.scan(tmp_path / "photos", tell=lambda progress: None)
    assert len(made) == 1
    wizard.adopt(report)
    assert wizard.split == made[0]
    assert wizard.choose(**CHOICE).split == made[0]
    assert len(made) == 1
    wizard.adopt(report_of(tmp_path, 30))
    assert len(wizard.split.training + wizard.split.held_out) == 30
