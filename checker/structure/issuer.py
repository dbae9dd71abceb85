"""Who issued the report: from its title, its signature, the page around it or its opening sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.document import Document
from checker.structure.blocks import Block

_OFFICE = (
    r"(?:人民政府办公[室厅]|人民政府|政府办公[室厅]|政府|行政公署|办事处|管理委员会|管委会|委员会办公室|委员会|"
    r"监督管理局|分局|局|厅|办公室|法院|总队|支队|大队|研究院|中心|合作社|公署)"
)
_PLACE = r"(?:自治区|省|市|自治州|州|盟|自治县|县|区|旗|镇|乡|街道|街)"
_PARTY = r"(?:中共[^\s,。]{1,14}?(?:委员会|党委|工委|委)[、和]?)"
_SUBORDINATE = r"[^\s,。;:《\d年]"
# What may follow the issuer in a title.
_THEN = r"(?=$|关于|20\d\d|二[〇0O]|[*xX]{2,4}年|年度|推进|全面(?!依法治.[委办])|法治|落实|依法(?!治.[委办])|工作|[\s,、的(])"
_FULL_NAME = re.compile(rf"({_PARTY}?[^\s,。;:《\d]{{1,30}}?{_OFFICE}){_THEN}")
_SHORT_NAME = re.compile(
    rf"({_SUBORDINATE}{{1,20}}?(?:{_PLACE}(?:党委、(?:人民)?政府|党工委、办事处|党工委|党委)?|局|厅|委|办|部)){_THEN}"
)
# 我局, 全县: a word for oneself, not a name; 法治…局 and the like are the subject, not the issuer.
_NO_NAME = re.compile(
    r"我|乡镇|镇街|全[省市州县区旗镇乡]|本[省市州县区旗镇乡局厅委办]|法治|推进|依法|关于|20|党中央|国务院|上级"
)
_LEAD = re.compile(r"^(?:关于|公开|发布)?(?:20\d\d年?度?|二[〇0O][一二].年度?)?")
_SIGNED = re.compile(
    rf"{_PARTY}?[^\s,。;:《\d]{{2,30}}{_OFFICE}|{_PARTY}|[^\s,。;:《\d]{{2,12}}(?:镇|乡|街道)(?:党委|党工委)"
)
_SIGNED_AT_THE_END = re.compile(
    rf"[。\s]([^\s,。;:《\d]{{2,30}}{_OFFICE})\s{{0,20}}(?:20\d\d年\d{{1,2}}月\d{{1,2}}日\s*)?$"
)
_INDEX_BLOCK = re.compile(
    rf"(?:发布机构|发文机关|发文单位|发布单位|公开主体)\s?[::|]?[\s|]{{0,4}}([^\s,。;:《\d|]{{2,24}}?{_OFFICE})(?=[\s|]|$)"
)
_ACTS = (
    r"(?:始终|坚持|深入|认真|全面|以|紧紧|在|高度|严格|切实|积极|扎实|紧扣|围绕|聚焦|贯彻|推进|按照|根据|对照|立足|坚定|牢固|持续|"
    r"法治(?:政府)?建设|依法行政|依法履行)"
)
_SUBJECT_OF_OPENING = re.compile(
    rf"(?:^|[,。\s]|年度?)((?:{_SUBORDINATE}{{2,18}})(?:{_OFFICE}|镇|乡|街道|街|县|区|市|州|旗|省)){_ACTS}"
)
_OTHER_BODY = re.compile(
    r"领导|[省市州县区旗镇]委|各级|有关|相关|指导|支持|会同|党的|精神|思想|会议|单位|部门|建设|社会|示范|全国|党委|全[省市县区镇乡]|乡镇|^度|[xX*]"
)
_FIRST_NUMBER = re.compile(r"(?:^|[\n。:\s])(?:一、|\(一\)|第一部分)")
# 县人民政府, 区政府: a rank without a name.
_RANK_ALONE = re.compile(r"(?:省|自治区|市|州|县|区|旗|镇|乡|街道)(?:人民政府|政府|办事处)?")
# A title over two lines loses the mark between the two bodies of a joint issuer.
_JOINT = re.compile(
    r"(中共.{1,14}?[省市县区旗州盟镇乡道](?:工作)?(?:委员会|工委|委))(?!员会)([^、和].+(?:政府|办事处|管委会|管理委员会))"
)
_OPENING_CHARS = 500
_TAIL_CHARS = 200


def names_a_body(text: str, whole: bool = False) -> bool:
    """Whether a folded text begins with the name of a body (whole: is one and nothing else)."""
    return _SIGNED.fullmatch(text) is not None if whole else _in_title(text) is not None


def issuer_of(
    title: str | None, document: Document, blocks: tuple[Block, ...], body_start: int
) -> tuple[str | None, str]:
    """(issuer, where it was found); (None, "") when the text never says. A joint issuer has 、 between its bodies."""
    name, source = _found(title, document, blocks, body_start)
    joint = _JOINT.fullmatch(name) if name else None
    return ("、".join(joint.groups()), source) if joint else (name, source)


def _found(
    title: str | None, document: Document, blocks: tuple[Block, ...], body_start: int
) -> tuple[str | None, str]:
    opening = document.folded[body_start : body_start + _OPENING_CHARS]
    numbered = _FIRST_NUMBER.search(opening)
    named = _in_title(re.sub(r"\s", "", document.fold(title))) if title else None
    signed = _in_signature(document.folded, blocks)
    subject = _in_opening(opening[: numbered.start()] if numbered else opening)
    if named:
        # 某县2024年…报告 names the place; signature or opening may have the government's full name.
        fuller = rf"{re.escape(named)}(?:人民政府|政府|办事处)"
        return next(
            (name for name in (signed, subject) if name and re.fullmatch(fuller, name)), named
        ), "标题"
    if signed:
        return signed, "落款"
    if document.hints.issuer:
        return document.hints.issuer.strip(), "网页信息"
    indexed = _INDEX_BLOCK.search(document.folded[: body_start + _OPENING_CHARS])
    if indexed and not _NO_NAME.match(indexed.group(1)):
        return indexed.group(1), "网页信息"
    return (subject, "引言") if subject else (None, "")


def _in_title(plain: str) -> str | None:
    rest = plain[_LEAD.match(plain).end() :]  # type: ignore[union-attr]  # matches the empty text too
    for pattern in (_FULL_NAME, _SHORT_NAME):
        match = pattern.match(rest)
        if match and not _NO_NAME.match(match.group(1)):
            return match.group(1).strip("、和")
    return None


def _in_signature(folded: str, blocks: tuple[Block, ...]) -> str | None:
    """The last short lines, where an office signs; a joint issuer signs on one line or on two."""
    lines = [
        re.sub(r"\s", "", folded[block.start : block.end])
        for block in blocks[-4:]
        if block.end - block.start <= 60
    ]
    signed = [line for line in lines if _SIGNED.fullmatch(line) and not _NO_NAME.match(line)]
    if signed:
        return "".join(_last_run(lines, signed))
    tail = (
        folded[blocks[-1].end - _TAIL_CHARS if blocks[-1].end > _TAIL_CHARS else 0 : blocks[-1].end]
        if blocks
        else ""
    )
    match = _SIGNED_AT_THE_END.search(tail)
    return match.group(1) if match and not _NO_NAME.match(match.group(1)) else None


def _last_run(lines: Iterable[str], signed: list[str]) -> list[str]:
    run: list[str] = []
    for line in lines:
        if line not in signed:
            continue
        run = [run[-1], line] if run and run[-1].startswith("中共") else [line]
    return run


def _in_opening(opening: str) -> str | None:
    for match in _SUBJECT_OF_OPENING.finditer(opening):
        name = match.group(1)
        if (
            not _NO_NAME.match(name)
            and not _OTHER_BODY.search(name)
            and not _RANK_ALONE.fullmatch(name)
            and not name.startswith(("在", "市级", "各"))
        ):
            return name
    return None
