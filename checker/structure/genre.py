"""Is this an annual report on rule-of-law government at all? Title first: vocabulary alone cannot tell a plan from a report."""

from __future__ import annotations

import re

from checker.document import Document, Notice
from checker.structure.outline import Genre, Part, PartName, TitleFacts

_BY_TITLE: tuple[tuple[Genre, re.Pattern[str]], ...] = (
    (Genre.INTERPRETATION, re.compile(r"解读|图解|一图读懂|读懂")),
    (
        Genre.OPENNESS_REPORT,
        re.compile(r"(?:政府信息公开|政务公开|信息公开).{0,12}(?:年度报告|报告|年报|总结)"),
    ),
    (Genre.PERSONAL_ACCOUNT, re.compile(r"述法|述职|述责|个人")),
    (Genre.GOVERNMENT_REPORT, re.compile(r"政府工作报告")),
    (
        Genre.OTHER_PERIOD,
        re.compile(
            r"上半年|半年|季度|[一二三四]季|五年(?!行动)|20\d\d年?(?:[-至到]|—)20\d\d年?(?!.{0,4}(?:规划|纲要))"
        ),
    ),
    (
        Genre.NOTICE,
        re.compile(
            r"的(?:通知|意见|决定|函|批复|公告|通报)$|(?:通知|公告|通报|办法|细则|规定|条例)$|督察(?:工作)?报告|自查(?:自评)?报告|整改.{0,6}报告"
        ),
    ),
    (Genre.WORK_PLAN, re.compile(r"(?:工作)?(?:要点|计划|方案|安排|思路|清单|规划|打算)$")),
    (Genre.NEWS, re.compile(r"召开|举行|举办|印发|发布|出炉|亮相")),
)
_OWN_TITLE = re.compile(
    r"(?:法治(?:政府)?建设|法治政府|依法行政|法治.{0,6}工作).{0,24}(?:报告|总结|情况|年报)"
)
_OPENING = re.compile(
    r"现(?:将|就).{0,60}(?:法治|依法行政).{0,40}(?:报告|汇报|总结|通报|公布)如下|法治.{0,30}(?:报告|汇报|总结)如下"
)
_NEWS = re.compile(r"本报讯|记者(?:从|获悉|\s)|通讯员|\(记者|日前,.{0,40}(?:召开|印发|发布|公布)")
_FIRST_PERSON = re.compile(r"本人|我作为|作为(?:县|区|市|镇|局|乡)长,我")

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


def genre_of(document: Document, title: TitleFacts, heading_line: str, parts: tuple[Part, ...]) -> Genre:
    """heading_line: the first lines of the text (folded), used where no title was recognised."""
    folded = document.folded
    body = folded[title.end :]
    # Only the head says what a text is: the body of every report names plans, notices and accounts.
    named = re.sub(r"\s", "", title.title or heading_line)[-90:]
    from checker.folding import fold  # noqa: PLC0415

    named = re.sub(r"《[^》]*》(?!.{0,4}解读)", "", fold(named)) if title.title else fold(named)
    for genre, pattern in _BY_TITLE:
        if pattern.search(named):
            if genre in (Genre.WORK_PLAN, Genre.NEWS) and title.title and _OWN_TITLE.search(named):
                continue
            return genre
    if _NEWS.search(body[:300]):
        return Genre.NEWS
    if len(_FIRST_PERSON.findall(body)) >= 3:
        return Genre.PERSONAL_ACCOUNT
    if title.title and _OWN_TITLE.search(named):
        return Genre.ANNUAL_REPORT
    found = {part.part for part in parts if part.heading}
    about = len(re.findall(r"法治(?:政府)?建设|依法行政", body))
    opens = _OPENING.search(re.sub(r"\s", "", folded[:3000])) is not None
    contents = len(
        found & {PartName.SHORTCOMINGS, PartName.PLAN, PartName.FIRST_RESPONSIBLE, PartName.MEASURES}
    )
    if about >= 5 and (opens or contents >= 3):
        return Genre.ANNUAL_REPORT
    return Genre.OTHER


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
    chinese = sum(1 for char in document.text[body[0] : body[1]] if "\u4e00" <= char <= "\u9fff")
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
