"""The steps of a training with a scan and runs that do what a test says."""

from collections.abc import Callable
from pathlib import Path

from core.dataset.scan_report import ScanProgress, ScanReport, TellScan
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.training.events import EventSink, TrainingEvent
from core.training.options import TrainingOptions
from core.training.process.child import Work
from core.training.process.run_folder import ResumableRun
from core.training.wizard import TrainingWizard


class ScriptedProcess:
    """A run that does what the test says; remembers what it is asked for."""

    is_running = False
    seconds_since_heartbeat = 0.0

    def __init__(
        self,
        options: TrainingOptions,
        paths: AppPaths,
        *,
        sink: EventSink,
        is_resumed: bool = False,
        work: Work | None = None,
    ) -> None:
        self.options = options
        self.is_resumed = is_resumed
        self.work = work
        self.asked: list[str] = []
        self._sink = sink

    def start(self) -> None:
        self.is_running = True

    def pause(self) -> None:
        self.asked.append("pause")

    def resume(self) -> None:
        self.asked.append("resume")

    def stop(self) -> None:
        self.asked.append("stop")

    def suspend(self) -> None:
        self.asked.append("suspend")

    def cancel(self) -> None:
        self.asked.append("cancel")

    def tell(self, *events: TrainingEvent) -> None:
        for event in events:
            self._sink(event)

    def end(self, outcome: TrainingEvent) -> None:
        self.is_running = False
        self._sink(outcome)


class ScriptedWizard(TrainingWizard):
    """The real steps over a scripted scan, library and runs.

    Attributes:
        reports: By folder; what scans find, or raise.
        runs: That can be resumed.
        used: Models that were put to use.
        processes: All runs that were begun.
        wait_in_scan: Called while a scan goes on.
    """

    def __init__(self, paths: AppPaths, library: ModelLibrary) -> None:
        super().__init__(paths, library, self._make_process)
        self.reports: dict[Path, ScanReport | Exception] = {}
        self.runs: list[ResumableRun] = []
        self.used: list[str] = []
        self.use_error: Exception | None = None
        self.processes: list[ScriptedProcess] = []
        self.wait_in_scan: Callable[[TellScan], None] = lambda tell: None

    def scan(self, folder: Path, *, tell: TellScan) -> ScanReport:
        self.wait_in_scan(tell)
        report = self.reports[folder]
        if isinstance(report, Exception):
            raise report
        total = len(report.accepted) + len(report.rejected)
        tell(ScanProgress(total, total, len(report.accepted), len(report.rejected)))
        return report

    def resumable(self) -> tuple[ResumableRun, ...]:
        return tuple(self.runs)

    def discard(self, run: ResumableRun) -> None:
        self.runs.remove(run)

    def use_new_model(self) -> None:
        if self.use_error is not None:
            raise self.use_error
        assert self.result is not None
        self.used.append(self.result.card.name)

    def _make_process(self, *args, **kwargs) -> ScriptedProcess:
        self.processes.append(ScriptedProcess(*args, **kwargs))
        return self.processes[-1]
