"""The lock files: what `make run` installs is what was tested, file by file."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
EXTRAS = PROJECT["optional-dependencies"]
LOCKED = {
    "app": PROJECT["dependencies"],
    "dev": PROJECT["dependencies"] + EXTRAS["dev"] + EXTRAS["bench"],
}
LOCKED["mutation"] = LOCKED["dev"] + EXTRAS["mutation"]
LOCKED["cluster"] = LOCKED["dev"] + EXTRAS["cluster"]
STALE = "type: make lock"


def entries(lock: str) -> list[str]:
    """Each pin with its hashes, as pip reads it."""
    text = (ROOT / "requirements" / f"{lock}.txt").read_text()
    return text.replace("\\\n", " ").splitlines()


def pins(lock: str) -> dict[str, set[Version]]:
    """The versions of each package; the newer Pythons may have one of their own."""
    found: dict[str, set[Version]] = {}
    for entry in entries(lock):
        name, version = re.match(r"([\w.-]+)==(\S+)", entry).groups()
        found.setdefault(canonicalize_name(name), set()).add(Version(version))
    return found


@pytest.mark.parametrize("lock", LOCKED)
def test_every_dependency_is_pinned_to_a_version_that_fits(lock: str) -> None:
    pinned = pins(lock)
    for line in LOCKED[lock]:
        wanted = Requirement(line)
        versions = pinned.get(canonicalize_name(wanted.name))
        assert versions, f"{wanted.name} is not in requirements/{lock}.txt; {STALE}"
        assert all(v in wanted.specifier for v in versions), f"{line}; {STALE}"


@pytest.mark.parametrize("lock", LOCKED)
def test_every_file_is_known_by_its_hash(lock: str) -> None:
    assert [entry for entry in entries(lock) if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKED)
def test_nothing_is_fetched_from_an_address(lock: str) -> None:
    assert "://" not in (ROOT / "requirements" / f"{lock}.txt").read_text()


def test_the_locks_agree() -> None:
    app, dev = pins("app"), pins("dev")
    assert app == {name: dev[name] for name in app}
    for wider in (pins("mutation"), pins("cluster")):
        assert dev == {name: wider[name] for name in dev}
