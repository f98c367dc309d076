"""The two array types that travel between the modules."""

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""(H, W, 3) RGB, 0..255."""

Mask = NDArray[np.bool_]
"""(H, W), True where the pixels are unknown."""

Floats = NDArray[np.float32]
"""Pictures on the model's side: (..., C), range stated where used."""
