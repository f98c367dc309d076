"""Fuzzes one target with atheris, which follows the code that its inputs reach.

Arguments: target, seconds, seed, folder for what breaks something.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

_MOST_BYTES = 100_000
_PATIENCE_S = 10
_MOST_MEGABYTES = 4_000


def main() -> None:
    """Run until the time is over or something breaks."""
    name, seconds, seed, out = sys.argv[1:]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.disable()
    with atheris.instrument_imports(include=["core", "PIL", "zipfile", "csv", "json"]):
        from PIL import (  # noqa: F401 - as above
            BmpImagePlugin,
            JpegImagePlugin,
            PngImagePlugin,
            TiffImagePlugin,
            WebPImagePlugin,
        )

        import core.batch.job_list
        import core.dataset.inspection
        import core.mask_file
        import core.model.exchange
        import core.photo.photo_io
        import core.session.record
        import core.training.process.run_folder  # noqa: F401 - to be instrumented
    from tests.hostile.targets import TARGETS

    target = TARGETS[name]
    with TemporaryDirectory(prefix="mendscape-seeds-") as folder:
        for number, data in enumerate(target.seeds()):
            Path(folder, f"seed-{number}").write_bytes(data)
        options = [
            f"-max_total_time={seconds}",
            f"-seed={seed}",
            f"-max_len={_MOST_BYTES}",
            f"-timeout={_PATIENCE_S}",
            f"-rss_limit_mb={_MOST_MEGABYTES}",
            f"-artifact_prefix={out}/{name}-",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *options, folder], target.run)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
