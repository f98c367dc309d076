"""The steps from a folder of photos to a model in use, without any window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.dataset.scan import FEWEST_PHOTOS, ScanCache, ScanReport, scan_folder
from core.dataset.split import Split, held_out_by_content
from core.errors import ModelUnfinished, TooFewPhotos
from core.model.names import is_among, model_name_of
from core.training.elsewhere.exchange import JobExchange, ReturnedJob
from core.training.events import (
    EventSink,
    Outcome,
    RunFinished,
    TrainingEvent,
    TrainingResult,
)
from core.training.options import TrainingOptions
from core.training.process.run_folder import ResumableRun, RunFolder, resumable_runs
from core.training.process.training_process import TrainingProcess
from core.training.recipes import RECIPES
from core.training.step import Step

if TYPE_CHECKING:
    from core.dataset.scan_report import TellScan
    from core.model.library import ModelLibrary
    from core.paths import AppPaths
    from core.training.process.wakeful import MakeProcess

DEFAULT_MINUTES = 60.0
"""Of fine-tuning, when a person has no opinion; it mostly ends earlier by itself."""


class TrainingWizard:
    """What was decided so far in one sitting, and the only way to decide more.

    It has no thread of its own: what takes long is a method that the caller runs where
    it likes. Methods called out of order raise `ValueError`; what a person can get
    wrong is a `RepairError`. Going back loses nothing: the report and the options stay
    readable until others take their place.

    Args:
        paths: Of the profile that models and runs are kept in.
        library: The models of that profile.
        make_process: Takes what `TrainingProcess` takes; None is that class itself.
        exchange: Takes trainings to other computers and back.
    """

    def __init__(
        self,
        paths: AppPaths,
        library: ModelLibrary,
        make_process: MakeProcess | None = None,
        exchange: JobExchange | None = None,
    ) -> None:
        self._paths = paths
        self._library = library
        self._make_process: MakeProcess = make_process or TrainingProcess
        self.exchange = exchange or JobExchange(paths, library)
        self._step = Step.FOLDER
        self._report: ScanReport | None = None
        self._split: tuple[ScanReport, Split] | None = None
        self._options: TrainingOptions | None = None
        self._process: TrainingProcess | None = None
        self._outcome: Outcome | None = None

    @property
    def step(self) -> Step:
        """Where the person is; becomes RESULT in the thread that hears the outcome."""
        return self._step

    @property
    def report(self) -> ScanReport | None:
        """The adopted one."""
        return self._report

    @property
    def options(self) -> TrainingOptions | None:
        """The last chosen ones, also after going back."""
        return self._options

    @property
    def outcome(self) -> Outcome | None:
        """How the last run ended; None while it is going on."""
        return self._outcome

    @property
    def result(self) -> TrainingResult | None:
        """What the last run left, when it finished."""
        outcome = self._outcome
        return outcome.result if isinstance(outcome, RunFinished) else None

    def scan(self, folder: Path, *, tell: TellScan) -> ScanReport:
        """Look at a folder's photos; takes long, and decides nothing here.

        Args:
            folder: To look through, with the folders in it.
            tell: Called as the scan goes on; may raise `Cancelled`.

        Raises:
            FolderUnreadable: It is missing or not to be read.
            NoPhotosFound: Nothing in it can be trained on.
            Cancelled: From `tell`.
        """
        # A run goes on another day, perhaps from another working directory.
        cache = ScanCache(self._paths.cache / "scans")
        report = scan_folder(folder.absolute(), cache=cache, tell=tell)
        # Here, where it holds nobody up: with many thousand photos that is noticed.
        self._split = (report, _split_of(report))
        return report

    def adopt(self, report: ScanReport) -> None:
        """Go on with the photos of a scan.

        Raises:
            TooFewPhotos: Fewer than `FEWEST_PHOTOS` were accepted; the report tells
                what is wrong with the others. Nothing has changed then.
        """
        self._need_no_run("adopt a report")
        found = len(report.accepted)
        if found < FEWEST_PHOTOS:
            raise TooFewPhotos(report.folder, found, FEWEST_PHOTOS)
        self._report = report
        self._step = Step.CHECK

    @property
    def split(self) -> Split:
        """Of the adopted photos: the ones to train on, and the ones for the proof."""
        report = self._needed_report()
        if self._split is None or self._split[0] is not report:
            self._split = (report, _split_of(report))
        return self._split[1]

    def suggested_name(self) -> str:
        """The folder's name as a free name for a model."""
        name = model_name_of(self._needed_report().folder.resolve().name)
        unfinished = [run.options.name for run in self.resumable()]
        return self._library.free_name(name, besides=unfinished)

    def start_models(self) -> tuple[str, ...]:
        """Models to go on from, the one in use first."""
        current = self.default_start()
        return tuple(sorted(self._library.names(), key=lambda name: name != current))

    def default_start(self) -> str | None:
        """The model in use; None when there is no model at all: start from scratch."""
        names = self._library.names()
        return self._library.current if names else None

    def presets(self) -> tuple[str, ...]:
        """Kinds of networks to start from scratch."""
        return tuple(sorted(RECIPES))

    def check_name(self, name: str) -> None:
        """See whether a new model can be called so; for looking while it is typed.

        Raises:
            ModelNameInvalid: It is no name for a model.
            ModelExists: The library has one of that name.
            ModelUnfinished: A run of that name waits to be resumed.
        """
        self._library.folder_for(name)
        if is_among(name, [run.options.name for run in self.resumable()]):
            raise ModelUnfinished(name)

    def check_start(self, name: str | None) -> None:
        """See whether a run can go on from that model; from none it always can.

        Raises:
            ModelError: It is missing or damaged.
        """
        if name is not None:
            self._library.bundle(name)

    def choose(
        self,
        *,
        name: str,
        start: str | None,
        preset: str,
        minutes: float | None,
        epochs: int | None,
        seed: int = 0,
    ) -> TrainingOptions:
        """Decide how to train on the adopted photos.

        Args:
            name: Of the new model; spaces around it do not count.
            start: Model to go on from; None starts from scratch.
            preset: One of `presets`; counts without a start only.
            minutes: To end after; None is no limit.
            epochs: To end after; None is the recipe's number.
            seed: Of weights, order, crops and holes.

        Raises:
            ModelError: The name is taken or none, or there is no such start model.
        """
        self._need_no_run("choose options")
        report = self._needed_report()
        self._need_preset(preset)
        self.check_name(name.strip())
        self.check_start(start)
        self._options = TrainingOptions(
            name=name.strip(),
            folder=report.folder,
            split=self.split,
            preset=preset,
            start=start,
            epochs=epochs,
            minutes=minutes,
            seed=seed,
        )
        self._step = Step.OPTIONS
        return self._options

    def begin(self, sink: EventSink) -> TrainingProcess:
        """Make the run that was chosen; its process comes back ready to be started.

        Args:
            sink: Hears every event, the outcome last, in a thread of the process.

        Raises:
            ModelError: The name was taken in the meantime.
        """
        if self._step is not Step.OPTIONS or self._options is None:
            raise ValueError(f"No options are chosen. Received: step={self._step}.")
        self.check_name(self._options.name)
        return self._make(self._options, sink, is_resumed=False)

    def resumable(self) -> tuple[ResumableRun, ...]:
        """Runs that ended before their time and can go on, the newest first."""
        return resumable_runs(self._paths.runs)

    def begin_again(self, run: ResumableRun, sink: EventSink) -> TrainingProcess:
        """Let a run go on from its checkpoint; otherwise as `begin`."""
        self._need_no_run("resume a run")
        self._library.folder_for(run.options.name)
        return self._make(run.options, sink, is_resumed=True)

    def compare(self, returned: ReturnedJob, sink: EventSink) -> TrainingProcess:
        """Make the comparison of what came back; otherwise as `begin`."""
        self._need_no_run("compare a result")
        work = returned.work
        return self._make(returned.options, sink, is_resumed=False, work=work)

    def discard(self, run: ResumableRun) -> None:
        """Throw away a run that could go on."""
        RunFolder(self._paths.runs / run.options.name).discard()

    def use_new_model(self) -> None:
        """Make the new model the one in use, in the window and on the terminal."""
        if self.result is None:
            raise ValueError(f"No run has finished. Received: step={self._step}.")
        self._library.use(self.result.card.name)

    def back(self) -> None:
        """Return to the step before; from a result, to what was scanned."""
        self._need_no_run("go back")
        if self._step is Step.FOLDER:
            raise ValueError("The folder is the first step. Received: step=folder.")
        is_checked = self._step is not Step.CHECK and self._report is not None
        self._step = Step.CHECK if is_checked else Step.FOLDER

    def _make(
        self, options: TrainingOptions, sink: EventSink, **how: object
    ) -> TrainingProcess:
        def keep(event: TrainingEvent) -> None:
            if isinstance(event, Outcome):
                self._outcome = event
                self._step = Step.RESULT
            sink(event)

        process = self._make_process(options, self._paths, sink=keep, **how)
        self._process, self._options, self._outcome = process, options, None
        self._step = Step.RUN
        return process

    def _needed_report(self) -> ScanReport:
        if self._report is None:
            raise ValueError(f"A folder is adopted first. Received: step={self._step}.")
        return self._report

    def _need_preset(self, preset: str) -> None:
        if preset not in self.presets():
            raise ValueError(f"There is no such preset. Received: preset={preset!r}.")

    def _need_no_run(self, what: str) -> None:
        # A process that never came to life does not hold anybody up.
        is_running = self._process is not None and self._process.is_running
        if self._step is Step.RUN and is_running:
            raise ValueError(f"Nobody can {what} during a run. Received: step=run.")


def _split_of(report: ScanReport) -> Split:
    return Split.by(report.paths, held_out_by_content(report.accepted))
