"""What belongs in a package of Mendscape, and what does not.

PyInstaller follows the imports of the code; these lists hold what it cannot see, and
what it takes along without need. They are values only, so that tests can read them.
"""

import sys
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"

DATA = {
    "resources/dust/*": "resources/dust",
    "resources/icons/*.svg": "resources/icons",
    "resources/keras/*": "resources/keras",
    "resources/models/classic/*": "resources/models/classic",
    "resources/models/landscape/*": "resources/models/landscape",
    "resources/samples/*": "resources/samples",
    "resources/translations/*.qm": "resources/translations",
    # The user guide and what it leads to, as in the wheel.
    "docs": "resources/docs",
}
"""Files of the repository, and the folder of the package that they go to."""

HIDDEN = (
    # Loaded by name, by libraries that are compiled.
    "_cffi_backend",
    "_libvips",
    "_pi_heif",
    "pi_heif",
)
"""Modules that nobody imports in plain sight."""

UNUSED_MODULES = (
    # What numpy, Keras and pyqtgraph would use if they found it where this is built.
    *("IPython", "matplotlib", "pandas", "scipy", "skimage", "sklearn", "cv2"),
    *("jax", "jaxlib", "torch", "openvino", "tensorboard", "OpenGL", "cupy", "numba"),
    *("PyQt5", "PyQt6", "PySide2", "tkinter"),
    *("pytest", "hypothesis", "setuptools", "pkg_resources", "pip", "wheel"),
    *("pyqtgraph.examples", "pyqtgraph.opengl"),
    # Their libraries are under the GPL, which would then hold for the whole package.
    *("readline", "_gdbm"),
)
"""Modules that are never imported in a package."""

UNUSED_FILES = (
    # For programs that are written on top of TensorFlow, in C++ or for other chips.
    "tensorflow/include/*",
    "tensorflow/compiler/mlir/stablehlo/*.so",
    "tensorflow/compiler/mlir/stablehlo/*.pyd",
    # See above: nothing of the GPL.
    "libreadline.so*",
    # Screens and devices without a desktop.
    "PySide6/*plugins/egldeviceintegrations/*",
    "PySide6/*plugins/generic/*",
    "PySide6/*plugins/platforms/*eglfs*",
    "PySide6/*plugins/platforms/*linuxfb*",
    "PySide6/*plugins/platforms/*minimalegl*",
    "PySide6/*plugins/platforms/*vkkhrdisplay*",
    "PySide6/*plugins/platforms/*vnc*",
    "*libQt6Egl*",
    # Mendscape opens no network connection.
    "PySide6/*plugins/networkinformation/*",
    "PySide6/*plugins/tls/*",
    # GTK of one system breaks on another one; Qt asks the desktop's portal instead.
    "PySide6/*plugins/platformthemes/libqgtk3.so",
    *("libgtk-3.so*", "libgdk-3.so*", "libgdk_pixbuf-2.0.so*", "libepoxy.so*"),
    *("libatk-1.0.so*", "libatk-bridge-2.0.so*", "libatspi.so*", "libcairo*.so*"),
    *("libpango*.so*", "libpixman-1.so*", "libfribidi.so*", "libthai.so*"),
    *("libdatrie.so*", "libgraphite2.so*", "libharfbuzz.so.0", "libgio-2.0.so*"),
)
"""Patterns of paths within a package that are left out."""

_PROGRAMS = {
    "win32": "mendscape/mendscape.exe",
    "darwin": "Mendscape.app/Contents/MacOS/mendscape",
    "linux": "mendscape/mendscape",
}

_STAND_INS = {"tensorflow": "tensorflow-cpu"}
"""The same modules under another name, without what only a graphics card needs."""


def data_files() -> list[tuple[str, str]]:
    """Every file or folder of `DATA`, and the folder that it goes to.

    Raises:
        FileNotFoundError: A pattern finds nothing.
    """
    found = []
    for pattern, folder in DATA.items():
        paths = sorted(ROOT.glob(pattern))
        if not paths:
            raise FileNotFoundError(pattern)
        found += [(str(path), folder) for path in paths]
    return found


def program() -> Path:
    """The executable of a package that was built here; it need not be there."""
    return DIST / _PROGRAMS[sys.platform]


def is_needed(path: str) -> bool:
    """Whether a file that PyInstaller found goes into the package.

    Args:
        path: Within the package.
    """
    name = path.replace("\\", "/")
    return not any(fnmatch(name, pattern) for pattern in UNUSED_FILES)


def distributions() -> list[metadata.Distribution]:
    """Mendscape and every library that it needs here, each once, by name.

    Raises:
        PackageNotFoundError: One is not installed.
    """
    found: dict[str, metadata.Distribution] = {}
    waiting = [Requirement("mendscape")]
    while waiting:
        wanted = waiting.pop()
        one = _installed(wanted.name)
        # Extras bring more libraries in, also where the library itself is known.
        is_known = one.name in found
        found[one.name] = one
        if not is_known or wanted.extras:
            waiting += _required_by(one, {"", *wanted.extras})
    return sorted(found.values(), key=lambda one: one.name.lower())


def _required_by(one: metadata.Distribution, extras: set[str]) -> list[Requirement]:
    return [
        wanted
        for wanted in map(Requirement, one.requires or ())
        if wanted.marker is None
        or any(wanted.marker.evaluate({"extra": extra}) for extra in extras)
    ]


def _installed(name: str) -> metadata.Distribution:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        if name not in _STAND_INS:
            raise
        return metadata.distribution(_STAND_INS[name])
