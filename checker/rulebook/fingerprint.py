"""One digest over everything that may decide a verdict, and one over that and the code that compiles it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from checker import limits
from checker._version import __version__
from checker.digests import new_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from hashlib import _Hash, blake2b

    from checker.rulebook.location import RulebookFolder

_CHECKER = Path(__file__).resolve().parent.parent
_DEEPEST = 6  # folders; rules lie at most four deep, and links that lead back up would never end
_COMPILERS = ("rulebook", "folding.py", "finding.py")  # what turns the files into a rulebook


def fingerprint(folder: RulebookFolder) -> str:
    """16 hex digits over names and content of the rulebook's YAML files. Raises OSError."""
    from hashlib import sha256  # noqa: PLC0415 -- a start does without (digests.py)

    digest = sha256()
    _add_content(digest, folder)
    return digest.hexdigest()[:16]


def compiled_key(folder: RulebookFolder) -> str:
    """64 hex digits; two rulebooks with the same key compile to the same values. Raises OSError."""
    digest = new_digest()
    _add_content(digest, folder)
    digest.update(__version__.encode())
    for path in sorted(_files(folder.schema, ".json")):
        digest.update(_read(path))
    digest.update(code_digest(_COMPILERS).digest())
    return digest.hexdigest()


def code_digest(names: Iterable[str]) -> blake2b:
    """A digest over source of ours. names: files and folders below checker/. Raises OSError where there is no source."""
    digest = new_digest()
    for name in names:
        place = _CHECKER / name
        for source in sorted(_files(place, ".py")) if place.is_dir() else [str(place)]:
            digest.update(_read(source))
    return digest


def _add_content(digest: _Hash | blake2b, folder: RulebookFolder) -> None:
    folders = [("framework", folder.framework)]
    if folder.local is not None:
        folders.append(("framework", folder.local))
    folders.append(("rules", folder.rules))
    folders += [("profiles", place) for place in folder.profiles if place.parent != folder.rules]
    for label, place in folders:
        root = len(str(place)) + 1
        by_name = sorted((path[root:].replace(os.sep, "/"), path) for path in _files(place, ".yaml"))
        for name, path in by_name:
            digest.update(json.dumps([label, name]).encode())
            digest.update(_read(path))


def _files(place: Path | str, suffix: str, depth: int = _DEEPEST) -> Iterator[str]:
    """Files below a folder; os.scandir, since a check begins here and pathlib takes ten times as long."""
    with os.scandir(place) as entries:
        for entry in entries:
            if entry.is_dir():
                if depth and entry.name != "__pycache__":
                    yield from _files(entry.path, suffix, depth - 1)
            elif entry.name.endswith(suffix) and entry.is_file():
                yield entry.path


def _read(path: str) -> bytes:
    # No buffer between, and none larger than the file: of 160 files each time the reading is most of the work.
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 -- as above
        # What is larger is refused by whoever compiles it; here it must only differ from what was kept.
        return file.read(min(os.fstat(file.fileno()).st_size, limits.amount("yaml-size")) + 1)
