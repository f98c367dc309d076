"""A job folder from elsewhere may hold anything, and is never believed."""

import json
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from core.errors import JobUnusable
from core.model.exchange import write_model_file
from core.training.elsewhere.job_folder import JobFolder
from tests.core.training.elsewhere.models import model

Fields = dict[str, Any]


def read(job: JobFolder) -> None:
    errand = job.errand()
    job.options(errand, None)
    job.start_model(errand)


def refusal(job: JobFolder) -> str:
    """Why it cannot be trained here; one sentence."""
    with pytest.raises(JobUnusable) as told:
        read(job)
    assert str(told.value).startswith(f"The job in {job.path} cannot be used: ")
    assert "\n" not in str(told.value)
    return told.value.reason


def options_with(**values: object) -> Callable[[Fields], None]:
    return lambda fields: fields["options"].update(values)


def photos_at(*names: str) -> Callable[[Fields], None]:
    split = {"training": ["000001.jpg", "000002.jpg", "000003.png"]}
    return options_with(split=split | {"held_out": list(names)})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda fields: fields.clear(),
        lambda fields: fields.pop("options"),
        lambda fields: fields.update(schema="1"),
        lambda fields: fields.update(key="../../etc"),
        lambda fields: fields.update(key=7),
        lambda fields: fields.update(version=["0.1.0"]),
        lambda fields: fields.update(version="\n" * 9),
        lambda fields: fields.update(start=None),
        lambda fields: fields.update(start="x" * 64),
        lambda fields: fields.update(options=[]),
        lambda fields: fields.update(sizes=[1]),
        lambda fields: fields.update(sizes=[1, 2, 3, -4]),
        lambda fields: fields.update(sizes=[1, 2, 3, "4"]),
        lambda fields: fields.update(sizes=4),
        options_with(name="../mine"),
        options_with(start="../base"),
        options_with(preset="best"),
        options_with(epochs=0),
        options_with(minutes=-1),
        options_with(minutes=float("nan")),
        options_with(minutes=float("inf")),
        options_with(seed="0"),
        options_with(wish="a pony"),
        options_with(folder=3),
        photos_at(),
        photos_at("../home.jpg"),
        photos_at("/etc/passwd"),
    ],
)
def test_a_job_that_makes_no_sense_is_damaged(job, spoil) -> None:
    fields = json.loads(job.job.read_text(encoding="utf-8"))
    spoil(fields)
    job.job.write_text(json.dumps(fields), encoding="utf-8")
    assert refusal(job) in (
        "its job.json is damaged",
        "it is of another version of Mendscape; please update",
    )


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[]", b"null", b"[" * 100_000, b'{"schema": 1}']
)
def test_a_file_that_is_no_job_is_damaged(job, data) -> None:
    job.job.write_bytes(data)
    assert refusal(job) == "its job.json is damaged"


def test_a_folder_without_a_job_is_told(job) -> None:
    job.job.unlink()
    assert refusal(job) == "it holds no job.json"
    shutil.rmtree(job.path)
    assert refusal(job) == "it holds no job.json"
    job.path.write_text("a file")
    assert refusal(job) == "there is no such folder"


def test_a_job_of_a_later_version_asks_for_an_update(job) -> None:
    fields = json.loads(job.job.read_text(encoding="utf-8")) | {"schema": 2}
    job.job.write_text(json.dumps(fields), encoding="utf-8")
    assert "please update" in refusal(job)


def test_photos_that_are_missing_or_others_are_named(job) -> None:
    photo = job.photos / "000002.jpg"
    photo.write_bytes(b"another one")
    assert refusal(job) == f"the photo {photo} has another size"
    photo.unlink()
    assert refusal(job) == f"the photo {photo} is missing"


def test_a_null_in_a_photos_name_is_no_crash(job) -> None:
    fields = json.loads(job.job.read_text(encoding="utf-8"))
    photos_at("a\0b.jpg")(fields)
    job.job.write_text(json.dumps(fields), encoding="utf-8")
    assert refusal(job).endswith("is missing")


def test_a_start_model_that_is_not_the_jobs_is_told(job, library) -> None:
    write_model_file(model("other", library), job.start)
    assert refusal(job) == "its start.mendmodel is another model"
    job.start.write_bytes(b"no model")
    assert refusal(job).startswith("its start.mendmodel: ")
    job.start.unlink()
    assert refusal(job).startswith("its start.mendmodel: ")
