"""Every expected failure has a sentence that names what matters."""

from pathlib import Path

import pytest

from core import errors
from core.geometry import Box, Size
from core.inpainting.engine import FillNote
from core.photo.notes import SaveNote
from desktop.texts import messages, sentences, training_sentences

PHOTO = Path("folder") / "peak.jpg"
FOLDER = Path("Alps")

EXPECTED = [
    (errors.PhotoUnreadable(PHOTO, "it is empty"), ["peak.jpg", "it is empty"]),
    (errors.PhotoUnsupported(PHOTO, "it has 16 bits"), ["peak.jpg", "16 bits"]),
    (errors.PhotoTooLarge(PHOTO, Size(20000, 10000), 1), ["200 megapixels", "2.0 GB"]),
    (errors.PhotoNotSaved(PHOTO, "the disk is full"), ["the disk is full", "still"]),
    (errors.HoleTooSmall(3, 8), ["at least 8 px"]),
    (errors.HoleOutside(Box.square(0, 0, 9), Size(5, 5)), ["inside the photo"]),
    (errors.MaskSizeDiffers(PHOTO, Size(3, 4), Size(5, 6)), ["3 x 4", "5 x 6"]),
    (errors.MaskEmpty(PHOTO), ["peak.jpg", "all black", "white"]),
    (errors.MaskFull(PHOTO), ["peak.jpg", "all white", "black"]),
    (errors.MaskUnclear(PHOTO), ["peak.jpg", "no mask", "white on black"]),
    (errors.MaskNotSaved(PHOTO, "the disk is full"), ["peak.jpg", "disk is full"]),
    (errors.ModelNotFound("mine", ("landscape",)), ["mine"]),
    (errors.ModelNotFound("landscape", ()), ["no model to fill with"]),
    (errors.ModelDamaged("mine", "x"), ["mine", "damaged"]),
    (errors.ModelTooNew("mine", 2), ["mine", "newer"]),
    (errors.ModelExists("mine"), ["mine", "already"]),
    (errors.ModelUnfinished("mine"), ["mine", "not finished", "another name"]),
    (errors.ModelNameInvalid("a/b"), ["letters, digits"]),
    (errors.ModelNameInvalid(""), ["needs a name"]),
    (errors.ModelReadOnly("classic"), ["classic", "came with Mendscape"]),
    (errors.ModelNotSaved("mine", "the disk is full"), ["mine", "the disk is full"]),
    (errors.ModelNotRemoved("mine", "access is denied"), ["mine", "access is denied"]),
    (
        errors.ModelFileUnusable(Path("a") / "b.zip", "it is damaged"),
        ["b.zip", "it is"],
    ),
    (errors.FolderUnreadable(FOLDER, "it is gone"), ["Alps", "it is gone"]),
    (errors.NoPhotosFound(FOLDER, 3), ["Alps", "no photo"]),
    (errors.TooFewPhotos(FOLDER, 7, 20), ["Alps", "7", "at least 20"]),
    (errors.RunNotSaved(FOLDER, "x", is_disk_full=True), ["disk is full", "resume"]),
    (errors.RunNotSaved(FOLDER, "it is gone", is_disk_full=False), ["it is gone"]),
    (errors.RunDiverged(), ["did not settle"]),
    (errors.RunInUse("mine"), ["mine", "already"]),
    (errors.CheckpointUnusable(FOLDER, "it is too new"), ["it is too new", "anew"]),
    (errors.PhotosGone(), ["drive", "resume"]),
    (errors.OutOfMemory(), ["too little memory"]),
    (errors.ClusterUnusable("the port is taken"), ["the port is taken"]),
    (errors.WorkerLost("worker 2 of 3"), ["worker 2 of 3", "lost"]),
    (errors.RayMissing(), ["Ray", "Install"]),
    (errors.RayUnusable("10.0.0.7:6379", "it is busy"), ["10.0.0.7:6379", "busy"]),
    (errors.RayWorkerUnfit("10.0.0.8", "it is old"), ["10.0.0.8", "it is old"]),
    (errors.PhotosDiffer("3.jpg is missing"), ["3.jpg is missing"]),
    (errors.JobUnusable(FOLDER, "it is empty"), ["Alps", "it is empty"]),
    (errors.JobPhotosAway(FOLDER, Path("D:")), ["D:", "where they are"]),
    (errors.JobNotWritten(FOLDER, "the disk is full"), ["the disk is full"]),
    (errors.JobListUnusable(FOLDER, "is not written in UTF-8"), ["Alps is not"]),
    (errors.RowIncomplete(("photo", "x")), ["2 values: photo,x"]),
    (errors.SquareUnclear(), ["whole numbers"]),
    (errors.OutputShared(PHOTO, (2, 3)), ["peak.jpg", "Different photos"]),
    (errors.OutputFolderUnusable(FOLDER, "access is denied"), ["Alps", "denied"]),
    (errors.ResultsUnusable(PHOTO, "cannot be written: x"), ["peak.jpg", "written"]),
    (errors.WorkerEnded(3), ["3 times"]),
    (errors.OutputIsPhoto(PHOTO), ["peak.jpg", "never replaced"]),
    (errors.OutputIsListed(PHOTO), ["peak.jpg", "another photo"]),
    (errors.OutputIsFolder(PHOTO), ["peak.jpg", "is a folder"]),
    (errors.OutputFormatUnknown(PHOTO, (".jpg", ".png")), ["peak.jpg", ".jpg, .png"]),
    (errors.OutputFolderMissing(PHOTO), ["no folder folder", "peak.jpg"]),
    (errors.SessionNotSaved("the disk is full"), ["the disk is full", "soon"]),
    (errors.SessionDamaged("it is cut off"), ["it is cut off"]),
    (errors.SessionTooNew(2), ["newer"]),
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


@pytest.mark.parametrize(
    "error", [e for e, _ in EXPECTED if isinstance(e, errors.RepairError)]
)
def test_a_sentence_can_be_translated(error: Exception, monkeypatch) -> None:
    for module in (sentences, training_sentences):
        monkeypatch.setattr(module, "translate", lambda _context, text: f"§{text}")
    message = messages.of_error(error)
    assert message is not None
    assert message.text.startswith("§")


def test_every_error_of_the_core_is_expected() -> None:
    told = {type(error) for error, _ in EXPECTED}
    leaves = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type)
        and issubclass(kind, errors.RepairError)
        and not kind.__subclasses__()
    }
    assert leaves <= told


@pytest.mark.parametrize("error", [ValueError("x"), OSError(5, "x"), KeyError("x")])
def test_an_unexpected_failure_has_none(error: Exception) -> None:
    assert messages.of_error(error) is None


@pytest.mark.parametrize("note", list(FillNote))
def test_every_note_has_a_sentence(note: FillNote) -> None:
    assert messages.of_note(note).text.endswith(".")


@pytest.mark.parametrize("note", list(SaveNote))
def test_every_note_on_a_file_names_it(note: SaveNote) -> None:
    text = messages.of_save_note(note, PHOTO).text
    assert text.startswith("peak.jpg")
    assert text.endswith(".")
