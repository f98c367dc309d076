"""On screens of every scale, 100 % means one device pixel for one photo pixel."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

SHOW_AND_COMPARE = """
import numpy as np
from PySide6.QtWidgets import QApplication
app = QApplication([])
from core.geometry import Box, Point
from desktop.canvas.photo_view import PhotoView
from tests.desktop.canvas.conftest import grabbed
from tests.factories import noise
photo = noise(300, 200)
view = PhotoView()
view.resize(401, 303)
view.show()
view.show_photo(photo)
view.zoom_to_actual()
corner = view.to_view(Point(0, 0)) * view.devicePixelRatioF()
x, y = round(corner.x()), round(corner.y())
view.set_selection(Box.square(100, 80, 60))
shown = grabbed(view)[y : y + 200, x : x + 300]
assert np.array_equal(shown[92:128, 112:148], photo[92:128, 112:148]), "photo"
assert (shown[79, 112:117] == 255).all(), "line"
assert not (shown[78, 112:117] == 255).any(), "shadow"
view.close()
"""


@pytest.mark.parametrize("scale", ["1.5", "2", "3"])
def test_photo_and_line_are_sharp(scale):
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", SHOW_AND_COMPARE],
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
