"""What this program is."""

import platform

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.looks.theme import app_icon
from desktop.program.version import program_version

translate = QCoreApplication.translate

_ICON_SIDE = 64


def show_about(parent: QWidget) -> None:
    """Show the program's name, version and promise; does not wait."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(translate("about", "About Mendscape"))
    box.setIconPixmap(app_icon().pixmap(_ICON_SIDE))
    title = translate("about", "Mendscape {version}")
    box.setText(title.format(version=program_version()))
    promise = translate(
        "about",
        "Repairs damaged mountain and landscape photos on your own computer. No "
        "photo leaves it.",
    )
    versions = f"Python {platform.python_version()} · Qt {qVersion()}"
    box.setInformativeText(f"{promise}\n\n{versions}")
    box.open()
