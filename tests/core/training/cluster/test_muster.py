"""Workers that meet before a run, over real sockets."""

import json
import socket
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from core.dataset.split import Split
from core.errors import Cancelled, ClusterUnusable
from core.training.cluster import muster
from core.training.cluster.member import Member
from core.training.cluster.muster import call_together, report
from core.training.cluster.orders import Orders
from core.training.job import TrainingJob
from core.training.options import TrainingOptions
from tests.core.training.cluster.ports import free_addresses, tf_config
from tests.tiny import photo_files

pytestmark = pytest.mark.timeout(60)

WAIT = 20.0


def go_on() -> None:
    pass


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    photo_files(tmp_path / "chief", 4)
    return tmp_path / "chief"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    photo_files(tmp_path / "copy", 4)
    return tmp_path / "copy"


@pytest.fixture
def orders(photos: Path) -> Orders:
    files = tuple(sorted(photos.iterdir()))
    options = TrainingOptions(
        "mine", photos, Split(files[:3], files[3:]), preset="classic", seed=5
    )
    return Orders.of(options, None, is_resumed=True)


def members(count: int) -> list[Member]:
    addresses = free_addresses(count)
    return [
        Member.from_environment({"TF_CONFIG": tf_config(addresses, rank)})
        for rank in range(count)
    ]


class Meeting:
    """A chief and other workers, each in a thread."""

    def __init__(self, orders: Orders, folders: list[Path], *, wait: float = WAIT):
        chief, *others = members(len(folders) + 1)
        self.others = others
        self._pool = ThreadPoolExecutor(len(folders) + 1)
        self.chief: Future[None] = self._pool.submit(
            call_together, chief, orders, look=go_on, wait=wait
        )
        self.followers: list[Future[TrainingJob]] = [
            self._pool.submit(report, other, job_in(folder), look=go_on, wait=WAIT)
            for other, folder in zip(others, folders, strict=True)
        ]


def job_in(folder: Path) -> Callable[[Orders], TrainingJob]:
    return lambda orders: orders.job(folder)


def test_everybody_gets_the_same_run_with_their_own_photos(orders, copy) -> None:
    meeting = Meeting(orders, [copy, copy])
    assert meeting.chief.result() is None
    for follower in meeting.followers:
        job = follower.result()
        assert job.split.training == tuple(copy / f"{n}.png" for n in (0, 1, 2))
        assert job.split.held_out == (copy / "3.png",)
        assert (job.name, job.seed, job.is_resumed) == ("mine", 5, True)


def test_another_photo_is_refused_by_its_name_and_everybody_is_told(
    orders, photos, copy
) -> None:
    (copy / "2.png").write_bytes(b"another")
    meeting = Meeting(orders, [copy, photos])
    with pytest.raises(ClusterUnusable) as told:
        meeting.chief.result()
    assert "worker 2 of 3" in str(told.value)
    assert "2.png has another size" in str(told.value)
    for follower in meeting.followers:
        with pytest.raises(ClusterUnusable, match=r"2\.png has another size"):
            follower.result()


def test_a_missing_photo_is_refused(orders, copy) -> None:
    (copy / "3.png").unlink()
    with pytest.raises(ClusterUnusable, match=r"3\.png is missing"):
        Meeting(orders, [copy]).chief.result()


def test_another_version_is_refused(orders, copy, monkeypatch) -> None:
    versions = [{"mendscape": "1"}, {"mendscape": "2"}]
    # The worker tells its own first; the chief compares with its own.
    monkeypatch.setattr(muster, "versions", versions.pop)
    meeting = Meeting(orders, [copy])
    reason = r"worker 2 of 2 .* has mendscape 2, and the chief has 1"
    with pytest.raises(ClusterUnusable, match=reason):
        meeting.chief.result()
    with pytest.raises(ClusterUnusable, match=reason):
        meeting.followers[0].result()


def test_a_worker_that_does_not_come_is_named(orders, copy, monkeypatch) -> None:
    monkeypatch.setattr(muster, "_MOMENT", 0.05)
    chief, second, third = members(3)
    with ThreadPoolExecutor() as pool:
        came = pool.submit(report, second, job_in(copy), look=go_on, wait=WAIT)
        with pytest.raises(ClusterUnusable) as told:
            call_together(chief, orders, look=go_on, wait=1.0)
        assert str(third.address) in str(told.value)
        assert str(second.address) not in str(told.value)
        with pytest.raises(ClusterUnusable, match=str(third.address)):
            came.result()


def test_a_chief_that_is_not_there_is_named(copy) -> None:
    chief, second = members(2)
    with pytest.raises(ClusterUnusable, match=rf"the chief \({chief.address}\) could"):
        report(second, job_in(copy), look=go_on, wait=0.1)


def test_a_port_that_is_taken_is_named(orders) -> None:
    chief, _ = members(2)
    with (
        socket.create_server((chief.address.host, chief.address.port)),
        pytest.raises(ClusterUnusable, match=f"on port {chief.address.port}"),
    ):
        call_together(chief, orders, look=go_on)


def test_waiting_can_be_cancelled(orders, copy) -> None:
    def cancel() -> None:
        raise Cancelled

    chief, second = members(2)
    with pytest.raises(Cancelled):
        call_together(chief, orders, look=cancel)
    with pytest.raises(Cancelled):
        report(second, job_in(copy), look=cancel, wait=WAIT)


@pytest.mark.parametrize(
    "noise", [b"", b"GET / HTTP/1.1\r\n\r\n", b"[]\n", b'{"rank": 1}\n', b"x" * 9000]
)
def test_strangers_are_not_listened_to(orders, copy, noise: bytes) -> None:
    chief, second = members(2)
    with ThreadPoolExecutor() as pool:
        meeting = pool.submit(call_together, chief, orders, look=go_on, wait=WAIT)
        with connected(chief) as stranger:
            stranger.sendall(noise)
        assert report(second, job_in(copy), look=go_on, wait=WAIT).name == "mine"
        meeting.result()


def connected(chief: Member) -> socket.socket:
    while True:
        try:
            return socket.create_connection((chief.address.host, chief.address.port))
        except ConnectionRefusedError:
            continue


@pytest.mark.parametrize("path", ["../secret.jpg", "/etc/hostname"])
def test_photos_outside_of_the_folder_are_not_looked_at(orders, copy, path) -> None:
    text = json.loads(orders.to_json())
    text["options"] = text["options"].replace("3.png", path)
    with pytest.raises(ClusterUnusable, match="outside of the folder"):
        Orders.from_json(json.dumps(text)).job(copy)


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"options": 1, "sizes": [], "start": null}']
)
def test_strange_orders_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of whichever kind
        Orders.from_json(text)
