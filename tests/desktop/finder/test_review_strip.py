"""What the strip says of the places that wait."""

from pytestqt.qtbot import QtBot

from core.geometry import Box
from core.repair import GroupKind
from desktop.finder.places import Place, Review
from desktop.finder.review_strip import ReviewStrip

BOX = Box.square(10, 10, 6)
FAINT = Review(GroupKind.DUST, (Place(BOX, (BOX,), evidence=1.0),), least=2.0)


def test_where_nothing_is_shown_it_speaks_of_the_slider(qtbot: QtBot) -> None:
    strip = ReviewStrip()
    qtbot.addWidget(strip)
    strip.show_review(FAINT)
    assert "slider to the right" in strip.hint.text()
    assert not strip.fill.isEnabled()
    strip.show_review(FAINT.with_least(0.5))
    assert "Click a mark" in strip.hint.text()
