"""Fixed values of an invented county, so that the outputs can be compared without an engine below them."""

from __future__ import annotations

from dataclasses import replace

from checker.document import Notice
from checker.finding import (
    Certainty,
    Citation,
    ConsistencyFinding,
    Finding,
    Importance,
    Nearest,
    Outcome,
    Quote,
)
from checker.scorecard import (
    AssessmentError,
    DocumentFacts,
    GroupScore,
    PartFact,
    RulebookFacts,
    Score,
    Scorecard,
    TierFact,
)

MANDATORY, EXPECTED, ADVISED = Importance
MET, PARTIAL, MISSING, ABSENT, WAIVED, UNASSESSED = Outcome

INSPECTION = Citation("inspection-2019#a24", "《法治政府建设与责任落实督察工作规定》第二十四条")
DUTIES = Citation("duties-2016#a5", "《党政主要负责人履行推进法治建设第一责任人职责规定》第五条")
OUTLINE = "《法治政府建设实施纲要（2021—2025年）》"

MEASURES_HEADING = "二、推进法治政府建设的主要举措和成效"
DUTIES_HEADING = "一、党政主要负责人履行推进法治建设第一责任人职责情况"


def outline(clause: str, number: int) -> Citation:
    return Citation(f"outline-2021#c{number}", f"{OUTLINE}（{clause}）")


def finding(  # one line for each finding below; what is always the same stands here once
    element: str,
    title: str,
    outcome: Outcome,
    importance: Importance = MANDATORY,
    *,
    basis: tuple[Citation, ...] = (INSPECTION,),
    evidence: tuple[Quote, ...] = (),
    searched: tuple[str, ...] = ("measures", "first-responsible"),
    nearest: Nearest | None = None,
    reason: str = "",
    advice: str = "",
    certainty: Certainty = Certainty.SURE,
) -> Finding:
    group = element.split("/", maxsplit=1)[0]
    part = group if group in {"shortcomings", "first-responsible", "plan", "document"} else "measures"
    return Finding(
        element,
        title,
        group,
        importance,
        outcome,
        certainty,
        part,
        basis,
        evidence,
        searched,
        nearest,
        reason,
        advice,
    )


