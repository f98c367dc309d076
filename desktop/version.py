"""The program's version, kept in one place: the package's metadata."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Like "1.2.0"; "development" when run from a folder without installation."""
    try:
        return version("mendscape")
    except PackageNotFoundError:
        return "development"
