"""No scene lies on both sides, and nobody changes sides when photos are added."""

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.dataset.scan_report import AcceptedPhoto
from core.dataset.split import Split, held_out_by_content
from core.geometry import Size


def photos(sizes: Sequence[int], *, salt: int = 0) -> list[AcceptedPhoto]:
    """Photos in groups of these sizes."""
    result = []
    for number, size in enumerate(sizes):
        keys = [
            sha256(f"{salt} {number} {n}".encode()).hexdigest() for n in range(size)
        ]
        result += [
            AcceptedPhoto(Path(f"{key[:12]}.jpg"), Size(640, 480), key, min(keys))
            for key in keys
        ]
    return result


def split(found: Sequence[AcceptedPhoto]) -> Split:
    return Split.by([photo.path for photo in found], held_out_by_content(found))


SIZES = st.lists(st.integers(1, 12), min_size=5, max_size=60).filter(
    lambda sizes: sum(sizes) >= 20 and sum(sizes) - max(sizes) >= 12
)


@given(sizes=SIZES, salt=st.integers(0, 10**6))
def test_no_group_lies_on_both_sides(sizes: list[int], salt: int) -> None:
    found = photos(sizes, salt=salt)
    group_of = {photo.path: photo.group for photo in found}
    parts = split(found)
    assert not {group_of[path] for path in parts.held_out} & {
        group_of[path] for path in parts.training
    }


@given(
    sizes=st.lists(st.integers(1, 40), min_size=1, max_size=40).filter(
        lambda sizes: sum(sizes) >= 20
    ),
    salt=st.integers(0, 10**6),
)
def test_from_twenty_photos_up_some_are_on_each_side(
    sizes: list[int], salt: int
) -> None:
    parts = split(photos(sizes, salt=salt))
    assert len(parts.held_out) >= 3
    assert len(parts.training) >= 3
    assert len(parts.held_out) + len(parts.training) == sum(sizes)


@example(count=29, salt=496)
@given(count=st.integers(20, 400), salt=st.integers(0, 10**6))
def test_loose_photos_are_held_out_in_about_a_fifth(count: int, salt: int) -> None:
    held_out = len(split(photos([1] * count, salt=salt)).held_out)
    assert max(3, count / 10) <= held_out <= 3 * count / 10


@pytest.mark.parametrize(
    ("count", "salt", "held_out"),
    [
        (44, 165, 5),  # of which three are drawn
        (40, 41, 12),  # of which sixteen are drawn
    ],
)
def test_a_tenth_is_held_out_at_least_and_three_tenths_at_most(
    count: int, salt: int, held_out: int
) -> None:
    assert len(split(photos([1] * count, salt=salt)).held_out) == held_out


@pytest.mark.parametrize("salt", range(5))
@pytest.mark.parametrize("count", range(2, 20))
def test_of_few_photos_up_to_three_are_held_out_but_never_more_than_half(
    count: int, salt: int
) -> None:
    held_out = len(split(photos([1] * count, salt=salt)).held_out)
    assert min(3, count // 2) <= held_out <= max(3, 3 * count / 10)
    assert held_out <= count / 2


@pytest.mark.parametrize("salt", range(5))
def test_where_only_large_scenes_are_left_the_smallest_joins_what_is_held_out(
    salt: int,
) -> None:
    assert len(split(photos([1, 12, 7], salt=salt)).held_out) == 8


def test_of_many_photos_a_fifth_is_held_out() -> None:
    assert 900 < len(split(photos([1] * 5000)).held_out) < 1100


def test_photos_stay_on_their_side_when_others_come() -> None:
    some, more = photos([1, 3, 2] * 60), photos([1, 2] * 80, salt=1)
    before, after = split(some), split(some + more)
    assert set(before.held_out) <= set(after.held_out)
    assert set(before.training) <= set(after.training)


def test_names_folders_and_order_do_not_matter() -> None:
    found = photos([1, 2, 3] * 20)
    moved = [
        AcceptedPhoto(Path("new", f"{number}.jpg"), photo.size, photo.key, photo.group)
        for number, photo in enumerate(reversed(found))
    ]
    before, after = held_out_by_content(found), held_out_by_content(moved)
    sides = [after(photo.path) for photo in reversed(moved)]
    assert [before(photo.path) for photo in found] == sides


@pytest.mark.parametrize("sizes", [[25], [24, 1], [200], [19, 1]])
def test_a_folder_of_one_scene_is_broken_up(sizes: list[int]) -> None:
    parts = split(photos(sizes))
    assert 3 <= len(parts.held_out) <= 0.31 * sum(sizes)


@pytest.mark.parametrize("salt", range(5))
def test_of_two_large_scenes_the_smaller_is_held_out_whole(salt: int) -> None:
    parts = split(photos([15, 10], salt=salt))
    assert (len(parts.training), len(parts.held_out)) == (15, 10)


@pytest.mark.parametrize("count", range(4))
def test_very_few_photos_are_no_error(count: int) -> None:
    parts = split(photos([1] * count))
    assert len(parts.training) + len(parts.held_out) == count
    assert len(parts.training) >= len(parts.held_out)
