"""How a copy of the repaired photo is to be written, and how large it will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.photo.formats import JPEG
from core.photo.save_options import SaveOptions
from desktop.dialogs.choice_box import ChoiceBox
from desktop.files.export_choice import (
    EXPORT_FORMATS,
    ExportChoice,
    ExportFormat,
    ExportHabit,
)
from desktop.looks.labels import hint_label, plain_label
from desktop.texts.translation import keep_translated

if TYPE_CHECKING:
    from core.photo.photo import Photo

_FIRST_QUALITY = 90
_SMALLEST_WIDTH = 460


class ExportDialog(QDialog):
    """Asks for format, quality and metadata.

    Args:
        photo: That will be exported.
        habit: How the last one was, offered where it takes nothing from this photo.
        parent: Its window.

    Signals:
        changed: Something else is chosen.
    """

    changed = Signal()

    def __init__(
        self,
        photo: Photo,
        habit: ExportHabit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._habit = habit
        self._photo = photo
        self.format = ChoiceBox()
        self.as_source = QCheckBox()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.quality = QSpinBox()
        self.metadata = QCheckBox()
        self.size_text = plain_label()
        self.export_button = QPushButton()
        self._labels = [QLabel() for _ in range(4)]
        self._bits_hint = hint_label()
        self._metadata_hint = hint_label()
        self._build()
        keep_translated(self, self._write_texts)
        self._connect()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen."""
        chosen = self._format
        has_quality = chosen.has_quality and not self._is_as_source
        options = SaveOptions(
            quality=self.quality.value() if has_quality else None,
            is_lossless=chosen.is_lossless,
            has_metadata=self.metadata.isChecked(),
        )
        return ExportChoice(chosen.suffix, options)

    @property
    def habit(self) -> ExportHabit:
        """What to offer the next time."""
        is_as_source = self.as_source.isChecked()
        return ExportHabit(self._format, self.quality.value(), is_as_source)

    def show_measuring(self) -> None:
        """Show that the size is not known yet."""
        self.size_text.setText(self.tr("Working it out…"))

    def show_size(self, size: int) -> None:
        """Show about how large the file will be, in bytes."""
        kind = QLocale.DataSizeFormat.DataSizeSIFormat
        text = self.tr("About {size}")
        self.size_text.setText(
            text.format(size=QLocale().formattedDataSize(size, 1, kind))
        )
        self.export_button.setEnabled(True)

    def show_refusal(self, sentence: str) -> None:
        """Show why the photo cannot be written like this."""
        self.size_text.setText(sentence)
        self.export_button.setEnabled(False)

    @property
    def _format(self) -> ExportFormat:
        chosen = self.format.value
        return chosen if isinstance(chosen, ExportFormat) else EXPORT_FORMATS[0]

    @property
    def _is_as_source(self) -> bool:
        return self._can_be_as_source and self.as_source.isChecked()

    @property
    def _can_be_as_source(self) -> bool:
        return self._format.format is JPEG and self._photo.info.format == JPEG.name

    def _build(self) -> None:
        for widget in (self.slider, self.quality):
            widget.setRange(1, 100)
            widget.setValue(self._habit.quality if self._habit else _FIRST_QUALITY)
        self.as_source.setChecked(self._habit is None or self._habit.is_as_source)
        self.metadata.setChecked(True)
        quality = QHBoxLayout()
        quality.addWidget(self.slider, 1)
        quality.addWidget(self.quality)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field, hints in (
            (self._labels[0], self.format, (self._bits_hint,)),
            (self._labels[1], quality, (self.as_source,)),
            (self._labels[2], self.metadata, (self._metadata_hint,)),
            (self._labels[3], self.size_text, ()),
        ):
            form.addRow(label, field)
            for hint in hints:
                form.addRow("", hint)
        for label, buddy in zip(self._labels, (self.format, self.slider), strict=False):
            label.setBuddy(buddy)
        self._build_page(form)

    def _build_page(self, form: QFormLayout) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.export_button.setDefault(True)
        self.format.setFocus()
        self.setMinimumWidth(_SMALLEST_WIDTH)

    def _connect(self) -> None:
        self.slider.valueChanged.connect(self.quality.setValue)
        self.quality.valueChanged.connect(self.slider.setValue)
        self.quality.valueChanged.connect(self.changed)
        self.format.chosen.connect(self._follow)
        self.as_source.toggled.connect(self._follow)
        self.metadata.toggled.connect(self.changed)

    def _write_texts(self) -> None:
        self.setWindowTitle(self.tr("Export a copy"))
        texts = (
            self.tr("&Format:"),
            self.tr("&Quality:"),
            self.tr("Metadata:"),
            self.tr("Size:"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        named = ((self.format, texts[0]), (self.slider, texts[1]))
        for widget, text in (*named, (self.quality, texts[1])):
            widget.setAccessibleName(text.replace("&", "").rstrip(":"))
        self.as_source.setText(self.tr("&Like the original file"))
        self.metadata.setText(self.tr("&Keep date, place, camera and captions"))
        self.export_button.setText(self.tr("&Export…"))
        self._bits_hint.setText(
            self.tr("This format keeps 8 of the photo's 16 bits for each colour.")
        )
        self.format.set_choices((one.text, one) for one in EXPORT_FORMATS)
        if self.format.value is None:
            self.format.set_value(_first_format(self._photo, self._habit))
        self._show_possible()

    def _follow(self) -> None:
        self._show_possible()
        self.changed.emit()

    def _show_possible(self) -> None:
        """Offer what the chosen format has use for."""
        chosen = self._format
        self.as_source.setVisible(self._can_be_as_source)
        for widget in (self._labels[1], self.slider, self.quality):
            widget.setEnabled(chosen.has_quality and not self._is_as_source)
        self._bits_hint.setVisible(self._photo.bits > chosen.format.most_bits)
        self.metadata.setEnabled(chosen.has_metadata)
        self._metadata_hint.setText(
            self.tr("The colour profile and the resolution are always kept.")
            if chosen.has_metadata
            else self.tr("This format holds none of them.")
        )


def _first_format(photo: Photo, habit: ExportHabit | None) -> ExportFormat:
    """The last one if it suits, or the photo's own, or else the most usual one."""
    if habit is not None and habit.format.suits(photo):
        return habit.format
    own = (one for one in EXPORT_FORMATS if one.format.name == photo.info.format)
    return next(own, EXPORT_FORMATS[0])
