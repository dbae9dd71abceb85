"""In what way a hit is said: done, planned, lacking, demanded, quoted, negated, or told of an earlier year.

Chinese says it by words before and after the matter inside the clause: 尚未开展…, …有待加强, 将推进…, 省里要求…. Patterns run on
squeezed text.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise

from checker.judging.cues import NO_CUES, Cues, cues_of
from checker.matching import Page, Span
from checker.structure.outline import PartName


class Standing(Enum):
    DONE = "已做"
    PLANNED = "计划"
    LACKING = "不足"
    DEMANDED = "上级要求"
    QUOTED = "文件名称"
    NEGATED = "否定"
    HISTORY = "往年"


_NOT_BEFORE = re.compile(
    r"(?:尚未|未曾|从未|并未|暂未|未能|未(?!来|成年|雨绸|央)|没有|并无|暂无|均无|(?<![从有毫])无(?!障碍|缝|纸|偿|人机|证明|感|忧|疑|论|线|差别|理|条件|欠薪|讼|诈|诉)|不再|不涉及|不具有)[^,;。]{0,6}$"
    # These can only deny what follows, however long it is.
    r"|(?:未发生|未出现|未产生|未引发|没有发生|未开展|未启动|未列入|未涉及|没有制定|没有开展|尚未启动|尚未开展|暂未|暂无|从未|没有|并无|尚无)[^,;。]{0,18}$"
)
_SOLVES = re.compile(
    r"(?:解决|整改|整治|纠正|指出|点出|剖析|列出|领办|针对|聚焦|化解|破解|治理|查处|查找|发现|攻克|补齐)[^,;。]{0,40}$"
)
_NOT_AFTER = re.compile(
    r"^[^,;。]{0,10}?(?:未发生|没有发生|空白|(?:尚未|没有|未能|暂未|还未|未)(?:开展|启动|建立|实施|落实|进行|组织|推进|执行|制定|出台|完成|开通|设立|建成|编制|公布|印发|组建|建设|聘请|传达|纳入|召开|安排|办理|聘任|配备|发布|修订)|(?:尚未|暂未|还未|全年未|至今未|均未)[\u4e00-\u9fff])"
)
# 全年未组织…, 尚未聘请…: an adverb of time or the head of the clause before the negation, so that 查处未批先建 stays done.
_NOT_YET = re.compile(
    r"(?:全年|今年|尚|暂|均|还|至今|一直|目前|年内|也|仍|都)(?:未|没有)(?!来|成年|雨绸|央|批|按|经|报|取得|依法|及时|发现|出现)|未曾|从未"
    r"|(?<!从)(?:没有|未能?)(?:安排|召开|听取|组织|作出|收到|出庭|举办|举行|参加|开展|进行|配备|落实到|履行)(?!过的|的)"
    r"|(?:尚)?未(?:安排|召开|听取|组织|作出|聘请|承办|推行|参与|办理|公布|牵头|纳入|编制|印发|组建|设立|建成|建立|传达|学习|开展|启动|制定|实施)"
)
# 负责人未[出庭]应诉, 常务会议没有[研究]: right before the next word of the hit, whatever that is.
_DENIES_NEXT = re.compile(
    r"(?<!从)(?:未能?|没有)(?!来|成年|雨绸|央|批|按|经|报|取得|依法|及时|发现|出现)[\u4e00-\u9fff]{2}$"
)
_NOT_DONE = re.compile(
    rf"(?:{_NOT_YET.pattern}|^(?:未|没有)(?!来|成年|雨绸|央|批|按|经|报|取得|依法|及时))[^,;。]{{0,24}}$"
)
_LACK_AFTER = re.compile(
    r"(?:不足|不够|不到位|不高|不强|不力|不严|不实|不深|不广|不畅|不紧|不全|不多|不佳|不齐|不准|不熟|不清|不平衡|不均衡|不充分|不完善|不健全|不规范|不统一|不及时|不匹配|不适应|有待|亟待|亟需|仍需|还需|尚需|需要?进一步|欠缺|缺乏|缺失|薄弱(?!村|社区|学校|点位|部位)|滞后|较弱|偏弱|较低|偏低|较少|偏少|偏慢|较慢|单一|脱节|短缺|不均|存在(?:的)?(?:差距|短板|问题|困难|薄弱|不足))"
)
_LACK_BEFORE = re.compile(r"(?:缺乏|缺少|欠缺|忽视|轻视|不重视|疏于|不善于|不会)[^,;。]{0,10}$")
_PLAN_BEFORE = re.compile(
    r"(?:^|[,:])(?:[^,;。:]{0,10})?(?:将(?:进一步|继续|选取|选择|启动|陆续|逐步|适时|尽快|抓紧|探索|争取|统筹|持续|着力|加大|加强|加快|深入|全面|组织|推进|推动|制定|出台|开展|坚持|严格|认真|大力|紧紧|不断|以|从(?!业)|重点(?:抓|做|推|开|围|加|从)|会(?!议)|对照|按照|围绕|聚焦|建立|健全|完善|强化|深化|积极)|(?<![模虚草])拟(?:于|在|定|建|出|开|对)|计划[于在用]|力争|有望|打算)[^;。]{0,30}$"
)
_WILL = re.compile(r"将(?:进一步|继续|选取|选择|启动|陆续|逐步|适时|尽快|抓紧)")
# 将…纳入 puts the object before the verb and says nothing of the future.
_OBJECT_FIRST = re.compile(
    r"将[^,;。]{2,40}(?:纳入|列入|作为|列为|写入|融入|摆在|放在|确定为|定为|转化为|转为|下放|移交|移送|贯穿)"
)
_PLAN_OPENS = re.compile(r"^(?:下一?步|下阶段|下一阶段|今后|明年|来年|接下来|20\d\d年将)")
_SUPERIOR = r"(?:省、?市|党中央|国务院|中央|国家|省委|省政府|省里|省级|市委|市政府|市里|上级|县委|县政府|区委|区政府|总书记|会议|全会|文件|《[^》]{2,60}》|纲要|条例|规定|国办|省厅|市局|司法部|省司法厅)"
_DEMAND = re.compile(rf"{_SUPERIOR}[^,;。]{{0,20}}(?:要求|强调|指出|明确提出)(?!会)")
# 按照…要求 only sets the measure; what follows was done.
_MEASURE = re.compile(r"(?:按照|根据|依据|对照|落实|贯彻|遵照|围绕|结合|按)[^,;。]{0,24}$")
_OWN_PART = re.compile(
    r"[,:;](?:我|全[省市县区镇乡街局]|本[级局单]|各(?:级|部门|单位|乡镇|县)|对此|为此|据此|随即|对照|认真落实|已)"
)
_DEMAND_AFTER = re.compile(
    r"^[^,;。]{0,16}(?:的)?(?:要求|部署要求|有关规定|会议精神|文件精神|精神)(?=[,;。]|$)"
)
# 农业农村部门出台文件,要先做公平竞争审查; 要建立会前学法制度: what somebody must do.
_MUST = re.compile(r"(?:^|[,:;])(?:还|也|都|均|更|就)?要(?!求|点|件|素|案|闻|务|害|职|领|义|旨)[^,;。]*$")
# 落实省委关于…述法的要求: the matter is what was asked.
_RELAYED = re.compile(
    r"(?:落实|贯彻|执行)[^,;。]{0,8}(?:上级|中央|国家|国务院|省|市)[^,;。]{0,16}关于[^;。]*$"
)
_RELAYED_AFTER = re.compile(r"^[^,;。]{0,16}的?(?:要求|部署|意见|规定|通知|精神)(?=[,;。]|$)")
_ISSUES = r"(?:新?(?:印发|出台|下发|发布|修订|制定))"
_MINISTRY = (
    r"上级(?:部门|机关)?|国务院(?:办公厅)?|中办|国办|中央[^,;。《》]{0,10}|市场监管总局|国家[^,;。《》]{2,8}(?:局|委)|"
    r"(?:司法|财政|公安|民政|水利|商务|教育|农业农村|自然资源|生态环境|交通运输|应急管理|人力资源和?社会保障|住房和?城乡建设|工业和信息化)部(?:办公厅)?"
)
_PROVINCE, _CITY = r"省[^,;。《》]{0,12}[厅局]", r"市(?!场)[^,;。《》]{0,12}局"
_ISSUED_ABOVE = re.compile(
    rf"(?:^|[,:;])(?:近日|随着|根据|在|自)?(?:{_MINISTRY}){_ISSUES}(?:了|的)?[^,;。]{{0,12}}$"
)
# 省水利厅印发 is that office's own report as often as not; only what was then passed on or studied was somebody else's.
_ISSUED_NEAR = re.compile(rf"(?:^|[,:;])(?:近日|随着|根据|在|自)?(?:{_PROVINCE}|{_CITY}){_ISSUES}")
_THEN_PASSED_ON = re.compile(r"^[^。;]{0,40}(?:后[,;]|转发|传达|学习|领会|对照执行|贯彻)")
_HANDED_DOWN = re.compile(r"按照|根据|(?<!理论)学习|传达|对照|遵照|领会")
# 转发…通知, 贯彻上级关于…的意见: somebody else's paper, passed on.
_PASSED_ON = re.compile(
    r"(?:转发|传达|转达|印转)[^,;。]{0,40}$|(?:贯彻|落实|执行|学习)[^,;。]{0,6}(?:上级|中央|国家|省|市)[^,;。]{0,12}关于[^,;。]{0,24}$"
)
_ISSUED_BEFORE = re.compile(
    r"(?:印发|制定|出台|修订|发布|公布|下发|编制|编印|起草|签订|制发|审议|审定|讨论|研究|拟定|施行|形成|通过|草案|送审|提请)[^。;]{0,30}$"
)
# 学习新修订的《…》 tells of the title, not of the revision.
_RELATIVE = re.compile(r"(?:印发|出台|修订|发布|施行|制定|通过|公布)的$")
_ISSUED_AFTER = re.compile(
    r"^[^》]{0,60}》(?:等)?[^。;,《]{0,12}(?:印发|出台|发布|施行|制定|修订|通过|实施|颁布|公布)"
)
# A law that is carried out is more than a title; one that is studied is a title and no more.
_STUDY_VERB = re.compile(r"学习|学法|传达|研讨|领会|解读|宣讲|宣传|培训|讲座|专题|辅导|研读|宣贯|普及")
_STUDIED = re.compile(rf"(?:{_STUDY_VERB.pattern})[^。;]{{0,50}}$")
_IS_STATUTE = re.compile(r"法(?!律|治|定|院|规|制|庭|宣)|条例|实施条例|办法")
_PAST_YEAR = re.compile(r"(?<![\d—-])(20\d\d)年(?!度?(?:以来|至今)|[^,;。]{0,10}(?:以来|至今|起))")
_COMPARES = re.compile(r"(?:比|(?<!早)在|继|经过|较|与|同|相比|自|从|至|到|截至|针对|对|《[^》]*)$")
# 完成2024年度述法, 抽取2023年案卷: the year belongs to what was worked on, not to when.
_TAKES_YEAR = re.compile(
    r"(?:完成|抽取|抽查|评查|总结|报送|报告|通报|公布|印发|制定|开展|组织|对照|迎接|形成|编制|梳理)了?$"
)
_LAST_YEAR = re.compile(
    r"(?:^|[,:;])(?:去年|上年|上一年度?|往年|此前|前年|[^,;。]{0,8}曾(?:经|被|获|于|多次)?)[^,;。]{0,40}$"
)
# 上年度审计指出的21个问题已整改20个: the year is of the problems, not of what was done about them.
_OLD_OBJECT = re.compile(
    r"^[^,;。]{0,16}(?:指出|反馈|查出|发现|提出|移交|交办|遗留)的[^;。]{0,30}(?:已|均|全部|整改|办结|化解|销号|清零)"
)
_NOW = re.compile(r"今年|本年度?|全年|年内|目前")


# A member of an enumeration asked by its class costs five times a name of the module.
_DONE, _PLANNED, _LACKING, _DEMANDED = Standing.DONE, Standing.PLANNED, Standing.LACKING, Standing.DEMANDED
_QUOTED, _NEGATED, _HISTORY = Standing.QUOTED, Standing.NEGATED, Standing.HISTORY
_SHORTCOMINGS, _PLAN = PartName.SHORTCOMINGS, PartName.PLAN


def standing_of(
    page: Page,
    start: int,
    end: int,
    year: int | None,
    pieces: tuple[tuple[int, int], ...] = (),
    cues: Cues | None = None,
) -> Standing:
    """How the hit at squeezed [start, end) is said. year: the report year, None when unknown; pieces: the spans of its words; cues: of its
    sentence, where the caller has them.

    The part decides first where a part exists for it (shortcomings, plan); inside the other parts the words around decide.
    """
    index = page.span_at(start)
    if index is None:
        return _QUOTED
    span = page.spans[index]
    if span.sentence.part is _SHORTCOMINGS:
        return _LACKING
    text = page.text
    if cues is None:
        cues = cues_of(text, span.start, span.end)
    if cues is NO_CUES:
        return _without_cues(text, span, start, end)
    clause_start, clause_end = page.clause(start, end)
    if cues.denies and _is_denied(text, clause_start, start, end, clause_end, pieces):
        return _NEGATED
    demanded = (cues.demand < start or cues.issues or cues.asked > end) and _is_demanded(
        text[span.start : start], text[clause_start:start], text[clause_start:end], text[end : span.end]
    )
    if span.sentence.part is _PLAN:
        return _DEMANDED if demanded else _PLANNED
    if (
        year is not None
        and cues.past < start
        and _is_history(text[span.start : start], text[start : span.end], year)
    ):
        return _HISTORY
    if _is_quoted(text, span.start, span.end, start, end, has_title=cues.book < end):
        return _QUOTED
    if cues.lack > end:
        lack = _LACK_AFTER.search(text[end:clause_end])
        # 解决文书不规范问题9个: the lack is the object of what was done.
        if lack is not None and not _SOLVES.search(text[clause_start : end + lack.start()]):
            return _LACKING
    if cues.lacking < start and _LACK_BEFORE.search(text[clause_start:start]):
        return _LACKING
    if (cues.opens or cues.plan < start) and _is_planned(
        text[span.start : start], text[clause_start:clause_end]
    ):
        return _PLANNED
    return _DEMANDED if demanded else _DONE


def is_done_throughout(page: Page, index: int, cues: Cues) -> bool:
    """Whether `standing_of` says DONE of whatever hit there is in sentence `index`, as of most. cues: of the sentence."""
    span = page.spans[index]
    return (
        cues is NO_CUES
        and span.sentence.part not in (_SHORTCOMINGS, _PLAN)
        and _STUDY_VERB.search(page.text, span.start, span.end) is None
    )


def _without_cues(text: str, span: Span, start: int, end: int) -> Standing:
    if span.sentence.part is _PLAN:
        return _PLANNED
    return _QUOTED if _is_statute_studied(text, span.start, span.end, start, end) else _DONE


def _is_denied(
    text: str,
    clause_start: int,
    start: int,
    end: int,
    clause_end: int,
    pieces: tuple[tuple[int, int], ...],
) -> bool:
    gaps = "".join(text[left[1] : right[0]] for left, right in pairwise(pieces))
    denied = any(_DENIES_NEXT.search(text[left[1] : right[0] + 2]) for left, right in pairwise(pieces))
    return denied or _is_negated(text[clause_start:start], text[end:clause_end], gaps)


def _is_negated(before: str, after: str, gaps: str) -> bool:
    """before, after: the rest of the clause around the hit; gaps: what stands between the hit's own words."""
    denied = _NOT_BEFORE.search(before) or _NOT_DONE.search(before)
    # 不再另行制定的基准: 的 ties the negation to another verb.
    if denied is not None and "的" not in denied.group():
        return True
    return _NOT_AFTER.match(after) is not None or _NOT_YET.search(gaps) is not None


