"""Is this an annual report on rule-of-law government at all?

What a text calls itself goes first; where it has no name, its opening and its parts decide. Vocabulary alone cannot tell a plan
from a report, and every report speaks of plans, notices and accounts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.document import Document, Notice
from checker.structure.outline import Genre, Part, PartName, TitleFacts
from checker.structure.title import SUBJECT

_OWN_NAME = re.compile(rf"{SUBJECT}.{{0,24}}(?:报告|总结|情况|年报)")
# Five years, not the last digit of 二〇二五年.
_FIVE_YEARS = r"(?<![〇零一二三四五六七八九十第])五年(?!行动|规划|计划)"
_BY_NAME: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    (Genre.INTERPRETATION, re.compile(r"解读|图解|读懂|问答")),
    (
        Genre.OPENNESS_REPORT,
        re.compile(r"(?:政府信息公开|政务公开|信息公开)(?!办|工作办|局|中心).{0,12}(?:报告|年报|总结)"),
    ),
    (
        Genre.PERSONAL_ACCOUNT,
        # The duties alone, under a title of their own: what one person accounts for.
        re.compile(
            r"述法|述职|述责|述廉|个人"
            r"|^(?!.*(?:法治政府|依法行政)).*第一责任人[^法]{0,10}(?:情况|工作)[^法]{0,4}(?:报告|总结|汇报)?$"
        ),
    ),
    (Genre.GOVERNMENT_REPORT, re.compile(r"政府工作报告")),
    (
        Genre.OTHER_PERIOD,
        re.compile(
            rf"[上下]?半年|季度|[一二三四]季|{_FIVE_YEARS}"
            r"|(?<!\()20\d\d年?(?:--?|至|到)20\d\d年?(?!\)|.{0,4}(?:规划|纲要))"
        ),
    ),
    (
        Genre.NOTICE,
        re.compile(
            r"的(?:实施)?(?:通知|意见|决定|函|批复|公告|通报)$"
            r"|(?:通知|公告|通报|办法|细则|规定|条例|意见|规则|规程|制度)(?:\([^()]*\))?$"
            r"|督察.{0,8}报告|自查(?:自评)?报告|整改.{0,6}报告"
        ),
    ),
    (
        Genre.OTHER,
        re.compile(
            r"(?:统计|情况|明细|汇总|一览|评分|指标|任务|登记)表$|(?:名单|台账|目录)$|范文|怎么写|模板|讲话"
        ),
    ),
    (Genre.WORK_PLAN, re.compile(r"(?:要点|计划|方案|安排|思路|清单|规划|打算)(?:\([^()]*\))?$")),
)
# An event told in a title: 某县召开…推进会, …报告出炉. A note behind it (审议稿) is none, and 关于… is the style of offices.
_EVENT = re.compile(
    rf"^(?!.*关于)(?:(?!{SUBJECT}).)*?(?:召开|举行|举办|印发|发布|公布|听取|审议|通过|获评)|(?:出炉|亮相|发布|公布)$"
)
_PRESS = re.compile(
    r"本报讯|[社网报]\S{2,8}\d{1,2}月\d{1,2}日电|记者从.{1,20}获悉|\(?(?:记者|通讯员)[\s:]\S{2,4}"
)
_CONGRESS = re.compile(r"各位代表[::].{0,80}向大会(?:报告|作)|向大会(?:报告工作|作.{0,6}报告),?请")
_PASSED_ON = re.compile(r"(?:印发|转发)给你们|请(?:认真|遵照|结合实际).{0,8}(?:贯彻|执行|落实|抓好)")
_DRAWN_UP = re.compile(r"(?:特?制定|制订|提出)(?:本|如下)(?:实施)?(?:方案|要点|计划|安排|意见)")
_OTHER_PERIOD_OPENING = re.compile(rf"现(?:将|就)[^。:]{{0,24}}(?:[上下]半年|季度|{_FIVE_YEARS}|1-[369]月)")
_OPENING = re.compile(
    r"现(?:将|就|对).{0,60}(?:法治|依法行政).{0,40}(?:报告|汇报|总结|通报|公布)如下|法治.{0,30}(?:报告|汇报|总结)如下"
)
_ANNOUNCED = re.compile(r"现.{0,60}(?:报告|汇报|总结|报)(?:如下|于下)")
_SPEAKS_OF_A_YEAR = re.compile(r"\s*(?:(?:20|二[〇O])\S{2,3}度?[,以来是]|一年来|今年以来|本年度)")
_FIRST_NUMBER = re.compile(r"(?:^|[\n。:\s])(?:一、|\(一\)|1[.、]|第一部分)")
_FIRST_PERSON = re.compile(
    r"本人|我作为|作为(?:县|区|市|镇|局|乡)长,我"
    r"|我(?<![\u4e00-\u9fff]我)(?=自|坚持|主持|牵头|带头|个人|始终|认真|先后|多次|还|担任|把|深知|严格|亲自)"
)
# A template for sale says whose work it is.
_TEMPLATE = re.compile(
    r"小编.{0,20}(?:整理|收集|带来|分享)|范文[一二三1-9]|此处填写|仅供参考.{0,6}(?:下载|借鉴)"
)
_ARTICLE = re.compile(r"(?m)^[^\S\n]*第[一二三四五六七八九十]{1,3}条[\s:]")
_MIN_ARTICLES = 3
_OPENNESS_HEADING = re.compile(r"主动公开政府信息|政府信息公开(?:申请|行政复议|工作)|依申请公开.{0,6}情况")
_INTERPRETING_HEADING = re.compile(r"(?:起草|出台|制定|编制|研判).{0,4}(?:背景|依据|过程)|背景依据|解读")

NAMES = {
    Genre.ANNUAL_REPORT: "法治政府建设年度报告",
    Genre.PERSONAL_ACCOUNT: "述法（述职）报告",
    Genre.WORK_PLAN: "工作要点、计划或方案",
    Genre.GOVERNMENT_REPORT: "政府工作报告",
    Genre.INTERPRETATION: "解读材料",
    Genre.OPENNESS_REPORT: "政府信息公开工作年度报告",
    Genre.NEWS: "新闻报道",
    Genre.NOTICE: "通知、意见或专项报告",
    Genre.OTHER_PERIOD: "非年度（半年、季度或多年）报告",
    Genre.OTHER: "其他文件",
}
_MIN_BODY = 300  # Chinese characters; the shortest real report seen has about 2,000
_NAME_CHARS = 90
_MAX_NAME_LINE = 60
_HEAD_CHARS = 400
_OPENING_CHARS = 3000
_MIN_FIRST_PERSON = 3
_MIN_MENTIONS = 3
_MIN_PARTS = 3
_REPORT_PARTS = frozenset(
    {PartName.SHORTCOMINGS, PartName.PLAN, PartName.FIRST_RESPONSIBLE, PartName.MEASURES}
)


def genre_of(document: Document, title: TitleFacts, lines: Sequence[str], parts: tuple[Part, ...]) -> Genre:
    """lines: the first lines of the text, folded; one of them is the name where no title was recognised."""
    name = _name(document.fold(title.title or ""), lines)
    body = document.folded[title.end :]
    own = _OWN_NAME.search(name) is not None
    return (
        _by_name(name, own)
        or _by_opening(body)
        or _by_parts(parts)
        or (
            Genre.ANNUAL_REPORT
            if own
            or _is_report(document.folded, parts)
            or (not name and _begins_like_one(document.folded, parts))
            else Genre.OTHER
        )
    )


def _name(title: str, lines: Sequence[str]) -> str:
    """What the text calls itself: its title (folded), else its first line that is no sentence."""
    if title:
        return re.sub(r"\s", "", title)[-_NAME_CHARS:]
    for line in lines:
        bare = re.sub(r"[\s#|]", "", line)
        if 4 <= len(bare) <= _MAX_NAME_LINE and not re.search(
            r"[。;!?:]$|如下|^第?[一二三四五六七八九十]{1,3}[、部]|^\(?[一二三\d]{1,2}[).、]", bare
        ):
            return bare
    return ""


def _by_name(name: str, own: bool) -> Genre | None:
    # Documents named inside a title (落实《…纲要（2021—2025年）》…) say nothing of this one, unless it interprets them.
    plain = re.sub(r"《[^》]*》(?!.{0,6}解读)", "", name)
    for genre, pattern in _BY_NAME:
        if pattern.search(plain) and not (genre is Genre.WORK_PLAN and own):
            return genre
    return Genre.NEWS if _EVENT.search(plain) else None


def _by_opening(body: str) -> Genre | None:
    head = body[:_HEAD_CHARS]
    bare = re.sub(r"\s", "", head)
    if _TEMPLATE.search(bare):
        return Genre.OTHER
    if len(_ARTICLE.findall(body)) >= _MIN_ARTICLES:
        return Genre.NOTICE
    if _PRESS.search(head):
        return Genre.NEWS
    if _CONGRESS.search(bare):
        return Genre.GOVERNMENT_REPORT
    if _PASSED_ON.search(bare):
        return Genre.NOTICE
    if _DRAWN_UP.search(bare):
        return Genre.WORK_PLAN
    if _OTHER_PERIOD_OPENING.search(bare):
        return Genre.OTHER_PERIOD
    return Genre.PERSONAL_ACCOUNT if len(_FIRST_PERSON.findall(body)) >= _MIN_FIRST_PERSON else None


def _by_parts(parts: tuple[Part, ...]) -> Genre | None:
    headings = [part.heading for part in parts if part.heading]
    if sum(1 for heading in headings if _OPENNESS_HEADING.search(heading)) >= 2:
        return Genre.OPENNESS_REPORT
    return Genre.INTERPRETATION if headings and _INTERPRETING_HEADING.search(headings[0]) else None


def _is_report(folded: str, parts: tuple[Part, ...]) -> bool:
    """Whether a text without a title opens like a report and has the parts of one."""
    opens = _OPENING.search(re.sub(r"\s", "", folded[:_OPENING_CHARS])) is not None
    found = {part.part for part in parts if part.heading} & _REPORT_PARTS
    mentions = len(re.findall(r"法治(?:政府)?建设|依法行政", folded))
    return (opens and bool(found)) or (len(found) >= _MIN_PARTS and mentions >= _MIN_MENTIONS)


def _begins_like_one(folded: str, parts: tuple[Part, ...]) -> bool:
    """Whether a text without any name begins as reports do: it tells of a year of building a government under law, then its parts."""
    number = _FIRST_NUMBER.search(folded, 0, _OPENING_CHARS)
    preamble = folded[: number.start()] if number else ""
    if not re.search(SUBJECT, preamble):
        return False
    headings = [part.heading for part in parts if part.heading]
    if _ANNOUNCED.search(re.sub(r"\s", "", preamble)):
        return len(headings) > 0
    return _SPEAKS_OF_A_YEAR.match(preamble) is not None and any(re.search(SUBJECT, h) for h in headings)


_CHINESE = re.compile("[\u4e00-\u9fff]+")


def _chinese(text: str, start: int, end: int) -> int:
    """Chinese characters between start and end; of a long text no more are counted than a body has at least."""
    count = 0
    for run in _CHINESE.finditer(text, start, end):
        count += len(run[0])
        if count >= _MIN_BODY:
            break
    return count


def genre_notices(
    genre: Genre, document: Document, parts: tuple[Part, ...], body: tuple[int, int]
) -> tuple[Notice, ...]:
    """Warnings that a reader of the scorecard must see before the points."""
    notices: list[Notice] = []
    if genre is not Genre.ANNUAL_REPORT:
        notices.append(
            Notice(
                "not-annual-report",
                f"本文看来不是法治政府建设年度报告（像是{NAMES[genre]}），以下结果仅供参考。",
            )
        )
    chinese = _chinese(document.text, *body)
    if chinese < _MIN_BODY:
        notices.append(
            Notice(
                "body-incomplete",
                f"正文只有 {chinese} 个汉字，可能没有取全（正文在附件中、由脚本加载或复制不完整），请核对原文。",
            )
        )
    elif not any(part.heading for part in parts):
        notices.append(Notice("no-headings", "没有识别出标题层次，各部分按语句推断，结果请人工复核。"))
    return tuple(notices)
