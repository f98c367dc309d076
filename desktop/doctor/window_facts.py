"""What only the window knows of this computer: screens and looks."""

from collections.abc import Iterator

from PySide6.QtCore import QLocale, QRect, qVersion
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from core.doctor.rows import Row, Section, Translate


def window_section(translate: Translate) -> Section:
    """A part of the report."""
    return Section(translate("doctor", "Window"), tuple(_rows(translate)))


def _rows(translate: Translate) -> Iterator[Row]:
    qt = translate("doctor", "{version} on {platform}, style {style}")
    platform, style = QGuiApplication.platformName(), QApplication.style().name()
    values = {"version": qVersion(), "platform": platform, "style": style}
    yield Row("Qt", qt.format(**values))
    yield Row(translate("doctor", "Language"), QLocale().bcp47Name())
    for screen in QGuiApplication.screens():
        yield Row(translate("doctor", "Screen"), _screen(screen, translate))


def _screen(screen: QScreen, translate: Translate) -> str:
    ratio = screen.devicePixelRatio()
    size = QRect(screen.geometry()).size() * ratio
    text = translate("doctor", "{width} x {height} at {percent} %")
    return text.format(
        width=size.width(), height=size.height(), percent=round(100 * ratio)
    )
