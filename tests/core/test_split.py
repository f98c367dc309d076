"""The rule that keeps validation pictures out of every training."""

from core.split import is_validation_name


def test_known_names_never_change_sides() -> None:
    names = ["1.jpg", "2.jpg", "7.jpg", "10.jpg", "mountain.jpg"]
    assert [name for name in names if is_validation_name(name)] == ["7.jpg"]


def test_a_fifth_of_the_names_validates() -> None:
    chosen = sum(is_validation_name(f"{number}.jpg") for number in range(5000))
    assert 900 < chosen < 1100
