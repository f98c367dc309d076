"""The program's version, kept in one place: the package's metadata."""


def program_version() -> str:
    """Like "1.2.0"; "development" when run from a folder without installation."""
    # Imported late: it takes longer than the window's first paint can spare.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("mendscape")
    except PackageNotFoundError:
        return "development"
