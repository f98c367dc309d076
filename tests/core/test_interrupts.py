import signal
import subprocess
import sys
from multiprocessing import get_context

import pytest

from core.interrupts import kept_from_children

needs_masks = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no masks of signals"
)


def tell_mask(told) -> None:
    told.send(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ()))


@needs_masks
def test_what_is_spawned_inside_does_not_hear_ctrl_c() -> None:
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(target=tell_mask, args=(theirs,))
    with kept_from_children():
        process.start()
    assert ours.recv() is True
    process.join()


@needs_masks
def test_the_program_hears_ctrl_c_afterwards() -> None:
    script = (
        "import signal\n"
        "from core.interrupts import kept_from_children\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})\n"
        "try:\n"
        "    with kept_from_children():\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "        print('inside', flush=True)\n"
        "except KeyboardInterrupt:\n"
        "    print('heard')\n"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["inside", "heard"]
