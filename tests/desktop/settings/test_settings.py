"""What is remembered is remembered by the next start, too."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QLockFile

from core.dust.mark import USUAL_SENSITIVITY
from core.inpainting.engine import DeviceChoice
from desktop.files.export_choice import EXPORT_FORMATS, ExportHabit
from desktop.looks.theme import Theme
from desktop.settings.settings import Settings
from desktop.texts.translation import Language


def test_a_new_profile_has_sensible_values(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    assert settings.fill_on_release
    assert settings.tell_confidence
    assert settings.device is DeviceChoice.BEST
    assert settings.language is Language.SYSTEM
    assert settings.theme is Theme.SYSTEM
    assert settings.undo_megabytes == 256
    assert settings.dust_sensitivity == USUAL_SENSITIVITY
    assert settings.recent_files == ()
    assert settings.training_folder is None
    assert settings.geometry.isEmpty()
    assert not settings.is_maximized
    assert settings.export_habit is None
    assert settings.layout.isEmpty()
    assert settings.last_squares is None


@pytest.mark.parametrize(
    "stored", ["quality=101", "quality=x", "format=GIF\nquality=90", "as_source=7"]
)
def test_a_damaged_habit_is_none(tmp_path: Path, stored: str) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(f"[export]\nformat=PNG\n{stored}\n")
    assert Settings(file).export_habit is None


def test_values_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "profile" / "settings.ini"
    settings = Settings(file)
    settings.set_fill_on_release(False)
    settings.tell_confidence = False
    settings.device = DeviceChoice.CPU
    settings.language = Language.CHINESE
    settings.theme = Theme.DARK
    settings.undo_megabytes = 1024
    settings.training_folder = tmp_path / "Alps, 2024"
    settings.geometry = QByteArray(b"\x00\x01place")
    settings.is_maximized = True
    habit = ExportHabit(EXPORT_FORMATS[-2], 61, is_as_source=False)
    settings.set_export_habit(habit)
    settings.layout = QByteArray(b"\x00\x02widths")
    settings.add_recent_file(tmp_path / "a, b.jpg")
    settings.save()

    again = Settings(file)
    assert not again.fill_on_release
    assert not again.tell_confidence
    assert again.device is DeviceChoice.CPU
    assert again.language is Language.CHINESE
    assert again.theme is Theme.DARK
    assert again.undo_megabytes == 1024
    assert again.training_folder == tmp_path / "Alps, 2024"
    assert again.geometry == QByteArray(b"\x00\x01place")
    assert again.is_maximized
    assert again.export_habit == habit
    assert again.layout == QByteArray(b"\x00\x02widths")
    assert again.recent_files == (tmp_path / "a, b.jpg",)


def test_recent_files_are_few_each_once_the_latest_first(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    for number in range(15):
        settings.add_recent_file(tmp_path / f"{number}.jpg")
    settings.add_recent_file(tmp_path / "12.jpg")
    names = [path.name for path in settings.recent_files]
    assert names[:3] == ["12.jpg", "14.jpg", "13.jpg"]
    assert len(names) == 10
    assert len(set(names)) == 10


def test_one_recent_file_is_a_list_after_a_restart_too(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    settings = Settings(file)
    settings.add_recent_file(tmp_path / "only.jpg")
    settings.save()
    again = Settings(file)
    again.remove_recent_file(tmp_path / "only.jpg")
    assert again.recent_files == ()


def test_a_spoiled_settings_file_is_no_reason_to_fail(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    lines = ("fill_on_release=perhaps", "recent_files=7", "geometry=x")
    choices = ("device=abacus", "language=tlh", "theme=7", "undo_megabytes=much")
    file.write_text("\n".join(["[General]", *lines, *choices, ""]))
    settings = Settings(file)
    assert settings.device is DeviceChoice.BEST
    assert settings.language is Language.SYSTEM
    assert settings.theme is Theme.SYSTEM
    assert settings.undo_megabytes == 256
    assert isinstance(settings.fill_on_release, bool)
    assert isinstance(settings.recent_files, tuple)
    assert isinstance(settings.geometry, QByteArray)


@pytest.mark.parametrize("text", ["9" * 5000, "9999999", "-1", "many", "1e5", ""])
def test_an_undo_limit_that_is_none_is_the_usual_one(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(f"[General]\nundo_megabytes={text}\n")
    assert Settings(file).undo_megabytes == 256


@pytest.mark.skipif(os.name == "nt", reason="waits a day there")
@pytest.mark.parametrize("text", ["", "12"])
def test_a_lock_that_a_killed_program_left_is_removed(
    tmp_path: Path, text: str
) -> None:
    lock = tmp_path / "settings.ini.lock"
    lock.write_text(text)
    Settings(tmp_path / "settings.ini")
    assert not lock.exists()


def test_a_lock_that_another_program_holds_is_kept(tmp_path: Path) -> None:
    lock = QLockFile(str(tmp_path / "settings.ini.lock"))
    assert lock.tryLock(0)
    Settings(tmp_path / "settings.ini")
    assert (tmp_path / "settings.ini.lock").exists()
    lock.unlock()


def test_the_sensitivity_survives_a_restart(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.ini")
    settings.dust_sensitivity = 70
    settings.save()
    assert Settings(tmp_path / "settings.ini").dust_sensitivity == 70


@pytest.mark.parametrize(("stored", "used"), [("much", 50), ("-3", 50), ("400", 100)])
def test_a_damaged_sensitivity_is_harmless(
    tmp_path: Path, stored: str, used: int
) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(f"[General]\ndust_sensitivity={stored}\n")
    assert Settings(file).dust_sensitivity == used
