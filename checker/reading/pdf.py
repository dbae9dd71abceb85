"""A PDF with a text layer: its pages' characters and drawn lines. Reads no picture."""

from __future__ import annotations

import ctypes
import math
import threading
import time
from typing import TYPE_CHECKING, Any

from checker import limits
from checker.document import Notice
from checker.errors import InputFault
from checker.progress import announce
from checker.reading.content import Content, blocks_content, is_chinese
from checker.reading.extras import needed
from checker.reading.joining import joined_blocks
from checker.reading.language import COMMON
from checker.reading.layout import SLOW_PAGES, Glyph, PageLayout, Rule
from checker.reading.pdf_lines import straight_lines
from checker.reading.radicals import without_radicals

if TYPE_CHECKING:
    from collections.abc import Sequence

# pdfium keeps state of its own between calls and must not be entered twice at once.
_PDFIUM = threading.Lock()

_COPY = "请用生成该 PDF 的软件另存为 docx，或复制正文存为 txt 后再试。"
_SCANNED = "请先做文字识别（OCR），核对后另存为 docx 或 txt；有原稿的直接检查原稿。"

_LOST_SHARE = 0.3  # of a page's characters; fonts without an encoding lose nearly all of theirs
_COMMON_SHARE = 0.04
_ENOUGH_TO_TELL = 200

_QUARTER = 90

_NOT_WRITTEN = (0x0A, 0x0D, 0xFFFE, 0x02)
_FIRST_CHINESE = 0x2E80  # from here on the library guesses nothing
_Placed = tuple[str, float, float, float, float]  # character, left, right, baseline, height


def read_pdf(data: bytes) -> Content:
    """Content of a PDF.

    Raises InputFault "encrypted", "damaged", "scanned" (no text layer), "garbled" (fonts without encoding), "too-large" or
    "missing-extra".
    """
    pdfium = needed("pypdfium2", "读取 PDF 文件")
    with _PDFIUM:
        layouts, lost = _layouts(pdfium, data)
    glyphs = [glyph for layout in layouts for glyph in layout.glyphs if not glyph.char.isspace()]
    if not glyphs and not lost:
        raise InputFault("scanned", f"这是扫描件，{len(layouts)} 页都没有文字层", _SCANNED)
    if lost > _LOST_SHARE * (len(glyphs) + lost) or _is_random("".join(glyph.char for glyph in glyphs)):
        raise InputFault("garbled", "PDF 的字体没有编码信息，读不出文字", _COPY)
    return blocks_content(joined_blocks(layouts), notices=_notices(layouts, lost))


def _layouts(pdfium: Any, data: bytes) -> tuple[list[PageLayout], int]:
    """The pages, and how many characters on them could not be decoded."""
    document = _opened(pdfium, data)
    try:
        count = len(document)
        if count > limits.amount("pages"):
            raise InputFault(
                "too-large",
                f"PDF 有 {count} 页，超过上限 {limits.shown('pages')}",
                f"请只保留报告正文后再试。{limits.advice('pages', count)}",
            )
        if count > SLOW_PAGES:
            announce(f"正在读取 PDF，共 {count} 页……")
        layouts, lost = [], 0
        seconds = limits.amount("layout-seconds")
        deadline = time.monotonic() + seconds
        for number in range(1, count + 1):
            layout, lost_here = _layout(pdfium, document, number)
            layouts.append(layout)
            lost += lost_here
            if time.monotonic() > deadline:
                raise InputFault(
                    "too-large",
                    f"PDF 过于复杂，读到第 {number} 页已用 {seconds} 秒",
                    f"请复制正文，另存为 txt 后再试。{limits.advice('layout-seconds', 2 * seconds)}",
                )
        return layouts, lost
    finally:
        document.close()


def _opened(pdfium: Any, data: bytes) -> Any:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise InputFault(
                "encrypted", "PDF 已加密，打开需要密码", "请用密码打开后，另存为不加密的 PDF 或 docx。"
            ) from None
        raise _damaged() from None
    if not len(document):
        document.close()
        raise _damaged()
    return document


def _damaged() -> InputFault:
    return InputFault("damaged", "PDF 文件已损坏，无法打开", "请重新下载或拷贝；能打开的，另存为新的 PDF。")


