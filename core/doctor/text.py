"""A report to read or to pass on, and one for other programs."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from core.doctor.facts import Engine, Findings, Part
from core.doctor.gpu import GpuUse, gpu_use
from core.doctor.rows import Row, Section
from core.doctor.words import english, sections_of, verdict

_MARK = "! "


def report_text(findings: Findings, *, more: Iterable[Section] = ()) -> str:
    """All findings in English, for the terminal and for whoever is asked for help.

    Args:
        findings: What is known.
        more: Sections that only the window knows of.
    """
    sections = (*sections_of(findings, english), *more)
    blocks = [verdict(sections, english), *(_block(each) for each in sections)]
    if log := _log(findings):
        blocks.append("\n".join(("What TensorFlow said", *log)))
    return "\n\n".join(blocks)


def report_json(findings: Findings) -> str:
    """All findings as one object; the names of the parts are its keys."""
    sections = sections_of(findings, english)
    problems = [_problem(each, row) for each in sections for row in each.rows]
    parts = {part: asdict(facts) for part, facts in findings.items()}
    report = {
        "problems": [text for text in problems if text],
        "gpu": gpu_use(findings).name.lower(),
        **{str(part): parts[part] for part in Part if part in parts},
    }
    return json.dumps(report, indent=2, ensure_ascii=False, default=_plain)


def has_problem(findings: Findings) -> bool:
    """Whether somebody should do something about anything."""
    sections = sections_of(findings, english)
    return any(row.is_problem for section in sections for row in section.rows)


def _block(section: Section) -> str:
    width = max(len(row.label) for row in section.rows) if section.rows else 0
    lines = (_line(row, width) for row in section.rows)
    return "\n".join((section.title, *lines))


def _line(row: Row, width: int) -> str:
    mark = _MARK if row.is_problem else " " * len(_MARK)
    label = f"{row.label.ljust(width)}  " if width else ""
    return f"{mark}{label}{row.value}"


def _problem(section: Section, row: Row) -> str:
    if not row.is_problem:
        return ""
    return ", ".join(filter(None, (section.title, row.label))) + f": {row.value}"


def _log(findings: Findings) -> tuple[str, ...]:
    """Of use only where a card might have been used and is not."""
    engine = findings.get(Part.ENGINE)
    if not isinstance(engine, Engine) or gpu_use(findings) in _SELF_EXPLAINING:
        return ()
    return tuple(f"  {line}" for line in engine.log)


_SELF_EXPLAINING = frozenset({GpuUse.USED, GpuUse.NO_CARD, GpuUse.ON_MACOS})


def _plain(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    msg = f"There is no JSON for it. Received: {value!r}."
    raise TypeError(msg)
