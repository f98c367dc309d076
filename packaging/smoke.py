"""Try a package out as people would: with its own program, and nothing of ours.

    python packaging/smoke.py [PROGRAM]

The same on every system. The window needs a screen; on Linux `xvfb-run` lends one, and
with QT_QPA_PLATFORM=offscreen none is needed. Status 1: something does not work.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
from contents import program
from PIL import Image
from smoke_photos import HEIC, make_photo, make_photos, write_deep_photo

_SQUARE, _BOX = "40,60,48", (slice(60, 108), slice(40, 88))
_PHOTOS = 22
_PATIENCE = 600  # seconds
_FAREWELL = 15  # seconds for child processes to be gone
_KEPT = (
    *("DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "QT_QPA_PLATFORM"),
    *("LANG", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR", "COMSPEC"),
)
"""Of the environment: what every desktop gives. No path, no Python, no libraries."""


class Broken(Exception):
    """The package does not do what it should; the message says what."""


class Package:
    """A program to try out, in a folder of its own for everything it writes.

    Args:
        program: Its executable.
        home: Made for this trial.
    """

    def __init__(self, program: Path, home: Path) -> None:
        self.program = program.resolve()
        self.home = home
        self.profile = home / "profile"

    def run(self, *words: object, expected: tuple[int, ...] = (0,)) -> str:
        """Run it and give back what it printed.

        Args:
            words: Its arguments; the profile is added where it matters.
            expected: Exit statuses that are right.

        Raises:
            Broken: It ended with another status.
        """
        done = subprocess.run(  # noqa: S603 - the package that was just built
            [self.program, *map(str, words)],
            cwd=self.home,
            env=_bare_environment(self.home),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=False,
        )
        if done.returncode not in expected:
            line = " ".join(map(str, words))
            raise Broken(f"`{line}` ended with {done.returncode}: {done.stderr}")
        return done.stdout


def tell_version(package: Package) -> str:
    """It knows its own version, so its metadata is there."""
    words = package.run("--version").split()
    if len(words) != 2 or not words[1][0].isdigit():
        raise Broken(f"There is no version in {words}.")
    return words[1]


def look_at_computer(package: Package) -> str:
    """TensorFlow starts in a process of its own, and no library is missing."""
    report = json.loads(
        package.run("doctor", "--json", "--profile", package.profile, expected=(0, 1))
    )
    packages = report["versions"]["packages"]
    missing = [name for name, version in packages.items() if version is None]
    if "tensorflow" not in report["engine"] or set(missing) - {"pillow-heif"}:
        raise Broken(f"Missing: {missing}; TensorFlow: {report['engine']}")
    return (
        f"TensorFlow {report['engine']['tensorflow']} on {report['engine']['device']}"
    )


def repair_photo(package: Package) -> str:
    """The square changes, and nothing else."""
    photo = package.home / "photo.png"
    Image.fromarray(make_photo(0)).save(photo)
    after = _repaired(package, photo, package.home / "repaired photo.png")
    before = np.asarray(Image.open(photo))
    changed = (before != after).any(axis=2)
    inside = int(changed[_BOX].sum())
    if inside == 0 or int(changed.sum()) != inside:
        raise Broken(f"{inside} pixels changed inside, {changed.sum()} in all.")
    return f"{inside} pixels, all of them in the square"


def repair_deep_photo(package: Package) -> str:
    """Photos of 16 bits go through libvips."""
    photo, target = package.home / "deep.png", package.home / "deep out.png"
    write_deep_photo(photo)
    _repaired(package, photo, target)
    bits = target.read_bytes()[24]
    if bits != 16:
        raise Broken(f"A photo of 16 bits came back with {bits}.")
    return "16 bits"


def repair_phone_photo(package: Package) -> str:
    """Photos of phones go through libheif."""
    photo = package.home / "phone.heic"
    photo.write_bytes(HEIC)
    square = ("--square", "8,8,16")
    package.run("repair", photo, *square, "-o", package.home / "phone.jpg")
    return "HEIC"


def use_window(package: Package) -> str:
    """The window opens the sample photo, and fills a square of it."""
    report = json.loads(package.run("--self-test", "--profile", package.profile))
    return ", ".join(
        f"{step} after {report[step]} s" for step in ("window", "photo", "fill")
    )


def use_window_without_console(package: Package) -> str:
    """The second program of Windows has nothing to print to, and works all the same."""
    windowed = package.program.with_name("mendscapew.exe")
    if not windowed.exists():
        return "there is but one program here"
    other = Package(windowed, package.home)
    other.profile = package.home / "windowed"
    other.run("--self-test", "--profile", other.profile)
    log = (other.profile / "logs" / "mendscape.log").read_text(encoding="utf-8")
    if "Self test" not in log:
        raise Broken(f"The log does not tell of the test: {log}")
    return windowed.name


def train_model(package: Package) -> str:
    """A training runs in a process of its own and adds a model to the library."""
    photos = package.home / "photos"
    make_photos(photos, _PHOTOS)
    own = ("--profile", package.profile)
    name = ("--name", "trial", "--epochs", "1")
    # 3: the new model is not better, which nobody expects of it.
    lines = package.run("train", photos, *name, "--json", *own, expected=(0, 3))
    last = json.loads(lines.splitlines()[-1])["event"]
    models = json.loads(package.run("models", "list", "--json", *own))
    names = [model["name"] for model in models]
    if last != "run_finished" or "trial" not in names:
        raise Broken(f"The training ended with {last}; the library holds {names}.")
    return f"{last}, the library holds {', '.join(sorted(names))}"


def leave_nothing_running(package: Package) -> str:
    """Every process of the program is gone."""
    end = time.monotonic() + _FAREWELL
    while (left := _running(package.program)) and time.monotonic() < end:
        time.sleep(0.2)
    if left:
        raise Broken(f"These processes are left: {left}.")
    return "no process is left"


TRIALS: tuple[Callable[[Package], str], ...] = (
    tell_version,
    look_at_computer,
    repair_photo,
    repair_deep_photo,
    repair_phone_photo,
    use_window,
    use_window_without_console,
    train_model,
    leave_nothing_running,
)


def main() -> int:
    """Try everything, and tell what works and what does not."""
    parser = argparse.ArgumentParser(description="Try a package of Mendscape out.")
    parser.add_argument(
        "program",
        metavar="PROGRAM",
        nargs="?",
        type=Path,
        default=program(),
        help="its executable; without it, the one that was built here",
    )
    arguments = parser.parse_args()
    has_failed = False
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        package = Package(arguments.program, Path(home))
        for trial in TRIALS:
            started = time.monotonic()
            try:
                result, mark = trial(package), "ok"
            except (Broken, OSError, subprocess.TimeoutExpired) as error:
                result, mark = str(error), "BROKEN"
                has_failed = True
            seconds = time.monotonic() - started
            print(f"{mark:7}{trial.__name__:28}{seconds:6.1f} s  {result}", flush=True)
    return int(has_failed)


def _repaired(package: Package, photo: Path, target: Path) -> np.ndarray:
    package.run("repair", photo, "--square", _SQUARE, "-o", target)
    return np.asarray(Image.open(target))


def _bare_environment(home: Path) -> dict[str, str]:
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**environment, "HOME": str(home), "USERPROFILE": str(home)}


def _running(program: Path) -> list[int]:
    """Processes of the very program, children too."""
    return [
        process.pid
        for process in psutil.process_iter(["exe", "status"])
        if process.info["exe"] == str(program)
        and process.info["status"] != psutil.STATUS_ZOMBIE
    ]


if __name__ == "__main__":
    sys.exit(main())
