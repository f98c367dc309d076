"""Lets the work of one part of the window fail in its thread."""

import ast
import sys
from pathlib import Path

import desktop
from desktop.tasks import Task

UNEXPECTED = "nobody expected this"
"""What the exception says."""

_DESKTOP = Path(desktop.__file__).parent
_TASKS = "desktop.tasks"


class BrokenTasks:
    """While one is in use, the tasks that a module makes do nothing but fail.

    Args:
        monkeypatch: Takes it back at the end.
    """

    def __init__(self, monkeypatch) -> None:
        self._maker = ""
        self.count = 0
        """Tasks that failed."""
        make, run = Task.__init__, Task.run
        makers: dict[int, str] = {}

        def remember(task: Task, *arguments: object, **named: object) -> None:
            makers[id(task)] = sys._getframe(1).f_globals["__name__"]
            make(task, *arguments, **named)

        def fail(task: Task) -> object:
            if makers[id(task)] != self._maker:
                return run(task)
            self.count += 1
            msg = f"{UNEXPECTED} of {self._maker}"
            raise ZeroDivisionError(msg)

        monkeypatch.setattr(Task, "__init__", remember)
        monkeypatch.setattr(Task, "run", fail)

    def breaks(self, maker: str) -> None:
        """From now on, the tasks of that module fail; those of none, when empty."""
        self._maker = maker


def makers() -> set[str]:
    """All modules that make tasks, by looking at the code."""
    found = set()
    for file in _DESKTOP.rglob("*.py"):
        module = ".".join(file.relative_to(_DESKTOP.parent).with_suffix("").parts)
        if module != _TASKS and _makes_tasks(ast.parse(file.read_text("utf-8"))):
            found.add(module)
    return found


def _makes_tasks(tree: ast.Module) -> bool:
    """Whether code calls `Task`, or makes a kind of its own of it."""
    for node in ast.walk(tree):
        used = node.bases if isinstance(node, ast.ClassDef) else []
        if isinstance(node, ast.Call):
            used = [node.func]
        if any(isinstance(each, ast.Name) and each.id == "Task" for each in used):
            return True
    return False
