"""Importing Keras without what takes two of its five seconds and leads to nothing."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import cast

_UNUSED = "sklearn"
"""Keras imports scikit-learn, if there is one, for wrappers that nobody uses here."""


@contextmanager
def only_what_is_used() -> Iterator[None]:
    """Collect no garbage, and have no scikit-learn, while the block imports Keras.

    An import makes a million objects, all of which stay: whoever looks for garbage
    among them, as Python does many times meanwhile, finds none. Nor does it find any
    later, and each time all threads wait for 0.2 s, the window's, too. So everything
    that there is at the end of the block is passed over from then on; it is freed as
    before once nothing refers to it, unless it refers to itself.
    """
    is_collecting = gc.isenabled()
    gc.disable()
    # What stands for None there is not to be found; see the documentation of import.
    sys.modules.setdefault(_UNUSED, cast("ModuleType", None))
    try:
        yield
    finally:
        if sys.modules.get(_UNUSED) is None:
            sys.modules.pop(_UNUSED, None)
        gc.freeze()
        if is_collecting:
            gc.enable()
