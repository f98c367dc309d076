"""TensorFlow is asked in a process of its own, whatever becomes of it.

The real one answers in `test_sealed.py`.
"""

import os
import signal
import sys
import time
from threading import Event, Timer

import pytest

from core.doctor.engine import ask_tensorflow, look_at_engine
from core.doctor.facts import Engine, Unanswered

ENGINE = Engine(
    tensorflow="2.21.0",
    keras="3.15.1",
    device="CPU",
    is_gpu=False,
    is_cuda_build=True,
    precision="float32",
    seconds=4.0,
)


def answer() -> Engine:
    sys.stdout.write("harmless words\n")
    sys.stderr.write("W0000 00:00:1 7 gpu.cc:1] Cannot dlopen some GPU libraries.\n")
    sys.stderr.flush()
    return ENGINE


def vanish() -> Engine:
    os._exit(9)


def lack_instructions() -> Engine:
    os.kill(os.getpid(), signal.SIGILL)
    return ENGINE


def talk() -> Engine:
    for number in range(30):
        sys.stderr.write(f"I0000 00:00:1 7 gpu.cc:1] GPU {number % 25} looks at you.\n")
    sys.stderr.flush()
    return ENGINE


def fail() -> Engine:
    raise ImportError("no module named tensorflow")


def hang() -> Engine:
    time.sleep(60)
    return ENGINE


def test_what_it_answers_and_says_comes_back(capfd: pytest.CaptureFixture) -> None:
    found = look_at_engine(Event(), look=answer)
    assert isinstance(found, Engine)
    assert found.device == "CPU"
    assert found.log == ("Cannot dlopen some GPU libraries.",)
    assert capfd.readouterr() == ("", "")


def test_a_process_that_dies_is_told() -> None:
    found = look_at_engine(Event(), look=vanish)
    assert found == Unanswered("its process ended with exit code 9")


@pytest.mark.skipif(os.name != "posix", reason="ends by a signal")
def test_a_processor_that_is_too_old_is_told() -> None:
    wanted = "the processor lacks instructions that TensorFlow needs (AVX)"
    assert look_at_engine(Event(), look=lack_instructions) == Unanswered(wanted)


def test_of_much_talk_each_line_is_told_once_and_twenty_at_most() -> None:
    found = look_at_engine(Event(), look=talk)
    assert isinstance(found, Engine)
    assert found.log == tuple(f"GPU {number} looks at you." for number in range(20))


def test_an_import_that_fails_is_told() -> None:
    found = look_at_engine(Event(), look=fail)
    assert found == Unanswered("ImportError: no module named tensorflow")


def test_a_process_that_hangs_ends_with_the_examination() -> None:
    gone = Event()
    timer = Timer(0.2, gone.set)
    timer.start()
    assert look_at_engine(gone, look=hang) == Unanswered()
    timer.join()


def test_a_device_is_tried_and_what_goes_wrong_there_is_told(monkeypatch) -> None:
    from core.model import backend

    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
    found = ask_tensorflow()
    assert (found.device, found.trouble) == (backend.best_device().label, "")
    assert found.precision == backend.best_precision(backend.best_device())
    assert found.keras == backend.versions()["keras"]
    assert not found.went_elsewhere

    import tensorflow as tf

    def fail(*_args: object, **_options: object) -> None:
        raise tf.errors.UnknownError(None, None, "No cuDNN here.\nCalled from: there")

    monkeypatch.setattr(tf.nn, "conv2d", fail)
    assert ask_tensorflow().trouble == "No cuDNN here."


def test_the_device_that_was_really_used_is_told(monkeypatch) -> None:
    """TensorFlow does the work elsewhere when a device is not there, and is silent."""
    from core.model import backend

    monkeypatch.setenv("TF_CPP_MIN_LOG_LEVEL", "3")
    there = "GPU" if backend.best_device().is_gpu else "CPU"
    absent = backend.Device("/GPU:7", "GPU: not there")
    monkeypatch.setattr(backend, "best_device", lambda: absent)
    found = ask_tensorflow()
    assert (found.tried_on, found.trouble) == (there, "")
    assert found.went_elsewhere is (there == "CPU")
