"""Lines and buttons that belong to the web page around a report: menus, print buttons, index blocks, clocks."""

from __future__ import annotations

import re

_BUTTONS = (
    r"打印(?:本页|此页|文章)?|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表|上一页)?|(?:我要)?分享(?:到|至)?(?:\s?:.{0,20})?|"
    r"扫一扫.{0,20}|(?:语音|朗读).{0,16}|(?:进入|退出)播报模式|字(?:体|号)\s?:?.{0,20}|[大中小\s|]{1,8}|收藏本?页?|"
    r"(?:大|中|小|打印|关闭|返回|分享|收藏|字号|字体|本页|此页|窗口|顶部|首页|列表|[\s|:()])+"
)
_COUNTERS = r"(?:浏览|阅读|点击|访问)(?:次数|量|数)?\s?:?\s?\d*.{0,6}|已?有?\d+人(?:浏览|阅读)"
_WAY = r"(?:您)?(?:当前|现在)?(?:的)?(?:所在)?位置\s?:.{0,200}|首页\s?[>»/].{0,200}|首\s?页"
_INDEX_NAMES = (
    r"索\s?引\s?号|信息索引号?|主题分类|发布机构|发文机关|公开(?:方式|类别|范围|形式|时限|主体|责任部门)|发文(?:日期|字号|单位)|"
    r"生成日期|成文日期|(?:发布|更新|公开|录入)?(?:日期|时间)|发布(?:单位|人|机构)|有\s?效\s?性|文\s{0,2}号|信息来源|来源|作者|责任编辑|编辑|审核人?|"
    r"组配分类|体裁分类|服务对象|关\s?键\s?词|名\s?称|信息名称|时效性?|废止日期|访问次数"
)
_INDEX = rf"(?:{_INDEX_NAMES})(?:\s?[:|][^。]{{0,120}}|\s{{1,4}}[^。,]{{0,40}})?"
_NEIGHBOURS = (
    r"(?:上一篇|下一篇|上一条|下一条|相关(?:链接|文章|附件|解读|文件)|附件下载|网站地图|联系我们|版权所有|主办(?:单位)?:|"
    r"承办(?:单位)?:|技术支持|网站标识码|政府网站找错|无障碍|[^。]{0,40}ICP备|[^。]{0,40}公网安备).{0,200}"
)
_DAY = (
    r"(?:今天是\s?:?\s?)?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s{0,4}星期.)?(?:\s{0,4}\d{1,2}:\d{2}(?::\d{2})?)?"
    r"(?:\s{0,4}(?:来源|设为首页)\s?[:|].{0,80})?"
)
_LINE = re.compile(rf"(?:{_BUTTONS}|{_COUNTERS}|{_WAY}|{_INDEX}|{_NEIGHBOURS}|{_DAY})")
_INLINE = re.compile(r"\((?:打印本页|打印|关闭窗口|关闭|返回顶部|返回|字体[::][^)]{0,12})\)|\|")
_EDGES = " \t\n|()>-"
_MAX_LINE = 300  # a longer line is text, whatever it begins with


def is_residue(folded: str) -> bool:
    """Whether a folded line is part of the web page around the report."""
    line = folded.strip(_EDGES)
    return not line or (len(line) <= _MAX_LINE and _LINE.fullmatch(line) is not None)


def holds_residue(folded: str) -> bool:
    """Whether a folded text has a button or a table bar anywhere: most have none, and no line needs to be looked at then."""
    return _INLINE.search(folded) is not None


def residue_spans(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Buttons and table bars inside a line of report text: offsets of what is no text."""
    return [match.span() for match in _INLINE.finditer(folded, start, end)]
