"""A job on the computer that trains it."""

from dataclasses import replace
from pathlib import Path

from core.errors import JobNotWritten, ModelNotSaved
from core.files import reason_of
from core.model.bundle import write_files
from core.model.exchange import PackedModel, write_model_file
from core.model.library import ModelLibrary
from core.training.cluster.muster import versions
from core.training.elsewhere.errand import Errand
from core.training.elsewhere.job_folder import JobFolder
from core.training.options import TrainingOptions


def check_version(job: JobFolder, errand: Errand) -> None:
    """See whether this is the version that the job was written for.

    Raises:
        JobUnusable: It is another; networks and recipes may differ.
    """
    own = versions().get("mendscape", "")
    if errand.version != own:
        raise job.unusable(
            f"it was written by Mendscape {errand.version} and this is {own}; install "
            "the same version on both computers"
        )


def prepare(job: JobFolder, errand: Errand, folder: Path | None) -> TrainingOptions:
    """The run as it can begin here, with its start model in the job's own library.

    Args:
        job: The folder.
        errand: Of it.
        folder: Of photos that were not copied; None is where they were.

    Raises:
        JobUnusable: Something is missing or another one.
        ModelError: The start model cannot be used or kept.
    """
    options = job.options(errand, folder)
    model = job.start_model(errand)
    if model is None:
        return options
    library = ModelLibrary(job.paths.models)
    name = _name_in(library, model) or _added(library, model, errand)
    library.use(name)
    return replace(options, start=name)


def write_result(job: JobFolder, errand: Errand, name: str) -> None:
    """Write the model of a finished run for the way home.

    Args:
        job: The folder.
        errand: Of it.
        name: Of the model in the job's own library.

    Raises:
        ModelError: The model is not there or damaged.
        JobNotWritten: The disk is full or not to be written to.
    """
    bundle = ModelLibrary(job.paths.models).bundle(name)
    options = errand.options
    card = replace(
        bundle.card, name=options.name, base=options.start or "", job=errand.key
    )
    try:
        write_model_file(replace(bundle, card=card), job.result)
    except OSError as error:
        raise JobNotWritten(job.path, reason_of(error) or str(error)) from error


def _name_in(library: ModelLibrary, model: PackedModel) -> str | None:
    """What the same weights are called here, shipped or from an earlier sitting."""
    wanted = (model.card.sha256, model.card.spec)
    cards = (bundle.card for bundle in library.bundles())
    return next((c.name for c in cards if (c.sha256, c.spec) == wanted), None)


def _added(library: ModelLibrary, model: PackedModel, errand: Errand) -> str:
    # Not `import_file`, which starts TensorFlow in this process; the run's own will
    # see whether the weights fit.
    name = library.free_name(errand.options.start or "", besides=[errand.options.name])
    try:
        write_files(
            library.folder_for(name), replace(model.card, name=name), model.weights
        )
    except OSError as error:
        raise ModelNotSaved(name, reason_of(error) or str(error)) from error
    return name
