"""The findings in plain words, for the terminal and, translated, for the window."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import assert_never

from core.doctor.device_words import engine_rows, graphics_rows
from core.doctor.facts import (
    Computer,
    Engine,
    Facts,
    Findings,
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
from core.doctor.rows import Row, Section, Translate

_GIB, _GB = 2**30, 1e9
_LITTLE_SPACE = 1e9  # bytes; the checkpoints of one run take a tenth of it


def english(_context: str, text: str) -> str:
    """The `translate` of the terminal, and of every report that is passed on."""
    return text


def sections_of(
    findings: Findings, translate: Translate, *, pending: Iterable[Part] = ()
) -> tuple[Section, ...]:
    """What is known, part by part.

    Args:
        findings: What is known.
        translate: Gives the words of a context in the language of the reader.
        pending: Parts that have not answered yet, but will.
    """
    titles = _titles(translate)
    waiting = Row("", translate("doctor", "Being looked at…"))
    rows = dict.fromkeys(pending, (waiting,)) | {
        part: tuple(_rows(facts, findings, translate))
        for part, facts in findings.items()
    }
    return tuple(Section(titles[part], rows[part]) for part in Part if part in rows)


def verdict(sections: Iterable[Section], translate: Translate) -> str:
    """All of it in one sentence."""
    if any(row.is_problem for section in sections for row in section.rows):
        return translate("doctor", "Something needs attention; it is marked below.")
    return translate("doctor", "All is well: nothing that Mendscape needs is missing.")


def _titles(translate: Translate) -> dict[Part, str]:
    return {
        Part.COMPUTER: translate("doctor", "Computer"),
        Part.GRAPHICS: translate("doctor", "Graphics card"),
        Part.ENGINE: translate("doctor", "TensorFlow"),
        Part.MODELS: translate("doctor", "Models"),
        Part.FOLDERS: translate("doctor", "Folders"),
        Part.VERSIONS: translate("doctor", "Versions"),
    }


def _rows(
    facts: Facts | Unanswered, findings: Findings, translate: Translate
) -> Iterator[Row]:
    match facts:
        case Versions():
            yield from _version_rows(facts, translate)
        case Computer():
            yield from _computer_rows(facts, translate)
        case Graphics():
            yield from graphics_rows(facts, findings, translate)
        case Engine():
            yield from engine_rows(facts, translate)
        case Folders():
            yield from (_folder_row(each, translate) for each in facts.folders)
        case Models():
            yield from (_model_row(each, translate) for each in facts.models)
        case Unanswered():
            yield _unanswered_row(facts, translate)
        case _:
            assert_never(facts)


def _unanswered_row(facts: Unanswered, translate: Translate) -> Row:
    if not facts.reason:
        text = translate("doctor", "There was no answer in time.")
    else:
        text = translate("doctor", "This could not be found out: {reason}.")
    return Row("", text.format(reason=facts.reason), is_problem=True)


def _version_rows(facts: Versions, translate: Translate) -> Iterator[Row]:
    unknown = translate("doctor", "not installed, run from a folder")
    yield Row("Mendscape", facts.mendscape or unknown)
    yield Row("Python", facts.python)
    yield Row(translate("doctor", "System"), facts.system)
    missing = translate("doctor", "not installed")
    for name, version in facts.packages.items():
        yield Row(name, version or missing)


def _computer_rows(facts: Computer, translate: Translate) -> Iterator[Row]:
    cores = translate("doctor", "{name}, {count} cores")
    yield Row(
        translate("doctor", "Processor"),
        cores.format(name=facts.processor, count=facts.cores),
    )
    memory = translate("doctor", "{total} GB, {free} GB of it free")
    yield Row(
        translate("doctor", "Memory"),
        memory.format(
            total=f"{facts.memory / _GIB:.1f}", free=f"{facts.free_memory / _GIB:.1f}"
        ),
    )
    yield Row(translate("doctor", "Fast in training"), _flags(facts, translate))


def _flags(facts: Computer, translate: Translate) -> str:
    if facts.fast_flags is None:
        return translate("doctor", "the system does not tell")
    if not facts.fast_flags:
        return translate("doctor", "no; it has no bfloat16 instructions")
    text = translate("doctor", "yes, with {features}")
    return text.format(features=", ".join(facts.fast_flags))


def _folder_row(folder: Folder, translate: Translate) -> Row:
    label = _uses(translate).get(folder.use, folder.use)
    path = _short(folder.path)
    if folder.fault:
        text = translate("doctor", "{path}, which cannot be written to: {reason}")
        value = text.format(path=path, reason=folder.fault)
        return Row(label, value, is_problem=True)
    if folder.free is None:
        return Row(label, path)
    text = translate("doctor", "{path}, {free} GB free")
    value = text.format(path=path, free=f"{folder.free / _GB:.1f}")
    return Row(label, value, is_problem=folder.free < _LITTLE_SPACE)


def _uses(translate: Translate) -> dict[str, str]:
    return {
        "settings": translate("doctor", "Settings"),
        "models": translate("doctor", "Your models"),
        "runs": translate("doctor", "Trainings"),
        "sessions": translate("doctor", "Unsaved repairs"),
        "logs": translate("doctor", "Logs"),
        "cache": translate("doctor", "Cache"),
    }


def _short(path: Path) -> str:
    """Without the name of the user, since reports are passed on."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _model_row(model: ModelState, translate: Translate) -> Row:
    if model.fault is not None:
        return Row(model.name, _model_fault(model.fault, translate), is_problem=True)
    states = [
        translate("doctor", "intact"),
        translate("doctor", "came with Mendscape") if model.is_shipped else "",
        translate("doctor", "in use") if model.is_in_use else "",
    ]
    return Row(model.name, ", ".join(filter(None, states)))


def _model_fault(fault: ModelFault, translate: Translate) -> str:
    match fault:
        case ModelFault.CHANGED:
            return translate("doctor", "damaged: its weights are not those of its card")
        case ModelFault.UNREADABLE:
            return translate("doctor", "damaged: its weights cannot be read")
        case ModelFault.DAMAGED:
            return translate("doctor", "damaged: its card cannot be read")
        case ModelFault.TOO_NEW:
            return translate("doctor", "made by a newer Mendscape")
