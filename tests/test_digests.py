"""Our digests are those of hashlib, long and short."""

from __future__ import annotations

import hashlib
from types import SimpleNamespace

import pytest

from checker import digests


@pytest.mark.parametrize("length", [0, 1, 63, 64, 1000, digests._LONG - 1, digests._LONG])
@pytest.mark.parametrize("built_in", [digests._BUILT_IN, ("no_such_module",), ()])
def test_they_are_those_of_hashlib(length: int, built_in: tuple[str, ...], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(digests, "_BUILT_IN", built_in)
    monkeypatch.setattr(digests, "_digested", 0)
    data = bytes(range(256)) * (length // 256 + 1)
    assert digests.sha256_of(data[:length]) == hashlib.sha256(data[:length]).hexdigest()
    assert digests.blake2b(data[:length]).digest() == hashlib.blake2b(data[:length]).digest()


def test_a_process_of_many_reports_takes_openssl(monkeypatch: pytest.MonkeyPatch):
    asked: list[bytes] = []
    monkeypatch.setattr(digests, "_digested", 0)
    monkeypatch.setattr(hashlib, "sha256", lambda data: asked.append(data) or SimpleNamespace(hexdigest=str))
    for _ in range(3):
        digests.sha256_of(bytes(digests._LONG // 2 - 1))
    assert len(asked) == 1
