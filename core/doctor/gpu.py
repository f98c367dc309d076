"""Whether the graphics card is used, and why not."""

from enum import Enum, auto

from core.doctor.facts import Engine, Findings, Graphics, Part


class GpuUse(Enum):
    """What becomes of the graphics card."""

    USED = auto()
    UNKNOWN = auto()
    """TensorFlow was not asked, or did not answer."""
    ON_WINDOWS = auto()
    ON_MACOS = auto()
    NO_CARD = auto()
    NO_DRIVER = auto()
    """There is an NVIDIA card, and no driver for it."""
    DRIVER_FAILS = auto()
    HIDDEN = auto()
    """The environment hides all cards."""
    CPU_BUILD = auto()
    """This TensorFlow was built without CUDA."""
    NO_CUDA = auto()
    """The libraries of `mendscape[cuda]` are not installed."""
    CARD_FAILS = auto()
    """TensorFlow sees the card and cannot work with it."""
    NOT_SEEN = auto()
    """Nothing seems to be missing, and yet TensorFlow sees no card."""


TROUBLES = frozenset(
    {GpuUse.NO_DRIVER, GpuUse.DRIVER_FAILS, GpuUse.CARD_FAILS, GpuUse.NOT_SEEN}
)
"""Something that is not as its owner must think; the others are mere facts."""


_SYSTEMS_WITHOUT = {"win32": GpuUse.ON_WINDOWS, "darwin": GpuUse.ON_MACOS}
"""Where TensorFlow uses no card at all, as in `sys.platform`."""


def gpu_use(findings: Findings) -> GpuUse:
    """What becomes of the graphics card, from what is known so far."""
    graphics = findings.get(Part.GRAPHICS)
    engine = findings.get(Part.ENGINE)
    if isinstance(engine, Engine) and engine.is_gpu:
        fails = engine.trouble or engine.went_elsewhere
        return GpuUse.CARD_FAILS if fails else GpuUse.USED
    if not isinstance(graphics, Graphics):
        return GpuUse.UNKNOWN
    hindrance = _hindrance(graphics)
    if hindrance is not None:
        return hindrance
    return _missed(engine, graphics) if isinstance(engine, Engine) else GpuUse.UNKNOWN


def _hindrance(graphics: Graphics) -> GpuUse | None:
    """What keeps every TensorFlow from using a card here."""
    if graphics.platform in _SYSTEMS_WITHOUT:
        return _SYSTEMS_WITHOUT[graphics.platform]
    if graphics.driver_fault:
        return GpuUse.DRIVER_FAILS
    if not graphics.driver:
        has_nvidia = any(card.is_nvidia for card in graphics.cards)
        return GpuUse.NO_DRIVER if has_nvidia else GpuUse.NO_CARD
    return GpuUse.HIDDEN if graphics.is_hidden else None


def _missed(engine: Engine, graphics: Graphics) -> GpuUse:
    """Why this TensorFlow does not see a card whose driver works."""
    if not engine.is_cuda_build:
        return GpuUse.CPU_BUILD
    return GpuUse.NO_CUDA if graphics.missing_packages else GpuUse.NOT_SEEN
