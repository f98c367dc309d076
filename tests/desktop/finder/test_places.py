"""Which places count, and which one a click or a key means."""

from core.geometry import Box, Point
from core.repair import GroupKind
from desktop.finder.places import Place, Review


def place(x: int, y: int, side: int = 10, evidence: float = 0.0) -> Place:
    box = Box.square(x, y, side)
    return Place(box, (box.grown(2),), evidence)


REVIEW = Review(
    GroupKind.DUST,
    (
        place(50, 50, evidence=5.0),
        place(10, 90, evidence=3.0),
        place(90, 10, evidence=1.0),
    ),
    least=2.0,
)


def test_only_what_has_evidence_enough_is_shown() -> None:
    assert REVIEW.shown == (0, 1)
    assert REVIEW.with_least(0.0).shown == (0, 1, 2)
    assert REVIEW.with_least(9.0).shown == ()
    assert Review(None, REVIEW.places).shown == (0, 1, 2)


def test_what_is_taken_away_stays_away_while_the_slider_moves() -> None:
    review = REVIEW.toggled(0)
    assert review.kept == (1,)
    assert review.shown == (0, 1)
    assert review.with_least(9.0).with_least(0.0).kept == (1, 2)
    assert review.toggled(0).kept == (0, 1)


def test_squares_of_kept_places_are_filled_once_each() -> None:
    both = Review(None, (REVIEW.places[0], REVIEW.places[0], REVIEW.places[1]))
    assert both.squares == (*REVIEW.places[0].squares, *REVIEW.places[1].squares)
    assert both.toggled(0).toggled(1).squares == REVIEW.places[1].squares


def test_a_click_means_the_smallest_place_within_reach() -> None:
    inner = place(54, 54, side=2, evidence=5.0)
    review = Review(None, (*REVIEW.places, inner))
    assert review.at(Point(55, 55), reach=0) == 3
    assert review.at(Point(48.5, 55), reach=0) == 0
    assert review.at(Point(44, 55), reach=0) is None
    assert review.at(Point(44, 55), reach=6) == 0


def test_a_place_that_is_not_shown_is_not_clicked() -> None:
    assert REVIEW.at(Point(95, 15), reach=0) is None


def test_keys_go_round_in_reading_order() -> None:
    seen = [REVIEW.stepped(1)]
    for _ in range(2):
        seen.append(seen[-1].stepped(1))
    assert [review.current for review in seen] == [0, 1, 0]
    assert REVIEW.stepped(-1).current == 1
    assert Review(None, ()).stepped(1).current is None


def test_a_place_that_is_gone_is_no_longer_current() -> None:
    assert REVIEW.toggled(1).with_least(4.0).current is None
    assert REVIEW.toggled(1).with_least(2.5).current == 1
