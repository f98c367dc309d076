"""Where Mendscape keeps its own files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from platformdirs import PlatformDirs


@dataclass(frozen=True, slots=True)
class AppPaths:
    """The program's folders; none is made before something is written.

    Attributes:
        settings: For the settings file.
        models: The user's model library.
        runs: Checkpoints of training runs.
        sessions: Journals of what is open and not saved.
        logs: Log files.
        cache: What can be made anew at any time.
    """

    settings: Path
    models: Path
    runs: Path
    sessions: Path
    logs: Path
    cache: Path

    @property
    def unfinished(self) -> Path:
        """Notes of where something is being written."""
        return self.sessions.parent / "unfinished"

    @property
    def recent_pictures(self) -> Path:
        """How the photos looked that were open lately."""
        return self.cache / "recent"

    @classmethod
    def of_user(cls) -> Self:
        """The platform's folders of the user who runs the program."""
        dirs = PlatformDirs("mendscape", appauthor=False)
        data = dirs.user_data_path
        return cls(
            settings=dirs.user_config_path,
            models=data / "models",
            runs=data / "runs",
            sessions=data / "sessions",
            logs=dirs.user_log_path,
            cache=dirs.user_cache_path,
        )

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Everything under one folder: a throw-away profile."""
        return cls(
            settings=folder,
            models=folder / "models",
            runs=folder / "runs",
            sessions=folder / "sessions",
            logs=folder / "logs",
            cache=folder / "cache",
        )
