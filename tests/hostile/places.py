"""Things in a folder that are no plain files, and names that nobody expects."""

import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.hostile.pictures import whole_files

NAMES = (
    b"two\nlines.jpg",
    b"bell\x07 and \x1b[31mred\x1b[0m.jpg",
    b"not-utf8-\xff\xfe\xe9.jpg",
    b"not-utf8-\xff-deep.png",
    b"not-utf8-\xff-deep.tif",
    b"not-utf8-\xff.heic",
    b"l" * 246 + b".jpg",
    "逆\u202egpj.exe.jpg".encode(),
    "\u200b\ufeff\u2066.jpg".encode(),
    b"-o.jpg",
    b"--help.jpg",
    b" leading and trailing .jpg ",
    b"%s{0}{name}.jpg",
    b"option[page=1,unlimited].png",
    b"<b>bold</b>&amp;.jpg",
    b"CON.jpg",
    b"a.jpg.",
    b".jpg",
    "e\u0301\U0001f3d4.png".encode(),
)


def odd_names(folder: Path) -> Iterator[Path]:
    """Whole photos under odd names, as far as the disk knows such names."""
    files = whole_files()
    for name in NAMES:
        content = files["plain.jpg"]
        for mark, source in (
            (b"deep.png", "deep.png"),
            (b"deep.tif", "deep.tif"),
            (b".heic", "turned.heic"),
            (b".png", "plain.png"),
        ):
            if name.endswith(mark):
                content = files[source]
                break
        path = folder / os.fsdecode(name)
        with suppress(OSError):
            path.write_bytes(content)
            yield path


def odd_places(folder: Path) -> Iterator[Path]:
    """Folders, links, pipes, sockets, devices, and paths that lead nowhere."""
    whole = folder / "whole.png"
    whole.write_bytes(whole_files()["plain.png"])
    (folder / "folder.jpg").mkdir()
    yield folder / "folder.jpg"
    for name, target in {
        "link.png": "whole.png",
        "dangling.jpg": "nothing.jpg",
        "looped.jpg": "looped.jpg",
        "circle-a.jpg": "circle-b.jpg",
        "circle-b.jpg": "circle-a.jpg",
        "to-folder.jpg": "folder.jpg",
        "to-null.jpg": os.devnull,
        "to-zero.jpg": "/dev/zero",
        "to-random.png": "/dev/urandom",
    }.items():
        (folder / name).symlink_to(target)
        yield folder / name
    os.mkfifo(folder / "pipe.jpg")
    yield folder / "pipe.jpg"
    yield _socket(folder / "socket.jpg")
    sealed = folder / "sealed.jpg"
    sealed.write_bytes(whole_files()["plain.jpg"])
    sealed.chmod(0)
    yield sealed
    yield folder / "missing.jpg"
    yield folder / "whole.png" / "below-a-file.jpg"
    yield folder / ("x" * 300 + ".jpg")
    yield folder / ("deep/" * 1000) / "a.jpg"
    yield folder / "null\0byte.jpg"


def _socket(path: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as one, suppress(OSError):
        one.bind(str(path))
    return path