FINDINGS = (
    finding(
        "document/title",
        "标题要素完整",
        MET,
        EXPECTED,
        basis=(Citation("practice#title", "惯例"),),
        evidence=(Quote("云水县人民政府2024年度法治政府建设情况报告", 0, 21),),
        searched=("document",),
    ),
    finding(
        "content/measures",
        "主要举措和成效",
        MET,
        evidence=(
            Quote(
                "县政府常务会议研究法治建设事项8次，出台《云水县优化营商环境三十条》。",
                1200,
                1234,
                MEASURES_HEADING,
            ),
        ),
    ),
    finding(
        "content/shortcomings",
        "存在的不足",
        MET,
        evidence=(Quote("乡镇执法力量不足，个别部门案卷制作不规范。", 5200, 5221, "三、存在的不足"),),
    ),
    finding(
        "content/causes",
        "不足的原因",
        MISSING,
        searched=("shortcomings", "plan"),
        nearest=Nearest(
            "乡镇执法力量不足，个别部门案卷制作不规范。", 5200, 5221, "列出了不足，没有写形成不足的原因。"
        ),
        advice="在不足部分逐项写明原因，用“主要原因是”“根源在于”等领起，并与所列不足对应。",
    ),
    finding(
        "content/first-responsible",
        "党政主要负责人履行第一责任人职责情况",
        MET,
        evidence=(
            Quote(
                "县委常委会会议、县政府常务会议研究法治建设事项8次，县委书记、县长对法治建设工作作出批示5次，"
                "主持召开全面依法治县委员会会议2次，审议《云水县法治政府建设工作要点》等文件6件，"
                "推动解决执法力量下沉等重点难点问题11个。",
                120,
                230,
                DUTIES_HEADING,
            ),
            Quote("15个部门单位主要负责人向委员会述法。", 260, 278, DUTIES_HEADING),
        ),
    ),
    finding(
        "content/plan",
        "下一年度主要安排",
        PARTIAL,
        searched=("plan",),
        evidence=(
            Quote(
                "下一步，将持续推进法治政府建设，为高质量发展提供法治保障。", 5600, 5628, "四、下一步工作打算"
            ),
        ),
        reason="只有一句话，没有列出具体任务。",
        advice="至少列出三项具体任务，写明做什么、由谁做、何时完成。",
    ),
    finding(
        "first-responsible/hear-and-study",
        "听取汇报、研究法治建设重大问题",
        MET,
        basis=(DUTIES,),
        evidence=(Quote("县委常委会会议、县政府常务会议研究法治建设事项8次", 120, 145, DUTIES_HEADING),),
    ),
    finding(
        "first-responsible/year-end-account",
        "年终述法",
        MET,
        basis=(DUTIES,),
        certainty=Certainty.LIKELY,
        evidence=(Quote("15个部门单位主要负责人向委员会述法。", 260, 278, DUTIES_HEADING),),
    ),
    finding(
        "first-responsible/study-law",
        "带头学法",
        PARTIAL,
        EXPECTED,
        basis=(DUTIES, outline("三十四", 34)),
        evidence=(Quote("坚持领导干部带头学法。", 300, 311, DUTIES_HEADING),),
        reason="有提法，没有次数、主题等可核查的事实。",
        advice="写明中心组学习、常务会议会前学法的次数和主题。",
    ),
    finding(
        "first-responsible/urge-others",
        "督促班子成员和下级依法行政",
        MISSING,
        ADVISED,
        basis=(DUTIES,),
        advice="写明约谈、督察整改、述法点评的对象和数量。",
    ),
    finding(
        "enforcement/three-systems",
        "行政执法“三项制度”",
        MET,
        basis=(outline("十五", 15),),
        evidence=(
            Quote(
                "公示执法信息1.2万条，重大执法决定法制审核312件。",
                2600,
                2626,
                "（三）深化行政执法体制改革，规范行政执法行为",
            ),
        ),
    ),
    finding(
        "enforcement/supervision",
        "行政执法监督和案卷评查",
        MISSING,
        basis=(
            outline("二十六", 26),
            Citation("enforcement-supervision-2026#a9", "《行政执法监督条例》第九条"),
        ),
        nearest=Nearest(
            "加强行政执法队伍建设，开展能力素养培训、业务知识和行政执法技能培训，组织463人参加行政执法培训考试，"
            "清理不在执法岗位人员67人，并按要求向社会公布行政执法人员名录，自觉接受社会各界对行政执法人员持证上岗情况的查询和监督。",
            2700,
            2790,
            "说的是执法人员培训，没有案卷评查、执法监督员、监督文书。",
        ),
        reason="正文未提到案卷评查或行政执法监督。",
        advice="写明评查案卷的数量、发现的问题和整改情况，或监督文书、专项监督的数量。",
    ),
    finding(
        "disputes/reconsideration",
        "行政复议",
        MET,
        basis=(outline("二十二", 22),),
        evidence=(
            Quote(
                "全年收到行政复议申请131件，受理126件，审结118件，调解和解43件。",
                3100,
                3134,
                "（五）健全矛盾纠纷预防化解体系",
            ),
        ),
    ),
    finding(
        "disputes/adjudication",
        "行政裁决",
        MISSING,
        ADVISED,
        basis=(outline("二十一", 21),),
        advice="写明行政裁决的事项、件数或机制。",
    ),
    finding(
        "rulemaking/legislation",
        "政府立法",
        ABSENT,
        basis=(outline("七", 7),),
        searched=(),
        reason="县（市、区）没有立法权，不问此项。",
    ),
    finding(
        "oversight/openness",
        "政务公开",
        WAIVED,
        basis=(outline("二十七", 27),),
        searched=(),
        reason="经市委依法治市办同意另行报告，豁免至2025年12月31日。",
    ),
    finding(
        "digital/platform",
        "信息化平台",
        UNASSESSED,
        EXPECTED,
        basis=(outline("二十九", 29),),
        searched=(),
        reason="该要素的内容在附表中，附表未能读取。",
    ),
)


def counts(**given: int) -> dict[Outcome, int]:
    return {outcome: given.get(outcome.name.lower(), 0) for outcome in Outcome}


