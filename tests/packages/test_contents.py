"""What goes into a package."""

import subprocess
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_lock import pins

ROOT = Path(__file__).parents[2]


def tracked(folder: str) -> set[Path]:
    done = subprocess.run(  # noqa: S603 - our own words
        ["git", "ls-files", "-z", folder],  # noqa: S607 - as on every developer's path
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {ROOT / name for name in done.stdout.split("\0") if name}


def test_all_files_of_the_program_are_in_it(script) -> None:
    found = {Path(source) for source, _ in script("contents").data_files()}
    wanted = {
        file
        for file in tracked("resources")
        # Code goes there as code, and sources of translations are compiled.
        if file.suffix not in {".py", ".ts"}
    }
    assert wanted - found == set()
    assert ROOT / "docs" in found


def test_each_file_lies_where_the_program_looks(script) -> None:
    contents = script("contents")
    for source, folder in contents.data_files():
        place = Path(source).parent.relative_to(ROOT)
        assert folder == ("resources/docs" if source.endswith("docs") else str(place))


def test_a_pattern_that_finds_nothing_is_told(script, monkeypatch) -> None:
    contents = script("contents")
    monkeypatch.setitem(contents.DATA, "resources/nothing/*", "resources/nothing")
    with pytest.raises(FileNotFoundError, match="nothing"):
        contents.data_files()


def test_modules_that_are_named_exist(script) -> None:
    assert [name for name in script("contents").HIDDEN if find_spec(name) is None] == []


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "tensorflow/libtensorflow_cc.so.2",
        "libglib-2.0.so.0",
        "libharfbuzz-fb49c9fc.so.0",
        "resources/docs/guide.md",
    ],
)
def test_what_is_needed_stays(script, path: str) -> None:
    assert script("contents").is_needed(path)


@pytest.mark.parametrize(
    "path",
    [
        "tensorflow/include/tensorflow/core/ops.h",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "libgtk-3.so.0",
        "libreadline.so.8",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
    ],
)
def test_what_is_not_needed_goes(script, path: str) -> None:
    assert not script("contents").is_needed(path)


def test_every_library_that_the_program_needs_is_known(script) -> None:
    """Those behind extras, too: libvips comes in by one."""
    found = {canonicalize_name(one.name) for one in script("contents").distributions()}
    lines = metadata.requires("mendscape") or []
    asked = {Requirement(line).name for line in lines if "extra ==" not in line}
    asked = {canonicalize_name(name) for name in asked}
    assert asked <= found
    assert {"mendscape", "keras", "shiboken6", "pyvips-binary"} <= found
    assert found.isdisjoint({"pytest", "ruff", "hypothesis"})


def test_a_package_is_built_of_the_versions_that_were_tested() -> None:
    package, app = pins("package"), pins("app")
    assert app == {name: package[name] for name in app}


def test_what_a_package_is_built_with_is_pinned() -> None:
    lines = (ROOT / "packaging" / "requirements.in").read_text().splitlines()
    pinned = pins("package")
    for wanted in (Requirement(line) for line in lines if not line.startswith("#")):
        versions = pinned.get(canonicalize_name(wanted.name), set())
        assert versions, f"{wanted.name} is not pinned; type: make lock"
        assert all(version in wanted.specifier for version in versions)


def test_only_one_tensorflow_is_installed() -> None:
    """The two would write over each other's files."""
    lock = (ROOT / "requirements" / "package.txt").read_text().splitlines()
    lines = [
        line.rstrip(" \\")
        for line in lock
        if line.startswith(("tensorflow=", "tensorflow-cpu="))
    ]
    markers = [Requirement(line).marker for line in lines]
    for system, machine in (
        ("linux", "x86_64"),
        ("linux", "aarch64"),
        ("win32", "AMD64"),
        ("darwin", "arm64"),
    ):
        place = {"sys_platform": system, "platform_machine": machine}
        chosen = [m for m in markers if m is None or m.evaluate(place)]
        assert len(chosen) == 1, place
