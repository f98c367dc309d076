"""The quality table: Mendscape and its peers on the same holes, in one run.

    python -m benchmarks.quality --photos DIR --protocol scene --detect

The columns are explained in `core.model.metrics` and `benchmarks.detector`.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.fillers import Fill, Filler
from benchmarks.peers import peers
from benchmarks.product import product
from benchmarks.protocols import Case, Protocol, cases, load
from benchmarks.runs import Outcome, Wishes, run, untouched
from benchmarks.sheet import cell, contact_sheet
from benchmarks.table import Row, as_data, as_text, clues_as_text
from core.arrays import Pixels
from core.model.metrics import aggregate
from core.paths import AppPaths

_CONTROLS = ("untouched", "noise")
"""Rows that show that the figures mean something; nothing to look at."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the fillers that were asked for, print the table, write what was asked."""
    parser = _parser()
    options = parser.parse_args(arguments)
    protocol = Protocol(options.protocol)
    known = _fillers(options.profile, options.model)
    names = options.fillers or _usual(known.values(), protocol)
    if unknown := set(names) - set(known):
        parser.error(
            f"no such fillers: {', '.join(unknown)}; known: {', '.join(known)}"
        )
    holes = list(cases(options.photos, protocol, limit=options.limit))
    shown = _shown(holes, options.rows) if options.sheet else []
    wishes = Wishes(options.detect, frozenset(shown), options.jobs)

    truths = untouched(holes, wishes)
    outcomes = {"untouched": truths}
    for name in names:
        outcomes[name] = run(known[name], holes[: known[name].most], wishes)
    rows = [_row(name, found, truths) for name, found in outcomes.items()]

    print(as_text(rows))
    verdict = _verdict(rows) if options.detect else None
    if verdict:
        print(verdict)
        print(clues_as_text(rows))
    if options.json:
        _write_json(options.json, protocol, rows, verdict)
    if options.sheet:
        _write_sheet(options.sheet, shown, outcomes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality",
        description="Compare fills on photos that no model was trained on.",
    )
    add = parser.add_argument
    add("--photos", type=Path, required=True, metavar="DIR")
    add("--protocol", choices=list(Protocol), default=Protocol.SCENE)
    add("--fillers", nargs="+", metavar="NAME", help="default: all that suit")
    add("--model", metavar="NAME", help="in place of the default model")
    add("--profile", type=Path, metavar="DIR", help="where own models lie")
    add("--limit", type=int, metavar="N", help="photos, not holes")
    add("--detect", action="store_true", help="train a detector of filled squares")
    add("--sheet", type=Path, metavar="PNG", help="write a contact sheet")
    add("--rows", type=int, default=20, help="of the contact sheet (default 20)")
    add("--json", type=Path, metavar="FILE", help="write the figures")
    add("--jobs", type=int, default=2, help="processes for the peers (default 2)")
    return parser


def _fillers(profile: Path | None, model: str | None) -> dict[str, Filler]:
    paths = AppPaths.in_folder(profile) if profile else AppPaths.of_user()
    fillers = [*peers(), *product(paths, model), Filler("noise", _noise)]
    return {filler.name: filler for filler in fillers}


def _usual(fillers: Iterable[Filler], protocol: Protocol) -> list[str]:
    return [
        filler.name
        for filler in fillers
        if protocol is Protocol.SCENE or not filler.is_for_scenes
    ]


def _noise() -> Fill:
    """A control: the hole stays as it was given."""
    return _as_given


def _as_given(pixels: Pixels, _hole: object, _seed: int) -> Pixels:
    return pixels


def _shown(holes: Sequence[Case], rows: int) -> list[Case]:
    """The first hole of the first photos."""
    return [case for case in holes if case.number == 0][:rows]


def _row(name: str, found: Sequence[Outcome], truths: Sequence[Outcome]) -> Row:
    row = Row(
        name=name,
        holes=len(found),
        scores=aggregate([outcome.scores for outcome in found]),
        detect=None,
        seconds=median(outcome.seconds for outcome in found),
    )
    filled = [outcome.cues for outcome in found if outcome.cues is not None]
    real = [outcome.cues for outcome in truths if outcome.cues is not None]
    if not filled:
        return row
    from benchmarks.detector import by_kind, detectability

    photos = [outcome.case.path.name for outcome in found]
    return replace(
        row,
        detect=detectability(filled, real[: len(filled)], photos),
        clues=by_kind(filled, real[: len(filled)], photos),
    )


def _verdict(rows: Sequence[Row]) -> str:
    from benchmarks.detector import validity

    return validity({row.name: row.detect for row in rows if row.detect is not None})


def _write_json(
    path: Path, protocol: Protocol, rows: Sequence[Row], verdict: str | None
) -> None:
    data = {
        "protocol": protocol,
        "detector": verdict,
        "rows": [as_data(row) for row in rows],
    }
    path.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


def _write_sheet(
    path: Path, shown: Sequence[Case], outcomes: dict[str, list[Outcome]]
) -> None:
    trials = [load(case) for case in shown]
    columns = {"hole": [cell(trial.noisy, trial.hole) for trial in trials]}
    for name, found in outcomes.items():
        if name not in _CONTROLS:
            columns[name] = [o.picture for o in found if o.picture is not None]
    columns["truth"] = [cell(trial.truth, trial.hole) for trial in trials]
    contact_sheet(columns).save(path)


if __name__ == "__main__":
    main()
