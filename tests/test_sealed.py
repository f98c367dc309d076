"""The product works where the system ends it at its first socket to a network.

That goes for every library in it, native ones too, and for the processes it starts.
Repairs and trainings from the terminal are tested so beside the commands
(`core/cli/test_process.py`, `core/cli/test_train_process.py`).
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.network import CAN_SEAL

ROOT = Path(__file__).parent.parent

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CAN_SEAL, reason="seals are made for Linux"),
]


def sealed(*arguments: object, before: str = "", home: Path):
    """Run `mendscape ...` sealed; `before` is run first."""
    code = (
        "import sys\n"
        "from tests.network import seal\n"
        f"seal()\n{before}\n"
        "from desktop.__main__ import main\n"
        "sys.exit(main())"
    )
    return subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        env={"PATH": "", "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )


def test_the_computer_is_looked_at(tmp_path: Path) -> None:
    """TensorFlow runs in a process of its own here, sealed as well."""
    done = sealed("doctor", "--json", home=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    engine = report["engine"]
    assert engine["tensorflow"].count(".") == 2
    assert engine["keras"].startswith("3.")
    assert engine["precision"] in {"float32", "mixed_bfloat16"}
    assert engine["trouble"] == ""
    assert report["gpu"]


_FILL_A_SQUARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from core.geometry import Box
from desktop.document.document import Document
from desktop.fills.fill_controller import FillController
from desktop.window.main_window import MainWindow

def follow(window):
    document = window.findChild(Document)
    def look():
        if document.photo is None:
            return
        if not window.fill_was_asked:
            window.fill_was_asked = True
            window.findChild(FillController).fill(Box.square(200, 200, 64))
        if document.repairs:
            print("filled")
            QApplication.exit(0)
    window.fill_was_asked = False
    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(50)

build = MainWindow._build
def build_and_follow(window):
    build(window)
    window.first_painted.connect(lambda: follow(window))
MainWindow._build = build_and_follow
"""


def test_a_square_is_filled_in_the_window(tmp_path: Path) -> None:
    words = ("--sample", "--profile", tmp_path / "profile")
    done = sealed(*words, before=_FILL_A_SQUARE, home=tmp_path)
    assert "filled" in done.stdout, done.stderr
    assert done.returncode == 0, done.stderr
