"""Graphics cards, as the system and NVIDIA's driver tell of them."""

import csv
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from core.doctor.facts import Card, Graphics
from core.doctor.versions import required_by, version_of

_ASK_S = 8.0
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows one would flash
_MIB = 2**20
_TOOL = "nvidia-smi"
_QUESTION = ("--query-gpu=name,memory.total,driver_version", "--format=csv,noheader")
_VERSION = re.compile(r"(?<![\w.])\d+(\.\d+)+(?![\w.])")
_VALUES = 3  # in each line of the answer
_DISPLAY = "0x03"  # the class of graphics cards on the PCI bus
_NVIDIA = "0x10de"
_MAKERS = {_NVIDIA: "NVIDIA", "0x1002": "AMD", "0x8086": "Intel"}


@dataclass(frozen=True, slots=True)
class System:
    """Where to look; tests look elsewhere.

    Attributes:
        platform: As in `sys.platform`.
        devices: The folder in which Linux lists what is on the PCI bus.
        driver: The file in which NVIDIA's driver for Linux tells its version.
        visible: The variable CUDA_VISIBLE_DEVICES; None is not set.
        tool: NVIDIA's program that asks the driver; None is not installed.
    """

    platform: str
    devices: Path
    driver: Path
    visible: str | None
    tool: str | None

    @classmethod
    def here(cls) -> "System":
        """This computer."""
        return cls(
            sys.platform,
            Path("/sys/bus/pci/devices"),
            Path("/proc/driver/nvidia/version"),
            os.environ.get("CUDA_VISIBLE_DEVICES"),
            shutil.which(_TOOL),
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the driver told."""

    cards: tuple[Card, ...] = ()
    version: str = ""
    fault: str = ""


def look_at_graphics(system: System | None = None) -> Graphics:
    """Ask the system, and the driver if there is one; takes up to some seconds."""
    system = system or System.here()
    answer = _ask_driver(system.tool) if system.tool else _Answer()
    return Graphics(
        system.platform,
        cards=answer.cards or _cards_on_bus(system.devices),
        driver=answer.version or _loaded_driver(system.driver),
        driver_fault=answer.fault,
        missing_packages=_missing_packages() if system.platform == "linux" else (),
        is_hidden=system.visible is not None and system.visible.strip() in {"", "-1"},
    )


def _ask_driver(tool: str) -> _Answer:
    try:
        done = subprocess.run(  # noqa: S603 - NVIDIA's own program, fixed words
            [tool, *_QUESTION],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_ASK_S,
            check=False,
            creationflags=_NO_CONSOLE,
        )
    except subprocess.TimeoutExpired:
        return _Answer(fault=f"{_TOOL} gives no answer")
    except OSError as error:
        return _Answer(fault=str(error))
    lines = csv.reader(done.stdout.splitlines())
    rows = [row for row in lines if len(row) == _VALUES]
    if done.returncode or not rows:
        said = (done.stdout + done.stderr).strip().splitlines()
        return _Answer(fault=said[0] if said else f"exit status {done.returncode}")
    cards = (
        Card(name.strip(), is_nvidia=True, memory=_memory(size))
        for name, size, _ in rows
    )
    return _Answer(tuple(cards), rows[0][2].strip())


def _memory(text: str) -> int | None:
    """From something like "24564 MiB"."""
    number = re.search(r"\d+", text)
    return int(number[0]) * _MIB if number else None


def _cards_on_bus(devices: Path) -> tuple[Card, ...]:
    """What Linux sees, whether it has a driver or not."""
    try:
        folders = sorted(devices.iterdir())
        found = [
            (folder / "vendor").read_text(encoding="ascii").strip()
            for folder in folders
            if (folder / "class").read_text(encoding="ascii").startswith(_DISPLAY)
        ]
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(
        Card(_MAKERS[maker], is_nvidia=maker == _NVIDIA)
        for maker in found
        if maker in _MAKERS
    )


def _loaded_driver(file: Path) -> str:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    version = _VERSION.search(text)
    return version[0] if version else ""


def _missing_packages() -> tuple[str, ...]:
    names = required_by("tensorflow", extra="and-cuda")
    return tuple(name for name in names if version_of(name) is None)
