"""`mendscape models ...`, as people and scripts rely on it."""

import json
from pathlib import Path

import pytest

from core.cli.main import run
from core.model.bundle import CARD
from core.model.library import ModelLibrary
from tests.core.model.shelves import SCORE, put

SHIPPED = ("classic", "landscape")


@pytest.fixture
def models(tmp_path: Path):
    """Runs `mendscape models ...` in a profile that holds "alps"."""
    put(
        tmp_path / "profile" / "models",
        "alps",
        base="landscape",
        pictures=153,
        created="2026-02-03T04:05:06+00:00",
        scores={"held-out": SCORE},
    )

    def command(*words: object) -> int:
        profile = ["--profile", str(tmp_path / "profile")]
        return run(["models", *map(str, words), *profile])

    return command


@pytest.fixture
def library(tmp_path: Path) -> ModelLibrary:
    return ModelLibrary(tmp_path / "profile" / "models")


def test_the_list_marks_what_is_in_use(models, capfd) -> None:
    assert models("list") == 0
    out, err = capfd.readouterr()
    lines = out.splitlines()
    assert [line.split()[:3] for line in lines[1:]] == [
        ["classic", "shipped", "-"],
        ["*", "landscape", "shipped"],
        ["alps", "own", "landscape"],
    ]
    for word in ("153", "0.0410", "24.5", "0.93", "2026-02-03"):
        assert word in lines[3].split()
    assert err == ""


def test_the_list_for_programs(models, capfd) -> None:
    assert models("list", "--json") == 0
    listed = json.loads(capfd.readouterr().out)
    assert [each["name"] for each in listed] == [*SHIPPED, "alps"]
    assert [each["in_use"] for each in listed] == [False, True, False]
    assert [each["shipped"] for each in listed] == [True, True, False]
    assert listed[0]["base"] is None
    alps = listed[2]
    assert (alps["base"], alps["photos"], alps["seconds"]) == ("landscape", 153, 0)
    assert alps["scores"]["held-out"]["l1"] == SCORE.l1
    assert alps["bytes"] > 100


def test_numbers_that_json_does_not_know_are_null(models, library, capfd) -> None:
    path = library.bundle("alps").folder / CARD
    path.write_text(path.read_text().replace("24.5", "Infinity"))
    assert models("list", "--json") == 0
    assert json.loads(capfd.readouterr().out)[2]["scores"]["held-out"]["psnr"] is None


def test_a_damaged_model_is_told_beside_the_list(models, library, capfd) -> None:
    (library.bundle("alps").folder / CARD).write_text("{")
    assert models("list") == 0
    out, err = capfd.readouterr()
    assert "alps" not in out
    assert err == "mendscape: The model alps is damaged: its card cannot be read.\n"


def test_a_model_is_used_from_then_on(models, library, capfd) -> None:
    assert models("use", "alps") == 0
    assert library.current == "alps"
    assert capfd.readouterr().out == "The model alps is in use.\n"


def test_a_model_travels_in_a_file(models, library, tmp_path, capfd) -> None:
    file = tmp_path / "peaks.mendmodel"
    assert models("export", "classic", file) == 0
    assert models("import", file) == 0
    assert capfd.readouterr().out.splitlines() == [
        f"The model classic is in {file}.",
        "The model classic 2 is in the library.",
    ]
    assert models("import", file, "--name", "peaks") == 0
    assert library.names() == (*SHIPPED, "alps", "classic 2", "peaks")


def test_a_file_is_called_like_its_model(models, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert models("export", "alps") == 0
    assert (tmp_path / "alps.mendmodel").is_file()


def test_a_model_is_renamed_and_deleted(models, library, capfd) -> None:
    models("use", "alps")
    assert models("rename", "alps", "Hohe Tauern") == 0
    assert library.current == "Hohe Tauern"
    assert models("remove", "Hohe Tauern") == 0
    assert library.names() == SHIPPED
    assert capfd.readouterr().out.splitlines()[1:] == [
        "The model alps is called Hohe Tauern now.",
        "The model Hohe Tauern is deleted; landscape is in use.",
    ]


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["use", "nobody"], 2, "There is no model named nobody."),
        (["remove", "nobody"], 2, "There is no model named nobody."),
        (["remove", "classic"], 1, "came with Mendscape"),
        (["rename", "classic", "mine"], 1, "came with Mendscape"),
        (["rename", "alps", "classic"], 1, "already exists"),
        (["rename", "alps", "a/b"], 2, "is no name for a model"),
        (["export", "alps", "missing/x.mendmodel"], 1, "could not be saved"),
        (["import", "missing.mendmodel"], 1, "there is no such file"),
        (["import", "missing.mendmodel", "--name", "a/b"], 2, "is no name"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    models, library, capfd, words: list[str], status: int, sentence: str
) -> None:
    assert models(*words) == status
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("mendscape: ")
    assert sentence in err
    assert err.count("\n") == 1
    assert library.names() == (*SHIPPED, "alps")


@pytest.mark.parametrize("words", [[], ["paint"], ["use"], ["rename", "alps"]])
def test_wrong_words_are_wrong_usage(models, capfd, words: list[str]) -> None:
    assert models(*words) == 2
    assert "usage: mendscape models" in capfd.readouterr().err
