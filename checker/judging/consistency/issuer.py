"""Names that belong to another report: consistency/issuer.

Told are words for oneself of another kind (我县 in a town's report), bodies of another kind (县委 in a district's), acts of a superior
told as own, and another place as the subject of own results. Names in 《》, subordinate places, superiors, partners and comparisons
are no errors. Each slip is told once, with the first places where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.finding import Certainty, ConsistencyFinding
from checker.judging.consistency.divisions import division_codes, is_within
from checker.judging.consistency.draft import HIDDEN, LONGEST_SENTENCE, Draft
from checker.judging.consistency.identity import Identity, identity_of
from checker.judging.consistency.other_places import OtherPlaces
from checker.matching import Span
from checker.structure.outline import PartName
from checker.values import dataclass

ID, TITLE = "consistency/issuer", "单位错用"
_QUOTED_PLACES = 3
_STEP_OF = {"省": 0, "市": 1, "州": 1, "盟": 1, "县": 2, "区": 2, "旗": 2, "镇": 3, "乡": 3, "街道": 3}
_PLACES = "省|市|州|盟|县|旗|区|镇|乡|街道"
_ACT = (
    r"(?:始终|坚持|深入|认真|全面|以|紧紧|高度|严格|切实|积极|扎实|持续|大力|不断|进一步|将|把|共|全年|组织|开展|建立|制定|印发|健全|完善|推进|推动|加强|强化|加快|"
    r"召开|办理|受理|化解|聚焦|围绕|统筹|充分|主动|创新|率先|出台|成立|着力|落实|深化|拓展|探索|构建|打造|推行|实施|规范|累计|先后|依法|党政主要负责人|主要负责人|主要领导|党工委|党委|人民政府|政府|上下|牢固|"
    r"审查|审核|评查|举办|排查|紧扣|提升|优化|突出|抓|做|在[^,。]{2,10}(?:下|中|上),)"
)
# After a name no body's own title may follow: 转发市委依法治市办, 废止省政府规范性文件 hold no name.
_OWN_ACT = rf"(?!全面依法|依法治|规范性|人民政府|政府|党委|党工委){_ACT}"
_SELF = re.compile(rf"我(?P<kind>{_PLACES})(?=各|各级|法治|{_ACT})")
_WHOLE = re.compile(rf"全(?P<kind>{_PLACES})(?!域|面|场|系|局|盘|长)")
_BODY = re.compile(
    r"(?P<kind>县|区|旗|市|镇|乡|街道)(?:委(?!员|托|派|任|书记)|(?:人民)?政府|党委|党工委(?!书记))(?P<rest>[^,。;]{0,16})"
)
_OWN_MEETING = re.compile(r"常委会|理论学习|依法治|全面依法治|、[县区市旗]政府常务会|常务会")
_SUPERIOR_ACTS = re.compile(
    r"(?P<kind>市|县|区)委(?:常委会|常务会)(?:会议)?、(?:市|县|区)政府(?:党组会议、)?常务会议?(?:会议)?[^,。;精◇]{0,6}(?:研究|听取|审议)[^,。;]{0,20}\d+(?:次|个|项)"
)
_LEAD = r"(?:20\d\d年(?:度)?|今年以来|一年来|全年|下一步|为(?:推动|推进|促进|实现|建设)|现将|现就|今年)?"
_OFFICE = r"(?:人民政府|政府|党委、(?:人民)?政府|党委|党工委、办事处|党工委|办事处|[省市县区旗]?委(?!员)|[^\W\d]{2,8}?局)?"
_GOALS = r"(?:各项事业|经济社会|高质量发展|法治政府建设|法治建设|法治[县区市镇]|20\d\d年)"
_OWN_SITE = r"(?:门户)?网站(?:主动)?(?:公开|发布|公布)"
_NAMED = re.compile(
    rf"{_LEAD}(?P<name>[^\W\d]{{2,9}}?(?P<kind>{_PLACES}))(?P<office>{_OFFICE})(?={_OWN_ACT}|{_GOALS}|{_OWN_SITE})"
)
_PARTNER = re.compile(
    r"联合|会同|赴|学习|借鉴|考察|对口|协作|合作|来自|毗邻|周边|邻近|相邻|优于|兄弟|支援|帮扶|结对|签订|签署|交流|共同|派员|移送|协助|委托|跨[区界县市省镇域]|交界|接壤|案例|获评|被评|入选|"
    rf"[与同和及][^,。;]{{2,10}}(?:{_PLACES})|原[^,。;]{{2,6}}(?:{_PLACES})|分别|率先"
)
_OTHER_ZONE = re.compile(r"园区|开发区|高新区|经开区|新区|保护区|景区|自贸区|示范区|功能区")
_LOWER = re.compile(r"各|两级|三级|县区|市县|区县|县\(|示范|全省|下辖")
_LOWER_PLACE = re.compile(rf"(?P<stem>[^\W\d全我各本]{{2,4}}?)(?:{_PLACES})(?P<body>委|政府|人民政府)?")
# What stands before 区委 and is no name: 召开区委…, 市委区委….
_NO_PLACE = re.compile(
    r"召开|组织|向|对|经|由|在|和|与|及|受|被|报|提请|落实|贯彻|按照|根据|省|市|县|委|政府|支持|推动|坚持|服务|领导|严格|认真|主持|纳入|列入|以|为|将|把"
)
_AROUND = 30  # how far before a clause a partner may be named
_PEER = re.compile(
    r"(?:向|接受)(?P<congress>县|区|旗)人(?:大|民代表大会)|依法治(?P<commission>县|区|旗)(?=委员会|办)"
)
_HEAD = re.compile("[,;:。、)]")
_CLAUSE_END = re.compile("[,;。:]")
_ANY_PLACE = re.compile("[省市州盟县旗区镇乡街]")  # no name and no word for oneself goes without
_FOLLOWS_ORDERS = re.compile(r"(?:落实|贯彻|按照|根据|遵照|围绕)[^,。;◇]{0,12}$")
_ABOVE = re.compile(r"(?:省|自治区|市|州|盟)(?=委(?!员)|政府|人民政府)")
_LONGEST_NAME = 11


@dataclass(frozen=True)
class _Slip:
    """word: what stands there; wanted: what belongs there, for the message."""

    word: str
    wanted: str
    start: int
    end: int


def issuer(draft: Draft) -> Iterator[ConsistencyFinding]:
    """Every name that fits another report. Nothing when it is unknown whose report it is."""
    own = identity_of(draft) if draft.outline.is_annual_report else None
    if own is None:
        return
    others = OtherPlaces(draft.plain, own)
    slips: dict[str, list[_Slip]] = {}
    with_peers = {span.start for span in draft.spans_with(_PEER)}
    for span in draft.spans_with(_ANY_PLACE):
        if span.end - span.start > LONGEST_SENTENCE:
            continue
        for slip in _slips(draft, own, others, span, span.start in with_peers):
            slips.setdefault(slip.word, []).append(slip)
    for word, places in slips.items():
        if _is_doubtful(draft, own, word):
            continue
        message = f"请核对：本报告单位为{draft.issuer}，这里写“{word}”{places[0].wanted}。"
        quoted = [(slip.start, slip.end) for slip in places[:_QUOTED_PLACES]]
        yield draft.finding(ID, TITLE, Certainty.LIKELY, message, quoted)


def _is_doubtful(draft: Draft, own: Identity, word: str) -> bool:
    """A report that says 我县 ten times and 我镇 never is a county's: then the issuer was misread, not the text miswritten."""
    kind = re.match(rf"[我全]?({_PLACES})(?:委|政府|人民政府|党委|党工委)?$", word)
    if kind and not _bodies(draft, own.kind) and _bodies(draft, kind.group(1)) > _QUOTED_PLACES:
        return True
    if word[0] not in "我全":
        return False
    wrong, right = draft.plain.count(word), draft.plain.count(word[0] + own.kind)
    return wrong >= _QUOTED_PLACES and wrong > right


