"""The model library: whether every model is what its card says."""

from core.doctor.facts import ModelFault, Models, ModelState
from core.errors import ModelError, ModelNotFound, ModelTooNew
from core.model.bundle import WEIGHTS, Bundle, file_hash
from core.model.library import ModelLibrary


def look_at_models(library: ModelLibrary) -> Models:
    """Compare the weights of every model with the hash in its card."""
    current = _current(library)
    whole = (_state(bundle, current) for bundle in library.bundles())
    damaged = (_damaged(error) for error in library.damaged())
    return Models((*whole, *damaged))


def _current(library: ModelLibrary) -> str:
    try:
        return library.current
    except ModelNotFound:
        return ""


def _state(bundle: Bundle, current: str) -> ModelState:
    name = bundle.card.name
    return ModelState(
        name,
        is_shipped=bundle.is_shipped,
        is_in_use=name == current,
        fault=_fault(bundle),
    )


def _fault(bundle: Bundle) -> ModelFault | None:
    try:
        found = file_hash(bundle.folder / WEIGHTS)
    except OSError:
        return ModelFault.UNREADABLE
    return None if found == bundle.card.sha256 else ModelFault.CHANGED


def _damaged(error: ModelError) -> ModelState:
    is_new = isinstance(error, ModelTooNew)
    fault = ModelFault.TOO_NEW if is_new else ModelFault.DAMAGED
    return ModelState(error.name, fault=fault)
