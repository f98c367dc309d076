"""Runs first in a packaged program, and puts right what being packaged changes."""

import os
import sys


def free_other_programs() -> None:
    """Let programs that this one starts find their own libraries.

    The file manager would break with those of the package. This process has looked at
    the variable already, when it began.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def give_streams() -> None:
    """Let a program without a console print into nothing instead of failing."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


free_other_programs()
give_streams()
