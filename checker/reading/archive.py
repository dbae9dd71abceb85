"""A zip opened with guards. Knows neither Word nor OFD."""

from __future__ import annotations

import io
import zipfile
import zlib

from checker.errors import InputFault
from checker.reading import limits

_ENTRY_SIGNATURE = b"PK\x01\x02"


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The zip in data; nothing of it is unpacked yet. Raises InputFault damaged, encrypted or too-large."""
    # Counted before zipfile builds an object for each of a million entries.
    if data.count(_ENTRY_SIGNATURE) > limits.MAX_ENTRIES:
        raise _bomb(f"压缩包内超过 {limits.MAX_ENTRIES} 个文件")
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
    if entry.file_size > limits.MAX_XML_PART:
        raise _bomb(f"{entry.filename} 解压后有 {entry.file_size >> 20} MB")
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
        raise InputFault("damaged", f"文件已损坏：{entry.filename} 无法解压", repair) from error


def _guard(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise InputFault("encrypted", "文件已加密", "请用 Word 或 WPS 打开，取消密码后另存。")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.MAX_UNPACKED:
        raise _bomb(f"解压后有 {unpacked >> 20} MB，超过上限 {limits.MAX_UNPACKED >> 20} MB")
    for entry in entries:
        large = entry.file_size > limits.RATIO_COUNTS_FROM
        if large and entry.file_size > limits.MAX_RATIO * entry.compress_size:
            raise _bomb(f"{entry.filename} 的压缩比超过 {limits.MAX_RATIO} 倍")


def _bomb(cause: str) -> InputFault:
    return InputFault(
        "too-large", f"{cause}，疑似压缩炸弹，已拒绝", "如果确是报告，请复制正文，另存为 txt 后再试。"
    )
