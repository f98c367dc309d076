"""What a look at the computer brings to light; plain values without any words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from pathlib import Path
from typing import TypeAlias


class Part(StrEnum):
    """What is looked at, in the order of a report."""

    COMPUTER = auto()
    GRAPHICS = auto()
    ENGINE = auto()
    MODELS = auto()
    FOLDERS = auto()
    VERSIONS = auto()


@dataclass(frozen=True, slots=True)
class Versions:
    """Programs and libraries.

    Attributes:
        mendscape: Like "1.2.0"; empty when run from a folder without installation.
        python: Like "3.12.1".
        system: Of the computer, in one line.
        packages: Version of each library that Mendscape is made to use, by name; None
            is not installed.
    """

    mendscape: str
    python: str
    system: str
    packages: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Computer:
    """Processor and memory.

    Attributes:
        processor: Its name.
        cores: That programs may use at once.
        memory: In bytes.
        free_memory: In bytes, that programs could still have.
        fast_flags: Features of the processor that make training fast; None where the
            system does not tell.
    """

    processor: str
    cores: int
    memory: int
    free_memory: int
    fast_flags: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Card:
    """A graphics card.

    Attributes:
        name: Its name, or its maker's where no driver tells.
        is_nvidia: Whether TensorFlow could use it at all.
        memory: In bytes; None is unknown.
    """

    name: str
    is_nvidia: bool
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class Graphics:
    """What can be known of graphics cards without TensorFlow.

    Attributes:
        platform: As in `sys.platform`.
        cards: That were found.
        driver: Version of NVIDIA's driver; empty when there is none.
        driver_fault: What the driver says instead of an answer.
        missing_packages: Of those that `mendscape[cuda]` installs.
        is_hidden: Whether CUDA_VISIBLE_DEVICES hides all cards.
    """

    platform: str
    cards: tuple[Card, ...] = ()
    driver: str = ""
    driver_fault: str = ""
    missing_packages: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """What TensorFlow makes of this computer.

    Attributes:
        tensorflow: Its version.
        keras: Its version.
        device: That fills and trains, for people.
        is_gpu: Whether that is a graphics card.
        is_cuda_build: Whether this TensorFlow could use an NVIDIA card.
        precision: That models are trained in, as Keras calls it.
        seconds: That its start took.
        trouble: What went wrong in a trial on the device; empty when nothing did.
        tried_on: Where that trial really ran, "CPU" or "GPU", since TensorFlow goes
            to the processor without a word; empty when it ran nowhere.
        log: What TensorFlow said about graphics cards meanwhile.
    """

    tensorflow: str
    keras: str
    device: str
    is_gpu: bool
    is_cuda_build: bool
    precision: str
    seconds: float
    trouble: str = ""
    tried_on: str = ""
    log: tuple[str, ...] = ()

    @property
    def went_elsewhere(self) -> bool:
        """Whether the trial ran, and not on the device that was asked for."""
        return bool(self.tried_on) and (self.tried_on == "GPU") is not self.is_gpu


@dataclass(frozen=True, slots=True)
class Folder:
    """One of the program's own folders.

    Attributes:
        use: The name of its field in `AppPaths`.
        path: Where it is, or would be made.
        free: Bytes left on its disk; None is unknown.
        fault: Why nothing can be written there; empty when it can.
    """

    use: str
    path: Path
    free: int | None
    fault: str = ""


class ModelFault(StrEnum):
    """Why a model cannot be used."""

    CHANGED = auto()
    """Its weights are not those that its card was written for."""
    UNREADABLE = auto()
    """Its weights are missing or cannot be read."""
    DAMAGED = auto()
    """Its card is missing or makes no sense."""
    TOO_NEW = auto()
    """A later version of Mendscape wrote it."""


@dataclass(frozen=True, slots=True)
class ModelState:
    """One model of the library, its files compared with its card."""

    name: str
    is_shipped: bool = False
    is_in_use: bool = False
    fault: ModelFault | None = None


@dataclass(frozen=True, slots=True)
class Folders:
    """All of the program's own folders."""

    folders: tuple[Folder, ...]


@dataclass(frozen=True, slots=True)
class Models:
    """The whole library."""

    models: tuple[ModelState, ...]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Instead of facts that could not be had.

    Attributes:
        reason: What went wrong; empty when it only took too long.
    """

    reason: str = ""


Facts: TypeAlias = Versions | Computer | Graphics | Engine | Folders | Models

Findings: TypeAlias = Mapping[Part, Facts | Unanswered]
"""What is known so far; a part that is missing has not answered yet."""
