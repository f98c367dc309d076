"""What people should know about a photo that was saved."""

from enum import Enum, auto


class SaveNote(Enum):
    """Something that the saved file has less of than the photo."""

    FEWER_BITS = auto()
    """The photo has 16 bits a channel, the format 8."""
    INKS_AS_RGB = auto()
    """The photo is made of four inks, the format knows red, green and blue only."""
