"""Runs of characters as numbers: what two texts have in common is found by them. Knows no report."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from checker.batch.comparisons.commonness import Hashes

LENGTH = 6  # characters; shorter ones are shared by texts that have nothing to do with each other
_BASE = 0x9E3779B97F4A7C15  # odd, so that no character is lost in the product
_BREAK = "\n"


def runs_of(texts: Sequence[str]) -> list[Hashes]:
    """The runs of every text, in order. A text shorter than a run has none."""
    joined = _BREAK.join(texts)
    if len(joined) < LENGTH:
        return [_NONE for _ in texts]
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - LENGTH + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(LENGTH):
        hashes = hashes * np.uint64(_BASE) + codes[offset : offset + count]
    hashes = mixed(hashes)
    found, start = [], 0
    for text in texts:
        found.append(hashes[start : start + max(0, len(text) - LENGTH + 1)])
        start += len(text) + len(_BREAK)
    return found


def numbers_of(words: Sequence[str]) -> Hashes:
    """One number for each word, whatever its length."""
    if not words:
        return _NONE
    codes = []
    for word in words:
        value = len(word)
        for character in word:
            value = (value * _BASE + ord(character)) & _MASK
        codes.append(value)
    return mixed(np.array(codes, dtype=np.uint64))


def mixed(values: Hashes) -> Hashes:
    """Bits spread evenly (the last step of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))


_MASK = (1 << 64) - 1
_NONE: Hashes = np.zeros(0, dtype=np.uint64)
