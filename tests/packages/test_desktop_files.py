"""What a Linux desktop is told of the program."""

import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from core.photo.formats import OPENED_ONLY, PHOTO_FORMATS

LINUX = Path(__file__).parents[2] / "packaging" / "linux"
ENTRY = LINUX / "mendscape.desktop"
METAINFO = LINUX / "io.github.mendscape.mendscape.metainfo.xml"


@pytest.fixture
def entry() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(ENTRY, encoding="utf-8")
    return dict(parser["Desktop Entry"])


def media_types(text: str) -> set[str]:
    return {each for each in text.split(";") if each}


def test_it_starts_the_program_with_one_photo(entry: dict[str, str]) -> None:
    assert entry["Exec"] == "mendscape %f"
    assert entry["Terminal"] == "false"


def test_its_window_is_known_by_the_name_that_the_program_gives(
    entry: dict[str, str],
) -> None:
    main = (LINUX.parents[1] / "desktop" / "main.py").read_text()
    assert f'setDesktopFileName("{ENTRY.stem}")' in main
    assert entry["Icon"] == entry["StartupWMClass"] == ENTRY.stem


def test_it_opens_every_format_that_the_program_opens(entry: dict[str, str]) -> None:
    names = {each.name.lower() for each in (*PHOTO_FORMATS, *OPENED_ONLY)}
    # Phones and browsers call the same files by either name.
    assert media_types(entry["MimeType"]) == {
        f"image/{name}" for name in {*names, "heif"}
    }


def test_it_speaks_both_languages(entry: dict[str, str]) -> None:
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[key]
        assert entry[f"{key}[zh_CN]"]


def test_the_software_centre_shows_the_same_program(entry: dict[str, str]) -> None:
    root = ET.parse(METAINFO).getroot()  # noqa: S314 - our own file
    assert f"{root.findtext('id')}.metainfo.xml" == METAINFO.name
    assert root.findtext("launchable") == ENTRY.name
    types = {each.text for each in root.iter("mediatype")}
    assert types == media_types(entry["MimeType"])
    assert root.findtext("project_license") == "MIT"


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", str(ENTRY)],
        ["appstreamcli", "validate", "--no-net", str(METAINFO)],
    ],
)
def test_the_desktops_own_checkers_agree(command: list[str]) -> None:
    tool = shutil.which(command[0])
    if tool is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(  # noqa: S603 - a checker of the system
        [tool, *command[1:]], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_icons_of_every_system_come_from_one_drawing(script, tmp_path: Path) -> None:
    icons = script("icons")
    drawing = LINUX.parents[1] / "resources" / "icons" / "mendscape.svg"
    icons.make_icons(drawing, tmp_path)
    for side in icons.SIDES:
        with Image.open(tmp_path / f"{side}.png") as picture:
            assert picture.size == (side, side)
            corner, middle = (
                picture.getpixel((0, 0)),
                picture.getpixel((side // 2,) * 2),
            )
            assert corner[3] == 0
            assert middle[3] == 255
    with Image.open(tmp_path / "mendscape.ico") as windows:
        assert {(16, 16), (32, 32), (256, 256)} <= windows.info["sizes"]
    with Image.open(tmp_path / "mendscape.icns") as macos:
        assert (512, 512, 2) in macos.info["sizes"]
