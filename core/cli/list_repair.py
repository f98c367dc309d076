"""Repairing all pictures of a list, whatever happens to some of them."""

from core.cli.job_list import JobList, ListedPicture, Problem
from core.cli.repairer import Repairer
from core.cli.terminal import SquaresBar, complain
from core.errors import PhotoError, SelectionError
from core.geometry import Size
from core.inpainting.crop import check_hole
from core.photo_io import open_photo


def repair_list(
    jobs: JobList, repairer: Repairer, bar: SquaresBar, *, list_name: str
) -> bool:
    """Write every picture that can be written.

    A wrong row gives one line on stderr, and its picture is not written.

    Args:
        jobs: What the list asks for.
        repairer: Fills and saves.
        bar: Is told the squares done.
        list_name: For messages.

    Returns:
        Whether all rows could be done.

    Raises:
        ModelError: The model cannot be used, so no picture can be made.
    """
    _tell(jobs.problems, list_name)
    is_complete = not jobs.problems
    for picture in jobs.pictures:
        problems = _repair(picture, repairer)
        _tell(problems, list_name)
        is_complete = is_complete and not problems
        bar.finish(len(picture.holes))
    return is_complete


def _repair(picture: ListedPicture, repairer: Repairer) -> tuple[Problem, ...]:
    try:
        photo = open_photo(picture.photo)
        problems = _wrong_holes(picture, photo.size)
        if not problems:
            repairer.repair(photo, picture.holes.values(), picture.output)
    except PhotoError as error:
        return tuple(Problem(row, str(error)) for row in picture.holes)
    return problems


def _wrong_holes(picture: ListedPicture, size: Size) -> tuple[Problem, ...]:
    problems = []
    for row, hole in picture.holes.items():
        try:
            check_hole(hole, size)
        except SelectionError as error:
            problems.append(Problem(row, str(error)))
    return tuple(problems)


def _tell(problems: tuple[Problem, ...], list_name: str) -> None:
    for problem in problems:
        complain(f"{list_name}, row {problem.row}: {problem.message}")
