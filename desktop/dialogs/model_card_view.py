"""What a model is made of and how good it is, in plain words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.looks.labels import headline_label, hint_label, plain_label
from desktop.texts.durations import duration_text
from desktop.texts.measures import measures

if TYPE_CHECKING:
    from core.model.bundle import Bundle
    from core.model.card import ModelCard, Score
    from desktop.models.library_contents import DamagedModel


class ModelCardView(QScrollArea):
    """Shows one model's card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Description of the model"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._begin()

    def show_nothing(self) -> None:
        """Show an empty card."""
        self._begin()

    def show_damaged(self, model: DamagedModel) -> None:
        """Show what is wrong with a model."""
        page = self._begin()
        page.addWidget(headline_label(model.name))
        page.addWidget(plain_label(self._trouble(model)))
        page.addStretch(1)

    def show_model(self, bundle: Bundle, *, is_in_use: bool) -> None:
        """Show a model.

        Args:
            bundle: The model.
            is_in_use: Whether it fills at the moment.
        """
        page = self._begin()
        page.addWidget(headline_label(bundle.card.name))
        page.addWidget(plain_label(self._state(bundle, is_in_use)))
        if bundle.hidden_name:
            text = self.tr(
                "It was called {name} until a model of that name came with Mendscape."
            )
            page.addWidget(plain_label(text.format(name=bundle.hidden_name)))
        page.addSpacing(8)
        page.addLayout(self._facts(bundle))
        for protocol, score in bundle.card.scores.items():
            page.addSpacing(16)
            page.addWidget(self._score_title(bundle.card, protocol, score))
            page.addLayout(_figures(score))
        if bundle.card.scores:
            page.addSpacing(8)
            page.addWidget(hint_label(self._warning()))
        page.addStretch(1)

    def _trouble(self, model: DamagedModel) -> str:
        if model.is_too_new:
            return self.tr(
                "It was made by a newer Mendscape. Update the program to use it."
            )
        return self.tr(
            "Its files are damaged or missing, so it cannot be used. Delete it, or put "
            "the files back."
        )

    def _begin(self) -> QVBoxLayout:
        """Start an empty page."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        self.setWidget(page)
        return layout

    def _state(self, bundle: Bundle, is_in_use: bool) -> str:
        sentences = (
            self.tr("This model fills your photos at the moment.") * is_in_use,
            self.tr("It came with Mendscape.") * bundle.is_shipped,
        )
        return " ".join(filter(None, sentences)) or self.tr("One of your own models.")

    def _facts(self, bundle: Bundle) -> QFormLayout:
        card = bundle.card
        form = _form()
        scratch = self.tr("scratch, with no other model to begin with")
        form.addRow(self.tr("Made from"), plain_label(card.base or scratch))
        if card.pictures:
            photos = self.tr("{count} photos")
            count = QLocale().toString(card.pictures)
            form.addRow(self.tr("Trained on"), plain_label(photos.format(count=count)))
        if card.seconds:
            form.addRow(self.tr("Trained for"), plain_label(self._time(card)))
        if day := _day(card.created):
            form.addRow(self.tr("Made on"), plain_label(day))
        kind = QLocale.DataSizeFormat.DataSizeSIFormat
        size = QLocale().formattedDataSize(bundle.size, 1, kind)
        form.addRow(self.tr("Size"), plain_label(size))
        return form

    def _time(self, card: ModelCard) -> str:
        span = duration_text(card.seconds)
        if not card.device:
            return span
        return f"{span} ({card.device})"

    def _score_title(self, card: ModelCard, protocol: str, score: Score) -> QWidget:
        text = self.tr("On {count} photos that it had never seen")
        title = text.format(count=QLocale().toString(score.pictures))
        label = plain_label(title if len(card.scores) == 1 else f"{title} ({protocol})")
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        return label

    def _warning(self) -> str:
        return self.tr(
            "Models can be compared by these figures only where they filled the same "
            "photos."
        )


def _figures(score: Score) -> QFormLayout:
    form = _form()
    for measure in measures():
        value = plain_label(measure.text(score))
        value.setAccessibleDescription(measure.meaning)
        form.addRow(measure.name, value)
        hint = hint_label(measure.meaning)
        hint.setContentsMargins(0, 0, 0, 8)
        form.addRow(hint)
    return form


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(4)
    return form


def _day(created: str) -> str:
    """A day as the person's country writes it; empty when the text is no date."""
    try:
        day = datetime.fromisoformat(created).astimezone().date()
    except (ValueError, OverflowError):
        return ""
    shown = QDate(day.year, day.month, day.day)
    return QLocale().toString(shown, QLocale.FormatType.LongFormat)
