"""The dialog of the model library: what it shows, and what it lets people do."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.model.bundle import Bundle
from core.model.card import ModelCard, Score
from core.model.spec import CLASSIC
from desktop.dialogs.models_dialog import ModelsDialog
from desktop.models.library_contents import DamagedModel, LibraryContents

SCORE = Score(pictures=30, psnr=24.5, ssim=0.61, l1=0.041, sharp=0.93, seam=1.2)
SHIPPED = Bundle(
    Path("landscape"),
    ModelCard("landscape", CLASSIC, scores={"scene": SCORE}),
    is_shipped=True,
)
OWN = Bundle(
    Path("alps"),
    ModelCard(
        "alps",
        CLASSIC,
        base="landscape",
        pictures=153,
        seconds=612,
        device="GPU: Test",
        created="2026-02-03T12:00:00+00:00",
        scores={"held-out": SCORE},
    ),
)
CONTENTS = LibraryContents(
    (SHIPPED, OWN),
    (
        DamagedModel("broken", is_too_new=False),
        DamagedModel("later", is_too_new=True),
    ),
    "landscape",
)


@pytest.fixture
def dialog(qtbot: QtBot) -> ModelsDialog:
    dialog = ModelsDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_models(CONTENTS)
    return dialog


def select(dialog: ModelsDialog, name: str) -> None:
    dialog.show_models(CONTENTS, select=name)
    assert dialog.models.selected == name


def text_of(dialog: ModelsDialog) -> str:
    return "\n".join(label.text() for label in dialog.card.findChildren(QLabel))


def possible(dialog: ModelsDialog) -> set[str]:
    buttons = dialog.findChildren(QPushButton)
    words = {b.text().strip("&…").lower() for b in buttons if b.isEnabled()}
    return words - {"close", "&close"}


def test_every_model_has_its_line_and_what_is_special(dialog: ModelsDialog) -> None:
    rows = [dialog.models.item(row).text() for row in range(dialog.models.count())]
    assert rows == [
        "landscape\nIn use, came with Mendscape",
        "alps\nYour own",
        "broken\nDamaged",
        "later\nDamaged",
    ]


def test_the_model_in_use_is_shown_first(dialog: ModelsDialog) -> None:
    assert dialog.models.selected == "landscape"
    assert "fills your photos at the moment" in text_of(dialog)


def test_a_card_says_what_a_model_was_made_of_and_how_good_it_is(
    dialog: ModelsDialog,
) -> None:
    select(dialog, "alps")
    text = text_of(dialog)
    for part in (
        "landscape",
        "153 photos",
        "10 minutes (GPU: Test)",
        "2026",
        "On 30 photos that it had never seen",
        "4.10 %",
        "24.50 dB",
        "Lower is better",
    ):
        assert part in text


def test_the_same_library_again_leaves_the_card_where_it_was(
    dialog: ModelsDialog,
) -> None:
    card = dialog.card.widget()
    dialog.show_models(replace(CONTENTS))
    assert dialog.card.widget() is card


def test_a_card_with_little_in_it_is_shown_as_well(dialog: ModelsDialog) -> None:
    bare = Bundle(Path("bare"), ModelCard("bare", CLASSIC, created="long ago"))
    dialog.show_models(LibraryContents((bare,), (), "bare"))
    assert "scratch" in text_of(dialog)
    assert "long ago" not in text_of(dialog)


def test_names_are_never_taken_for_markup(dialog: ModelsDialog) -> None:
    odd = replace(OWN, card=replace(OWN.card, base="<b>x</b>", device="<i>y</i>"))
    dialog.show_models(LibraryContents((odd,), (), "alps"))
    assert "<b>x</b>" in text_of(dialog)
    labels = dialog.card.findChildren(QLabel)
    marked = [label for label in labels if "<" in label.text()]
    assert {label.textFormat() for label in marked} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("landscape", {"import", "export"}),
        ("alps", {"import", "use this model", "rename", "export", "delete"}),
        ("broken", {"import", "delete"}),
        ("later", {"import", "delete"}),
    ],
)
def test_only_what_is_possible_can_be_pressed(
    dialog: ModelsDialog, name: str, words: set[str]
) -> None:
    select(dialog, name)
    assert possible(dialog) == words


def test_a_model_that_cannot_be_used_says_why(dialog: ModelsDialog) -> None:
    select(dialog, "broken")
    assert "damaged or missing" in text_of(dialog)
    select(dialog, "later")
    assert "newer Mendscape" in text_of(dialog)


def test_while_something_goes_on_nothing_else_begins(dialog: ModelsDialog) -> None:
    select(dialog, "alps")
    dialog.set_activity("Checking peaks.mendmodel")
    assert possible(dialog) == set()
    assert dialog.activity.text() == "Checking peaks.mendmodel"
    dialog.set_activity("")
    assert "export" in possible(dialog)


def test_before_the_library_is_known_nothing_can_be_pressed(qtbot: QtBot) -> None:
    dialog = ModelsDialog()
    qtbot.addWidget(dialog)
    assert possible(dialog) == set()


def test_the_selected_model_stays_when_the_library_changes(
    dialog: ModelsDialog,
) -> None:
    select(dialog, "alps")
    dialog.show_models(LibraryContents((SHIPPED, OWN), (), "alps"))
    assert dialog.models.selected == "alps"
    dialog.show_models(LibraryContents((SHIPPED,), (), "landscape"))
    assert dialog.models.selected == "landscape"


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "use_requested"),
        (Qt.Key.Key_F2, "rename_requested"),
        (Qt.Key.Key_Delete, "remove_requested"),
    ],
)
def test_keys_in_the_list(
    qtbot: QtBot, dialog: ModelsDialog, key: Qt.Key, signal: str
) -> None:
    select(dialog, "alps")
    with qtbot.waitSignal(getattr(dialog, signal)) as asked:
        qtbot.keyClick(dialog.models, key)
    assert asked.args == ["alps"]
    assert dialog.isVisible()


def test_keys_do_nothing_that_the_buttons_would_not(
    qtbot: QtBot, dialog: ModelsDialog
) -> None:
    asked: list[str] = []
    for signal in (dialog.use_requested, dialog.remove_requested):
        signal.connect(asked.append)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete):
        qtbot.keyClick(dialog.models, key)
    assert asked == []
    assert dialog.isVisible()


def test_escape_closes(qtbot: QtBot, dialog: ModelsDialog) -> None:
    qtbot.keyClick(dialog.models, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
