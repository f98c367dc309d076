"""A warm fill with detail at the photo's own resolution, beside what others do.

python -m benchmarks.probe_detail PROFILE ROUNDS [PHOTO]
"""

import sys
from functools import partial
from pathlib import Path

from benchmarks.peers import peers
from benchmarks.probe import in_turns, large_photo, tell
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.library_engine import library_engine
from core.paths import AppPaths
from core.photo.photo_io import open_photo
from core.progress import silent

_SIDE = 500
_PEERS = ("telea", "navier-stokes")


def main() -> None:
    """Time the usual fill with and without detail, and the peers on the same hole."""
    profile, rounds = AppPaths.in_folder(Path(sys.argv[1])), int(sys.argv[2])
    photo = open_photo(Path(sys.argv[3])) if len(sys.argv) > 3 else large_photo()
    hole = Box.square(photo.size.width // 3, photo.size.height // 3, _SIDE)
    job = FillJob(photo, hole, (hole,))
    full = library_engine(profile, detail=True)
    smooth = library_engine(profile, detail=False)
    around = hole.grown(_SIDE).clipped(photo.size)
    seen = photo.region(around)
    inside = hole.shifted(-around.left, -around.top)
    others = {
        peer.name: partial(peer.make(), seen, inside, 0)
        for peer in peers()
        if peer.name in _PEERS
    }
    works = {
        "detail": lambda: full.fill(job, silent),
        "smooth": lambda: smooth.fill(job, silent),
        **others,
    }
    tell(**in_turns(works, rounds=rounds))


if __name__ == "__main__":
    main()
