"""Zip archives as folders: their members listed and read with guards. Knows no report.

Names that a Chinese Windows wrote (GBK without the UTF-8 flag) are put right; a name that leads out of the archive is only a name here,
because nothing is ever unpacked to disk.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from checker import limits
from checker.batch.sources.central import entry_count
from checker.errors import InputFault

_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
_AGAIN = "请重新下载或拷贝，或解压后再检查。"


def members_of(path: Path) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """The files of an archive in its own order, each under a name of its own. Raises InputFault when it cannot be opened."""
    yield from _by_name(_open(str(path), _stamp(path))).items()


def name_of(info: zipfile.ZipInfo) -> str:
    """The member's name as its maker saw it, with forward slashes."""
    name = info.filename
    if not info.flag_bits & _UTF8_FLAG and not name.isascii():
        try:
            raw = name.encode("cp437")
        except UnicodeEncodeError:
            return name
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def modified_of(info: zipfile.ZipInfo) -> str | None:
    """The member's time; archives keep no time zone, so it is taken as it stands."""
    try:
        return datetime(*info.date_time, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def read_member(path: Path, name: str) -> bytes:
    """The content of a member. Raises InputFault damaged, encrypted, too-large or not-found."""
    archive = _open(str(path), _stamp(path))
    info = _by_name(archive).get(name)
    if info is None:
        raise InputFault("not-found", "压缩包里找不到这个文件", "请核对清单里的路径。")
    if info.flag_bits & _ENCRYPTED_FLAG:
        raise InputFault("encrypted", "压缩包有密码", "请解压后再检查。")
    if info.file_size > limits.amount("file-size"):
        raise _too_large(info.file_size)
    try:
        with archive.open(info) as member:
            # The size an archive states may be a lie; one byte more than allowed tells.
            content = member.read(limits.amount("file-size") + 1)
    except _BROKEN as error:
        raise InputFault("damaged", "压缩包里的这个文件已损坏，无法解压", _AGAIN) from error
    if len(content) > limits.amount("file-size"):
        raise _too_large(None)
    return content


def _too_large(size: int | None) -> InputFault:
    cause = f"解压后超过上限 {limits.shown('file-size')}"
    return InputFault("too-large", cause, f"请解压后核对这个文件。{limits.advice('file-size', size)}")


def _stamp(path: Path) -> tuple[int, int]:
    """Size and time of an archive: a changed one is opened anew."""
    try:
        state = path.stat()
    except OSError as error:
        raise InputFault("unreadable", "压缩包无法读取", "请检查磁盘、网络盘和文件权限。") from error
    return state.st_size, state.st_mtime_ns


@lru_cache(maxsize=2)
def _open(path: str, _stamp: tuple[int, int]) -> zipfile.ZipFile:
    try:
        # Counted before zipfile builds an object for each of a million entries.
        count = entry_count(path)
        if count > limits.amount("archive-entries"):
            raise InputFault(
                "too-large",
                f"压缩包内有 {count} 个文件，超过上限 {limits.shown('archive-entries')}",
                f"请分成几个压缩包。{limits.advice('archive-entries', count)}",
            )
        return zipfile.ZipFile(path)
    except _BROKEN as error:
        raise InputFault("damaged", "压缩包已损坏或不是 zip 文件，里面的报告都没有检查", _AGAIN) from error


@lru_cache(maxsize=2)
def _by_name(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    named: dict[str, zipfile.ZipInfo] = {}
    times: Counter[str] = Counter()
    for info in archive.infolist():
        # zipfile's own is_dir asks for the last character of a name that may be empty.
        if info.filename.endswith("/"):
            continue
        written = name = name_of(info)
        while name in named:  # an archive may hold two files of one name, and neither may be lost
            times[written] += 1
            name = _numbered(written, times[written] + 1)
        named[name] = info
    return named


def _numbered(name: str, number: int) -> str:
    folder, slash, base = name.rpartition("/")
    stem, dot, suffix = base.rpartition(".")
    mark = f"（同名第{number}个）"
    return f"{folder}{slash}{stem}{mark}.{suffix}" if dot else f"{folder}{slash}{base}{mark}"