def _is_planned(lead: str, clause: str) -> bool:
    if _PLAN_OPENS.match(lead):
        return True
    match = _PLAN_BEFORE.search(lead[-60:])
    if match is None or _OBJECT_FIRST.search(clause):
        return False
    # 拟出台的文件: the plan is of the document, not of what is done with it.
    return "的" not in match.group()[-24:] or _WILL.search(match.group()) is not None


def _is_demanded(lead: str, before: str, to_end: str, rest: str) -> bool:
    """lead, rest: the sentence before and behind the hit; before: the clause before it; to_end: the same with the hit."""
    after = re.split(r"(?<!\d)[,:]|[,:](?!\d)", rest, maxsplit=1)[0]
    if _PASSED_ON.search(before) or _MUST.search(before):
        return True
    if _ISSUED_ABOVE.search(to_end) or (_ISSUED_NEAR.search(to_end) and _THEN_PASSED_ON.match(rest)):
        return True
    if _RELAYED.search(before) and _RELAYED_AFTER.match(after):
        return True
    demands = list(_DEMAND.finditer(lead))
    if demands:
        last = demands[-1]
        if not _MEASURE.search(lead[: last.start()]) and not _OWN_PART.search(lead[last.end() :]):
            return True
    return _DEMAND_AFTER.match(after) is not None and _HANDED_DOWN.search(before) is not None


