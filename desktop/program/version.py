"""The versions of the program and of what it stands on."""

from PySide6.QtCore import qVersion


def program_version() -> str:
    """Like "1.2.0"; "development" when run from a folder without installation."""
    # Imported late: it takes longer than the window's first paint can spare.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("mendscape")
    except PackageNotFoundError:
        return "development"


def versions_text() -> str:
    """Program, Python, Qt and system, one to a line, for logs and reports."""
    import platform

    return "\n".join(
        (
            f"Mendscape {program_version()}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            platform.platform(),
        )
    )
