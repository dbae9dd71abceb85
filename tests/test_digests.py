"""Our digests are those of hashlib, long and short."""

from __future__ import annotations

import hashlib

import pytest

from checker import digests


@pytest.mark.parametrize("length", [0, 1, 63, 64, 1000, digests._LONG - 1, digests._LONG])
@pytest.mark.parametrize("built_in", [digests._BUILT_IN, ("no_such_module",), ()])
def test_they_are_those_of_hashlib(length: int, built_in: tuple[str, ...], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(digests, "_BUILT_IN", built_in)
    data = bytes(range(256)) * (length // 256 + 1)
    assert digests.sha256_of(data[:length]) == hashlib.sha256(data[:length]).hexdigest()
    assert digests.blake2b(data[:length]).digest() == hashlib.blake2b(data[:length]).digest()
