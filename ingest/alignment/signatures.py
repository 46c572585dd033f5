"""MinHash signatures of passages, and the bands by which similar ones are found without comparing all with all.

Broder, "On the resemblance and containment of documents" (1997); Leskovec, Rajaraman, Ullman, "Mining of Massive
Datasets", chapter 3. Two passages whose shingles have the Jaccard similarity s share a band with the probability
1 - (1 - s^ROWS)^BANDS: 0.37 at s = 0.35, 0.74 at 0.5, 0.98 at 0.7, and all but certainly from 0.8.
"""

from __future__ import annotations

import random
from functools import lru_cache
from zlib import crc32

SHINGLE = 3
"""Syllables of a shingle."""
BANDS, ROWS = 10, 3

_PRIME = (1 << 61) - 1
_LARGEST = (1 << 63) - 1
_drawn = random.Random(20240312)
_FACTORS = [(_drawn.randrange(1, _PRIME), _drawn.randrange(_PRIME)) for _ in range(BANDS * ROWS)]
_MIXERS = [_drawn.randrange(1, _LARGEST) | 1 for _ in range(ROWS)]


def shingles(words: str) -> set[int]:
    """Hashes of the runs of ``SHINGLE`` words; of fewer words the hash of them all."""
    parts = words.split()
    last = max(1, len(parts) - SHINGLE + 1)
    return {crc32(" ".join(parts[place : place + SHINGLE]).encode("ascii")) for place in range(last)}


@lru_cache(maxsize=65536)
def bands(words: str) -> tuple[int, ...]:
    """One key for each band: 63-bit integers, the same on every machine.

    Args:
        words: folded words with single spaces.
    """
    hashed = shingles(words)
    least = [min((factor * one + shift) % _PRIME for one in hashed) for factor, shift in _FACTORS]
    return tuple(
        (band + sum(mixer * value for mixer, value in zip(_MIXERS, least[band * ROWS :], strict=False))) & _LARGEST
        for band in range(BANDS)
    )
