"""What the repository promises about itself and no linter checks."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ("core", "desktop", "benchmarks", "tools", "packaging")
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40

TEXT_SUFFIXES = {".py", ".md", ".toml", ".sh", ".json", ".csv", ".ts", ".svg", ".yml"}
FOREIGN_WORDS = re.compile(
    # Written so that this file does not break its own rule.
    r"(?<![\w.~}])/(?:work|root|tmp|home/\w+)/"  # places of one machine
    r"|shared/photo[s]"  # pictures that users do not have
    r"|\.pythonhosted\.|\bpypi\.or[g]|/opt/pyp[i]"  # where one machine installs from
    r"|\bclaud[e]\b|\banthropi[c]\b",
    re.IGNORECASE,
)


def sources(folders: tuple[str, ...]) -> list[Path]:
    return sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))


def texts() -> Iterator[Path]:
    folders = (*CODE, "docs", "tests", "resources", ".ci", ".github")
    yield from (file for file in ROOT.iterdir() if file.is_file())
    for folder in folders:
        yield from (file for file in (ROOT / folder).rglob("*") if file.is_file())


def run_python(code: str) -> str:
    done = subprocess.run(  # noqa: S603 - our own interpreter, the words of this file
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_no_file_is_too_long() -> None:
    lengths = {
        str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines())
        for file in sources((*CODE, "tests"))
    }
    assert {name: n for name, n in lengths.items() if n > MAX_FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    long = [
        f"{file.relative_to(ROOT)}: {node.name}"
        for file in sources(CODE)
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno + 1 > MAX_FUNCTION_LINES
    ]
    assert long == []


def test_pillow_decodes_behind_one_door() -> None:
    """`core.photo.picture` names the formats, and looks for what never ends."""
    door = ROOT / "core" / "photo" / "picture.py"
    found = [
        str(file.relative_to(ROOT))
        for file in sources(("core", "desktop"))
        if file != door and "Image.open(" in file.read_text("utf-8")
    ]
    assert found == []


def test_the_repository_speaks_of_the_product_alone() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {match.group()}"
        for file in texts()
        if file.suffix in TEXT_SUFFIXES or file.name in {"Makefile", "run"}
        for match in FOREIGN_WORDS.finditer(file.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    ["see /wor" + "k/main", "open('/tm" + "p/x')", "../shared/" + "photos/a.jpg"],
)
def test_the_foreign_words_are_recognised(text: str) -> None:
    assert FOREIGN_WORDS.search(text)


def test_core_needs_no_qt_and_loads_no_tensorflow_when_imported() -> None:
    run_python(
        "import pkgutil, sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "import core\n"
        "names = [m.name for m in pkgutil.walk_packages(core.__path__, 'core.')]\n"
        "assert 'core.geometry' in names\n"
        "for name in names:\n"
        "    if not name.endswith('__main__'):\n"
        "        __import__(name)\n"
        "heavy = {'tensorflow', 'keras', 'desktop'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )


def test_commands_other_than_the_window_start_without_qt() -> None:
    printed = run_python(
        "import sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        "from desktop.__main__ import main\n"
        "assert 'tensorflow' not in sys.modules\n"
        "sys.argv = ['mendscape', 'repair', '--help']\n"
        "sys.exit(main())\n"
    )
    assert "--square" in printed
