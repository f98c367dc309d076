"""A connection between two workers that carries one JSON object a line."""

import errno
import json
import socket
from types import TracebackType
from typing import Any, Self

from core.errors import ClusterUnusable
from core.files import reason_of
from core.training.cluster.member import Address

Word = dict[str, Any]

_LONGEST = 256_000_000  # bytes; a photo takes about a hundred, and there may be many
_SHORTEST = 4_000  # bytes, from somebody who has not said who it is


class Line:
    """One connection; closed at the end of its block."""

    def __init__(self, connection: socket.socket) -> None:
        """Take a connected socket."""
        self._connection = connection
        self._file = connection.makefile("rb")

    @classmethod
    def to(cls, address: Address, *, seconds: float) -> Self:
        """Connect.

        Raises:
            OSError: Nobody answers there.
        """
        return cls(socket.create_connection((address.host, address.port), seconds))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._file.close()
        self._connection.close()

    def say(self, word: Word, *, seconds: float) -> None:
        """Send an object.

        Raises:
            OSError: The other one is gone, or takes too long.
        """
        self._connection.settimeout(seconds)
        self._connection.sendall(json.dumps(word).encode() + b"\n")

    def hear(self, *, seconds: float, is_known: bool = True) -> Word:
        """Receive an object.

        Args:
            seconds: To wait for each part of it.
            is_known: Whether the other one has said who it is.

        Raises:
            OSError: The other one is gone, or takes too long.
            ValueError: It said something else.
        """
        self._connection.settimeout(seconds)
        text = self._file.readline(_LONGEST if is_known else _SHORTEST)
        if not text:
            raise ConnectionResetError("the connection was closed")
        word = json.loads(text)
        if not isinstance(word, dict):
            msg = "A word has to be an object."
            raise ValueError(msg)  # noqa: TRY004 - bad data, not a bad call
        return word


def listen(address: Address, name: str) -> socket.socket:
    """Take calls at an address of this computer.

    Where the others know this computer by an address that it does not know itself, as
    behind a router, calls are taken at all of its own.

    Raises:
        ClusterUnusable: The port is taken.
    """
    try:
        try:
            return socket.create_server((address.host, address.port))
        except OSError as error:
            if error.errno != errno.EADDRNOTAVAIL:
                raise
            return socket.create_server(("", address.port))
    except OSError as error:
        reason = reason_of(error) or str(error)
        raise ClusterUnusable(
            f"{name} cannot listen on port {address.port}: {reason}"
        ) from error
