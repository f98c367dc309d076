"""A crash, as the next start finds it, and what a person does about it."""

import json
import shutil
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from tests.journeys.driver import Driver


def journals(driver: Driver) -> list[Path]:
    return sorted(driver.paths.sessions.glob("*/session.json"))


def noted(driver: Driver) -> int | None:
    """Of how many repairs the journal tells; None without one."""
    found = journals(driver)
    return len(json.loads(found[0].read_text())["repairs"]) if found else None


def crash(driver: Driver, later: Driver) -> None:
    """Leave the disk to a later program as it would be if this one ended now."""
    shutil.copytree(
        driver.paths.sessions,
        later.paths.sessions,
        dirs_exist_ok=True,
        copy_function=_copy_if_there,
    )


def _copy_if_there(source: str, target: str) -> None:
    """What the journal no longer names is being removed meanwhile."""
    with suppress(FileNotFoundError):
        shutil.copy2(source, target)


def buttons(driver: Driver) -> dict[str, QPushButton]:
    found = driver.window.panel.messages.findChildren(QPushButton)
    return {b.text().replace("&", ""): b for b in found if b.isVisible()}


def answer(driver: Driver, text: str) -> None:
    driver.wait(lambda: text in buttons(driver))
    buttons(driver)[text].click()


def restore(driver: Driver, *, repairs: int = 2) -> None:
    driver.show()
    answer(driver, "Restore")
    driver.wait(lambda: len(driver.document.repairs) == repairs)
