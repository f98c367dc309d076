"""The `mendscape` command: commands for the terminal, otherwise the window."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from core.paths import AppPaths
from desktop.program.plain_imports import use_plain_imports

_USAGE_ERROR = 2
_NO_DISPLAY = 1


def main() -> int:
    """Run what the command line asks for; returns the exit status."""
    if getattr(sys, "frozen", False):
        # First of all: a worker process of a frozen program begins here, too.
        from multiprocessing import freeze_support

        freeze_support()
    arguments = sys.argv[1:]
    if arguments and arguments[0] in _commands():
        from core.cli.main import run

        return run(arguments)
    return _open_window(arguments)


def _commands() -> frozenset[str]:
    from core.cli.main import COMMANDS

    return COMMANDS


def _open_window(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    if options.version:
        from desktop.program.version import program_version

        sys.stdout.write(f"mendscape {program_version()}\n")
        return 0
    if not has_display(os.environ, sys.platform):
        sys.stderr.write(
            "mendscape: there is no display to open a window on; "
            "`mendscape repair --help` tells how to repair photos without one.\n"
        )
        return _NO_DISPLAY
    use_plain_imports()
    profile: Path | None = options.profile
    paths = AppPaths.in_folder(profile) if profile else AppPaths.of_user()
    if options.is_self_test:
        from desktop.program.self_test import run_self_test

        return run_self_test(paths)
    from desktop.main import run_window

    return run_window(paths, photo=options.photo, sample=options.sample)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Whether Qt can put a window anywhere; it would abort otherwise.

    Args:
        environment: The process's variables.
        platform: As in `sys.platform`.
    """
    if platform in {"win32", "darwin"}:
        return True
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    return any(environment.get(name) for name in names)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mendscape",
        usage="mendscape [PHOTO] [--sample] [--profile DIR]\n"
        "       mendscape COMMAND ...",
        description="Open a window to repair a photo in.",
        epilog=f"Commands for the terminal: {', '.join(sorted(_commands()))}. "
        "`mendscape COMMAND --help` explains each.",
    )
    parser.add_argument(
        "photo", metavar="PHOTO", nargs="?", type=_existing_file, help="opened at once"
    )
    parser.add_argument(
        "--sample", action="store_true", help="open the bundled sample photo"
    )
    parser.add_argument(
        "--profile",
        metavar="DIR",
        type=Path,
        help="keep settings, models and logs in this folder",
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        dest="is_self_test",
        help="open the sample photo, fill a square, tell the seconds, and end",
    )
    parser.add_argument(
        "--version", action="store_true", help="tell the version and exit"
    )
    return parser


def _existing_file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        msg = f"there is no photo {text}"
        raise argparse.ArgumentTypeError(msg)
    return path


if __name__ == "__main__":
    sys.exit(main())
