"""What a journal says, and its form in JSON.

A journal is read as if a stranger had written it: nothing in it is believed before its
type and its range are checked, and nothing in it can do more than name a photo.
"""

from __future__ import annotations

import json
import re
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import SessionDamaged, SessionTooNew
from core.geometry import Box, Size
from core.repair import GroupKind, RepairGroup, WantedRepair

if TYPE_CHECKING:
    from collections.abc import Callable

SCHEMA = 1
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LONGEST_TEXT = 32_767  # characters; no system has longer paths
_LONGEST_SIDE = 2**31 - 1
_CORNERS = 4
_REPAIRS_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class NotedRepair:
    """One repair of a journal; its pixels are in a file of their own.

    Attributes:
        wanted: What it is.
        neighbours: As in `Repair`.
        patch: Digest of the pixels, which is the name of their file.
    """

    wanted: WantedRepair
    neighbours: tuple[Box, ...]
    patch: str


@dataclass(frozen=True, slots=True)
class Session:
    """A photo that is open with repairs that no file holds.

    Attributes:
        name: Of the photo, for people.
        size: Of the photo, in pixels.
        digest: Of the photo's own samples.
        path: The file that holds the photo, absolute; None when a copy of it is kept
            beside the journal, because no file does.
        target: Where Save writes, absolute; None when a place must be asked for.
        repairs: All of them, the oldest first.
    """

    name: str
    size: Size
    digest: str
    path: Path | None
    target: Path | None
    repairs: tuple[NotedRepair, ...]

    @property
    def patches_size(self) -> int:
        """Of the files of all pixels, in bytes."""
        areas = {one.patch: one.wanted.box.size.pixels for one in self.repairs}
        return 3 * sum(areas.values())

    def to_json(self) -> str:
        """The text of the journal."""
        fields = {
            "schema": SCHEMA,
            "name": self.name,
            "size": [self.size.width, self.size.height],
            "digest": self.digest,
            "path": None if self.path is None else str(self.path),
            "target": None if self.target is None else str(self.target),
            "repairs": [_repair_to_json(repair) for repair in self.repairs],
        }
        return json.dumps(fields)


def session_from_json(text: str) -> Session:
    """The inverse of `Session.to_json`; keys that are not known are left alone.

    Raises:
        SessionTooNew: A later version wrote it.
        SessionDamaged: It is not what this or an earlier version would write.
    """
    try:
        fields = json.loads(text)
        schema = _whole(fields["schema"], 1, _LONGEST_SIDE)
        if schema > SCHEMA:
            raise SessionTooNew(schema)
        return _session(fields)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise SessionDamaged("its journal is damaged") from error


def _repair_to_json(repair: NotedRepair) -> dict[str, object]:
    wanted = repair.wanted
    return {
        "box": astuple(wanted.box),
        "model": wanted.model,
        "seed": wanted.seed,
        "is_smooth": wanted.is_smooth,
        "is_enabled": wanted.is_enabled,
        "group": _group_to_json(wanted.group),
        "neighbours": [astuple(box) for box in repair.neighbours],
        "patch": repair.patch,
    }


def _group_to_json(group: RepairGroup | None) -> dict[str, object] | None:
    if group is None:
        return None
    return {"kind": group.kind.value, "number": group.number}


def _session(fields: dict[str, object]) -> Session:
    width, height = _list(fields["size"], 2)
    size = Size(_whole(width, 1, _LONGEST_SIDE), _whole(height, 1, _LONGEST_SIDE))
    return Session(
        name=_text(fields["name"]),
        size=size,
        digest=_digest(fields["digest"]),
        path=_path(fields["path"]),
        target=_path(fields["target"]),
        repairs=tuple(
            _repair(one, size) for one in _list(fields["repairs"], _REPAIRS_LIMIT)
        ),
    )


def _repair(fields: object, size: Size) -> NotedRepair:
    if not isinstance(fields, dict):
        raise TypeError("A repair must be an object.")
    wanted = WantedRepair(
        box=_box(fields["box"], size),
        model=_text(fields["model"]),
        seed=_whole(fields["seed"], 0, 2**63 - 1),
        is_smooth=_flag(fields["is_smooth"]),
        is_enabled=_flag(fields["is_enabled"]),
        group=_group(fields.get("group")),  # journals of the first versions have none
    )
    boxes = _list(fields["neighbours"], _REPAIRS_LIMIT)
    neighbours = tuple(_box(box, size) for box in boxes)
    return NotedRepair(wanted, neighbours, _digest(fields["patch"]))


def _group(fields: object) -> RepairGroup | None:
    if fields is None:
        return None
    if not isinstance(fields, dict):
        raise TypeError("A group must be an object.")
    kind = GroupKind(_text(fields["kind"]))
    return RepairGroup(kind, _whole(fields["number"], 1, _LONGEST_SIDE))


def _box(value: object, size: Size) -> Box:
    corners = _list(value, _CORNERS)
    box = Box(*(_whole(corner, 0, _LONGEST_SIDE) for corner in corners))
    if box.is_empty or not box.fits(size):
        raise ValueError("A box must lie inside the photo.")
    return box


def _list(value: object, most: int) -> list[object]:
    if not isinstance(value, list) or len(value) > most:
        raise TypeError("A list is none, or too long.")
    return value


def _whole(value: object, least: int, most: int) -> int:
    # `True` is a number to Python, and none here.
    if type(value) is not int or not least <= value <= most:
        raise ValueError("A number is none, or out of its range.")
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("A switch must be true or false.")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise TypeError("A text is none, or too long.")
    return value


def _digest(value: object) -> str:
    return _checked(value, lambda text: _DIGEST.fullmatch(text) is not None)


def _path(value: object) -> Path | None:
    if value is None:
        return None
    return Path(
        _checked(value, lambda text: Path(text).is_absolute() and "\0" not in text)
    )


def _checked(value: object, is_good: Callable[[str], bool]) -> str:
    text = _text(value)
    if not is_good(text):
        raise ValueError("A text is not of its form.")
    return text
