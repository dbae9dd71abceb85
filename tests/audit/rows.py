"""Invented reports of an audit, for tests of rankings and of what is made from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.audit.accuracy import Accuracy
from checker.audit.overview import Contents, Overview, is_problem
from checker.audit.values import Contradiction, Detail, Element, LeftOut, Report, RulebookUsed
from checker.finding import Certainty, Importance, Outcome
from checker.rulebook import Scoring

MET, PARTIAL, MISSING, ABSENT, WAIVED, UNASSESSED = Outcome
ELEMENTS = (
    Element("content/plan", "下一年度主要安排", "content", "法定内容"),
    Element("content/causes", "不足的原因", "content", "法定内容"),
    Element("digital/platform", "信息化平台", "digital", "数字法治政府"),
    Element("oversight/openness", "政务公开", "oversight", "权力监督"),
)
SCORING = Scoring(
    weights={"mandatory": 3, "expected": 2, "advised": 1},
    credit={"met": 1.0, "partial": 0.5, "missing": 0.0},
    grades=(("优秀", 90.0), ("良好", 75.0), ("合格", 60.0)),
    fail_grade="不合格",
    cap_group="content",
    first_graded_year=2019,
    groups={"content": "法定内容", "digital": "数字法治政府", "oversight": "权力监督"},
)
PERFECT = Accuracy("test", 20, 0.0, {(one, one): 100 for one in (MET, PARTIAL, MISSING)})
ADVISED = Importance.ADVISED


def report(number: int, verdicts: Sequence[Outcome | None] = (MET,) * 4, **given: object) -> Report:
    """All elements weigh the same, so that points are the mean credit."""
    scored = [
        SCORING.credit[one.value] for one in verdicts if one is not None and one.value in SCORING.credit
    ]
    facts: dict[str, object] = {
        "id": number,
        "path": f"报告/{number:03}.docx",
        "url": None,
        "rulebook": 1,
        "is_annual": True,
        "title": f"第{number}县人民政府2024年度法治政府建设情况报告",
        "issuer": f"第{number}县人民政府",
        "level": "X",
        "year": 2024,
        "region": None,
        "region_name": None,
        "body": f"第{number}县",
        "anchored": True,
        "published": None,
        "points": round(100 * sum(scored) / len(scored), 1) if scored else None,
        "grade": "合格",
        "cap": "",
        "missing_mandatory": (),
        "contradictions": 0,
        "verdicts": tuple(verdicts),
        "importances": tuple(ADVISED if one is not None else None for one in verdicts),
    }
    return Report(**{**facts, **given})  # type: ignore[arg-type]


def overview(
    reports: Sequence[Report],
    accuracy: Accuracy = PERFECT,
    left_out: Sequence[LeftOut] = (),
    words: str = "正文写明案卷评查三十二件",
) -> Overview:
    """words: what every quote, reason and advice says."""
    known = {one.id: one for one in reports}

    def details(wanted: Sequence[int]) -> Iterator[Detail]:
        for id_ in wanted:
            for element, verdict in zip(ELEMENTS, known[id_].verdicts, strict=True):
                if verdict is not None:
                    yield Detail(
                        id_, element.id, verdict, ADVISED, Certainty.LIKELY, words, words, words, words, words, words, words
                    )  # fmt: skip

    def problems(wanted: Sequence[int]) -> Iterator[Detail]:
        return (one for one in details(wanted) if is_problem(one.outcome))

    def contradictions(wanted: Sequence[int]) -> Iterator[Contradiction]:
        for id_ in wanted:
            for _ in range(known[id_].contradictions):
                yield Contradiction(
                    id_, "consistency/arithmetic", "数据自相矛盾", Certainty.SURE, words, words, words
                )

    rulebooks = (RulebookUsed(1, "f" * 64, None, "0.1", 65, ("中央要求",), len(reports)),)
    contents = Contents(
        "audit.sqlite", ELEMENTS, tuple(reports), tuple(left_out), rulebooks, False, "2026-11-23T09:00:00Z",
        SCORING, "f" * 64, details, problems, contradictions,
    )  # fmt: skip
    return Overview(contents, accuracy)
