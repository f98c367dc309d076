"""Keeps tests, and what they start, off every network.

`NetworkGuard` watches what Python itself does in this process. `seal` is for a process
that a test starts: the system ends it, and every process that it starts in turn, at
the first socket to a network, whichever library makes it.
"""

import ctypes
import errno
import platform
import socket
import struct
import sys
from ipaddress import ip_address

_ADDRESSED = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
_LOOKED_UP = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_NETWORKS = {socket.AF_INET, socket.AF_INET6}


class NetworkGuard:
    """Refuses whatever would leave this computer, and remembers it.

    Sockets between processes of one computer are none of its business; on some systems
    `multiprocessing` and event loops are built on them.
    """

    def __init__(self) -> None:
        self.attempts: list[str] = []

    def hear(self, event: str, args: tuple) -> None:
        """An audit hook, see `sys.addaudithook`; called for everything, so be quick."""
        if not event.startswith("socket."):
            return
        if event in _ADDRESSED and args[0].family in _NETWORKS and args[1]:
            self._check(event, args[1][0])
        elif event in _LOOKED_UP and args[0]:
            self._check(event, args[0])

    def _check(self, event: str, host: str | bytes) -> None:
        name = host.decode() if isinstance(host, bytes) else host
        if not _is_this_computer(name):
            self.attempts.append(f"{event} {name}")
            raise PermissionError(f"tests stay off the network: {event} {name}")


def _is_this_computer(host: str) -> bool:
    try:
        return ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return host == "localhost"


_SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
CAN_SEAL = sys.platform == "linux" and platform.machine() in _SOCKET_CALL

_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER_MODE = 38, 22, 2  # linux/prctl.h
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # linux/bpf_common.h
_KILL, _FAIL, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000  # linux/seccomp.h
_CALL, _FIRST_ARGUMENT = 0, 16  # offsets in struct seccomp_data


def seal() -> None:
    """End this process, and those that it will start, at the first network socket.

    The computer seems to have no IPv6: a library behind TensorFlow tries that out when
    it is imported, and sends nothing. Whatever wants to reach anything goes on to IPv4
    then, to ask for a name if for nothing else, and is ended.
    """
    steps = [
        (_LOAD, 0, 0, _CALL),
        (_IF_EQUAL, 0, 5, _SOCKET_CALL[platform.machine()]),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_IF_EQUAL, 2, 0, socket.AF_INET),
        (_IF_EQUAL, 0, 2, socket.AF_INET6),
        (_RETURN, 0, 0, _FAIL | errno.EAFNOSUPPORT),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *s) for s in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or libc.prctl(
        _SET_SECCOMP, _FILTER_MODE, program, 0, 0
    ):
        raise OSError(ctypes.get_errno(), "this process cannot be sealed")