def _bodies(draft: Draft, kind: str) -> int:
    """How often a report speaks of the whole of a place of that kind, or of its party committee and government."""
    return len(re.findall(rf"[我全]{kind}|{kind}(?:委(?!员|托)|政府|人民政府|党委|党工委)", draft.plain))


def _slips(draft: Draft, own: Identity, others: OtherPlaces, span: Span, with_peers: bool) -> Iterator[_Slip]:
    text = draft.plain
    for start in _clause_starts(text, span):
        head = text[start]
        found = None
        if head == "我":
            found = _self(text, own, start, span)
        elif head == "全":
            found = _whole(draft, own, start, span)
        elif head in _PLACES:
            found = _body(draft, own, start, span) or _superior_acts(text, own, start, span)
        found = found or _named(draft, others, start, span)
        if found:
            yield found
    if with_peers:
        yield from _peers(text, own, span)
    yield from _orders(draft, own, span)


def _clause_starts(text: str, span: Span) -> list[int]:
    return [span.start, *(mark.end() for mark in _HEAD.finditer(text, span.start, span.end - 1))]


def _clause_end(text: str, start: int, span: Span) -> int:
    mark = _CLAUSE_END.search(text, start, span.end)
    return mark.start() if mark else max(start, span.end)


def _self(text: str, own: Identity, start: int, span: Span) -> _Slip | None:
    match = _SELF.match(text, start, span.end)
    if match is None or match["kind"] == own.kind or match["kind"] == "省":
        return None
    if match["kind"] == "区" and (own.in_autonomous_region or own.is_zone):
        return None
    end = _clause_end(text, start, span)
    if own.place in text[start:end]:
        return None  # 我市将云岭县列为试点: the superior speaks
    wanted = f"，是否应为“我{own.kind}”" if own.level != "D" else "，与本单位不符"
    return _Slip(match.group(), wanted, start, end)


