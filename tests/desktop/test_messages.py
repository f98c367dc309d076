"""Every expected failure has a sentence that names what matters."""

from pathlib import Path

import pytest

from core import errors
from core.geometry import Box, Size
from core.inpainting.engine import FillNote
from desktop import messages

PHOTO = Path("folder") / "peak.jpg"

EXPECTED = [
    (errors.PhotoUnreadable(PHOTO, "it is empty"), ["peak.jpg", "it is empty"]),
    (errors.PhotoUnsupported(PHOTO, "it has 16 bits"), ["peak.jpg", "16 bits"]),
    (errors.PhotoTooLarge(PHOTO, Size(20000, 10000), 1), ["200 megapixels", "2.0 GB"]),
    (errors.PhotoNotSaved(PHOTO, "the disk is full"), ["the disk is full", "still"]),
    (errors.HoleTooSmall(3, 8), ["at least 8 px"]),
    (errors.HoleOutside(Box.square(0, 0, 9), Size(5, 5)), ["inside the photo"]),
    (errors.ModelNotFound("mine", ("landscape",)), ["mine"]),
    (errors.ModelNotFound("landscape", ()), ["no model to fill with"]),
    (errors.ModelDamaged("mine", "x"), ["mine", "damaged"]),
    (errors.ModelTooNew("mine", 2), ["mine", "newer"]),
    (errors.ModelExists("mine"), ["mine", "already"]),
    (errors.NoPhotosFound(Path("Alps"), 3), ["Alps", "no photo"]),
    (MemoryError(), ["memory"]),
]


@pytest.mark.parametrize(("error", "parts"), EXPECTED, ids=lambda x: type(x).__name__)
def test_an_expected_failure_has_a_sentence(error: Exception, parts: list[str]) -> None:
    message = messages.of_error(error)
    assert message is not None
    assert message.tone is messages.Tone.WARNING
    for part in parts:
        assert part in message.text
    assert "{" not in message.text
    assert message.text.endswith(".")


def test_every_error_of_the_core_is_expected() -> None:
    told = {type(error) for error, _ in EXPECTED}
    leaves = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type)
        and issubclass(kind, errors.PhotoError | errors.SelectionError)
        and not kind.__subclasses__()
    }
    assert leaves <= told


@pytest.mark.parametrize("error", [ValueError("x"), OSError(5, "x"), KeyError("x")])
def test_an_unexpected_failure_has_none(error: Exception) -> None:
    assert messages.of_error(error) is None


@pytest.mark.parametrize("note", list(FillNote))
def test_every_note_has_a_sentence(note: FillNote) -> None:
    assert messages.of_note(note).text.endswith(".")
