"""Processor and memory."""

from core.doctor.facts import Computer
from core.processor import (
    BF16_FLAGS,
    processor_flags,
    processor_name,
    usable_cores,
)


def look_at_computer() -> Computer:
    """What the system says about the processor and the memory."""
    import psutil

    memory = psutil.virtual_memory()
    flags = processor_flags()
    return Computer(
        processor=processor_name(),
        cores=usable_cores(),
        memory=memory.total,
        free_memory=memory.available,
        fast_flags=None if flags is None else tuple(sorted(flags & BF16_FLAGS)),
    )
