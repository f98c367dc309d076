"""Spoiled inputs without end, the same ones for the same seed."""

from collections.abc import Iterator, Sequence

import numpy as np

from tests.hostile.chunks import png_with_right_sums

_NEAR = 300  # bytes
_TELLING = (
    *(b"\0", b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\xff", b"\0\0\0\0"),
    *(b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\0\0\0\1", b"1e999", b"-1", b"NaN"),
    *(b"null", b"[", b"{", b"]", b"}", b'"', b",", b"\n", b"\r", b";", b"\\", b"/"),
    *(b"..", b"%s", b"\xe2\x80\xae", b"\xed\xa0\x80", b"9" * 5000, b"[" * 3000),
)
"""What readers stumble over."""


def mutated(seeds: Sequence[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Changes of the seeds, and of what came of them before."""
    rng = np.random.default_rng(seed)
    pool = list(seeds)
    for number in range(count):
        data = pool[int(rng.integers(len(pool)))]
        for _ in range(int(rng.integers(1, 5))):
            data = _changed(data, pool, rng)
        if number % 2:
            data = png_with_right_sums(data)
        if number % 7 == 0:
            pool[int(rng.integers(len(seeds), len(pool) + 1)) :] = [data]
        yield data


def _changed(data: bytes, pool: Sequence[bytes], rng: np.random.Generator) -> bytes:
    """One change somewhere, half of the times near the beginning."""
    near = min(len(data), _NEAR) if rng.random() < 0.5 else len(data)
    at, length = int(rng.integers(near + 1)), int(rng.integers(1, 9))
    told = _TELLING[int(rng.integers(len(_TELLING)))]
    other = pool[int(rng.integers(len(pool)))]
    bit = 1 << int(rng.integers(8))
    ways = (
        data[:at] + bytes(each ^ bit for each in data[at : at + 1]) + data[at + 1 :],
        data[:at] + rng.bytes(length) + data[at + length :],
        data[:at] + told + data[at:],
        data[:at] + told + data[at + len(told) :],
        data[:at] + data[at + 10 * length :],
        data[: at + 20 * length] + data[at:],
        data[:at] + other[int(rng.integers(len(other) + 1)) :],
    )
    return ways[int(rng.integers(len(ways)))]
