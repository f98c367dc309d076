"""The folder that travels to the other computer, and back with a result."""

from dataclasses import replace
from pathlib import Path

from core.dataset.split import Split
from core.disk import is_folder, is_there, open_file
from core.errors import (
    JobPhotosAway,
    JobUnusable,
    ModelFileUnusable,
    PhotosDiffer,
)
from core.files import reason_of
from core.model.bundle import Bundle
from core.model.exchange import SUFFIX, PackedModel, read_model_file
from core.paths import AppPaths
from core.training.elsewhere.errand import PHOTOS, Errand
from core.training.options import TrainingOptions
from core.training.photo_roll import PhotoRoll
from core.training.recipes import recipe_for

_LONGEST = 256_000_000  # bytes of job.json; a photo takes about a hundred


class JobFolder:
    """A job folder that is there, or is to be written."""

    def __init__(self, path: Path) -> None:
        """Name it; nothing is read yet.

        Args:
            path: An absolute one.
        """
        self.path = path
        self.job = path / "job.json"
        self.start = path / f"start{SUFFIX}"
        self.photos = path / PHOTOS
        self.readme = path / "README.txt"
        self.result = path / f"result{SUFFIX}"

    @property
    def paths(self) -> AppPaths:
        """A profile of the job's own, so that no user's one is touched."""
        return AppPaths.in_folder(self.path / "profile")

    def errand(self) -> Errand:
        """What is to be trained, as far as it can be checked without the photos.

        Raises:
            JobUnusable: There is no such folder, or its job is damaged.
        """
        try:
            with open_file(self.job) as file:
                data = file.read(_LONGEST + 1)
            if len(data) > _LONGEST:
                raise self.unusable("its job.json is far too long")
            return Errand.from_json(data.decode("utf-8"))
        except FileNotFoundError as error:
            raise self.unusable("it holds no job.json") from error
        except OSError as error:
            raise self.unusable(reason_of(error) or str(error)) from error
        except UnicodeDecodeError as error:
            raise self.unusable("its job.json is damaged") from error
        except ValueError as error:
            raise self.unusable(str(error)) from error

    def options(
        self, errand: Errand, folder: Path | None, *, is_proof_only: bool = False
    ) -> TrainingOptions:
        """The decisions with the photos as they lie here.

        Args:
            errand: Of this job.
            folder: Of photos that were not copied; None is where they were.
            is_proof_only: Leave out the photos to train on, which need not be here.

        Raises:
            JobUnusable: A photo is missing, or another one.
            JobPhotosAway: Their folder is not there.
        """
        here = self._photos(errand, folder)
        roll = errand.roll.held_out() if is_proof_only else errand.roll
        return replace(errand.options, folder=here, split=self._found(roll, here))

    def start_model(self, errand: Errand) -> PackedModel | None:
        """The model to go on from; None where the job starts with fresh weights.

        Raises:
            JobUnusable: It is missing, damaged, or another one.
            ModelTooNew: It was made by a later version.
        """
        if errand.start_hash is None:
            return None
        try:
            model = read_model_file(self.start)
        except ModelFileUnusable as error:
            raise self.unusable(f"its {self.start.name}: {error.reason}") from error
        if model.card.sha256 != errand.start_hash:
            raise self.unusable(f"its {self.start.name} is another model")
        return model

    def result_model(self, errand: Errand, file: Path) -> PackedModel:
        """What came back.

        Args:
            errand: Of this job.
            file: That came back; mostly `result`.

        Raises:
            JobUnusable: There is no such file, or it is no result of this job.
            ModelError: It holds no model that can be used here.
        """
        if not is_there(file):
            raise self.unusable(f"there is no {file.name} in it yet")
        model = read_model_file(file)
        if model.card.job != errand.key:
            raise self.unusable(f"{file.name} is the result of another job")
        start = self.start_model(errand)
        bundle = Bundle(self.path, start.card) if start else None
        if model.card.spec != recipe_for(errand.options.preset, bundle).spec:
            raise self.unusable(f"{file.name} holds another network than was asked for")
        return model

    def unusable(self, reason: str) -> JobUnusable:
        """That this job cannot be used, to be raised."""
        return JobUnusable(self.path, reason)

    def _photos(self, errand: Errand, folder: Path | None) -> Path:
        if errand.has_copies:
            return self.photos
        here = folder or errand.options.folder
        if not here.is_absolute() or not is_folder(here):
            raise JobPhotosAway(self.path, here)
        return here

    def _found(self, roll: PhotoRoll, folder: Path) -> Split:
        try:
            return roll.found_in(folder)
        except PhotosDiffer as error:
            raise self.unusable(error.reason) from error
