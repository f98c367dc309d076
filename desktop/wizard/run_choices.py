"""What a person decided on the options page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class StartChoice:
    """What the new model begins with.

    Attributes:
        model: To go on from; None begins from scratch.
        preset: The kind of network and training; counts without a model only.
    """

    model: str | None
    preset: str = "landscape"


@dataclass(frozen=True, slots=True)
class SpanChoice:
    """When a run ends, apart from when somebody ends it.

    Attributes:
        minutes: After which; None is no limit.
        epochs: After which; None is the recipe's number.
    """

    minutes: float | None = None
    epochs: int | None = None


def start_text(choice: StartChoice, *, current: str | None) -> str:
    """A choice's name in the list.

    Args:
        choice: The one to name.
        current: The model in use.
    """
    match choice:
        case StartChoice(model=None, preset="classic"):
            return translate("options", "From scratch, as in the tutorial")
        case StartChoice(model=None, preset="landscape"):
            return translate("options", "From scratch")
        case StartChoice(model=None, preset=preset):
            return translate("options", "From scratch, {preset}").format(preset=preset)
        case StartChoice(model=model) if model == current:
            return translate("options", "{name} (in use)").format(name=model)
        case _:
            return choice.model or ""


def start_advice(choice: StartChoice) -> str:
    """What a choice means, in one or two sentences."""
    if choice.model is not None:
        return translate(
            "options",
            "The new model begins with what this one knows and learns from your photos "
            "on top. It is the quickest way, and the best with few photos.",
        )
    if choice.preset == "classic":
        return translate(
            "options",
            "The small network of the tutorial, which learns to fill one square in the "
            "middle of whole pictures. It ends after 150 epochs at the latest.",
        )
    return translate(
        "options",
        "The new model knows nothing at first. It takes many photos and many hours "
        "until it fills well.",
    )


def outlook_text(*, photos: int, held_out: int) -> str:
    """How the photos are used."""
    text = translate(
        "options",
        "It learns from {photos} of your photos. The other {held_out} are kept aside: "
        "on them, it is compared with the model in use.",
    )
    return text.format(photos=photos, held_out=held_out)


def span_text(choice: SpanChoice) -> str:
    """What is known beforehand of how long it takes."""
    if choice.minutes is None:
        return translate(
            "options",
            "How long that takes on this computer is known once the first epoch is "
            "done.",
        )
    return translate(
        "options",
        "Comparing the two models takes some time beyond that. You can pause whenever "
        "you like, or stop earlier and keep the best so far.",
    )
