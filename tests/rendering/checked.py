"""An invented report with hand-made findings whose quotes stand in its text: for outputs that show the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rendering.samples import CARD, DUTIES, FINDINGS, INSPECTION, SCORE, finding, outline

from checker.check import Checked
from checker.document import Document, Paragraph
from checker.finding import (
    Certainty,
    ConsistencyFinding,
    Finding,
    Importance,
    Nearest,
    Outcome,
    Pair,
    Quote,
)
from checker.scorecard import PartFact, TierFact
from checker.structure import outline_of

if TYPE_CHECKING:
    from checker.scorecard import Scorecard

EXPECTED, ADVISED = Importance.EXPECTED, Importance.ADVISED
MET, PARTIAL, MISSING, ABSENT, WAIVED, UNASSESSED = Outcome

TITLE = "云水县人民政府2024年度法治政府建设情况报告"
TEXT = f"""{TITLE}
【打印本页】
2024年，云水县深入学习贯彻习近平法治思想，现将有关情况报告如下：
一、党政主要负责人履行推进法治建设第一责任人职责情况
县委常委会会议、县政府常务会议研究法治建设事项8次，县委书记、县长作出批示5次。15个部门单位主要负责人向委员会述法。坚持领导干部带头学法。
二、推进法治政府建设的主要举措和成效
（一）规范行政执法。公示执法信息1.2万条，重大执法决定法制审核312件。组织463人参加行政执法培训考试。
（二）化解矛盾纠纷。全年收到行政复议申请131件，审结136件，调解和解43件。
三、存在的不足
乡镇执法力量不足，个别部门案卷制作不规范。
四、下一步工作打算
充实乡镇执法力量，招录执法人员20名。持续推进法治政府建设。
"""


def document_of(text: str, format_: str = "txt") -> Document:
    """Every line a paragraph, as a text file is read."""
    paragraphs, start = [], 0
    for line in text.splitlines(keepends=True):
        body = line.rstrip("\n")
        if body.strip():
            paragraphs.append(Paragraph(start, start + len(body)))
        start += len(line)
    return Document(text, format_, tuple(paragraphs), path="报告/云水县2024.txt", sha256="ab" * 32)


DOCUMENT = document_of(TEXT)
OUTLINE = outline_of(DOCUMENT)


def quote(words: str, place: str = "") -> Quote:
    start = TEXT.index(words)
    above = [section for section in OUTLINE.sections if section.start <= start]
    heading = TEXT[above[-1].heading.start : above[-1].heading.end] if above else ""
    return Quote(words, start, start + len(words), heading, place)


def nearest(words: str, lacks: str, wording: str = "") -> Nearest:
    found = quote(words)
    return Nearest(words, found.start, found.end, lacks, wording=wording)


_FOUND: tuple[Finding, ...] = (
    finding("document/title", "标题要素完整", MET, EXPECTED, evidence=(quote(TITLE),)),
    finding("content/measures", "主要举措和成效", MET, evidence=(quote("重大执法决定法制审核312件"),)),
    finding("content/shortcomings", "存在的不足", MET, evidence=(quote("乡镇执法力量不足"),)),
    finding(
        "content/causes",
        "不足的原因",
        MISSING,
        searched=("shortcomings",),
        nearest=nearest("三、存在的不足", "写了不足，没有写原因", "“主要原因是……”"),
        reason="写了不足，没有写原因",
        advice="逐项写明原因。",
    ),
    finding(
        "first-responsible/hear-and-study",
        "听取汇报、研究法治建设重大问题",
        MET,
        basis=(DUTIES,),
        evidence=(
            quote("县委常委会会议、县政府常务会议研究法治建设事项8次", "第 5 行"),
            quote("作出批示5次"),
        ),
    ),
    finding(
        "first-responsible/study-law",
        "带头学法",
        PARTIAL,
        EXPECTED,
        basis=(DUTIES, outline("三十四", 34)),
        evidence=(quote("坚持领导干部带头学法。"),),
        nearest=nearest("坚持领导干部带头学法。", "没有次数", "如“县委常委会会前学法6次”"),
        reason="有提法，没有可核查的事实",
        advice="写明学法的次数和主题。",
    ),
    replace(
        finding(
            "enforcement/three-systems",
            "行政执法“三项制度”",
            MET,
            basis=(outline("十五", 15),),
            certainty=Certainty.LIKELY,
            evidence=(quote("公示执法信息1.2万条，重大执法决定法制审核312件"),),
        ),
        review="公示和审核有数据，没有提到全过程记录。",
    ),
    finding(
        "enforcement/supervision",
        "行政执法监督和案卷评查",
        MISSING,
        basis=(outline("二十六", 26), INSPECTION),
        nearest=nearest("组织463人参加行政执法培训考试。", "说的是培训，没有案卷评查"),
        reason="全文没有提到",
        advice="写明评查案卷的数量。",
    ),
    finding("disputes/reconsideration", "行政复议", MET, evidence=(quote("收到行政复议申请131件"),)),
    finding("disputes/adjudication", "行政裁决", MISSING, ADVISED, advice="写明行政裁决的事项和件数。"),
    replace(
        finding(
            "plan/answers-shortcomings",
            "安排回应不足",
            PARTIAL,
            EXPECTED,
            evidence=(quote("充实乡镇执法力量，招录执法人员20名。"),),
            reason="2 项不足中有 1 项在安排中没有对应措施",
        ),
        pairs=(
            Pair(quote("乡镇执法力量不足"), quote("充实乡镇执法力量，招录执法人员20名。")),
            Pair(quote("个别部门案卷制作不规范。"), None),
        ),
        tier="shili",
    ),
    *FINDINGS[14:],  # not applicable, waived, not assessed
)

PARTS = {"content/shortcomings": "shortcomings", "content/causes": "shortcomings"}
FOUND = tuple(replace(one, part=PARTS.get(one.id, one.part)) for one in _FOUND)

CONSISTENCY = (
    ConsistencyFinding(
        "consistency/format",
        "格式提示",
        Certainty.HINT,
        (quote("1.2万条"),),
        "请核对：计数单位前后不一致。",
    ),
    ConsistencyFinding(
        "consistency/arithmetic",
        "数据自相矛盾",
        Certainty.LIKELY,
        (quote("收到行政复议申请131件，审结136件"),),
        "请核对：收到 131，办结 136，136 − 131 = 5，办结多于收到。",
    ),
)

SHOWN: Scorecard = replace(
    CARD,
    document=replace(
        CARD.document,
        sha256="ab" * 32,
        chars=len(TEXT),
        parts=tuple(PartFact(part.part.value, part.heading, part.start, part.end) for part in OUTLINE.parts),
    ),
    rulebook=replace(
        CARD.rulebook, tiers=(TierFact("central", "中央要求"), TierFact("shili", "云水县示例要求"))
    ),
    score=replace(SCORE, cap="缺少法定内容“不足的原因”，降为不合格"),
    findings=FOUND,
    consistency=CONSISTENCY,
)
CHECKED = Checked(SHOWN, DOCUMENT, OUTLINE)


def hostile_checked(words: str) -> Checked:
    """A report whose every text says `words`: the document, the findings, the questions."""
    text = "\n".join([words, *(f"一、{words}", words, f"二、{words}", f"（一）{words}。{words}")]) + "\n"
    document = replace(document_of(text), path=f"/家/{words}.txt")
    passage = Quote(words, 0, len(words), words, words)
    findings = tuple(
        replace(
            one,
            title=words,
            evidence=(passage,) * len(one.evidence),
            nearest=Nearest(words, 0, len(words), words, words, words) if one.nearest else None,
            reason=words,
            advice=words,
            review=words,
            pairs=(Pair(passage, passage), Pair(passage, None)),
            basis=tuple(replace(citation, text=words) for citation in one.basis),
        )
        for one in FOUND
    )
    queries = tuple(replace(one, title=words, message=words, quotes=(passage,)) for one in CONSISTENCY)
    facts = replace(SHOWN.document, path=document.path, title=words, issuer=words)
    return Checked(
        replace(SHOWN, document=facts, findings=findings, consistency=queries), document, outline_of(document)
    )