def _is_quoted(
    text: str, sentence_start: int, sentence_end: int, start: int, end: int, has_title: bool
) -> bool:
    """Whether the hit is only (part of) the name of a document that was studied or passed on."""
    if not has_title:
        return _is_statute_studied(text, sentence_start, sentence_end, start, end)
    opened = text.rfind("《", sentence_start, start)
    inside = opened >= 0 and "》" not in text[opened:start] and "》" in text[end : end + 80]
    if inside:
        lead = text[sentence_start:opened]
        studied = list(_STUDY_VERB.finditer(lead))
        # In a long list of titles the verb stands far before; titles in between say nothing.
        between = re.sub(r"《[^》]*》", "", lead[studied[-1].end() :]) if studied else ""
        if studied and (_RELATIVE.search(between) or not _ISSUED_BEFORE.search(between)):
            return _ISSUED_AFTER.match(text[end:sentence_end]) is None
        return False
    named = text.find("《", start, end)
    if named >= 0:  # 学习新修订的《…裁量基准》: the hit begins with the verb of the relative clause
        lead = text[sentence_start:named]
        return _RELATIVE.search(lead) is not None and _STUDIED.search(lead) is not None
    return _is_statute_studied(text, sentence_start, sentence_end, start, end)


def _is_statute_studied(text: str, sentence_start: int, sentence_end: int, start: int, end: int) -> bool:
    return (
        _IS_STATUTE.match(text, end, sentence_end) is not None
        and _STUDIED.search(text[sentence_start:start]) is not None
    )


def _is_history(lead: str, rest: str, year: int) -> bool:
    """Whether the words before the hit in its sentence set an earlier year, and no later word brings the report year back.

    rest: the sentence from the hit on.
    """
    if _OLD_OBJECT.match(rest):
        return False
    if _LAST_YEAR.search(lead):
        return True
    latest: int | None = None
    for match in _PAST_YEAR.finditer(lead):
        before = lead[: match.start()]
        in_title = before.count("《") > before.count("》")
        if not in_title and not _COMPARES.search(before) and not _TAKES_YEAR.search(before):
            latest = None if int(match.group(1)) >= year else match.end()
    return latest is not None and not _NOW.search(lead[latest:])
