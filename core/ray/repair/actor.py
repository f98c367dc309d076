"""What each worker of a list does, wherever in the cluster it is."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from core.errors import Cancelled, ModelNotSaved, RepairError
from core.files import reason_of
from core.paths import AppPaths

if TYPE_CHECKING:
    from typing import Protocol

    from core.batch.control import BatchControl
    from core.batch.job import BatchJob, JobResult
    from core.batch.made import Made
    from core.batch.options import BatchOptions
    from core.batch.worker import RepairWorker
    from core.inpainting.engine import FillEngine
    from core.ray.travelling_model import TravellingModel

    class MakeEngine(Protocol):
        """Makes the engine that fills with the models of a profile; is pickled."""

        def __call__(self, paths: AppPaths, *, detail: bool) -> FillEngine:
            """Without detail, fills stay smooth."""
            ...


@dataclass(frozen=True, slots=True)
class TravellingEngine:
    """What fills, on its way to other computers.

    Attributes:
        model: The computers' own ones are not looked at.
        make_engine: Makes the engine on each of them.
        has_detail: False leaves every fill smooth.
    """

    model: TravellingModel
    make_engine: MakeEngine
    has_detail: bool = True

    def unpack(
        self, paths: AppPaths, options: BatchOptions, *, control: BatchControl
    ) -> RepairWorker:
        """Make a worker of it; nothing is loaded yet.

        Args:
            paths: Of a profile that is there for this alone.
            options: For all pictures; whatever they call the model.
            control: Of the worker.

        Raises:
            ModelNotSaved: The disk is full or not to be written to.
        """
        from core.batch.worker import RepairWorker
        from core.model.library import ModelLibrary

        try:
            card = self.model.unpack(ModelLibrary(paths.models))
        except OSError as error:
            reason = reason_of(error) or str(error)
            raise ModelNotSaved(self.model.card.name, reason) from error
        engine = self.make_engine(paths, detail=self.has_detail)
        return RepairWorker(engine, replace(options, model=card.name), control=control)


class Unprepared(Exception):
    """Ray has started the actor again, and its model is gone."""


class RepairActor:
    """Makes pictures in a process that Ray has started, one at a time.

    What goes wrong with the model is returned, not raised: Ray would put it into an
    error of its own.

    Args:
        threads: That it may use.
    """

    def __init__(self, threads: int) -> None:
        from core.batch.control import BatchControl

        # Several workers may share a computer; TensorFlow would take all of it.
        os.environ["TF_NUM_INTRAOP_THREADS"] = str(threads)
        os.environ["TF_NUM_INTEROP_THREADS"] = "1"
        self._control = BatchControl()
        self._worker: RepairWorker | None = None

    def prepare(
        self, engine: TravellingEngine, options: BatchOptions
    ) -> RepairError | None:
        """Load the model, once; whatever is written for that is gone afterwards."""
        if self._worker is None:
            try:
                self._worker = self._prepared(engine, options)
            except RepairError as error:
                return error
        return None

    def do(
        self, job: BatchJob, known: Made | None
    ) -> JobResult | RepairError | Cancelled | Unprepared:
        """Make a picture.

        Args:
            job: The picture.
            known: How it was made the last time, as far as is known.

        Returns:
            What became of it, or why nothing did.
        """
        if self._worker is None:
            return Unprepared()
        try:
            return self._worker.do(job, known)
        except MemoryError:
            # Another process makes it, perhaps where there is more memory.
            os._exit(1)
        except (Cancelled, RepairError) as error:
            return error

    def stop(self) -> None:
        """End soon; the picture at work is not written."""
        self._control.cancel()

    def _prepared(
        self, engine: TravellingEngine, options: BatchOptions
    ) -> RepairWorker:
        with TemporaryDirectory(prefix="mendscape-") as folder:
            paths = AppPaths.in_folder(Path(folder))
            worker = engine.unpack(paths, options, control=self._control)
            worker.prepare()
        return worker
