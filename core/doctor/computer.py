"""Processor and memory."""

import os

from core.doctor.facts import Computer
from core.processor import BF16_FLAGS, processor_flags, processor_name


def look_at_computer() -> Computer:
    """What the system says about the processor and the memory."""
    import psutil

    memory = psutil.virtual_memory()
    flags = processor_flags()
    return Computer(
        processor=processor_name(),
        cores=_usable_cores(),
        memory=memory.total,
        free_memory=memory.available,
        fast_flags=None if flags is None else tuple(sorted(flags & BF16_FLAGS)),
    )


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
