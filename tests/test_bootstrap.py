"""`make run` on machines that lack something, played with stand-ins for their tools."""

import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "tools" / "bootstrap.sh"
SHELL = shutil.which("sh")

pytestmark = pytest.mark.skipif(SHELL is None, reason="needs a POSIX shell")

WORKING_PYTHON = """
echo "$0 $*" >>"$LOG"
if [ "$1 $2" = "-m venv" ]; then mkdir -p .venv/bin; cp "$0" .venv/bin/python; fi
"""
UNFIT_PYTHON = f'case "$2" in *"sys.exit(not"*) exit 1 ;; esac\n{WORKING_PYTHON}'
BROKEN_SHIM = 'echo "pyenv: command not found" >&2; exit 127'
ALL_LIBRARIES = "\n".join(
    f"\t{name} (libc6,x86-64) => /usr/lib/{name}"
    for name in SCRIPT.read_text("utf-8").split()
    if name.startswith("lib") and ".so." in name
)


@dataclass
class Machine:
    """A folder of stand-ins that is all there is on the path."""

    folder: Path
    tools: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        path = self.folder / "bin"
        path.mkdir()
        for name in ("tr", "env", "mkdir", "cp"):
            found = shutil.which(name)
            assert found
            (path / name).symlink_to(found)
        for name, body in {"uname": "echo Linux", **self.tools}.items():
            (path / name).write_text(f"#!{SHELL}\n{body}\n")
            (path / name).chmod(0o755)
        return subprocess.run(  # noqa: S603 - the project's own script
            [str(SHELL), str(SCRIPT), *arguments],
            cwd=self.folder,
            env={"PATH": str(path), "HOME": str(self.folder), "LOG": str(self.log)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    @property
    def log(self) -> Path:
        return self.folder / "log"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    folder = tmp_path / "a folder with spaces"
    locks = folder / "requirements"
    locks.mkdir(parents=True)
    for name in ("app.txt", "dev.txt"):
        (locks / name).touch()
    return Machine(folder)


def test_a_shim_that_does_not_work_is_passed_over(machine: Machine) -> None:
    machine.tools = {"python3.11": BROKEN_SHIM, "python3.13": WORKING_PYTHON}
    done = machine.run("install", "app")
    assert done.returncode == 0, done.stderr
    assert f"making .venv with {machine.folder / 'bin' / 'python3.13'}" in done.stdout
    log = machine.log.read_text()
    assert "-m pip install --require-hashes -r requirements/app.txt\n" in log
    assert "-m pip install --no-deps -e .\n" in log
    assert (machine.folder / ".venv" / ".ready-app").exists()


def test_a_python_of_another_version_is_not_used(machine: Machine) -> None:
    machine.tools = {"python3.11": BROKEN_SHIM, "python3": UNFIT_PYTHON}
    done = machine.run("install", "app")
    assert done.returncode == 1
    assert not (machine.folder / ".venv").exists()


def test_an_environment_that_works_is_kept(machine: Machine) -> None:
    python = machine.folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f"#!{SHELL}\n{WORKING_PYTHON}")
    python.chmod(0o755)
    done = machine.run("install", "dev")
    assert done.returncode == 0, done.stderr
    assert "-m venv" not in machine.log.read_text()
    assert "--require-hashes -r requirements/dev.txt\n" in machine.log.read_text()


def test_a_machine_without_python_is_told_so(machine: Machine) -> None:
    done = machine.run("install", "app")
    assert done.returncode == 1
    assert "Python 3.11, 3.12 or 3.13 is missing" in done.stderr
    assert not (machine.folder / ".venv" / ".ready-app").exists()


def test_a_failed_install_is_tried_again_the_next_time(machine: Machine) -> None:
    machine.tools = {
        "python3": WORKING_PYTHON + 'case "$*" in *install*) exit 1 ;; esac'
    }
    done = machine.run("install", "app")
    assert done.returncode == 1
    assert not (machine.folder / ".venv" / ".ready-app").exists()


def test_nothing_is_installed_where_nothing_is_missing(machine: Machine) -> None:
    machine.tools = {"ldconfig": f"echo '{ALL_LIBRARIES}'", "apt-get": "exit 1"}
    done = machine.run("libraries", "window")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_without_rights_the_line_to_type_is_named(machine: Machine) -> None:
    known = ALL_LIBRARIES.replace("libEGL", "libOther")
    machine.tools = {
        "ldconfig": f"echo '{known}'",
        "id": "echo 1000",
        "sudo": "exit 1",
        "apt-get": "exit 1",
    }
    done = machine.run("libraries", "offscreen")
    assert done.returncode == 1
    assert "sudo apt-get install libegl1\n" in done.stderr


@pytest.mark.parametrize("user", ["0", "1000"])
def test_with_rights_missing_packages_are_installed(
    machine: Machine, user: str
) -> None:
    known = ALL_LIBRARIES.replace("libEGL", "libOther").replace("xcb-cursor", "xcb-x")
    machine.tools = {
        "ldconfig": f"echo '{known}'",
        "id": f"echo {user}",
        "sudo": 'shift; "$@"',
        "apt-get": 'echo "$*" >>"$LOG"',
    }
    done = machine.run("libraries", "window")
    assert done.returncode == 0, done.stderr
    installed = machine.log.read_text().splitlines()[-1].split()
    assert installed[-2:] == ["libegl1", "libxcb-cursor0"]
    assert "-y" in installed
