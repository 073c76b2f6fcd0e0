"""Whether two texts are the same: exactly, in other furniture, or nearly, by the smallest hashes of their shingles.

Broder 1997 (bottom-k sketches): the share of common values among the smallest of both estimates the Jaccard likeness of
the sets of four-character shingles.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.model import Span

Hashes = npt.NDArray[np.uint64]

_WORDLESS = re.compile(r"[\W_]+")
_SHINGLE = 4
_KEPT = 64
KEYS = 8
"""Two texts of likeness 0.6 share one of their so many smallest hashes in 999 cases of 1,000."""
NEAR = 0.6
"""Likeness from which a text is a version of another. Unlike articles of one genre stay below 0.1."""
_SHORTEST = 60
_LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`exact` is equal for the same words whatever the blanks and marks between them; `sketch` is the smallest hashes of
    the shingles in order, `length` the number of characters."""

    exact: bytes
    sketch: tuple[int, ...]
    length: int

    @property
    def keys(self) -> tuple[int, ...]:
        """What an index holds: near-duplicates share at least one. Empty for texts too short to compare."""
        return self.sketch[:KEYS] if self.length >= _SHORTEST else ()

    def likeness(self, other: Fingerprint) -> float:
        """0 to 1: the estimated share of shingles that both have among those that either has."""
        if self.exact == other.exact:
            return 1.0
        union = sorted({*self.sketch, *other.sketch})[:_KEPT]
        common = {*self.sketch} & {*other.sketch}
        return sum(value in common for value in union) / len(union) if union else 0.0

    def near(self, other: Fingerprint) -> bool:
        """True if one text is the other with little changed; short ones are only compared exactly."""
        if self.exact == other.exact:
            return True
        return min(self.length, other.length) >= _SHORTEST and self.likeness(other) >= NEAR

    def to_bytes(self) -> bytes:
        """For a column of a database; `from_bytes` reads it."""
        return self.exact + self.length.to_bytes(4, "little") + np.array(self.sketch, np.uint64).tobytes()

    @staticmethod
    def from_bytes(data: bytes) -> Fingerprint:
        sketch = np.frombuffer(data[20:], np.uint64)
        return Fingerprint(
            data[:16], tuple(int(value) for value in sketch), int.from_bytes(data[16:20], "little")
        )


def of_body(text: str, body: Iterable[Span]) -> Fingerprint:
    """The fingerprint of a case's body: the same for a reprint in other furniture."""
    return of("".join(text[span.start : span.end] for span in body))


def of(words: str) -> Fingerprint:
    """The fingerprint of a text."""
    bare = _WORDLESS.sub("", words)
    exact = hashlib.sha256(bare.encode()).digest()[:16]
    hashes = np.unique(_shingles(bare[:_LONGEST]))[:_KEPT]
    return Fingerprint(exact, tuple(int(value) for value in hashes), len(bare))


def _shingles(bare: str) -> Hashes:
    """A hash for each run of four characters."""
    codes = np.frombuffer(bare.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    width = min(_SHINGLE, len(codes))
    hashes: Hashes = np.zeros(max(len(codes) - width + 1, 0) if width else 0, dtype=np.uint64)
    for i in range(width):
        hashes = hashes * np.uint64(0x100000001B3) + codes[i : i + len(hashes)]
    return _mixed(hashes)


def _mixed(hashes: Hashes) -> Hashes:
    """The finalizer of MurmurHash3: each bit of the input moves all bits."""
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        hashes = (hashes ^ (hashes >> np.uint64(33))) * np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(33))
