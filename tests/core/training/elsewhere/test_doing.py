"""What a job does on the other computer, in its own folder only."""

import json
from dataclasses import replace

import pytest

from core.errors import JobNotWritten, JobUnusable
from core.model.exchange import read_model_file
from core.model.library import ModelLibrary
from core.progress import silent
from core.training.elsewhere.doing import check_version, prepare, write_result
from core.training.elsewhere.job_folder import JobFolder
from core.training.elsewhere.packing import write_job
from tests.core.training.elsewhere.models import model


@pytest.fixture
def own(job) -> ModelLibrary:
    """The job's own library."""
    return ModelLibrary(job.paths.models)


def test_the_start_model_is_used_in_the_jobs_own_library(job, own) -> None:
    options = prepare(job, job.errand(), None)
    assert options.start == own.current == "base"
    again = prepare(job, job.errand(), None)
    assert again.start == "base"
    assert set(own.names()) == {"base", *ModelLibrary(job.path / "none").names()}


def test_another_shipped_model_of_the_starts_name_is_not_taken_for_it(
    options, library, tmp_path
) -> None:
    start = model("theirs", library)
    named = replace(options, start="landscape")
    write_job(named, start, tmp_path / "job", is_copying=True, report=silent)
    job = JobFolder(tmp_path / "job")
    assert prepare(job, job.errand(), None).start == "landscape 2"


def test_a_shipped_model_to_start_from_is_not_kept_twice(
    options, library, tmp_path
) -> None:
    named = replace(options, start="landscape")
    start = library.bundle("landscape")
    write_job(named, start, tmp_path / "job", is_copying=True, report=silent)
    job = JobFolder(tmp_path / "job")
    assert prepare(job, job.errand(), None).start == "landscape"
    assert [path for path in job.paths.models.iterdir() if path.is_dir()] == []


def test_a_job_from_scratch_needs_no_model(options, tmp_path) -> None:
    fresh = replace(options, start=None)
    write_job(fresh, None, tmp_path / "job", is_copying=True, report=silent)
    job = JobFolder(tmp_path / "job")
    assert not job.start.exists()
    assert prepare(job, job.errand(), None).start is None


def test_a_job_of_another_version_is_refused_with_both(job) -> None:
    check_version(job, job.errand())
    fields = json.loads(job.job.read_text()) | {"version": "9.8.7"}
    job.job.write_text(json.dumps(fields))
    with pytest.raises(JobUnusable, match=r"written by Mendscape 9\.8\.7 and this is"):
        check_version(job, job.errand())


def test_the_result_is_named_as_it_was_asked_for(job, own) -> None:
    # As when the start's name and the new one's were taken on that computer.
    made = model("mine 2", own, base="base 2")
    write_result(job, job.errand(), "mine 2")
    card = read_model_file(job.result).card
    assert (card.name, card.base, card.job) == ("mine", "base", job.errand().key)
    assert card.sha256 == made.card.sha256


def test_a_result_that_cannot_be_written_is_one_sentence(job, own) -> None:
    model("mine", own)
    job.result.mkdir()
    with pytest.raises(JobNotWritten, match="it is a folder"):
        write_result(job, job.errand(), "mine")
