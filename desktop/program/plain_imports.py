"""Python's own `import` statement, which PySide puts one of its own in place of."""

import builtins


def use_plain_imports() -> None:
    """Import from now on as Python does.

    PySide reads the source of every module that the process imports, to see whether it
    asks for PySide's "features" (other names for the same methods). Nothing here does,
    and TensorFlow alone has more than 2,000 modules: their import takes a fifth longer
    then, and 100 MB for texts that nobody reads again.
    """
    import PySide6.QtCore  # noqa: F401 - its first import is what replaces it

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
