"""What a job folder says to whoever opens it."""

from core.shell_words import needs_powershell, typed
from core.training.elsewhere.errand import Errand

_TEXT = """\
A training of Mendscape: {name}

This folder holds everything for a training on another computer{photos}.

On that computer, install the same version of Mendscape ({version}), bring this whole
folder there, open a terminal beside it, and type:

    {train}
{shell}
It can be ended with Ctrl-C and goes on with --resume added. Whatever it writes stays in
this folder. At its end there is a file result.mendmodel in it.

Back home, put that file into the folder that you kept (or bring the whole folder back),
and type there:

    {back}

Mendscape then compares the new model with the one that you use, on photos that neither
was trained on, and puts it into your library.
"""


_POWERSHELL = """
On Windows, type it in PowerShell; the Command Prompt does not understand its quotes.
"""


def train_line(*words: str) -> str:
    """A line to type in any shell, as `mendscape train WORDS`; see `typed`."""
    return typed("mendscape", "train", *words)


def readme(errand: Errand, folder: str) -> str:
    """The text of README.txt.

    Args:
        errand: Of the job.
        folder: Name of the job folder.
    """
    train = train_line("--job", folder)
    listed = f", but for the photos, which lie in {errand.options.folder}"
    return _TEXT.format(
        name=errand.options.name,
        photos="" if errand.has_copies else listed,
        version=errand.version,
        train=train,
        shell=_POWERSHELL if needs_powershell(train) else "",
        back=train_line("--bring-back", folder),
    )
