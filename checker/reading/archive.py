"""A zip opened with guards. Knows neither Word nor OFD."""

from __future__ import annotations

import io
import zipfile
import zlib

from checker import limits
from checker.errors import InputFault

_ENTRY_SIGNATURE = b"PK\x01\x02"
_RATIO_COUNTS_FROM = limits.MB
_LONGEST_NAME = 60


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip in data; nothing of it is unpacked yet. Raises InputFault damaged, encrypted or too-large."""
    # Counted before zipfile builds an object for each of a million entries.
    entries = data.count(_ENTRY_SIGNATURE)
    if entries > limits.amount("zip-entries"):
        raise _bomb(f"压缩包内超过 {limits.amount('zip-entries')} 个文件", "zip-entries", entries)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise InputFault(
            "damaged", "文件已损坏：压缩包不完整，可能没有下载或拷贝完", "请重新下载或拷贝。"
        ) from error
    _guard(archive.infolist())
    return archive


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, repair: str) -> bytes:
    """One XML part unpacked. repair: what to do if it is damaged. Raises InputFault damaged or too-large."""
    if entry.file_size > limits.amount("xml-size"):
        raise _bomb(
            f"{_part(entry)} 解压后有 {entry.file_size >> 20} MB，超过上限 {limits.shown('xml-size')}",
            "xml-size",
            entry.file_size,
        )
    try:
        # zipfile stops at the size that the entry states, so that a lie about it ends in a wrong checksum.
        return archive.read(entry)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise InputFault("damaged", f"文件已损坏：{_part(entry)} 无法解压", repair) from error


def refuse_doctypes(archive: zipfile.ZipFile) -> None:
    """For whoever hands the archive to a library with a parser of its own. Raises InputFault damaged or too-large."""
    for entry in archive.infolist():
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        try:
            content = read_entry(archive, entry, "")
        except InputFault as fault:
            if (
                fault.code == "damaged"
            ):  # the library says so where it needs this part, and can do without many
                continue
            raise
        # NULs dropped, so that UTF-16 hides nothing.
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            cause = f"{_part(entry)} 含有 DOCTYPE 声明，正常的文件没有，已拒绝"
            raise InputFault("damaged", cause, "请用原软件打开，另存为新的文件。")


def _guard(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise InputFault("encrypted", "文件已加密", "请用 Word 或 WPS 打开，取消密码后另存。")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.amount("zip-size"):
        cause = f"解压后有 {unpacked >> 20} MB，超过上限 {limits.shown('zip-size')}"
        raise _bomb(cause, "zip-size", unpacked)
    most = limits.amount("zip-ratio")
    for entry in entries:
        large = entry.file_size > _RATIO_COUNTS_FROM
        if large and entry.file_size > most * entry.compress_size:
            ratio = entry.file_size / max(entry.compress_size, 1)
            raise _bomb(f"{_part(entry)} 的压缩比超过 {most} 倍", "zip-ratio", ratio)


def _bomb(cause: str, limit: str, needed: float) -> InputFault:
    return InputFault(
        "too-large",
        f"{cause}，疑似压缩炸弹，已拒绝",
        f"如果确是报告，请复制正文，另存为 txt 后再试。{limits.advice(limit, needed)}",
    )


def _part(entry: zipfile.ZipInfo) -> str:
    """The name of an entry as a message can hold it: it may be 65 thousand characters long."""
    name = entry.filename
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}……"