def _whole(draft: Draft, own: Identity, start: int, span: Span) -> _Slip | None:
    text = draft.plain
    match = _WHOLE.match(text, start, span.end)
    if match is None or match["kind"] == own.kind or own.is_zone:
        return None
    kind, sentence = match["kind"], text[span.start : span.end]
    said, mine = _STEP_OF[kind], _step(own)
    if said < mine or (kind == "市" and own.kind in ("县", "区", "旗")):
        return None  # a wider place: 在全市…, 全市首个…
    if kind == "区" and (own.in_autonomous_region or _OTHER_ZONE.search(sentence)):
        return None
    if said > mine and (start != span.start or _names_a_place(sentence) or _LOWER.search(sentence)):
        return None  # a narrower place may have been named before
    if said > mine and own.level == "D":
        return None
    return _Slip(match.group(), f"，是否应为“全{own.kind}”", start, _clause_end(text, start, span))


def _step(own: Identity) -> int:
    """The step of the own place; a city at county level stands with the counties."""
    return 2 if own.level == "X" else _STEP_OF[own.kind]


def _names_a_place(sentence: str) -> bool:
    return re.search(rf"[^\W\d全我各本]{{2,4}}(?:{_PLACES})", sentence) is not None


def _body(draft: Draft, own: Identity, start: int, span: Span) -> _Slip | None:
    """县委、县政府 at the head of a clause in the report of a district or of a city."""
    text = draft.plain
    match = _BODY.match(text, start, span.end)
    if match is None or own.level in ("D", "P") or own.is_zone or match["kind"] == own.kind:
        return None
    kind, sentence = match["kind"], text[span.start : span.end]
    said, mine = _STEP_OF[kind], _step(own)
    if said < mine or (kind == "市" and own.level == "X"):
        return None
    if kind == "区" and (own.in_autonomous_region or _OTHER_ZONE.search(sentence)):
        return None
    if said > mine and (
        # Towns and counties below act in every report; only the meetings and offices a report tells of itself are left.
        not _OWN_MEETING.match(match["rest"])
        or said > mine + 1
        or _LOWER.search(sentence)
        or _names_lower_place(sentence[: start - span.start])
        or not re.search(r"\d", text[start : span.end])
    ):
        return None
    word = text[start : match.start("rest")]
    return _Slip(word, "，与本级不符", start, _clause_end(text, start, span))


def _names_lower_place(before: str) -> bool:
    """Whether the words before a clause set another scene: 白石区委书记带头述法，区政府常务会议…."""
    return any(
        match["body"] is None or not _NO_PLACE.search(match["stem"])
        for match in _LOWER_PLACE.finditer(before)
    )


def _superior_acts(text: str, own: Identity, start: int, span: Span) -> _Slip | None:
    """Meetings of a higher body, counted as if they were one's own."""
    match = _SUPERIOR_ACTS.match(text, start, span.end)
    if match is None or match["kind"] == own.kind or own.level not in ("X", "T"):
        return None
    if _STEP_OF[match["kind"]] >= _step(own):
        return None
    word = text[start : text.index("委", start) + 1]
    return _Slip(word, "的会议次数，是否为本级会议", start, match.end())


def _named(draft: Draft, others: OtherPlaces, start: int, span: Span) -> _Slip | None:
    """Another place of the own step as the subject of what was done."""
    text = draft.plain
    match = _NAMED.match(text, start, span.end)
    if match is None or span.sentence.part is PartName.SHORTCOMINGS:
        return None
    name, kind, office = match["name"], match["kind"], match["office"]
    if not others.is_other(name, kind, office) or HIDDEN in name:
        return None
    end = _clause_end(text, match.end(), span)
    near = text[max(span.start, start - _AROUND) : end]
    if others.own.place in near or _PARTNER.search(near) or others.is_partner(name):
        return None
    word = name + (office if others.own.level == "D" else "")
    return _Slip(word, "，是否沿用了其他单位的文稿", match.start("name"), end)


def _peers(text: str, own: Identity, span: Span) -> Iterator[_Slip]:
    """向县人大…, 依法治县委员会 in the report of a district: bodies a place has only one of."""
    if own.kind not in ("县", "区", "旗") or own.is_zone:
        return
    for match in _PEER.finditer(text, span.start, span.end):
        kind = match["congress"] or match["commission"]
        if (
            kind == own.kind
            or (kind == "区" and own.in_autonomous_region)
            or _PARTNER.search(text, span.start, span.end)
        ):
            continue
        yield _Slip(match.group(), "，与本级不符", match.start(), match.end())


def _orders(draft: Draft, own: Identity, span: Span) -> Iterator[_Slip]:
    """Orders carried out of a province or city that is not above the own place. Only where the table knows both for certain."""
    if own.code is None:
        return
    text = draft.plain
    for match in _ABOVE.finditer(text, span.start, span.end):
        for length in range(_LONGEST_NAME, 2, -1):
            name = text[max(span.start, match.end() - length) : match.end()]
            codes = division_codes().get(name)
            if codes:
                break
        else:
            continue
        before = text[span.start : match.end() - len(name)]
        if (
            len(codes) == 1
            and _FOLLOWS_ORDERS.search(before)
            and not _PARTNER.search(text, span.start, span.end)
        ):
            code = codes[0]
            if not is_within(own.code, code) and not is_within(code, own.code):
                start = match.end() - len(name)
                yield _Slip(name, "，不是本地上级", start, _clause_end(text, start, span))
