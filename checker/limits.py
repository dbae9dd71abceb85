"""Every guard against hostile or hopeless inputs, in one table. Knows no format and no option, only names and amounts.

Measured on real and crafted files: a report of 100 pages with pictures stays far below each of them. What may be looked at is decided
here and nowhere else; a limit refuses, it never changes a result, so that no verdict depends on it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from checker.values import dataclass

MB = 1 << 20
KB = 1 << 10
_WAN = 10_000


@dataclass(frozen=True)
class Limit:
    """One limit. default, most: in its unit, as users write it; most is the highest that can be asked for. size: what one unit counts for."""

    name: str
    what: str
    default: int
    unit: str = ""
    size: int = 1
    most: int = 1_000_000

    @property
    def top(self) -> int:
        """The highest amount that can be asked for."""
        return self.most * self.size


_ALL = (
    Limit("file-size", "一个文件", 50, " MB", MB, most=2000),
    # Word and OFD are zips. A bomb of 298 KB unpacks to 300 MB; a small part of repeated markup may well shrink to a hundredth.
    Limit("zip-entries", "docx、ofd 内的文件数", 2000, " 个"),
    Limit("zip-size", "docx、ofd 解压后的总大小", 200, " MB", MB, most=4000),
    Limit("zip-ratio", "docx、ofd 内 1 MB 以上文件的压缩比", 150, " 倍"),
    # One XML part is parsed into a tree, which takes about ten times its size. A hundred pages of Word are 5 MB.
    Limit("xml-size", "docx、ofd 内一个 XML 文件", 32, " MB", MB, most=1000),
    # Tables in tables in text boxes: some 60. The parser itself knows only these two steps.
    Limit("xml-depth", "XML 的嵌套层数", 256, " 层", most=2048),
    Limit("archive-entries", "审查来源 zip 内的文件数", 200_000, " 个", most=10_000_000),
    # A web page without its inlined pictures; its tree takes about eight times as much.
    Limit("page-markup", "网页去掉内嵌图片后的字符数", 1600, " 万字符", _WAN),
    # The longest report known has 9 万; a yearbook of 30 万 takes some ten seconds.
    Limit("text-length", "读出的文字", 30, " 万字", _WAN, most=10_000),
    Limit("paragraphs", "段落和表格行数", 20_000, " 个", most=10_000_000),
    Limit("pages", "PDF、OFD 的页数", 500, " 页"),
    # A full A4 page of small print has 4000.
    Limit("page-characters", "PDF、OFD 一页的字符数", 20_000, " 个"),
    Limit("layout-seconds", "排出 PDF、OFD 文字的时间", 60, " 秒", most=86_400),
    Limit("office-seconds", "LibreOffice 转换一个文件的时间", 60, " 秒", most=86_400),
    Limit("check-seconds", "dabiao check 检查一份报告的时间", 300, " 秒", most=86_400),
    # Rules, profiles, instruments, lexicon, dabiao.yaml, waivers, labels. The largest has 20 KB, the deepest 6 levels.
    Limit("yaml-size", "一个 yaml 文件", 256, " KB", KB, most=100_000),
    Limit("yaml-depth", "yaml 的层次", 12, " 层", most=100),
    Limit("yaml-values", "yaml 的值，锚点展开后", 20_000, " 个", most=10_000_000),
    Limit("yaml-files", "一个规则文件夹里的 yaml 文件数", 2000, " 个"),
)
LIMITS: Mapping[str, Limit] = {limit.name: limit for limit in _ALL}

_raised: ContextVar[Mapping[str, int]] = ContextVar("dabiao-limits", default={})  # noqa: B039 -- never changed, only replaced


def amount(name: str) -> int:
    """What is allowed here and now, in bytes, characters, seconds or pieces."""
    asked = _raised.get().get(name)
    return asked if asked is not None else LIMITS[name].default * LIMITS[name].size


def is_raised(name: str) -> bool:
    return amount(name) > LIMITS[name].default * LIMITS[name].size


def shown(name: str) -> str:
    """What is allowed, as users read it: “50 MB”."""
    limit = LIMITS[name]
    return f"{amount(name) / limit.size:g}{limit.unit}"


def advice(name: str, needed: float | None = None) -> str:
    """How to raise the limit. needed: what the input asks for, in the terms of `amount`; None where nobody can know."""
    limit = LIMITS[name]
    value = str(math.ceil(needed / limit.size)) if needed is not None else "N"
    return f"确有需要的，可加 --limit {name}={value} 放宽。"


def asked_for() -> tuple[tuple[str, int], ...]:
    """What differs from the table here and now, in a form that travels to another process."""
    return tuple(sorted(_raised.get().items()))


@contextmanager
def raised(amounts: Mapping[str, int]) -> Iterator[None]:
    """Other amounts for a while, in this thread only, on top of those that hold already. amounts: name -> bytes, characters, seconds, pieces."""
    unknown = set(amounts) - set(LIMITS)
    if unknown:
        raise KeyError(f"no such limit: {', '.join(sorted(unknown))}")
    token = _raised.set({**_raised.get(), **amounts})
    try:
        yield
    finally:
        _raised.reset(token)
