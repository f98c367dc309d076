"""The reasons that errors of `core` carry, in the language of the window.

`core` tells them in English, for the terminal and the log; here each stands once more,
to be translated. Names in braces stand for what differs from case to case.
"""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_NAME = re.compile(r"\\\{(\w+)\\\}")


_MARKED = (
    QT_TRANSLATE_NOOP("reasons", "there is no such file or folder"),
    QT_TRANSLATE_NOOP("reasons", "there is no such folder"),
    QT_TRANSLATE_NOOP("reasons", "it is a folder"),
    QT_TRANSLATE_NOOP("reasons", "access is denied"),
    QT_TRANSLATE_NOOP("reasons", "the disk is read-only"),
    QT_TRANSLATE_NOOP("reasons", "the disk is full"),
    QT_TRANSLATE_NOOP("reasons", "the disk quota is used up"),
    QT_TRANSLATE_NOOP("reasons", "the file would be too large for the disk"),
    QT_TRANSLATE_NOOP("reasons", "the name is too long"),
    QT_TRANSLATE_NOOP("reasons", "it is a link that leads in a circle"),
    QT_TRANSLATE_NOOP("reasons", "it is no longer there"),
    QT_TRANSLATE_NOOP("reasons", "the file is empty"),
    QT_TRANSLATE_NOOP("reasons", "the file is damaged or incomplete"),
    QT_TRANSLATE_NOOP("reasons", "there is not enough memory for it"),
    QT_TRANSLATE_NOOP("reasons", "it is made of far more parts than a photo has"),
    QT_TRANSLATE_NOOP("reasons", "it is a BigTIFF file"),
    QT_TRANSLATE_NOOP(
        "reasons",
        "it is a GIF, which holds drawings and animations; save it as PNG",
    ),
    QT_TRANSLATE_NOOP("reasons", "it is a camera's raw file"),
    QT_TRANSLATE_NOOP("reasons", "its colours are stored as {mode}"),
    QT_TRANSLATE_NOOP(
        "reasons",
        "it has more than 8 bits a channel, which {kind} files keep here",
    ),
    QT_TRANSLATE_NOOP(
        "reasons",
        "it is damaged, or no JPEG, PNG, TIFF, WebP, BMP, HEIC or AVIF picture",
    ),
    QT_TRANSLATE_NOOP(
        "reasons",
        "it has more than 8 bits a channel, but not whole numbers of 16",
    ),
    QT_TRANSLATE_NOOP("reasons", "its colours of 16 bits are neither grey nor RGB"),
    QT_TRANSLATE_NOOP("reasons", "it has channels beside its colours of 16 bits"),
    QT_TRANSLATE_NOOP("reasons", "the number of its channels is unusual"),
    QT_TRANSLATE_NOOP("reasons", "its compression is unusual for 16 bits a channel"),
    QT_TRANSLATE_NOOP("reasons", "its colours are stored in separate tiles"),
    QT_TRANSLATE_NOOP("reasons", "this installation of Pillow reads no AVIF"),
    QT_TRANSLATE_NOOP(
        "reasons",
        "HEIC photos need the Python package pi-heif; install it, or save the photo "
        "as JPEG",
    ),
    QT_TRANSLATE_NOOP(
        "reasons",
        "it has {pages} pages, and saving would lose all but the first",
    ),
    QT_TRANSLATE_NOOP(
        "reasons",
        "it is an animation of {pictures} pictures, "
        "and saving would stop it at the first",
    ),
    QT_TRANSLATE_NOOP("reasons", "there is not enough memory"),
    QT_TRANSLATE_NOOP("reasons", "its name must end in one of {endings}"),
    QT_TRANSLATE_NOOP("reasons", "{kind} cannot hold it"),
    QT_TRANSLATE_NOOP(
        "reasons",
        "{kind} has no transparency; PNG, TIFF and WebP have",
    ),
    QT_TRANSLATE_NOOP(
        "reasons",
        "{kind} photos are opened but not written; use {endings}",
    ),
    QT_TRANSLATE_NOOP("reasons", "{kind} allows {side} pixels a side"),
    QT_TRANSLATE_NOOP("reasons", "writing ended early; the disk may be full"),
    QT_TRANSLATE_NOOP("reasons", "its card cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "its card is far too long"),
    QT_TRANSLATE_NOOP("reasons", "its weights cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "its weights are not those of its card"),
    QT_TRANSLATE_NOOP("reasons", "its weights do not fit its network"),
    QT_TRANSLATE_NOOP("reasons", "its weights are far too large"),
    QT_TRANSLATE_NOOP("reasons", "its model has no usable name"),
    QT_TRANSLATE_NOOP("reasons", "it holds other files than a model"),
    QT_TRANSLATE_NOOP("reasons", "its files are packed or encrypted"),
    QT_TRANSLATE_NOOP("reasons", "its files are far too large for a model"),
    QT_TRANSLATE_NOOP("reasons", "it is no model of Mendscape"),
    QT_TRANSLATE_NOOP("reasons", "it is no file"),
    QT_TRANSLATE_NOOP("reasons", "it is damaged"),
    QT_TRANSLATE_NOOP("reasons", "is far too long for a list"),
    QT_TRANSLATE_NOOP("reasons", "is not written in UTF-8"),
    QT_TRANSLATE_NOOP("reasons", "is no CSV file: {error}"),
    QT_TRANSLATE_NOOP("reasons", "must begin with the line {first}"),
    QT_TRANSLATE_NOOP("reasons", "its checkpoint cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "it belongs to other photos or another recipe"),
    QT_TRANSLATE_NOOP("reasons", "it does not fit the network of this version"),
    QT_TRANSLATE_NOOP("reasons", "it holds no job.json"),
    QT_TRANSLATE_NOOP("reasons", "its job.json is far too long"),
    QT_TRANSLATE_NOOP("reasons", "its job.json is damaged"),
    QT_TRANSLATE_NOOP(
        "reasons", "it is of another version of Mendscape; please update"
    ),
    QT_TRANSLATE_NOOP("reasons", "its {file} is another model"),
    QT_TRANSLATE_NOOP("reasons", "there is no {file} in it yet"),
    QT_TRANSLATE_NOOP("reasons", "{file} is the result of another job"),
    QT_TRANSLATE_NOOP("reasons", "{file} holds another network than was asked for"),
    QT_TRANSLATE_NOOP("reasons", "its result is in the library already: {name}"),
    QT_TRANSLATE_NOOP("reasons", "something is there already"),
    QT_TRANSLATE_NOOP("reasons", "it lies among the photos; choose another place"),
    QT_TRANSLATE_NOOP("reasons", "it takes {needed}, and {free} are free"),
    QT_TRANSLATE_NOOP("reasons", "the photo {photo} is gone"),
    QT_TRANSLATE_NOOP("reasons", "the photo {photo} has just changed"),
    QT_TRANSLATE_NOOP("reasons", "the photo {photo} is missing"),
    QT_TRANSLATE_NOOP("reasons", "the photo {photo} has another size"),
    QT_TRANSLATE_NOOP("reasons", "{photo} lies outside of the folder of photos"),
    QT_TRANSLATE_NOOP("reasons", "its journal is damaged"),
    QT_TRANSLATE_NOOP("reasons", "another program holds its folder"),
    QT_TRANSLATE_NOOP("reasons", "one of its files cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "one of its files is none, or far too large"),
    QT_TRANSLATE_NOOP("reasons", "its repairs are far too large"),
    QT_TRANSLATE_NOOP("reasons", "there are too many large repairs"),
    QT_TRANSLATE_NOOP("reasons", "the pixels of a repair are not of its size"),
    QT_TRANSLATE_NOOP("reasons", "the pixels of a repair were changed"),
)

KNOWN = tuple(str(reason) for reason in _MARKED)
"""Every reason, as `core` says it."""


def reason_text(reason: str) -> str:
    """A reason in the language of the window; one that is not known stays as it is."""
    for english in KNOWN:
        pattern = _NAME.sub(r"(?P<\1>.+)", re.escape(english))
        found = re.fullmatch(pattern, reason)
        if found is not None:
            translated = QCoreApplication.translate("reasons", english)
            return translated.format(**found.groupdict())
    return reason
