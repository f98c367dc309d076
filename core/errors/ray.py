"""What can go wrong with a Ray cluster that is to do the work."""

from core.errors.base import RepairError


class RayError(RepairError):
    """Something about Ray and the computers that it runs on."""


class RayMissing(RayError):
    """Ray is an extra of the installation, and was not asked for."""

    def __init__(self) -> None:
        super().__init__(
            "Ray is not installed; install Mendscape together with it, by typing "
            'pip install ".[cluster]" in the folder of its source.'
        )


class RayUnusable(RayError):
    """There is no cluster at an address, or none that can do the work."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"The Ray cluster at {address} cannot be used: {reason}.")
        self.address = address
        self.reason = reason


class RayWorkerUnfit(RayError):
    """A computer of the cluster differs from this one in what matters."""

    def __init__(self, worker: str, reason: str) -> None:
        super().__init__(f"The worker {worker} cannot take part: {reason}.")
        self.worker = worker
        self.reason = reason
