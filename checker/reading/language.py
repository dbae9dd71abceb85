"""Refuse what no Chinese report can be: nothing, another language, text that lost its characters."""

from __future__ import annotations

import re

from checker.errors import InputFault
from checker.reading.decoding import LOST

LEAST_CHINESE = 20
LEAST_SHARE = 0.3  # of all letters; a report full of figures and a few foreign names stays far above it

# A cut or a bad byte loses a few characters and is worth a notice; more than this and sentences are gone.
_LOST_SHARE = 0.02
_LOST_FEW = 4

# Of every long official text these characters are a tenth and more, in traditional script too; of characters taken at random, a hundredth.
COMMON = frozenset("的一和在为有作行政法治工建设中理实发全不公进务人制度会执责监推市县区年落开展规")
_COMMON = re.compile(f"[{''.join(sorted(COMMON))}]")
# Big5 read as GB18030, or UTF-8 that somebody read as GBK and saved: under a hundredth in every case tried; reports have a fifth.
_LEAST_COMMON = 0.02
_ENOUGH_TO_TELL = 100

# What two lost characters become when their UTF-8 is read as GBK once more; a file that shows it was damaged
# before it came here.
_LOST_TWICE = "锟斤拷"
_CHINESE = re.compile("[\u4e00-\u9fff\u3400-\u4dbf〇\U00020000-\U0003ffff]+")


def chinese_count(text: str) -> int:
    """Number of Chinese characters, without marks and full-width forms."""
    return sum(map(len, _CHINESE.findall(text)))


def check_language(text: str) -> None:
    """Raise InputFault "empty", "garbled" or "not-chinese" if text is no Chinese text."""
    if not text.strip():
        raise InputFault(
            "empty", "没有文字内容", "如果正文是扫描图片，请先做文字识别，再另存为 docx 或 txt。"
        )
    lost = text.count(LOST) + 2 * text.count(_LOST_TWICE)
    if lost > max(_LOST_FEW, _LOST_SHARE * len(text)):
        raise InputFault(
            "garbled", f"乱码过多（{lost} 个字符已丢失）", "请用原软件打开，另存为 UTF-8 编码的文本后再试。"
        )
    chinese = chinese_count(text)
    # There are no more letters than characters: they are counted only where they can matter.
    if chinese < LEAST_CHINESE or chinese < LEAST_SHARE * len(text):
        letters = sum(map(str.isalpha, text))
        if chinese < LEAST_CHINESE or chinese < LEAST_SHARE * letters:
            share = 100 * chinese // max(letters, 1)
            raise InputFault(
                "not-chinese",
                f"不是中文文本（汉字 {chinese} 个，占全部文字 {share}%）",
                "请确认选对了文件，编码没有弄错。",
            )
    common = len(_COMMON.findall(text))
    if chinese > _ENOUGH_TO_TELL and common < _LEAST_COMMON * chinese:
        raise InputFault(
            "garbled",
            "文字不成中文，多半是编码弄错了（如 Big5）",
            "请用原软件打开，另存为 UTF-8 编码的文本后再试。",
        )
