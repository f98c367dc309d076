"""The licences that a package carries."""

from importlib import metadata
from pathlib import Path


def test_every_library_is_listed_with_its_licence(script) -> None:
    libraries = script("contents").distributions()
    licences = script("licences")
    for one in libraries:
        if one.name != "mendscape":
            text = licences.third_party([one], [])
            assert f"\n{one.name} {one.version}\n" in text
            # Some name no licence; those bring its words along.
            assert "Licence: see below" not in text or list(licences._files(one))


def test_licences_that_are_only_named_stand_at_the_end(script) -> None:
    text = script("licences").third_party([metadata.distribution("shiboken6")], [])
    assert "Licence: LGPL-3.0-only" in text
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "Version 3, 29 June 2007"):
        assert words in text
    assert "GNU GENERAL PUBLIC LICENSE" in text


def test_the_licence_of_python_itself_is_in_it(script) -> None:
    text = script("licences").third_party([], [])
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text


def test_libraries_of_the_system_are_told_by_their_packages(
    script, tmp_path: Path, monkeypatch
) -> None:
    licences = script("licences")
    dpkg = tmp_path / "dpkg-query"
    dpkg.write_text('#!/bin/sh\n[ "$2" = "*/libX.so.6" ] && echo "libx:amd64: $2"\n')
    dpkg.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    text = licences.third_party([], [Path("libX.so.6"), Path("libown.so")])
    assert "\nlibx\n" in text
    assert "libX.so.6" in text
    assert "libown.so" not in text
