"""The figures as a person sees them."""

from pytestqt.qtbot import QtBot

from desktop.wizard.figures import Figure
from desktop.wizard.figures_table import FiguresTable


def test_the_better_of_two_is_bold_and_a_tie_is_not(qtbot: QtBot) -> None:
    table = FiguresTable()
    qtbot.addWidget(table)
    table.show_figures(
        [
            Figure("Sharpness", "Meaning.", "0.80", "0.90", is_new_better=True),
            Figure("Edge", "Meaning.", "1.10", "1.20", is_new_better=False),
            Figure("Shapes", "Meaning.", "0.60", "0.60", is_new_better=True),
        ]
    )
    bold = [
        [table.item(row, column).font().bold() for column in (1, 2)]
        for row in range(table.rowCount())
    ]
    assert bold == [[False, True], [True, False], [False, False]]
    assert table.item(0, 0).toolTip() == "Meaning."
    assert [table.item(0, column).text() for column in range(3)] == [
        "Sharpness",
        "0.80",
        "0.90",
    ]
