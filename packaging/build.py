"""Build Mendscape as one folder that needs no Python and no installation.

    python packaging/build.py [--archive]

Writes dist/mendscape (on macOS also dist/Mendscape.app) and tells its size. To be run
by the Python of an environment that holds what requirements/package.txt pins.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

import PyInstaller.__main__
from contents import DIST, ROOT, distributions, program
from icons import SIDES, make_icons
from licences import third_party

DRAWING = ROOT / "resources" / "icons" / "mendscape.svg"
BUILD = ROOT / "build"
LINUX = ROOT / "packaging" / "linux"
_MEGABYTE = 1_000_000


def main() -> int:
    """Make the icons, then the package, then its archive."""
    parser = argparse.ArgumentParser(description="Build Mendscape as one folder.")
    parser.add_argument(
        "--archive", action="store_true", help="also pack it into one file, in minutes"
    )
    arguments = parser.parse_args()
    make_icons(DRAWING, BUILD / "icons")
    _freeze()
    package = DIST / program().relative_to(DIST).parts[0]
    _add_papers(package)
    if sys.platform == "linux":
        _strip(package)
        _add_desktop_files(package)
    elif sys.platform == "darwin":
        _seal(package)
    print(f"{package} takes {size_of(package) / _MEGABYTE:.0f} MB.")
    if arguments.archive:
        archive = pack(package)
        print(f"{archive} takes {archive.stat().st_size / _MEGABYTE:.0f} MB.")
    return 0


def size_of(folder: Path) -> int:
    """Bytes of all files in it, each counted once."""
    return sum(
        file.lstat().st_size
        for file in folder.rglob("*")
        if file.is_symlink() or file.is_file()
    )


def pack(package: Path) -> Path:
    """Pack a package into one file, with its links and rights."""
    kind = "zip" if sys.platform == "win32" else "xztar"
    target = DIST / f"mendscape-{sys.platform}"
    return Path(
        shutil.make_archive(str(target), kind, root_dir=DIST, base_dir=package.name)
    )


def _freeze() -> None:
    PyInstaller.__main__.run(
        [
            str(ROOT / "packaging" / "mendscape.spec"),
            "--noconfirm",
            f"--distpath={DIST}",
            f"--workpath={BUILD / 'pyinstaller'}",
            "--log-level=WARN",
        ]
    )


def _strip(package: Path) -> None:
    """Take the names for debuggers out of TensorFlow: a sixth of the whole package.

    Nothing else is touched: what wheels have patched does not always survive it.
    """
    strip = shutil.which("strip")
    libraries = [
        str(file)
        for file in (package / "_internal" / "tensorflow").rglob("*.so*")
        if not file.is_symlink()
    ]
    if strip is not None and libraries:
        subprocess.run([strip, "--strip-unneeded", *libraries], check=True)  # noqa: S603


def _seal(package: Path) -> None:
    """Sign an app for this computer; the signature of before covers no licences."""
    codesign = shutil.which("codesign")
    if codesign is not None:
        line = [codesign, "--force", "--deep", "--sign", "-", str(package)]
        subprocess.run(line, check=True)  # noqa: S603 - our own words


def _add_papers(package: Path) -> None:
    """The licences, where people look for them."""
    is_app = package.suffix == ".app"
    folder = package / "Contents" / "Resources" if is_app else package
    inner = package / "Contents" / "Frameworks" if is_app else package / "_internal"
    # What came with a library of Python lies in that library's own folder.
    bundled = [file for file in inner.glob("lib*.so*") if not file.is_symlink()]
    text = third_party(distributions(), bundled)
    (folder / "THIRD-PARTY.txt").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE.txt")


def _add_desktop_files(package: Path) -> None:
    """What install.sh puts where the desktop looks for programs."""
    share = package / "share"
    for source, folder in (
        (LINUX / "mendscape.desktop", "applications"),
        (LINUX / "io.github.mendscape.mendscape.metainfo.xml", "metainfo"),
        (DRAWING, "icons/hicolor/scalable/apps"),
    ):
        (share / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(source, share / folder)
    for side in SIDES:
        folder = share / f"icons/hicolor/{side}x{side}/apps"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(BUILD / "icons" / f"{side}.png", folder / "mendscape.png")
    shutil.copy(LINUX / "install.sh", package)


if __name__ == "__main__":
    sys.exit(main())
