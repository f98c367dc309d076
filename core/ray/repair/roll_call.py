"""Before a list is repaired: every computer is of one version and sees the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import RayWorkerUnfit
from core.ray.connection import import_ray
from core.ray.repair.look import in_sight
from core.training.cluster.muster import versions

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.batch.job import BatchJob
    from core.ray.connection import Answer, Cluster, Ray, RayNode

WAIT = 30.0
"""Seconds for all computers to answer."""


def muster(cluster: Cluster, jobs: Sequence[BatchJob]) -> None:
    """Ask all computers that may get work, also after another one has died.

    Args:
        cluster: Connected.
        jobs: Their paths start from the root.

    Raises:
        RayWorkerUnfit: One has another version, sees other files, or is silent.
    """
    ray = import_ray()
    with in_sight(jobs) as sight:
        facts = (sight.photos, sight.marks)
        asked = {_ask(ray, node, versions(), *facts): node for node in cluster.nodes}
        answered, silent = ray.wait(
            list(asked), num_returns=len(asked), timeout=WAIT, fetch_local=True
        )
        for answer in answered:
            _check(ray, asked[answer], answer)
        for answer in silent:
            ray.cancel(answer, force=True)
            raise RayWorkerUnfit(
                asked[answer].address, f"it did not answer within {WAIT:.0f} seconds"
            )


def _ask(ray: Ray, node: RayNode, *facts: object) -> Answer:
    from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

    task = ray.remote(_question()).options(
        num_cpus=0,
        max_retries=0,
        scheduling_strategy=NodeAffinitySchedulingStrategy(node.id, soft=False),
    )
    return task.remote(*facts)


def _check(ray: Ray, node: RayNode, answer: Answer) -> None:
    try:
        reply = ray.get(answer)
    except ray.exceptions.RayError as error:
        lines = str(error).strip().splitlines()
        raise RayWorkerUnfit(node.address, f"Ray says: {lines[-1]}") from error
    if reply:
        raise RayWorkerUnfit(node.address, str(reply))


def _question() -> Callable[..., str]:
    """What is asked; it travels as it is, to where Mendscape may not even be."""

    def differs(
        versions: dict[str, str],
        photos: tuple[tuple[str, int], ...],
        marks: tuple[str, ...],
    ) -> str:
        from importlib.metadata import PackageNotFoundError, version

        for name, ours in versions.items():
            try:
                theirs = version(name)
            except PackageNotFoundError:
                return f"it has no {name} in the Python that Ray runs in"
            if theirs != ours:
                return f"it has {name} {theirs}, and this computer has {ours}"
        from core.ray.repair.look import Sight, what_differs

        return what_differs(Sight(photos, marks))

    return differs
