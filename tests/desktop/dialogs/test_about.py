"""What the program says about itself."""

from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.dialogs.about import show_about


def test_about_names_the_program_and_its_promise(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    show_about(window)
    box = window.findChild(QMessageBox)
    assert "Mendscape" in box.text()
    assert "No photo leaves it" in box.informativeText()
    box.close()
