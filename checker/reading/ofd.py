"""An OFD file (GB/T 33190): its pages' text runs and drawn lines. ofdkit knows the format, joining is that of PDF."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING, Any

from checker import limits
from checker.document import Notice
from checker.errors import InputFault
from checker.progress import announce
from checker.reading.archive import open_archive, read_entry, refuse_doctypes
from checker.reading.content import Content, blocks_content
from checker.reading.extras import needed
from checker.reading.joining import joined_blocks
from checker.reading.layout import MOST_RULES, SLOW_PAGES, Glyph, PageLayout, Rule
from checker.reading.markup import parse_xml
from checker.reading.radicals import without_radicals

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_SAVE_AS = "请用 OFD 阅读器打开，复制正文另存为 txt 或 docx 后再试。"

# How many numbers follow each command of a path. Source: GB/T 33190-2016, 9.3.
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_STRAIGHT = 0.3  # mm: an edge that leans less is level or upright
_TAB_OR_WIDE = "\u2000"  # characters above it take a whole em


def read_ofd(data: bytes) -> Content:
    """Content of an OFD file. Raises InputFault "encrypted", "damaged", "scanned", "too-large" or "missing-extra"."""
    archive = open_archive(data)
    refuse_doctypes(archive)
    ofdkit = needed("ofdkit", "读取 OFD 文件")
    try:
        with ofdkit.open(data) as document:
            layouts = _layouts(document, archive)
    except InputFault:
        raise
    except Exception as error:  # a young library, and files that no standard has seen: whatever it raises, the file cannot be read
        raise InputFault("damaged", "OFD 文件已损坏，或写法不合标准，无法读取", _SAVE_AS) from error
    if not any(layout.glyphs for layout in layouts):
        raise InputFault("scanned", f"OFD 的 {len(layouts)} 页都没有文字（扫描图片）", _SAVE_AS)
    bare = "、".join(str(layout.number) for layout in layouts if not layout.glyphs)
    notices = [Notice("pages-without-text", f"第 {bare} 页没有文字，其中内容未读取")] if bare else []
    return blocks_content(joined_blocks(layouts), notices=notices)


def _layouts(document: Any, archive: zipfile.ZipFile) -> list[PageLayout]:
    count = len(document.pages)
    if count > limits.amount("pages"):
        raise InputFault(
            "too-large",
            f"OFD 有 {count} 页，超过上限 {limits.shown('pages')}",
            f"请只保留报告正文后再试。{limits.advice('pages', count)}",
        )
    if count > SLOW_PAGES:
        announce(f"正在读取 OFD，共 {count} 页……")
    entries = {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in archive.infolist()}
    seconds = limits.amount("layout-seconds")
    deadline = time.monotonic() + seconds
    layouts = []
    for number, page in enumerate(document.pages, 1):
        left, top, width, height = page.box
        glyphs = [glyph for run in page.runs for glyph in _glyphs(run, left, top)]
        if len(glyphs) > limits.amount("page-characters"):
            cause = f"OFD 第 {number} 页有 {len(glyphs)} 个字符，超过上限 {limits.shown('page-characters')}，不是正常的报告"
            raise InputFault("too-large", cause, _SAVE_AS + limits.advice("page-characters", len(glyphs)))
        if time.monotonic() > deadline:
            cause = f"OFD 过于复杂，读到第 {number} 页已用 {seconds} 秒"
            raise InputFault("too-large", cause, _SAVE_AS + limits.advice("layout-seconds", 2 * seconds))
        # What hangs out of the page is not printed.
        glyphs = [glyph for glyph in glyphs if 0 <= glyph.left <= width and 0 <= glyph.base <= height]
        entry = entries.get((page.location or "").lower())
        if entry is None and not glyphs:
            raise InputFault("damaged", f"OFD 文件已损坏，缺少第 {number} 页", _SAVE_AS)
        rules = list(_rules(archive, entry, left, top)) if entry is not None else []
        layouts.append(PageLayout(number, width, height, glyphs, rules))
    return layouts


def _glyphs(run: Any, left: float, top: float) -> Iterator[Glyph]:
    """The characters of a run, its width shared out as their forms ask for."""
    shares = [1.0 if char > _TAB_OR_WIDE else 0.5 for char in run.text]
    unit = run.width / sum(shares) if run.width > 0 and shares else run.size
    x = run.x - left
    for char, share in zip(without_radicals(run.text), shares, strict=True):
        yield Glyph(char, x, x + share * unit, run.y - top, run.size)
        x += share * unit


def _rules(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: float, top: float) -> Iterator[Rule]:
    try:
        root = parse_xml(read_entry(archive, entry, _SAVE_AS), entry.filename)
    except InputFault:  # ofdkit mends what producers write wrongly; then the page is read without its lines
        return
    yielded = 0
    for path in root.iter("{*}PathObject"):
        box, matrix = _numbers(path.get("Boundary")), _numbers(path.get("CTM"))
        data = path.findtext("{*}AbbreviatedData")
        if len(box) != 4 or data is None:
            continue
        a, b, c, d, e, f = matrix if len(matrix) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        for ends in _edges(data):
            (x1, y1), (x2, y2) = (
                (a * x + c * y + e + box[0] - left, b * x + d * y + f + box[1] - top) for x, y in ends
            )
            if min(abs(x1 - x2), abs(y1 - y2)) < _STRAIGHT:
                yield Rule(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
                yielded += 1
                if yielded > MOST_RULES:
                    return


def _edges(data: str) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight pieces of a path (“M 0 0 L 10 0 C”) as (start, end)."""
    first = last = (0.0, 0.0)
    tokens = iter(data.split())
    for command in tokens:
        numbers = _numbers(" ".join(islice(tokens, _ARGUMENTS.get(command, 0))))
        if command == "C":
            yield last, first
        if len(numbers) < 2:
            continue
        point = (numbers[-2], numbers[-1])
        if command == "L":
            yield last, point
        elif command in "SM":
            first = point
        last = point


def _numbers(text: str | None) -> tuple[float, ...]:
    try:
        return tuple(map(float, (text or "").split()))
    except ValueError:
        return ()
