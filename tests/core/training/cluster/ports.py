"""Addresses of this computer that nobody listens at."""

import json
import socket
from contextlib import ExitStack


def free_addresses(count: int) -> list[str]:
    with ExitStack() as stack:
        servers = [
            stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            for _ in range(count)
        ]
        return [f"127.0.0.1:{server.getsockname()[1]}" for server in servers]


def tf_config(addresses: list[str], rank: int) -> str:
    task = {"type": "worker", "index": rank}
    return json.dumps({"cluster": {"worker": addresses}, "task": task})
