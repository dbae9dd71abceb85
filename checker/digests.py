"""SHA-256 and BLAKE2 as hashlib has them, without what it loads first: OpenSSL, which takes longer than all that a check digests.

Both are parts of Python itself, under names that are not promised; where one is missing, hashlib is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

__all__ = ["BYTES", "new_digest", "sha256_of"]

BYTES = 32  # of a new_digest

_LONG = (
    1 << 19
)  # bytes from which OpenSSL, ten times as fast where the processor helps, has made up for its loading
_BUILT_IN = ("_sha2", "_sha256")  # Python's own; the first from 3.12 on


_digested = 0  # bytes so far: a process of many reports is better off with OpenSSL soon


def new_digest(data: bytes | memoryview = b"") -> blake2b:
    """A BLAKE2 digest of BYTES, by which kept files are told apart; more can be added to it."""
    return blake2b(data, digest_size=BYTES)


def sha256_of(data: bytes) -> str:
    """64 hex digits."""
    global _digested  # noqa: PLW0603
    _digested += len(data)
    for module in _BUILT_IN if _digested < _LONG else ():
        try:
            return str(__import__(module).sha256(data).hexdigest())
        except ImportError:
            continue
    from hashlib import sha256  # noqa: PLC0415 -- the reason stands above

    return sha256(data).hexdigest()
