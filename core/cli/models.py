"""`mendscape models`: list, use, import, export, rename, remove."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path
from typing import TypeAlias

from core.cli.model_list import models_as_json, models_as_table
from core.cli.terminal import complain
from core.model.exchange import SUFFIX
from core.model.library import ModelLibrary
from core.paths import AppPaths
from core.tidying import tidy
from core.unfinished import UnfinishedWrites

Subparsers: TypeAlias = "_SubParsersAction[ArgumentParser]"


def add_parser(subparsers: Subparsers) -> None:
    """Describe the command's arguments."""
    parser = subparsers.add_parser(
        "models",
        help="list, use, import, export, rename or remove models",
        description="The library of models that photos are filled with.",
    )
    commands = parser.add_subparsers(title="commands", required=True)
    _add_list(commands)
    _add_use(commands)
    _add_import(commands)
    _add_export(commands)
    _add_rename(commands)
    _add_remove(commands)
    for command in commands.choices.values():
        command.add_argument(
            "--profile",
            metavar="DIR",
            type=Path,
            help="keep models in this folder instead of the user's own",
        )


def _add_list(commands: Subparsers) -> None:
    parser = commands.add_parser("list", help="show all models; * is in use")
    parser.add_argument(
        "--json", action="store_true", dest="is_json", help="for other programs"
    )
    parser.set_defaults(run=_list)


def _add_use(commands: Subparsers) -> None:
    parser = commands.add_parser("use", help="fill with this model from now on")
    parser.add_argument("name", metavar="NAME")
    parser.set_defaults(run=_use)


def _add_import(commands: Subparsers) -> None:
    parser = commands.add_parser("import", help="add a model from a file")
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--name", help="to call it by instead of its own name")
    parser.set_defaults(run=_import)


def _add_export(commands: Subparsers) -> None:
    parser = commands.add_parser("export", help="write a model into one file")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        nargs="?",
        help=f"replaced if it exists (default: NAME{SUFFIX})",
    )
    parser.set_defaults(run=_export)


def _add_rename(commands: Subparsers) -> None:
    parser = commands.add_parser("rename", help="call one of your models differently")
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("new_name", metavar="NEW")
    parser.set_defaults(run=_rename)


def _add_remove(commands: Subparsers) -> None:
    parser = commands.add_parser("remove", help="delete one of your models for good")
    parser.add_argument("name", metavar="NAME")
    parser.set_defaults(run=_remove)


def _list(args: Namespace) -> int:
    library = _library(args)
    show = models_as_json if args.is_json else models_as_table
    print(show(library.bundles(), current=library.current))
    for bundle in library.bundles():
        if bundle.hidden_name:
            complain(
                f"mendscape: Your model {bundle.hidden_name} is called "
                f"{bundle.card.name}, since a model of its name came with Mendscape."
            )
    for error in library.damaged():
        complain(f"mendscape: {error}")
    return 0


def _use(args: Namespace) -> int:
    _library(args).use(args.name)
    print(f"The model {args.name} is in use.")
    return 0


def _import(args: Namespace) -> int:
    bundle = _library(args).import_file(args.file, args.name)
    print(f"The model {bundle.card.name} is in the library.")
    return 0


def _export(args: Namespace) -> int:
    file = args.file or Path(f"{args.name}{SUFFIX}")
    _library(args).export(args.name, file)
    print(f"The model {args.name} is in {file}.")
    return 0


def _rename(args: Namespace) -> int:
    _library(args).rename(args.name, args.new_name)
    print(f"The model {args.name} is called {args.new_name} now.")
    return 0


def _remove(args: Namespace) -> int:
    library = _library(args)
    library.remove(args.name)
    print(f"The model {args.name} is deleted; {library.current} is in use.")
    return 0


def _library(args: Namespace) -> ModelLibrary:
    folder: Path | None = args.profile
    paths = AppPaths.in_folder(folder) if folder else AppPaths.of_user()
    tidy(paths)
    return ModelLibrary(paths.models, unfinished=UnfinishedWrites(paths.unfinished))
