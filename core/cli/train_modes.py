"""Which arguments of `mendscape train` go together."""

from argparse import Namespace

from core.cli.terminal import UsageError

_WORDS = {
    "folder": "FOLDER",
    "name": "--name",
    "start": "--from",
    "preset": "--preset",
    "minutes": "--minutes",
    "epochs": "--epochs",
    "seed": "--seed",
    "resume": "--resume",
    "restart": "--restart",
    "one_gpu": "--one-gpu",
    "cluster": "--cluster",
    "ray": "--ray",
    "workers": "--workers",
    "use": "--use",
    "profile": "--profile",
    "list_photos": "--list-photos",
}
_BUDGET = {"minutes", "epochs"}
_RUN = {"resume", "restart", "one_gpu", "cluster", "ray", "workers"}
_DECISIONS = {"name", "start", "preset", "seed"}

_MODES = {
    "write_job": {"folder", "profile", "list_photos"} | _DECISIONS | _BUDGET,
    "job": {"folder"} | _BUDGET | _RUN,
    "bring_back": {"folder", "name", "use", "profile"},
}
"""What may be added to each of the ways to train on another computer."""


def check_modes(args: Namespace) -> None:
    """See whether the arguments go together.

    Raises:
        UsageError: They do not.
    """
    mode = next((each for each in _MODES if getattr(args, each)), None)
    allowed = _MODES[mode] if mode else set(_WORDS) - {"list_photos"}
    given = [word for key, word in _WORDS.items() if _is_extra(args, key, allowed)]
    if mode and given:
        option = f"--{mode.replace('_', '-')}"
        raise UsageError(f"{' and '.join(given)} cannot go with {option}.")
    if given:
        raise UsageError("--list-photos goes with --write-job only.")
    if args.workers is not None and args.ray is None:
        raise UsageError("--workers goes with --ray only.")
    if mode in (None, "write_job") and args.name is None:
        raise UsageError("Give the new model a --name.")


def _is_extra(args: Namespace, key: str, allowed: set[str]) -> bool:
    value = getattr(args, key)
    return key not in allowed and value is not None and value is not False
