"""Everything that the program writes."""

from tests.faults.export_operations import EXPORT_OPERATIONS
from tests.faults.memory_operations import MEMORY_OPERATIONS
from tests.faults.model_operations import MODEL_OPERATIONS
from tests.faults.photo_operations import PHOTO_OPERATIONS

OPERATIONS = (
    *PHOTO_OPERATIONS,
    *EXPORT_OPERATIONS,
    *MODEL_OPERATIONS,
    *MEMORY_OPERATIONS,
)
