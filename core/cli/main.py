"""`mendscape COMMAND ...`: which commands there are, and how they end.

Exit status: 0 all done, 1 something failed, 2 wrong usage, 130 interrupted by Ctrl-C.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.cli.terminal import UsageError, complain
from core.errors import ModelNameInvalid, ModelNotFound, RepairError

if TYPE_CHECKING:
    from core.cli.engine import MakeEngine
    from core.training.process.training_process import TrainingProcess
    from core.wakefulness import Wakefulness

COMMANDS = frozenset({"doctor", "models", "repair", "train"})
"""First words that make `mendscape` a command instead of opening the window."""

_FAILED, _WRONG_USAGE, _INTERRUPTED = 1, 2, 130


def run(
    argv: Sequence[str],
    *,
    make_engine: "MakeEngine | None" = None,
    make_process: "Callable[..., TrainingProcess] | None" = None,
    wakefulness: "Wakefulness | None" = None,
) -> int:
    """Run one command.

    Args:
        argv: The arguments after the program's name; the first one is the command.
        make_engine: How commands that fill holes get their engine; None is the
            product's own.
        make_process: How a training gets its process; None is the product's own.
        wakefulness: Keeps the computer awake during long work; None asks the system.

    Returns:
        The exit status. Failures are told in one sentence each on stderr.
    """
    try:
        args = _parser().parse_args(argv)
        args.make_engine = make_engine
        args.make_process = make_process
        args.wakefulness = wakefulness
        status: int = args.run(args)
    except SystemExit as end:
        # argparse has said what was wrong, or shown the help.
        return end.code if isinstance(end.code, int) else _FAILED
    except (UsageError, ModelNameInvalid, ModelNotFound) as error:
        complain(f"mendscape: {error}")
        return _WRONG_USAGE
    except RepairError as error:
        complain(f"mendscape: {error}")
        return _FAILED
    except KeyboardInterrupt:
        complain("mendscape: Interrupted.")
        return _INTERRUPTED
    return status


def _parser() -> ArgumentParser:
    # The commands are imported here, so that the window, which only asks for their
    # names, does not wait for them.
    from core.cli import doctor, models, repair, train

    parser = ArgumentParser(
        prog="mendscape",
        description="Repairs damaged mountain and landscape photos.",
        epilog="Without a command, the window opens.",
    )
    subparsers = parser.add_subparsers(title="commands", required=True)
    repair.add_parser(subparsers)
    train.add_parser(subparsers)
    models.add_parser(subparsers)
    doctor.add_parser(subparsers)
    return parser
