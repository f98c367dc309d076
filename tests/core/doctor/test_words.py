"""What a report says."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from core.doctor.facts import (
    Card,
    Computer,
    Engine,
    Folder,
    Folders,
    Graphics,
    ModelFault,
    Models,
    ModelState,
    Part,
    Unanswered,
    Versions,
)
from core.doctor.text import has_problem, report_json, report_text
from core.doctor.words import english, sections_of, verdict
from core.paths import AppPaths

GB = 10**9
FOLDER = Folder("models", Path.home() / "models", free=50 * GB)
CARD = Card("NVIDIA H100", is_nvidia=True, memory=80 * 2**30)
FINDINGS = {
    Part.MODELS: Models((ModelState("landscape", is_shipped=True, is_in_use=True),)),
    Part.VERSIONS: Versions("1.2.0", "3.12.1", "Linux", {"numpy": "2.4", "heif": None}),
    Part.COMPUTER: Computer("Xeon", 4, 16 * 2**30, 8 * 2**30, ("amx_bf16",)),
    Part.GRAPHICS: Graphics("linux", cards=(CARD,), driver="550.1"),
    Part.ENGINE: Engine(
        tensorflow="2.21",
        keras="3.15",
        device="CPU",
        is_gpu=False,
        is_cuda_build=True,
        precision="float32",
        seconds=4.2,
        log=("no libcudnn",),
    ),
    Part.FOLDERS: Folders((FOLDER,)),
}


def test_the_report_holds_everything_in_order() -> None:
    text = report_text({**FINDINGS, Part.GRAPHICS: Graphics("linux")})
    assert text.startswith("All is well")
    titles = ("Computer", "Graphics", "TensorFlow", "Models", "Folders", "Versions")
    places = [text.index(f"\n{title}") for title in titles]
    assert places == sorted(places)
    for words in (
        "Mendscape  1.2.0",
        "heif       not installed",
        "Xeon, 4 cores",
        "16.0 GB, 8.0 GB of it free",
        "yes, with amx_bf16",
        "2.21, Keras 3.15",
        "50.0 GB free",
        "intact, came with Mendscape, in use",
    ):
        assert words in text
    assert "no libcudnn" not in text


def test_the_name_of_the_user_is_not_passed_on(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    inside = Folders((Folder("models", tmp_path / "data" / "models", free=50 * GB),))
    text = report_text({Part.FOLDERS: inside})
    assert "~/data/models" in text
    assert str(tmp_path) not in text


def test_a_card_that_is_missed_is_marked_with_what_tensorflow_said() -> None:
    text = report_text(FINDINGS)
    assert text.startswith("Something needs attention")
    assert "\n! Used" in text
    assert "NVIDIA H100 with 80 GB" in text
    assert "no libcudnn" in text


@pytest.mark.parametrize(
    ("part", "facts", "words"),
    [
        (Part.ENGINE, Unanswered(), "no answer in time"),
        (Part.ENGINE, Unanswered("it died"), "could not be found out: it died."),
        (
            Part.FOLDERS,
            Folders((Folder("logs", Path("/x"), 50 * GB, "access is denied"),)),
            "cannot be written to: access is denied",
        ),
        (Part.FOLDERS, Folders((Folder("logs", Path("/x"), 10**8),)), "0.1 GB free"),
        *(
            (Part.MODELS, Models((ModelState("alps", fault=fault),)), words)
            for fault, words in {
                ModelFault.CHANGED: "weights are not those of its card",
                ModelFault.UNREADABLE: "weights cannot be read",
                ModelFault.DAMAGED: "card cannot be read",
                ModelFault.TOO_NEW: "newer Mendscape",
            }.items()
        ),
    ],
)
def test_what_is_amiss_is_marked(part, facts, words) -> None:
    text = report_text({part: facts})
    (marked,) = [line for line in text.splitlines() if line.startswith("! ")]
    assert words in marked
    assert has_problem({part: facts})
    (problem,) = json.loads(report_json({part: facts}))["problems"]
    assert words in problem


def test_little_that_is_known_is_said_so() -> None:
    findings = {
        Part.VERSIONS: Versions("", "3.12.1", "Linux", {}),
        Part.COMPUTER: Computer("arm", 8, 2**34, 2**33, None),
        Part.FOLDERS: Folders((Folder("logs", Path("/x"), None),)),
    }
    text = report_text(findings)
    assert "run from a folder" in text
    assert "the system does not tell" in text
    assert not has_problem(findings)
    slow = Computer("old", 2, 2**33, 2**32, ())
    assert "no bfloat16" in report_text({Part.COMPUTER: slow})


def test_every_folder_of_the_program_has_a_name() -> None:
    uses = [each.name for each in fields(AppPaths)]
    folders = Folders(tuple(Folder(use, Path("/x"), 50 * GB) for use in uses))
    (section,) = sections_of({Part.FOLDERS: folders}, english)
    assert not {row.label for row in section.rows} & set(uses)


def test_the_json_names_parts_and_facts() -> None:
    report = json.loads(report_json(FINDINGS))
    assert list(report) == ["problems", "gpu", *map(str, Part)]
    assert report["gpu"] == "not_seen"
    assert report["versions"]["packages"] == {"numpy": "2.4", "heif": None}
    assert report["folders"]["folders"][0]["path"] == str(FOLDER.path)
    assert report["graphics"]["cards"][0]["memory"] == CARD.memory
    assert report["models"]["models"][0]["fault"] is None


def test_all_words_can_be_translated() -> None:
    def shout(context: str, text: str) -> str:
        assert context == "doctor"
        return f"«{text}»"

    sections = sections_of(FINDINGS, shout, pending=[Part.MODELS])
    assert all(section.title.startswith("«") for section in sections)
    assert verdict(sections, shout).startswith("«")


def test_parts_that_have_not_answered_yet_are_announced() -> None:
    sections = sections_of({}, english, pending=[Part.ENGINE, Part.VERSIONS])
    assert [section.title for section in sections] == ["TensorFlow", "Versions"]
    assert not any(row.is_problem for section in sections for row in section.rows)
