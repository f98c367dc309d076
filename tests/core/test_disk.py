"""Whatever lies at a path, there is an answer, and nobody waits for it."""

import os
import socket
from pathlib import Path

import pytest

from core.disk import is_folder, is_there, open_file, resolved
from core.files import reason_of

NOWHERE = ["gone", "x" * 300, "d/" * 3000, "looped", "file/below", "nul\0l"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "file").write_bytes(b"content")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "looped").symlink_to("looped")
    return tmp_path


def refusal(path: Path) -> str | None:
    with pytest.raises(OSError) as caught, open_file(path):  # noqa: PT011 - its reason
        pass
    return reason_of(caught.value)


@pytest.mark.parametrize("name", ["file", "link"])
def test_a_file_is_opened_through_links_as_well(folder: Path, name: str) -> None:
    with open_file(folder / name) as file:
        assert file.read() == b"content"


def test_a_folder_says_so(folder: Path) -> None:
    assert refusal(folder) == "it is a folder"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_sockets_and_devices_are_no_files(folder: Path, monkeypatch) -> None:
    os.mkfifo(folder / "pipe")
    monkeypatch.chdir(folder)  # the name of a socket is short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
    for path in (folder / "pipe", folder / "socket", Path("/dev/zero")):
        assert refusal(path) == "it is no file"


@pytest.mark.parametrize("name", NOWHERE)
def test_a_path_that_leads_nowhere_is_an_answer(folder: Path, name: str) -> None:
    assert refusal(folder / name)
    assert not is_folder(folder / name)
    assert not is_there(folder / name)
    assert resolved(folder / name)


def test_links_are_followed(folder: Path) -> None:
    assert resolved(folder / "link") == folder.resolve() / "file"
    assert is_folder(folder)
    assert is_there(folder / "link")
