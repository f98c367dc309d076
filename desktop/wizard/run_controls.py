"""The buttons of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.training.events import Phase
from desktop.texts.translation import keep_translated
from desktop.wizard.training_session import Order

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.training.events import Phase
from desktop.wizard.training_session import TrainingSession


class RunControls(QWidget):
    """Pause or go on, stop and keep the best, cancel and discard.

    Args:
        may_discard: Asked before a run is thrown away.
    """

    def __init__(self, may_discard: Callable[[], bool]) -> None:
        super().__init__()
        self._may_discard = may_discard
        self._session: TrainingSession | None = None
        self.pause = QPushButton()
        self.stop = QPushButton()
        self.cancel = QPushButton()
        self._build()
        keep_translated(self, self._write_texts)

    def follow(self, session: TrainingSession) -> None:
        """Give orders to this run from now on."""
        self._session = session
        self.show_state()

    def show_state(self) -> None:
        """Allow what makes sense now."""
        session = self._session
        is_running = session is not None and session.is_running
        order = Order.GO_ON if session is None else session.order
        may_end = order in {Order.GO_ON, Order.PAUSE}
        phase = Phase.STARTING if session is None else session.progress.phase
        is_training = session is not None and session.progress.is_training
        can_wait = is_training or phase is Phase.COMPARING
        self.pause.setEnabled(is_running and can_wait and may_end)
        self.stop.setEnabled(is_running and is_training and may_end)
        self.cancel.setEnabled(is_running and (may_end or order is Order.STOP))
        is_paused = order is Order.PAUSE
        self.pause.setText(self.tr("&Go on") if is_paused else self.tr("&Pause"))
        self.stop.setVisible(not self._is_comparison)
        discard, plain = (
            self.tr("Cancel and &discard…"),
            self.tr("Cancel the compa&rison"),
        )
        self.cancel.setText(plain if self._is_comparison else discard)

    @property
    def _is_comparison(self) -> bool:
        return self._session is not None and self._session.is_comparison

    def _write_texts(self) -> None:
        self.stop.setText(self.tr("&Stop and keep the best"))
        self.pause.setToolTip(self.tr("Lets the computer rest; nothing is lost"))
        self.stop.setToolTip(self.tr("Ends now with the best model so far"))
        self.cancel.setToolTip(self.tr("Ends now and keeps nothing"))
        self.show_state()

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in (self.pause, self.stop, self.cancel):
            button.setAutoDefault(False)
            layout.addWidget(button)
        layout.insertStretch(2, 1)
        self.pause.clicked.connect(self._on_pause_clicked)
        self.stop.clicked.connect(self._on_stop_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)

    def _on_pause_clicked(self) -> None:
        if self._session is None:
            return
        if self._session.order is Order.PAUSE:
            self._session.resume()
        else:
            self._session.pause()

    def _on_stop_clicked(self) -> None:
        if self._session is not None:
            self._session.stop()

    def _on_cancel_clicked(self) -> None:
        # While the question stands, the run may end by itself: ask first, then look.
        # A comparison can be made again, and is not asked about.
        is_sure = self._is_comparison or self._may_discard()
        if is_sure and self._session and self._session.is_running:
            self._session.cancel()
