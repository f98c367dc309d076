"""How much memory the program takes at most for a large photo.

python -m benchmarks.probe_memory open|save|fill PROFILE PHOTO
"""

import sys
from pathlib import Path

from benchmarks.probe import peak_memory, tell
from core.geometry import Box
from core.inpainting.engine import FillJob
from core.inpainting.library_engine import library_engine
from core.patch import Patch
from core.paths import AppPaths
from core.photo.photo_io import open_photo, save_photo
from core.progress import silent

_HOLE = Box.square(2000, 1500, 500)


def main() -> None:
    """Do one thing with the photo, and tell the peak."""
    kind, profile, photo = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    match kind:
        case "open":
            open_photo(photo)
        case "save":
            _save(photo)
        case _:
            _fill(AppPaths.in_folder(profile), photo)
    tell(peak=peak_memory())


def _save(path: Path) -> None:
    photo = open_photo(path)
    patch = Patch(_HOLE, photo.region(_HOLE.shifted(_HOLE.width, 0)))
    save_photo(photo, (patch,), path.with_stem("repaired"))


def _fill(paths: AppPaths, path: Path) -> None:
    engine = library_engine(paths, detail=True)
    engine.fill(FillJob(open_photo(path), _HOLE, (_HOLE,)), silent)


if __name__ == "__main__":
    main()
