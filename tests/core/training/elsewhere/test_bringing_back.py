"""A result is taken for what it is before anything is compared."""

from dataclasses import replace

import pytest

from core.errors import (
    JobUnusable,
    ModelExists,
    ModelFileUnusable,
    ModelNameInvalid,
    ModelUnfinished,
)
from core.model.exchange import write_model_file
from core.model.library import ModelLibrary
from core.model.spec import Architecture, ModelSpec
from core.progress import silent
from core.training.elsewhere.bringing_back import check_result
from core.training.elsewhere.doing import write_result
from core.training.elsewhere.packing import write_job
from tests.core.training.elsewhere.models import model


@pytest.fixture
def done(job):
    """The job with its result."""
    model("mine", ModelLibrary(job.paths.models))
    write_result(job, job.errand(), "mine")
    return job


def check(job, library, *, name=None, besides=(), folder=None):
    return check_result(job.result, library, name=name, besides=besides, folder=folder)


def test_only_the_held_out_photos_have_to_be_there(done, library) -> None:
    for photo in done.errand().options.split.training:
        (done.photos / photo).unlink()
    options = check(done, library)
    assert options.split.training == ()
    assert [photo.is_file() for photo in options.split.held_out] == [True]
    assert options.name == "mine"
    (held_out,) = options.split.held_out
    held_out.unlink()
    with pytest.raises(JobUnusable, match="is missing"):
        check(done, library)


def test_a_name_that_was_taken_meanwhile_gets_a_number(done, library) -> None:
    model("Mine", library)
    assert check(done, library).name == "mine 2"
    assert check(done, library, besides=["mine 2"]).name == "mine 3"


def test_a_name_of_ones_own_must_be_free(done, library) -> None:
    assert check(done, library, name="alps").name == "alps"
    with pytest.raises(ModelExists):
        check(done, library, name="base")
    with pytest.raises(ModelNameInvalid):
        check(done, library, name="a/b")
    # The run would be thrown away with the comparison.
    with pytest.raises(ModelUnfinished):
        check(done, library, name="alps", besides=["Alps"])


def test_a_result_is_brought_back_once(done, library) -> None:
    model("alps", library, job=done.errand().key)
    with pytest.raises(JobUnusable, match="in the library already: alps"):
        check(done, library)


def test_a_job_without_a_result_is_told(job, library) -> None:
    with pytest.raises(JobUnusable, match=r"there is no result\.mendmodel in it yet"):
        check(job, library)


def test_a_result_of_another_job_is_refused(
    done, options, start, library, tmp_path
) -> None:
    write_job(options, start, tmp_path / "other", is_copying=True, report=silent)
    done.job.write_bytes((tmp_path / "other" / "job.json").read_bytes())
    with pytest.raises(JobUnusable, match="is the result of another job"):
        check(done, library)


def test_another_network_than_was_asked_for_is_refused(job, library) -> None:
    larger = ModelSpec(Architecture.RESIDUAL, 32, 8, width=16, depth=1)
    bundle = model("larger", ModelLibrary(job.paths.models), spec=larger)
    card = replace(bundle.card, job=job.errand().key)
    write_model_file(replace(bundle, card=card), job.result)
    with pytest.raises(JobUnusable, match="another network than was asked for"):
        check(job, library)


def test_a_file_that_is_no_model_is_refused(done, library) -> None:
    done.result.write_bytes(b"no model")
    with pytest.raises(ModelFileUnusable):
        check(done, library)
