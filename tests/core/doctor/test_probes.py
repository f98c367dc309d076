"""Versions, processor and memory, folders, models."""

import os
from importlib import metadata
from pathlib import Path

import pytest

from core import processor
from core.doctor.computer import look_at_computer
from core.doctor.facts import ModelFault
from core.doctor.folders import look_at_folders
from core.doctor.models import look_at_models
from core.doctor.versions import look_at_versions, required_by
from core.model.bundle import CARD, WEIGHTS
from core.paths import AppPaths
from tests.core.model.shelves import small_library


def test_libraries_are_told_with_their_versions() -> None:
    found = look_at_versions()
    assert found.packages["numpy"] == metadata.version("numpy")
    assert found.packages["tensorflow"] == metadata.version("tensorflow")
    assert "pytest" not in found.packages
    assert "opencv-python-headless" not in found.packages


def test_a_library_under_another_name_is_not_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed = {"mendscape": "1.0", "tensorflow-cpu": "2.21.0"}

    def version(name: str) -> str:
        if name not in installed:
            raise metadata.PackageNotFoundError(name)
        return installed[name]

    monkeypatch.setattr(metadata, "version", version)
    found = look_at_versions()
    assert found.packages["tensorflow-cpu"] == "2.21.0"
    assert "tensorflow" not in found.packages
    installed.clear()
    assert look_at_versions().packages["tensorflow"] is None


def test_what_another_library_asks_for() -> None:
    assert "nvidia-cudnn-cu12" in required_by("tensorflow", extra="and-cuda")
    assert "nvidia-cudnn-cu12" not in required_by("tensorflow")
    assert required_by("no-such-library") == ()


def test_the_computer_has_a_processor_and_memory() -> None:
    found = look_at_computer()
    assert found.processor
    assert found.cores >= 1
    assert found.memory >= found.free_memory > 0


@pytest.fixture
def cpuinfo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "cpuinfo"
    monkeypatch.setattr(processor, "_INFO", file)
    return file


def test_the_processor_is_asked_for_what_makes_training_fast(cpuinfo: Path) -> None:
    cpuinfo.write_text("model name\t: Xeon\nflags\t\t: fpu avx2 amx_bf16\n\n")
    found = look_at_computer()
    assert (found.processor, found.fast_flags) == ("Xeon", ("amx_bf16",))
    cpuinfo.write_text("model name\t: Old\nflags\t\t: fpu\n")
    assert look_at_computer().fast_flags == ()


def test_a_system_that_tells_nothing_of_its_processor(cpuinfo: Path) -> None:
    assert not cpuinfo.exists()
    found = look_at_computer()
    assert found.processor
    assert found.fast_flags is None


def test_folders_that_are_not_there_yet_are_fine_and_not_made(tmp_path: Path) -> None:
    paths = AppPaths.in_folder(tmp_path / "deep" / "profile")
    found = {each.use: each for each in look_at_folders(paths).folders}
    assert found["models"].path == paths.models
    assert all(each.fault == "" and each.free for each in found.values())
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_in_a_folder(tmp_path: Path) -> None:
    look_at_folders(AppPaths.in_folder(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "models").touch()
    found = {
        each.use: each for each in look_at_folders(AppPaths.in_folder(tmp_path)).folders
    }
    assert found["models"].fault
    assert not found["logs"].fault


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_write_protected_folder_is_a_fault(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        folders = look_at_folders(AppPaths.in_folder(tmp_path / "profile")).folders
    finally:
        tmp_path.chmod(0o700)
    assert {each.fault for each in folders} == {"access is denied"}


def test_models_are_compared_with_their_cards(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    library.use("alps")
    states = {each.name: each for each in look_at_models(library).models}
    assert {each.fault for each in states.values()} == {None}
    assert states["landscape"].is_shipped
    assert not states["alps"].is_shipped
    assert [name for name, each in states.items() if each.is_in_use] == ["alps"]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda folder: (folder / WEIGHTS).write_bytes(b"x"), ModelFault.CHANGED),
        (lambda folder: (folder / WEIGHTS).unlink(), ModelFault.UNREADABLE),
        (lambda folder: (folder / CARD).write_text("{"), ModelFault.DAMAGED),
        (lambda folder: (folder / CARD).write_text('{"schema": 99}'), "too_new"),
    ],
)
def test_a_spoiled_model_is_told(tmp_path: Path, spoil, fault: str) -> None:
    library = small_library(tmp_path)
    spoil(library.bundle("alps").folder)
    states = {each.name: each.fault for each in look_at_models(library).models}
    assert states == {"classic": None, "landscape": None, "alps": fault}


def test_a_library_without_any_model(tmp_path: Path) -> None:
    from core.model.library import ModelLibrary

    library = ModelLibrary(tmp_path / "user", shipped_folder=tmp_path / "shipped")
    assert look_at_models(library).models == ()
