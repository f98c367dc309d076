"""What TensorFlow makes of this computer, found out in a process of its own.

Its start takes seconds and 500 MB, can hang on a broken driver, and ends the process at
once where the processor lacks instructions: nothing of that may befall the program.
"""

import multiprocessing
import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from tempfile import TemporaryFile
from threading import Event

from core.doctor.facts import Engine, Unanswered
from core.interrupts import kept_from_children
from core.model.backend import Device

_LOOK_S = 0.1
_TELLING = re.compile(r"cuda|cudnn|gpu|dlopen", re.IGNORECASE)
_MOST_LINES = 20
_ILLEGAL_INSTRUCTION = -4

Answer = Engine | Unanswered


def look_at_engine(gone: Event, *, look: Callable[[], Engine] | None = None) -> Answer:
    """Start TensorFlow elsewhere and ask it.

    Args:
        gone: Set when nobody waits for the answer any more.
        look: What the process does; another one in tests.
    """
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe(duplex=False)
    process = spawn.Process(
        target=_answer, args=(look or ask_tensorflow, theirs), daemon=True
    )
    with kept_from_children():
        process.start()
    theirs.close()
    try:
        while not ours.poll(_LOOK_S):
            if gone.is_set():
                return Unanswered()
        answer: Answer = ours.recv()
        return answer
    except EOFError:
        process.join()
        return Unanswered(_reason(process.exitcode))
    finally:
        process.kill()
        process.join()
        ours.close()


def ask_tensorflow() -> Engine:
    """What TensorFlow finds; imports it, so the process is to be thrown away."""
    started = time.monotonic()
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "0"
    import tensorflow as tf

    # Before Keras is started, which is done in silence: the reasons are told here.
    tf.config.list_physical_devices("GPU")
    from core.model import backend

    backend.start()
    device = backend.best_device()
    tried_on, trouble = _trial(device)
    return Engine(
        tensorflow=tf.__version__,
        keras=backend.versions()["keras"],
        device=device.label,
        is_gpu=device.is_gpu,
        is_cuda_build=tf.test.is_built_with_cuda(),
        precision=backend.best_precision(device),
        trouble=trouble,
        tried_on=tried_on,
        seconds=round(time.monotonic() - started, 1),
    )


def _trial(device: Device) -> tuple[str, str]:
    """Where the smallest of all networks runs, asked to run on a device.

    A card can be there and yet be of no use: too old, too full, or without cuDNN.

    Returns:
        The kind of the device that was really used, and what went wrong; one of the
        two is empty.
    """
    import tensorflow as tf

    try:
        with tf.device(device.name):
            picture, filters = tf.ones((1, 8, 8, 3)), tf.ones((3, 3, 3, 4))
            result = tf.nn.conv2d(picture, filters, strides=1, padding="SAME")
            result.numpy()
    except tf.errors.OpError as error:
        return "", str(error.message).partition("\n")[0]
    return str(tf.DeviceSpec.from_string(result.device).device_type), ""


def _answer(look: Callable[[], Engine], answers: Connection) -> None:
    """Look, and send what came of it; the target of the process."""
    with TemporaryFile() as log:
        for number in (1, 2):
            os.dup2(log.fileno(), number)
        try:
            answer: Answer = look()
        except Exception as error:  # noqa: BLE001 - the border of the process
            answer = Unanswered(f"{type(error).__name__}: {error}")
        log.seek(0)
        text = log.read().decode(errors="replace")
    if isinstance(answer, Engine):
        answer = replace(answer, log=_telling_lines(text))
    answers.send(answer)


def _telling_lines(text: str) -> tuple[str, ...]:
    """The lines about graphics cards, each once."""
    found = (line.partition("] ")[2] or line for line in text.splitlines())
    telling = dict.fromkeys(line for line in found if _TELLING.search(line))
    return tuple(telling)[:_MOST_LINES]


def _reason(exit_code: int | None) -> str:
    """Why a process that never answered has ended."""
    if exit_code == _ILLEGAL_INSTRUCTION:
        return "the processor lacks instructions that TensorFlow needs (AVX)"
    return f"its process ended with exit code {exit_code}"
