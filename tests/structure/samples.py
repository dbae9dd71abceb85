"""Small reports of invented places, put together from parts; every test says only what it changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.document import Hints
from checker.reading import read_document
from checker.structure import outline_of

if TYPE_CHECKING:
    from checker.structure.outline import Outline, PartName

TITLE = "岚澧县人民政府关于2024年度法治政府建设情况的报告"
PREAMBLE = "2024年,岚澧县人民政府深入学习贯彻习近平法治思想,法治政府建设稳步推进。现将有关情况报告如下:"
MEASURES = (
    "主要举措和成效\n"
    "(一)优化政务服务。全年办理审批事项3216件,平均用时压缩至2.5个工作日,新设便民网点14处,群众满意率98.6%。\n"
    "(二)规范行政执法。印发《岚澧县轻微违法免罚清单》,开展案卷评查2次,评查案卷126件,组织执法人员培训5期。\n"
    "(三)化解矛盾纠纷。受理行政复议申请43件,审结41件,调解各类纠纷1187件,调解成功率97.2%。\n"
    "(四)强化监督制约。办理代表建议和委员提案87件,主动公开信息2145条,配合审计整改问题31个,群众评议持续向好。\n"
)
SHORTCOMINGS = (
    "存在的不足和原因\n基层执法力量不足,部分镇持证人员偏少,法律专业人才引进困难,原因是编制紧、待遇低。\n"
)
DUTIES = (
    "党政主要负责人履行推进法治建设第一责任人职责情况\n"
    "县政府主要负责人主持召开常务会议9次研究法治议题,批示32次,年终专题述法。\n"
)
PLAN = "2025年主要安排\n继续清理规范性文件,培训镇级执法人员200人,建成数字监督平台并投入使用。\n"

THEMES = (
    "一、加强党的领导,统筹推进法治建设\n全年召开会议9次,研究议题32个,督办问题清单46项,各项任务落实。\n"
    "二、依法履行职能,优化营商环境\n全年办理审批事项3216件,建成网点14处,群众满意率98%。\n"
    "三、规范行政执法,维护公平正义\n开展案卷评查2次,评查案卷126件,培训执法人员5期。\n"
)


def numbered(*parts: str) -> str:
    """Parts in this order, with 一、 二、 before their headings."""
    return "".join(f"{number}、{part}" for number, part in zip("一二三四五六七八九", parts, strict=False))


BODY = numbered(MEASURES, SHORTCOMINGS, DUTIES, PLAN)
REPORT = f"{TITLE}\n{PREAMBLE}\n{BODY}"


def outline(text: str, **hints: str) -> Outline:
    """The outline of a text; hints: title, issuer, published as a saved web page would give them."""
    return outline_of(replace(read_document(text), hints=Hints(**hints)))


def headed(head: str, body: str = BODY) -> str:
    """A report with its own head: title lines and preamble."""
    return f"{head}\n{body}"


def headings(body: str) -> list[tuple[int, int | None, str]]:
    """(level, number, title) of every heading of a report with this body."""
    return [
        (s.heading.level, s.heading.number, s.heading.title)
        for s in outline(f"{TITLE}\n{PREAMBLE}\n{body}").sections
    ]


def part_at(text: str, words: str) -> PartName:
    """The part of the sentence in which these words stand."""
    at = text.index(words)
    for sentence in outline(text).sentences:
        if sentence.start <= at < sentence.end:
            return sentence.part
    raise AssertionError(f"no sentence holds {words!r}")


def parts(text: str) -> list[str]:
    """The parts in the order of the text, runs of the same part as one."""
    names: list[str] = []
    for part in outline(text).parts:
        if not names or names[-1] != part.part.value:
            names.append(part.part.value)
    return names
