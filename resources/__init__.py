"""Files that belong to the program: icons, the bundled model, the sample photo."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def icon(name: str) -> str:
    """The SVG text of an icon.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    return (files("resources") / "icons" / f"{name}.svg").read_text("utf-8")


def sample_photo() -> Traversable:
    """The bundled damaged photo."""
    return files("resources") / "samples" / "sample.jpg"