def _layout(pdfium: Any, document: Any, number: int) -> tuple[PageLayout, int]:
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        raise InputFault(
            "damaged",
            f"PDF 文件已损坏，第 {number} 页无法读取",
            "请重新下载或拷贝；能打开的，另存为新的 PDF。",
        ) from None
    text = page.get_textpage()
    try:
        turn, placed, lost = _characters(pdfium.raw, text, number)
        left, bottom, right, top = page.get_mediabox()
        corners = [_turned(turn, x, y) for x, y in ((left, bottom), (right, top))]
        x0, y1 = min(x for x, _ in corners), max(y for _, y in corners)
        width, height = abs(corners[0][0] - corners[1][0]), abs(corners[0][1] - corners[1][1])
        characters = without_radicals("".join(char for char, *_ in placed))
        glyphs = [
            Glyph(char, a - x0, b - x0, y1 - base, size)
            for char, (_, a, b, base, size) in zip(characters, placed, strict=True)
        ]
        rules = [
            Rule(min(a, c) - x0, y1 - max(b, d), max(a, c) - x0, y1 - min(b, d))
            for start, end in straight_lines(pdfium.raw, page)
            for (a, b), (c, d) in [(_turned(turn, *start), _turned(turn, *end))]
        ]
        return PageLayout(number, width, height, glyphs, rules), lost
    finally:
        text.close()
        page.close()


def _characters(raw: Any, text: Any, number: int) -> tuple[int, list[_Placed], int]:
    """How the text of a page is turned, its characters as (character, left, right, baseline, height), how many were lost.

    Characters at another angle than most are a watermark or a stamp.
    """
    count = text.count_chars()
    if count > limits.amount("page-characters"):
        raise InputFault(
            "too-large",
            f"PDF 第 {number} 页有 {count} 个字符，超过上限 {limits.shown('page-characters')}，不是正常的报告",
            f"请复制正文，另存为 txt 后再试。{limits.advice('page-characters', count)}",
        )
    # Six calls for each character: looked up once, and with the page's handle, which they would ask its object for.
    page, box, x, y = text.raw, raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unicode_of, is_generated, has_error = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_IsGenerated,
        raw.FPDFText_HasUnicodeMapError,
    )
    set_box, set_origin, angle_of = (
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
        raw.FPDFText_GetCharAngle,
    )
    by_turn: dict[int, list[_Placed]] = {}
    lost = 0
    for index in range(count):
        code = unicode_of(page, index)
        # Generated characters are the library's guesses at blanks and line ends; soft hyphens come as U+FFFE.
        if code in _NOT_WRITTEN or (code < _FIRST_CHINESE and is_generated(page, index) == 1):
            continue
        if _is_lost(code) or has_error(page, index) == 1:
            lost += 1
            continue
        set_box(page, index, box)
        set_origin(page, index, x, y)
        turn = _turn_of(angle_of(page, index))
        if turn is None:
            continue
        a, b, c, d, base = box.left, box.bottom, box.right, box.top, y.value
        if turn:
            (a, b), (c, d) = _turned(turn, a, b), _turned(turn, c, d)
            base = _turned(turn, x.value, base)[1]
        placed = chr(code), c if c < a else a, c if c > a else a, base, abs(d - b)
        by_turn.setdefault(turn, []).append(placed)
    turn = max(by_turn, key=lambda turn: len(by_turn[turn]), default=0)
    return turn, by_turn.get(turn, []), lost


def _is_lost(code: int) -> bool:
    """True for what stands for no character: control codes, private use, the mark of a failed decoding."""
    return (code < 0x20 and code != 0x09) or 0xE000 <= code <= 0xF8FF or code in (0xFFFD, 0xFFFF)


def _turn_of(angle: float) -> int | None:
    """How often a quarter turn the text at an angle (radians) is turned; None for a slanted one."""
    if not angle:
        return 0
    degrees = math.degrees(angle)
    return None if abs((degrees + 45) % _QUARTER - 45) > 3 else round(degrees / _QUARTER) % 4


def _turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """A point after the page was turned so that its text, written at turn * 90 degrees clockwise, is level."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]


def _is_random(characters: str) -> bool:
    """True for Chinese that no one wrote: the numbers of glyphs, taken for characters."""
    chinese = [char for char in characters if char > "\u3fff" and is_chinese(char)]
    common = sum(char in COMMON for char in chinese)
    return len(chinese) > _ENOUGH_TO_TELL and common < _COMMON_SHARE * len(chinese)


def _notices(layouts: Sequence[PageLayout], lost: int) -> list[Notice]:
    notices = []
    if bare := [str(layout.number) for layout in layouts if not layout.glyphs]:
        shown = "、".join(bare[:10]) + ("等" if len(bare) > 10 else "")
        notices.append(
            Notice("pages-without-text", f"第 {shown} 页没有文字层（空白页或扫描图片），其中内容未读取")
        )
    if lost:
        notices.append(Notice("undecodable-glyphs", f"有 {lost} 个字符没有编码信息，未读出，请核对原文"))
    return notices
