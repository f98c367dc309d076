"""`mendscape doctor`: what Mendscape finds on this computer, and what it misses."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from core.cli.terminal import Bar
from core.doctor.examination import examine, probes
from core.doctor.text import has_problem, report_json, report_text
from core.paths import AppPaths

_LOOK = "Looking at this computer {bar} {elapsed}"
_PROBLEM = 1


def add_parser(subparsers: "_SubParsersAction[ArgumentParser]") -> None:
    """Describe the command's arguments."""
    parser = subparsers.add_parser(
        "doctor",
        help="tell what this computer offers and what is amiss",
        description="Looks at versions, processor, memory, graphics card, folders and "
        "models. Nothing is changed, and nothing is sent anywhere.",
    )
    parser.add_argument(
        "--json", action="store_true", dest="is_json", help="for other programs"
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        dest="is_quick",
        help="do not start TensorFlow, which takes some seconds",
    )
    parser.add_argument(
        "--profile",
        metavar="DIR",
        type=Path,
        help="look at the models and logs in this folder instead of the user's",
    )
    parser.set_defaults(run=_run)


def _run(args: Namespace) -> int:
    folder: Path | None = args.profile
    paths = AppPaths.in_folder(folder) if folder else AppPaths.of_user()
    with Bar(_LOOK, total=1) as bar:
        findings = dict(examine(probes(paths, is_quick=args.is_quick), bar.move_to))
    print(report_json(findings) if args.is_json else report_text(findings))
    return _PROBLEM if has_problem(findings) else 0
