"""Files that belong to the program: icons, models, the sample photo, the guide."""

from pathlib import Path

# Not importlib.resources: its imports take a tenth of the time to the first paint.
_FOLDER = Path(__file__).parent


def icon(name: str) -> str:
    """The SVG text of an icon.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    return (_FOLDER / "icons" / f"{name}.svg").read_text("utf-8")


def sample_photo() -> Path:
    """The bundled damaged photo."""
    return _FOLDER / "samples" / "sample.jpg"


def dust_judge() -> Path:
    """The weights of the small network that tells dust from the photo, as JSON."""
    return _FOLDER / "dust" / "judge.json"


def keras_home() -> Path:
    """A folder with the settings that Keras reads in place of the person's own."""
    return _FOLDER / "keras"


def translations() -> Path:
    """The folder of the compiled catalogues, one `.qm` file a language."""
    return _FOLDER / "translations"


def guide() -> Path:
    """The folder of the user guide and the pages that it leads to, in Markdown."""
    packaged = _FOLDER / "docs"
    return packaged if packaged.is_dir() else _FOLDER.parent / "docs"
