"""A journal is read back as it was written, and a hostile one does nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SessionDamaged, SessionTooNew
from core.session.record import SCHEMA, session_from_json
from tests.core.session.notes import a_session

Fields = dict
Change = Callable[[Fields], object]


def test_a_journal_is_read_back_as_it_was_written() -> None:
    for session in (
        a_session(),
        a_session(path=None, target=Path("copy.png").absolute()),
        a_session(repairs=(), name="Großglockner 山.tif"),
    ):
        assert session_from_json(session.to_json()) == session


def test_what_is_not_known_is_left_alone() -> None:
    fields = json.loads(a_session().to_json()) | {"mood": "calm"}
    assert session_from_json(json.dumps(fields)) == a_session()


def test_a_journal_of_the_first_versions_has_no_groups() -> None:
    fields = json.loads(a_session().to_json())
    for repair in fields["repairs"]:
        del repair["group"]
    groups = [one.wanted.group for one in session_from_json(json.dumps(fields)).repairs]
    assert groups == [None] * len(fields["repairs"])


def test_a_newer_journal_says_so() -> None:
    with pytest.raises(SessionTooNew) as caught:
        session_from_json(json.dumps({"schema": SCHEMA + 1, "repairs": "otherwise"}))
    assert caught.value.schema == SCHEMA + 1


def first(fields: Fields) -> Fields:
    return fields["repairs"][0]


BAD: dict[str, Change] = {
    "no schema": lambda f: f.pop("schema"),
    "schema of no number": lambda f: f.update(schema="1"),
    "schema zero": lambda f: f.update(schema=0),
    "true for a number": lambda f: f.update(schema=True),
    "no repairs": lambda f: f.pop("repairs"),
    "repairs that are one": lambda f: f.update(repairs=first(f)),
    "a repair that is a number": lambda f: f.update(repairs=[5]),
    "far too many repairs": lambda f: f.update(repairs=[first(f)] * 20_001),
    "a box outside": lambda f: first(f).update(box=[60, 0, 70, 10]),
    "a box before the photo": lambda f: first(f).update(box=[-1, 0, 9, 10]),
    "an empty box": lambda f: first(f).update(box=[5, 5, 5, 9]),
    "a box of the wrong order": lambda f: first(f).update(box=[9, 9, 5, 5]),
    "a box of three": lambda f: first(f).update(box=[1, 2, 3]),
    "a box of fractions": lambda f: first(f).update(box=[0, 0, 1.5, 2]),
    "a vast box": lambda f: first(f).update(box=[0, 0, 10**9, 10**9]),
    "a neighbour outside": lambda f: first(f).update(neighbours=[[0, 0, 99, 9]]),
    "a patch elsewhere": lambda f: first(f).update(patch="../../../etc/passwd"),
    "a patch with a tail": lambda f: first(f).update(patch="b" * 64 + "\n"),
    "a patch of capitals": lambda f: first(f).update(patch="B" * 64),
    "a model of no text": lambda f: first(f).update(model=None),
    "a negative seed": lambda f: first(f).update(seed=-1),
    "a switch of text": lambda f: first(f).update(is_enabled="yes"),
    "a size of nothing": lambda f: f.update(size=[0, 48]),
    "a relative path": lambda f: f.update(path="ridge.png"),
    "a path of a number": lambda f: f.update(path=3),
    "a path with an end in it": lambda f: f.update(path="/a\0b.png"),
    "a relative target": lambda f: f.update(target="../ridge.png"),
    "an endless name": lambda f: f.update(name="a" * 40_000),
    "a group of no object": lambda f: first(f).update(group="brush"),
    "a group of no kind": lambda f: first(f).update(group={"number": 1}),
    "a group of another kind": lambda f: first(f).update(
        group={"kind": "lasso", "number": 1}
    ),
    "a group of no number": lambda f: first(f).update(
        group={"kind": "brush", "number": True}
    ),
    "a group numbered zero": lambda f: first(f).update(
        group={"kind": "brush", "number": 0}
    ),
    "a digest of another form": lambda f: f.update(digest="b" * 63),
}


@pytest.mark.parametrize("change", BAD.values(), ids=BAD.keys())
def test_a_bad_journal_is_damaged(change: Change) -> None:
    fields = json.loads(a_session().to_json())
    change(fields)
    with pytest.raises(SessionDamaged):
        session_from_json(json.dumps(fields))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 100_000, '{"schema": ' + "9" * 5000 + "}"]
)
def test_what_is_no_journal_is_damaged(text: str) -> None:
    with pytest.raises(SessionDamaged):
        session_from_json(text)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.sampled_from(sorted(json.loads(a_session().to_json()))), _JSON)
def test_whatever_a_field_holds_is_read_or_refused(key: str, value: object) -> None:
    fields = json.loads(a_session().to_json()) | {key: value}
    try:
        session = session_from_json(json.dumps(fields))
    except (SessionDamaged, SessionTooNew):
        return
    assert session_from_json(session.to_json()) == session


@given(st.sampled_from(sorted(json.loads(a_session().to_json())["repairs"][0])), _JSON)
def test_whatever_a_repair_holds_is_read_or_refused(key: str, value: object) -> None:
    fields = json.loads(a_session().to_json())
    fields["repairs"][0][key] = value
    try:
        session = session_from_json(json.dumps(fields))
    except SessionDamaged:
        return
    assert session_from_json(session.to_json()) == session
