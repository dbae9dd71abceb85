"""One file as a source lists it, and the shard it belongs to."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from checker.batch.task import NOTHING_GIVEN, Failure, Given
from checker.errors import UsageFault

_SHARD = re.compile(r"([1-9]\d{0,5})/([1-9]\d{0,5})")


@dataclass(frozen=True)
class Listed:
    """location: absolute path, archive!member inside an archive. path: as the user named it. relative: inside its source.

    source: absolute path of the source. modified: ISO 8601 in UTC. failure: why it cannot even be handed to a worker.
    """

    location: str
    path: str
    relative: str
    source: str
    member: str | None = None
    size: int | None = None
    modified: str | None = None
    given: Given = NOTHING_GIVEN
    url: str | None = None
    failure: Failure | None = None

    def columns(self, run: int) -> dict[str, Any]:
        """The row of `inputs`."""
        given = self.given
        return {
            "location": self.location,
            "path": self.path,
            "relative": self.relative,
            "source": self.source,
            "member": self.member,
            "size": self.size,
            "modified": self.modified,
            "run": run,
            "issuer": given.issuer,
            "level": given.level,
            "year": given.year,
            "region": given.region,
            "published": given.published,
            "url": self.url,
        }


@dataclass(frozen=True)
class Shard:
    """One of `count` parts of a corpus, `number` from 1. Every file is in exactly one of them, on every machine."""

    number: int
    count: int

    def holds(self, relative: str) -> bool:
        return zlib.crc32(relative.encode("utf-8", "surrogatepass")) % self.count == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"


def shard_of(written: str) -> Shard:
    """The shard that i/n names. Raises UsageFault."""
    match = _SHARD.fullmatch(written.strip())
    if match is None or int(match.group(1)) > int(match.group(2)):
        raise UsageFault(f"--shard {written} 不合理", "写成 i/n，i 从 1 到 n，例如 2/8 表示八份里的第二份。")
    return Shard(int(match.group(1)), int(match.group(2)))


def folders_of(source: str, relative: str) -> tuple[str, ...]:
    """Names of the folders and archives around a file, from the outside in, the source's own name first."""
    around = relative.replace("!", "/").split("/")[:-1]
    return (PurePosixPath(source.replace("\\", "/")).stem, *around)


def moment(seconds: float) -> str:
    """A file time as ISO 8601 in UTC, whole seconds."""
    return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
