"""A file from elsewhere may hold anything; only a whole, fitting model comes in."""

import json
import os
import struct
import zipfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import save

from core.errors import ModelError, ModelTooNew
from core.model import exchange
from core.model.bundle import CARD, WEIGHTS, take_weights
from core.model.networks import build_network
from tests.core.model.archives import TINY, members_of, pack, with_card, with_weights


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"x" * 1000, b"PK\5\6" + bytes(18), bytes(500)]
)
def test_a_file_of_another_kind_is_refused(file, refused, content: bytes) -> None:
    file.write_bytes(content)
    assert refused(file) == "it is no model of Mendscape"


def test_a_missing_file_and_a_folder_are_refused(refused, tmp_path) -> None:
    assert refused(tmp_path / "none") == "there is no such file or folder"
    assert refused(tmp_path) == "it is no file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(refused, tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe.mendmodel")
    assert refused(tmp_path / "pipe.mendmodel") == "it is no file"


@pytest.mark.parametrize(
    "names",
    [
        [CARD, "../" + WEIGHTS],
        [CARD, "/etc/" + WEIGHTS],
        ["card.json/", WEIGHTS],
        ["CARD.JSON", WEIGHTS],
        ["model/" + CARD, "model/" + WEIGHTS],
        ["C:\\" + CARD, WEIGHTS],
    ],
)
def test_other_members_are_refused(file, refused, names: list[str]) -> None:
    parts = members_of(file).values()
    assert "other files" in refused(pack(file, dict(zip(names, parts, strict=True))))


def test_more_or_fewer_members_are_refused(file, refused) -> None:
    members = members_of(file)
    for some in (members | {"run.py": b"import os"}, {CARD: members[CARD]}, {}):
        assert refused(pack(file, some)) == "it is no model of Mendscape"


def test_the_same_member_twice_is_refused(file, refused) -> None:
    card = members_of(file)[CARD]
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(CARD, card)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(CARD, card)
    assert "other files" in refused(file)


def test_a_link_is_refused(file, refused) -> None:
    members = members_of(file)
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(CARD, members[CARD])
        link = zipfile.ZipInfo(WEIGHTS)
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "other files" in refused(file)


def test_a_packed_bomb_is_refused_unread(file, refused) -> None:
    members = members_of(file) | {WEIGHTS: bytes(50_000_000)}
    pack(file, members, kind=zipfile.ZIP_DEFLATED)
    assert file.stat().st_size < 100_000
    assert "packed" in refused(file)


def test_a_declared_size_beyond_the_file_is_refused(file, refused) -> None:
    data = bytearray(file.read_bytes())
    at = data.rindex(b"PK\1\2")
    struct.pack_into("<2L", data, at + 20, 200_000_000, 200_000_000)
    file.write_bytes(data)
    assert refused(file) == "it is damaged"
    struct.pack_into("<2L", data, at + 20, 2**32 - 9, 2**32 - 9)
    file.write_bytes(data)
    assert "too large" in refused(file)


def test_a_table_of_millions_is_not_read(file, refused) -> None:
    data = bytearray(file.read_bytes())
    struct.pack_into("<L", data, len(data) - 10, 2**31)
    file.write_bytes(data)
    assert refused(file) == "it is no model of Mendscape"


def test_a_card_without_end_is_refused(file, refused) -> None:
    members = members_of(file)
    long = members[CARD][:-2] + b" " * 1_000_001 + b"}"
    assert "too large" in refused(pack(file, members | {CARD: long}))


@pytest.mark.parametrize(
    "card",
    [
        b"",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"schema": 1e999}',
        b'{"schema": 1}',
        b"null",
    ],
)
def test_a_card_that_is_none_is_refused(file, refused, card: bytes) -> None:
    pack(file, members_of(file) | {CARD: card})
    assert refused(file) == "its card cannot be read"


@pytest.mark.parametrize(
    "spec",
    [
        {"crop_side": 8192},
        {"crop_side": 20},
        {"hole_side": 16},
        {"width": 0},
        {"width": 193},
        {"depth": 25},
        {"depth": -1},
        {"width": 1e999},
        {"width": [2]},
    ],
)
def test_a_network_that_cannot_be_is_not_built(file, refused, spec: dict) -> None:
    with_card(file, lambda card: card["spec"].update(spec))
    assert refused(file) == "its card cannot be read"


