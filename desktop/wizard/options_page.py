"""The third page: the new model's name, its start, and how long it may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
    QWizard,
    QWizardPage,
)

from core.errors import ModelError
from desktop.looks.labels import hint_label, plain_label
from desktop.texts import messages
from desktop.texts.translation import keep_translated
from desktop.wizard.details_field import DetailsField
from desktop.wizard.elsewhere.elsewhere_row import ElsewhereRow
from desktop.wizard.name_field import NameField
from desktop.wizard.run_choices import (
    SpanChoice,
    StartChoice,
    outlook_text,
    span_text,
    start_advice,
    start_text,
)
from desktop.wizard.span_field import SpanField

if TYPE_CHECKING:
    from core.training.wizard import TrainingWizard


class OptionsPage(QWizardPage):
    """Everything has a sensible value at once; Start is one key away.

    Attributes:
        name: Of the new model.
        start: The models and networks to begin with.
        span: How long it may take.
        details: What few people change.

    Args:
        wizard: Knows what can be chosen, and takes the choice.
    """

    elsewhere_requested = Signal()
    """Another computer is to do the training."""

    def __init__(self, wizard: TrainingWizard) -> None:
        super().__init__()
        self._wizard = wizard
        self._suggested = ""
        self.name = NameField(wizard.check_name)
        self.start = QComboBox()
        self.span = SpanField()
        self.details = DetailsField()
        self._advice = hint_label()
        self._name_label, self._start_label, self._span_label = (
            QLabel() for _ in range(3)
        )
        self._outlook = plain_label()
        self._trouble = plain_label()
        self._elsewhere = ElsewhereRow()
        self._build()
        self._connect()
        keep_translated(self, self._write_texts)

    def initializePage(self) -> None:
        """Suggest what was not chosen yet; what was typed before stays."""
        self._fill_start()
        if self.name.name in ("", self._suggested):
            self._suggested = self._wizard.suggested_name()
            self.name.suggest(self._suggested)
        self.name.look()
        self._trouble.hide()
        self._show_outlook()
        self.name.setFocus()

    def isComplete(self) -> bool:
        """Whether the name can be taken."""
        return not self.name.reason

    def validatePage(self) -> bool:
        """Take the choices; what has become impossible meanwhile is told."""
        start, span = self._start_choice(), self._span_choice()
        try:
            self._wizard.choose(
                name=self.name.name,
                start=start.model,
                preset=start.preset,
                minutes=span.minutes,
                epochs=span.epochs,
                seed=self.details.seed,
            )
        except ModelError as error:
            self._show_trouble(error)
            return False
        return True

    def _start_choice(self) -> StartChoice:
        choice = self.start.currentData()
        return choice if isinstance(choice, StartChoice) else StartChoice(None)

    def _span_choice(self) -> SpanChoice:
        epochs = self.details.epochs
        return self.span.span() if epochs is None else SpanChoice(epochs=epochs)

    def _fill_start(self) -> None:
        """List the models and the kinds of networks, and keep what was chosen."""
        chosen = self.start.currentData()
        current = self._wizard.default_start()
        choices = [StartChoice(name) for name in self._wizard.start_models()]
        presets = sorted(self._wizard.presets(), key=lambda name: name == "classic")
        choices += [StartChoice(None, preset) for preset in presets]
        self.start.clear()
        for choice in choices:
            self.start.addItem(start_text(choice, current=current), choice)
        if chosen in choices:
            self.start.setCurrentIndex(choices.index(chosen))

    def _show_outlook(self) -> None:
        split = self._wizard.split
        uses = outlook_text(photos=len(split.training), held_out=len(split.held_out))
        span = span_text(self._span_choice())
        # Sentences follow each other without a space in some languages.
        self._outlook.setText(self.tr("{uses} {span}").format(uses=uses, span=span))

    def _show_trouble(self, error: ModelError) -> None:
        message = messages.of_error(error)
        self._trouble.setText(str(error) if message is None else message.text)
        self._trouble.show()
        self._fill_start()
        self.name.look()

    def _on_start_changed(self) -> None:
        self._advice.setText(start_advice(self._start_choice()))

    def _on_details_changed(self) -> None:
        self.span.setEnabled(self.details.epochs is None)
        self._show_outlook()

    def _on_complete_changed(self) -> None:
        self._elsewhere.button.setEnabled(self.isComplete())

    def _connect(self) -> None:
        self.name.changed.connect(self.completeChanged)
        self.completeChanged.connect(self._on_complete_changed)
        self._elsewhere.button.clicked.connect(self.elsewhere_requested)
        self.start.currentIndexChanged.connect(self._on_start_changed)
        self.span.changed.connect(self._show_outlook)
        self.details.changed.connect(self._on_details_changed)

    def _build(self) -> None:
        self.setCommitPage(True)
        self._start_label.setBuddy(self.start)
        self._name_label.setBuddy(self.name)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.start.setSizeAdjustPolicy(policy)
        content = QWidget()
        form = QFormLayout(content)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self._name_label, self.name)
        form.addRow(self._start_label, _above(self.start, self._advice))
        form.addRow(self._span_label, self.span)
        form.addRow("", self.details)
        form.addRow(self._outlook)
        form.addRow(self._trouble)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(self._elsewhere)

    def _write_texts(self) -> None:
        self.setTitle(self.tr("How should the new model be trained?"))
        self.setSubTitle(self.tr("If you are not sure, leave everything as it is."))
        self.setButtonText(QWizard.WizardButton.CommitButton, self.tr("&Start"))
        self._name_label.setText(self.tr("&Name"))
        self._start_label.setText(self.tr("S&tart from"))
        self._span_label.setText(self.tr("Train for"))
        self._elsewhere.set_texts(
            self.tr("Is another computer faster?"), self.tr("On another co&mputer…")
        )
        if self.start.count():
            self._fill_start()
            self._show_outlook()


def _above(widget: QWidget, advice: QWidget) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(8)
    layout.addWidget(widget)
    layout.addWidget(advice)
    return layout
