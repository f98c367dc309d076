"""`mendscape repair --ray`: what is refused before anybody asks for Ray."""

from pathlib import Path

import pytest

from tests.core.cli.conftest import Command, make_photo


def test_a_cluster_takes_lists_alone(mendscape: Command, photo: Path, capsys) -> None:
    places = ("--square", "5,5,20", "-o", photo.parent / "out.png")
    assert mendscape("repair", photo, *places, "--ray", "10.0.0.7:6379") == 2
    assert "--ray takes a --list" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["auto", "ray://10.0.0.7:10001", "10.0.0.7"])
def test_what_is_no_address_is_told(
    mendscape: Command, tmp_path: Path, address: str, capsys
) -> None:
    make_photo(tmp_path / "a.png")
    jobs = tmp_path / "jobs.csv"
    jobs.write_text("photo,x,y,side,output\na.png,5,5,20,b.png\n", encoding="utf-8")
    assert mendscape("repair", "--list", jobs, "--ray", address) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"mendscape: The Ray cluster at {address} cannot be used")
    assert len(said.splitlines()) == 1
    assert not (tmp_path / "b.png").exists()