@pytest.mark.parametrize("name", ["", "../up", "a/b", "nul", "-rf", "x" * 99, 7.5, {}])
def test_a_name_that_is_none_must_be_given(empty_library, file, refused, name) -> None:
    with_card(file, lambda card: card.update(name=name))
    if not isinstance(name, float):
        assert refused(file) == "its model has no usable name"
    assert empty_library.import_file(file, "given").folder.name == "given"


def test_what_a_card_says_can_be_shown_anywhere(empty_library, file) -> None:
    hostile = "\x1b[2J\u202eevil\n\0" + "x" * 5000
    with_card(file, lambda card: card.update(base=hostile, device=hostile))
    card = empty_library.import_file(file).card
    for text in (card.base, card.device):
        assert text.isprintable()
        assert len(text) <= 200


def test_a_model_of_a_later_version_says_so(empty_library, file) -> None:
    with_card(file, lambda card: card.update(schema=2))
    with pytest.raises(ModelTooNew):
        empty_library.import_file(file)


def test_other_weights_than_the_cards_are_refused(file, refused) -> None:
    members = members_of(file)
    changed = members[WEIGHTS][:-1] + bytes([members[WEIGHTS][-1] ^ 1])
    pack(file, members | {WEIGHTS: changed})
    assert refused(file) == "its weights are not those of its card"


def header(**tensor: object) -> bytes:
    """Safetensors that hold nothing but what their header claims."""
    text = json.dumps({"000": {"dtype": "F32", "data_offsets": [0, 0]} | tensor})
    return struct.pack("<Q", len(text)) + text.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        struct.pack("<Q", 2**60) + b"{}",
        struct.pack("<Q", 1_500_000) + b"{}".ljust(1_500_000),
        header(shape=[1 << 40]),
        header(shape=[1 << 62, 1 << 62]),
        header(shape=[0, 1 << 62]),
        header(shape=[-1]),
        header(shape=[1], dtype="BF16", data_offsets=[0, 2]) + b"ab",
        header(shape=[1], dtype="code", data_offsets=[0, 4]) + b"abcd",
    ],
)
def test_weights_that_are_no_arrays_are_refused(file, refused, data: bytes) -> None:
    assert refused(with_weights(file, data)) == "its weights cannot be read"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda arrays: {},
        lambda arrays: {k: v for k, v in arrays.items() if k != "000"},
        lambda arrays: arrays | {"zzz": np.zeros(2_000_000, np.float32)},
        lambda arrays: arrays | {"000": arrays["000"][..., :1]},
        lambda arrays: arrays | {"000": np.full_like(arrays["000"], np.inf)},
        lambda arrays: arrays | {"000": arrays["000"].astype(np.float64)},
        lambda arrays: arrays | {"000": arrays["000"].astype(np.int8)},
    ],
)
def test_weights_that_do_not_fit_are_refused(file, refused, spoil) -> None:
    weights = take_weights(build_network(TINY))
    with_weights(file, save(spoil(weights)))
    assert refused(file) == "its weights do not fit its network"


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)),
        min_size=1,
        max_size=8,
    ),
    near=st.sampled_from(["start", "end", "anywhere"]),
    cut=st.one_of(st.none(), st.floats(0, 1)),
)
def test_a_spoiled_file_gives_a_sentence(
    packed: bytes, tmp_path: Path, changes, near, cut
) -> None:
    """Whatever bytes change, reading ends in a model or in one of our errors."""
    data = bytearray(packed)
    window = min(400, len(data))
    for place, value in changes:
        at = int(place * (len(data) if near == "anywhere" else window))
        data[-1 - at if near == "end" else at] = value
    path = tmp_path / "spoiled.mendmodel"
    path.write_bytes(data if cut is None else data[: int(cut * len(data))])
    with suppress(ModelError):
        model = exchange.read_model_file(path)
        assert model.card.sha256 == sha256(model.weights).hexdigest()
