"""What is said of a fill, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.inpainting.confidence.confidence import Confidence, Level, Reason

translate = QCoreApplication.translate


def words_of(confidence: Confidence) -> str:
    """One sentence: how far the fill can be trusted, and why."""
    match confidence.level:
        case Level.LIKELY_RIGHT:
            return translate("confidence", "This fill is likely right.")
        case Level.LOOK_CLOSELY:
            text = translate("confidence", "Look closely at this fill: {reasons}.")
        case Level.LIKELY_TO_SHOW:
            text = translate("confidence", "This fill is likely to show: {reasons}.")
    return text.format(reasons=_listed(confidence.reasons))


def _listed(reasons: tuple[Reason, ...]) -> str:
    texts = {
        Reason.OUTLINES: translate("confidence", "outlines run into the square"),
        Reason.MISSED_BESIDE: translate(
            "confidence", "trials beside it came out differently"
        ),
        Reason.NOTHING_BESIDE: translate(
            "confidence", "the square is large for its surroundings"
        ),
    }
    joint = translate("confidence", ", and ", "between two reasons")
    return joint.join(texts[reason] for reason in reasons)