SCORE = Score(
    points=64.3,
    grade="不合格",
    counts=counts(met=8, partial=2, missing=4, not_applicable=1, waived=1, not_assessed=1),
    by_group=(
        GroupScore("document", "文件要素", 100.0, counts(met=1)),
        GroupScore("content", "法定内容", 70.0, counts(met=3, partial=1, missing=1)),
        GroupScore("first-responsible", "第一责任人职责", 77.8, counts(met=2, partial=1, missing=1)),
        GroupScore("rulemaking", "依法行政制度", None, counts(not_applicable=1)),
        GroupScore("enforcement", "行政执法", 99.9, counts(met=1, missing=1)),
        GroupScore("disputes", "矛盾纠纷化解", 0.2, counts(met=1, missing=1)),
        GroupScore("shortcomings", "不足质量", 0.0, counts(missing=1)),
    ),
    formula="（必备 3 分×7.5 项 + 应有 2 分×1.5 项 + 倡导 1 分×0 项）÷ 适用要素满分 39.7 × 100 = 64.3",
    cap="缺少法定内容“不足的原因”，等次封顶为“不合格”。",
    missing_mandatory=("content/causes",),
)

CARD = Scorecard(
    document=DocumentFacts(
        path="报告/云水县2024.txt",
        sha256="0" * 64,
        format="txt",
        is_annual_report=True,
        title="云水县人民政府2024年度法治政府建设情况报告",
        issuer="云水县人民政府",
        level="X",
        year=2024,
        chars=5630,
        parts=(
            PartFact("preamble", "", 21, 100),
            PartFact("first-responsible", DUTIES_HEADING, 100, 1150),
            PartFact("measures", MEASURES_HEADING, 1150, 5150),
            PartFact("shortcomings", "三、存在的不足", 5150, 5580),
            PartFact("plan", "四、下一步工作打算", 5580, 5630),
        ),
        warnings=(Notice("one-line", "全文在一行里，已按序号切分；没有序号的段落可能切不开。"),),
    ),
    rulebook=RulebookFacts(
        2024,
        "X",
        None,
        "f00d",
        {"loaded": 17, "ran": 16, "not-applicable": 1},
        (TierFact("central", "中央要求"),),
    ),
    score=SCORE,
    findings=FINDINGS,
    consistency=(
        ConsistencyFinding(
            "consistency/arithmetic",
            "数据自相矛盾",
            Certainty.HINT,
            (Quote("办结136件", 3300, 3306), Quote("收到131件", 3280, 3286)),
            "办结多于收到，未说明上年结转。",
        ),
    ),
)

UNREADABLE = Scorecard(
    document=DocumentFacts("报告/损坏.docx", "1" * 64, "docx", False, None, None, None, None, 0),
    rulebook=RulebookFacts(None, None, None, "f00d"),
    error=AssessmentError("damaged", "文件已损坏，读不出文字。", "请用 Word 或 WPS 打开后另存一次，再检查。"),
)

# What a report may contain by accident or on purpose; shown as text, it must do nothing.
HOSTILE = "[red]甲[/b]\x1b[31m乙\u202e丙\u200b\r\n丁\x9b31m\tHello"


def hostile_card() -> Scorecard:
    """A card with HOSTILE in every text a report or a rule can put there."""
    hurt = replace(
        FINDINGS[11],
        title=HOSTILE,
        basis=(Citation("x#y", HOSTILE),),
        nearest=Nearest(HOSTILE * 9, 0, 1, HOSTILE),
        reason=HOSTILE,
        advice=HOSTILE,
    )
    shown = replace(FINDINGS[1], title=HOSTILE * 5, evidence=(Quote(HOSTILE * 9, 0, 1, HOSTILE * 5),) * 3)
    document = replace(
        CARD.document, path=HOSTILE, title=HOSTILE, issuer=HOSTILE, warnings=(Notice("x", HOSTILE * 4),)
    )
    contradiction = replace(CARD.consistency[0], title=HOSTILE, message=HOSTILE)
    return replace(CARD, document=document, findings=(hurt, shown), consistency=(contradiction,))
