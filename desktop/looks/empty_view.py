"""What is said in a list that has nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout


def show_while_empty(label: QLabel, view: QAbstractItemView) -> None:
    """Show a label in the middle of a view for as long as it has no rows.

    The view stays where it is, with the focus that it may have.

    Args:
        label: Leaves the mouse to the view.
        view: With its model.
    """
    model = view.model()

    def follow() -> None:
        label.setVisible(model.rowCount() == 0)

    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    QVBoxLayout(view.viewport()).addWidget(label)
    for changed in (model.rowsInserted, model.rowsRemoved, model.modelReset):
        changed.connect(follow)
    follow()
