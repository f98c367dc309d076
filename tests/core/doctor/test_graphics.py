"""Graphics cards as the system and the driver tell of them."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from core.doctor import graphics
from core.doctor.facts import Card
from core.doctor.graphics import System, look_at_graphics

needs_sh = pytest.mark.skipif(os.name != "posix", reason="the tool is a shell script")


@pytest.fixture
def system(tmp_path: Path) -> System:
    """A Linux computer without any card or driver."""
    (tmp_path / "bus").mkdir()
    return System(
        "linux", tmp_path / "bus", tmp_path / "version", visible=None, tool=None
    )


def put_device(system: System, name: str, *, kind: str, vendor: str) -> None:
    folder = system.devices / name
    folder.mkdir()
    (folder / "class").write_text(f"{kind}\n")
    (folder / "vendor").write_text(f"{vendor}\n")


def tool_that(folder: Path, *, says: str, status: int = 0) -> str:
    tool = folder / "nvidia-smi"
    tool.write_text(f"#!/bin/sh\ncat <<'END'\n{says}\nEND\nexit {status}\n")
    tool.chmod(0o755)
    return str(tool)


def test_a_computer_without_a_card(system: System) -> None:
    found = look_at_graphics(system)
    assert (found.cards, found.driver, found.driver_fault) == ((), "", "")
    assert not found.is_hidden


@needs_sh
def test_the_driver_names_its_cards(system: System, tmp_path: Path) -> None:
    says = "NVIDIA H100 80GB, 81559 MiB, 550.54.15\nNVIDIA T4, [N/A], 550.54.15"
    found = look_at_graphics(replace(system, tool=tool_that(tmp_path, says=says)))
    assert found.driver == "550.54.15"
    assert found.cards == (
        Card("NVIDIA H100 80GB", is_nvidia=True, memory=81559 * 2**20),
        Card("NVIDIA T4", is_nvidia=True),
    )


@needs_sh
def test_a_driver_that_does_not_work_is_quoted(system: System, tmp_path: Path) -> None:
    says = "Failed to initialize NVML: Driver/library version mismatch"
    tool = tool_that(tmp_path, says=says, status=18)
    found = look_at_graphics(replace(system, tool=tool))
    assert found.driver_fault == says


@needs_sh
def test_a_driver_that_hangs_is_given_up(
    system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphics, "_ASK_S", 0.2)
    tool = tmp_path / "nvidia-smi"
    tool.write_text("#!/bin/sh\nexec sleep 60\n")
    tool.chmod(0o755)
    found = look_at_graphics(replace(system, tool=str(tool)))
    assert found.driver_fault == "nvidia-smi gives no answer"


def test_a_tool_that_cannot_be_started_is_a_fault(
    system: System, tmp_path: Path
) -> None:
    tool = str(tmp_path / "gone")
    assert look_at_graphics(replace(system, tool=tool)).driver_fault


def test_cards_without_a_driver_are_seen_on_the_bus(system: System) -> None:
    put_device(system, "0000:00:02.0", kind="0x030000", vendor="0x8086")
    put_device(system, "0000:01:00.0", kind="0x030200", vendor="0x10de")
    put_device(system, "0000:02:00.0", kind="0x020000", vendor="0x10de")
    put_device(system, "0000:03:00.0", kind="0x030000", vendor="0x1234")
    assert look_at_graphics(system).cards == (
        Card("Intel", is_nvidia=False),
        Card("NVIDIA", is_nvidia=True),
    )


def test_a_loaded_driver_is_known_without_its_tool(system: System) -> None:
    system.driver.write_text(
        "NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.15  Tue Mar 5\n"
    )
    assert look_at_graphics(system).driver == "550.54.15"


def test_an_open_driver_is_known_too(system: System) -> None:
    system.driver.write_text(
        "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  565.57.01  Release\n"
    )
    assert look_at_graphics(system).driver == "565.57.01"


@pytest.mark.parametrize(
    ("visible", "is_hidden"), [(None, False), ("0", False), ("", True), ("-1", True)]
)
def test_a_variable_may_hide_all_cards(
    system: System, visible: str | None, *, is_hidden: bool
) -> None:
    assert look_at_graphics(replace(system, visible=visible)).is_hidden == is_hidden
