"""What tells whether a new model is better than the one in use."""

from dataclasses import dataclass

from core.model.card import Score


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models on the same holes of the same held-out photos.

    Attributes:
        current_name: Of the model that the new one was compared with.
        photos: Held-out ones that were filled.
        holes: In all of them together.
        new: Figures of the new model.
        current: Figures of the other one.
        gain: By how much the new model's mean L1 in the holes is lower, as a part of
            the current one's; 0.07 reads "better by 7 %", negative is worse.
        low: Lower end of the 95 % bootstrap interval of the gain, drawn by photo.
        high: Its upper end.
    """

    current_name: str
    photos: int
    holes: int
    new: Score
    current: Score
    gain: float
    low: float
    high: float

    @property
    def is_better(self) -> bool:
        """Whether the gain is there beyond chance: its whole interval is above 0."""
        return self.low > 0
