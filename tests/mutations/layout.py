"""The kinds that change how a report stands on its page: parts in another order, one line, hard-wrapped, wrapped in a web page.

The words stay, so every verdict must stay. Nothing is told to check_report: year and level must be found as before.
"""

from __future__ import annotations

import importlib.util
import random
import re
from collections.abc import Callable, Iterator
from html import escape

from mutations.cases import Case
from mutations.reports import Prepared, prepared

from checker import check_report

ORDINALS = "一二三四五六七八九十"
_PART_LINE = re.compile(r"(?m)^[\s　]*(十?[一二三四五六七八九]|十)、(?=[^\n]{2,60}$)")
_NUMBER = re.compile(
    r"(?m)^[\s　]*(?:十?[一二三四五六七八九]、|十、|[(（]?[一二三四五六七八九十]+[)）]、?|\d{1,2}[.．、](?!\d))[ 　]*"
)
HEAD = """今天是2026年3月18日 星期三 设为首页 | 加入收藏 | 无障碍
首页 > 政务公开 > 法定主动公开内容 > 法治政府建设年度报告
索引号：014520883/2026-00017 分类：综合政务
信息来源：政府办公室 浏览次数：326 字体：【大 中 小】 打印 分享
"""
TAIL = """
上一篇：关于印发政务公开工作要点的通知
相关阅读：2018年法治政府建设工作报告 | 2017年政府信息公开工作年度报告
下一篇：一图读懂政府工作报告
【打印本页】【关闭窗口】
主办：政府办公室 承办：大数据中心 网站标识码：3605210001
联系我们 | 网站地图 | 版权声明
"""
RESIDUE = " | |||\n|\n|||\n【打印本页】\n【关闭窗口】 |"


def reordered(every: int) -> Iterator[Case]:
    """The parts 一、二、三、 in another order, numbered anew: turned round, shifted, shuffled."""
    del every
    for page in prepared():
        blocks = _blocks(page.text)
        if blocks is None:
            continue
        head, parts, tail = blocks
        count = len(parts)
        orders = [list(range(count))[::-1], [*range(1, count), 0], [count - 1, *range(count - 1)]]
        shuffled = list(range(count))
        random.Random(page.report.name).shuffle(shuffled)
        orders.append(shuffled)
        for order in orders:
            body = "".join(f"{_ordinal(i + 1)}、{parts[j]}" for i, j in enumerate(order))
            yield _same(page, head + body + tail, f"次序{[i + 1 for i in order]}")


def _whole(note: str, change: Callable[[str], str | bytes]) -> Callable[[int], Iterator[Case]]:
    def kind(every: int) -> Iterator[Case]:
        del every
        for page in prepared():
            yield _same(page, change(page.text), note)

    return kind


def _flat(text: str) -> str:
    return "".join(line.strip() for line in text.split("\n"))


def _spaced(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


def _title_apart(text: str) -> str:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    first = next((i for i, line in enumerate(lines) if line.endswith("报告") and "法治政府" in line), 0)
    return (
        "\n".join(lines[: first + 1])
        + RESIDUE.split("【", maxsplit=1)[0]
        + " ".join(lines[first + 1 :])
        + RESIDUE
    )


def _sentence_per_line(text: str) -> str:
    return re.sub(r"([。；])(?=[^\n”])", "\\1\n", text)


def _wrapped(text: str) -> str:
    lines = []
    for line in text.split("\n"):
        plain = line.strip()
        lines += [plain[i : i + 38] for i in range(0, len(plain), 38)] or [""]
    return "\n".join(lines)


def _indented(text: str) -> str:
    return "\r\n\r\n".join(f"　　{line.strip()}" for line in text.split("\n") if line.strip())


def _html(text: str) -> bytes:
    paragraphs = "".join(f"<p>　　{escape(line.strip())}</p>\n" for line in text.split("\n") if line.strip())
    menu = "<ul><li><a href='/'>首页</a></li><li><a href='/zwgk'>政务公开</a></li></ul>"
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'><title>政府门户网站</title></head><body>"
        f"<div class='nav'>{menu}</div><div id=\"zoom\">{paragraphs}</div><div class='foot'>版权声明 | 网站地图</div></body></html>"
    )
    return page.encode("utf-8")


def _html_breaks(text: str) -> bytes:
    lines = "<br>\n".join(escape(line.strip()) for line in text.split("\n") if line.strip())
    return f"<html><head><meta charset='utf-8'></head><body><div id=\"zoom\"><p>{lines}</p></div></body></html>".encode()


flat = _whole("一行无空格", _flat)
flat_blank = _whole("一行有空格", _spaced)
flat_residue = _whole("一行加表格残留", lambda text: _spaced(text) + RESIDUE)
flat_title_apart = _whole("标题单行、正文一行加残留", _title_apart)
flat_web = _whole("网页噪声加一行", lambda text: HEAD + _spaced(text) + TAIL)
unflattened = _whole("一句一行", _sentence_per_line)
wrapped = _whole("38字硬换行", _wrapped)
web = _whole("前后网页噪声", lambda text: HEAD + text + TAIL)
unnumbered = _whole("标题序号丢失", lambda text: _NUMBER.sub("", text))
indented = _whole("全角缩进、空行、CRLF", _indented)


def html(every: int) -> Iterator[Case]:
    """A saved web page, with paragraphs and with <br>; no case where lxml is not there."""
    if importlib.util.find_spec("lxml") is None:
        return
    yield from _whole("HTML 段落", _html)(every)
    yield from _whole("HTML 换行", _html_breaks)(every)


def _blocks(text: str) -> tuple[str, list[str], str] | None:
    """What stands before the parts, the parts without their numbers, what stands after; None without numbered parts."""
    starts = list(_PART_LINE.finditer(text))
    if len(starts) < 3 or [m.group(1) for m in starts] != [_ordinal(i + 1) for i in range(len(starts))]:
        return None
    bounds = [m.start() for m in starts]
    last = text[bounds[-1] :]
    # A signature or page residue after the last part's last sentence stays where it is.
    end = bounds[-1] + last.rindex("。") + 1 if "。" in last else len(text)
    line_end = text.find("\n", end)
    end = len(text) if line_end < 0 else line_end + 1
    parts = [text[m.end() : stop] for m, stop in zip(starts, [*bounds[1:], end], strict=True)]
    return text[: bounds[0]], [part.rstrip("\n") + "\n" for part in parts], text[end:]


def _ordinal(number: int) -> str:
    return ORDINALS[number - 1] if number <= 10 else "十" + ORDINALS[number - 11]


def _same(page: Prepared, source: str | bytes, note: str) -> Case:
    base = page.base if page.year is None and page.level is None else check_report(page.text)
    expected = {finding.id: frozenset({finding.outcome.value}) for finding in base.findings}
    return Case(page.report.name, source, expected, note=note)
