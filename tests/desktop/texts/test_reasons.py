"""Reasons of `core` are known to the window, so that they can be translated."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from core import errors, files
from core.errors import PhotoUnreadable
from desktop.texts.reasons import KNOWN, reason_text
from desktop.texts.sentences import sentence_of
from desktop.texts.translation import Language
from tests.desktop.speaking import speaking

CORE = Path(errors.__file__).parents[1]
ERRORS = {
    "CheckpointUnusable",
    "JobNotWritten",
    "JobUnusable",
    "ModelDamaged",
    "ModelFileUnusable",
    "PhotoNotSaved",
    "PhotoUnreadable",
    "PhotoUnsupported",
}


def test_every_reason_that_core_gives_is_known() -> None:
    given = {reason for file in CORE.rglob("*.py") for reason in reasons_in(file)}
    given |= set(files._REASONS.values())
    assert len(given) > 25
    assert given - set(KNOWN) == set()


def reasons_in(file: Path) -> set[str]:
    """The literal reasons that errors are raised with."""
    found: list[ast.expr] = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in ERRORS:
                found += node.args
            case ast.Call(func=ast.Attribute(attr="unusable")):
                found += node.args
            case ast.Assign(targets=[ast.Name(id="reason")]):
                found.append(node.value)
    texts = [one.value for one in found if isinstance(one, ast.Constant)]
    # A part that goes on elsewhere ends with a space.
    return {text for text in texts if isinstance(text, str) and text[-1:] != " "} - {""}


def test_every_known_reason_is_still_given() -> None:
    source = "".join(file.read_text("utf-8") for file in CORE.rglob("*.py"))
    squeezed = "".join(source.split()).replace('""', "").replace('"f"', "")
    gone = [reason for reason in KNOWN if longest_part(reason) not in squeezed]
    assert gone == []


def longest_part(reason: str) -> str:
    """The beginning of what stands in the code as it is, without spaces."""
    parts = reason.replace("{", "}").split("}")[::2]
    return "".join(max(parts, key=len).split())[:40]


def test_a_reason_is_told_in_the_language_of_the_window(qapp) -> None:
    error = PhotoUnreadable(Path("a.jpg"), "the file is empty")
    assert sentence_of(error) == "a.jpg cannot be opened: the file is empty."
    with speaking(Language.CHINESE):
        assert "the file is empty" not in sentence_of(error)


@pytest.mark.parametrize(
    "reason", ["its colours are stored as I;16", "TIFF cannot hold it"]
)
def test_a_reason_keeps_what_differs(qapp, reason: str) -> None:
    assert reason_text(reason) == reason
    with speaking(Language.CHINESE):
        assert reason_text(reason) != reason
        assert ("I;16" in reason_text(reason)) == ("I;16" in reason)
        assert ("TIFF" in reason_text(reason)) == ("TIFF" in reason)


def test_a_reason_of_somebody_else_stays(qapp) -> None:
    with speaking(Language.CHINESE):
        assert reason_text("No medium found {0}") == "No medium found {0}"
        assert QCoreApplication.translate("reasons", "it is damaged") == "它已损坏"
