"""Graphics card and TensorFlow in plain words."""

from collections.abc import Iterator

from core.doctor.facts import Card, Engine, Findings, Graphics, Part
from core.doctor.gpu import TROUBLES, GpuUse, gpu_use
from core.doctor.rows import Row, Translate

_GIB = 2**30


def graphics_rows(
    facts: Graphics, findings: Findings, translate: Translate
) -> Iterator[Row]:
    """The cards, their driver, and what becomes of them."""
    none = translate("doctor", "none")
    cards = "; ".join(_card(each, translate) for each in facts.cards)
    yield Row(translate("doctor", "Found"), cards or none)
    if facts.driver:
        yield Row(translate("doctor", "NVIDIA driver"), facts.driver)
    use = gpu_use(findings)
    text = _use_texts(translate)[use].format(
        fault=facts.driver_fault, trouble=_trouble(findings, translate)
    )
    yield Row(translate("doctor", "Used"), text, is_problem=use in TROUBLES)


def engine_rows(facts: Engine, translate: Translate) -> Iterator[Row]:
    """What fills and trains."""
    yield Row(
        translate("doctor", "Version"), f"{facts.tensorflow}, Keras {facts.keras}"
    )
    yield Row(translate("doctor", "Fills and trains on"), facts.device)
    if facts.tried_on:
        tried = translate("doctor", "A trial ran on")
        yield Row(tried, facts.tried_on, is_problem=facts.went_elsewhere)
    yield Row(translate("doctor", "Precision of training"), facts.precision)
    seconds = translate("doctor", "{seconds} s")
    yield Row(translate("doctor", "Start took"), seconds.format(seconds=facts.seconds))
    if facts.trouble and not facts.is_gpu:
        yield Row(translate("doctor", "Trouble"), facts.trouble, is_problem=True)


def _card(card: Card, translate: Translate) -> str:
    if card.memory is None:
        return card.name
    text = translate("doctor", "{name} with {memory} GB")
    return text.format(name=card.name, memory=f"{card.memory / _GIB:.0f}")


def _trouble(findings: Findings, translate: Translate) -> str:
    engine = findings.get(Part.ENGINE)
    if not isinstance(engine, Engine):
        return ""
    if engine.went_elsewhere:
        text = translate("doctor", "what it was given was done on the {device}")
        return text.format(device=engine.tried_on)
    return engine.trouble


def _use_texts(translate: Translate) -> dict[GpuUse, str]:
    return _texts_of_facts(translate) | _texts_of_troubles(translate)


def _texts_of_facts(translate: Translate) -> dict[GpuUse, str]:
    return {
        GpuUse.USED: translate("doctor", "yes"),
        GpuUse.UNKNOWN: translate("doctor", "only TensorFlow can tell"),
        GpuUse.ON_WINDOWS: translate(
            "doctor",
            "no. TensorFlow uses no graphics card on Windows itself; in WSL2, the "
            "Linux inside Windows, it does.",
        ),
        GpuUse.ON_MACOS: translate(
            "doctor", "no. On macOS, Mendscape works on the processor."
        ),
        GpuUse.NO_CARD: translate(
            "doctor", "no. TensorFlow uses NVIDIA cards only, and none was found."
        ),
        GpuUse.HIDDEN: translate(
            "doctor", "no. The variable CUDA_VISIBLE_DEVICES hides all cards."
        ),
        GpuUse.CPU_BUILD: translate(
            "doctor", "no. This TensorFlow was built for the processor alone."
        ),
        GpuUse.NO_CUDA: translate(
            "doctor",
            "no. NVIDIA's libraries are not installed; as the README says, the extra "
            "[cuda] of Mendscape brings them.",
        ),
    }


def _texts_of_troubles(translate: Translate) -> dict[GpuUse, str]:
    return {
        GpuUse.NO_DRIVER: translate(
            "doctor",
            "no. NVIDIA's driver is not installed, or not to be seen from here.",
        ),
        GpuUse.DRIVER_FAILS: translate(
            "doctor",
            "no. NVIDIA's driver does not work; starting the computer again often "
            "helps. It says: {fault}",
        ),
        GpuUse.CARD_FAILS: translate(
            "doctor", "no. TensorFlow sees the card but cannot work on it: {trouble}"
        ),
        GpuUse.NOT_SEEN: translate(
            "doctor",
            "no. TensorFlow does not see the card; what it says about it is in the "
            "report.",
        ),
    }
