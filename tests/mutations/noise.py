"""The kinds that damage single characters: a slip of the pen, a scanner's mistake, blanks, quotes, widths. No verdict may change."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from mutations.cases import Case, draw
from mutations.reports import Prepared, prepared

# Fixed terms of six characters or more (quotes and marks aside), each with slips that keep it readable: homophones,
# look-alikes, a character doubled. None makes another official term (法治/法制): that would be another word, not a typo.
TERMS: dict[str, tuple[str, ...]] = {
    "习近平法治思想": ("习近干法治思想", "习近平法冶思想"),
    "第一责任人职责": ("第一责认人职责", "第一责任入职责"),
    "双随机、一公开": ("双随即、一公开", "双随机、一公幵"),
    "公平竞争审查": ("公平竟争审查", "公平竞争审察"),
    "行政规范性文件": ("行政规范姓文件", "行政规范性文仵"),
    "规范性文件备案": ("规范性文件备按", "规范性文仵备案"),
    "重大行政决策": ("重大行政决筞", "重大行致决策"),
    "重大执法决定法制审核": ("重大执法决定法制审合", "重大执法诀定法制审核"),
    "行政执法公示": ("行政执法公式", "行政执法公示示"),
    "执法全过程记录": ("执法全过程纪录", "执法全过程记绿"),
    "行政裁量权基准": ("行政载量权基准", "行政裁量权基淮"),
    "轻微违法行为": ("轻徽违法行为", "轻微违法行力"),
    "行政执法监督": ("行政执法监瞀", "行政执法临督"),
    "行政执法案卷评查": ("行政执法案券评查", "行政执法按卷评查"),
    "行政复议申请": ("行政复义申请", "行政夏议申请"),
    "行政复议案件": ("行政复义案件", "行政复议按件"),
    "负责人出庭应诉": ("负责人出廷应诉", "负责人出庭应述"),
    "人大代表建议": ("人大代表健议", "人大代表建仪"),
    "政协委员提案": ("政协委员题案", "政协委员提按"),
    "政府信息公开": ("政府信息公幵", "政府信息公开开"),
    "主动公开政府信息": ("主动公开政府信悉", "主动公幵政府信息"),
    "综合行政执法": ("综合行政执发", "综和行政执法"),
    "执法资格考试": ("执法资格考式", "执法资挌考试"),
    "涉企行政检查": ("涉企行政捡查", "涉企行致检查"),
    "优化营商环境": ("优化营商环镜", "优化萤商环境"),
    "一体化政务服务平台": ("一体化政务服物平台", "一休化政务服务平台"),
    "政务数据共享": ("政务数据共亨", "政物数据共享"),
    "理论学习中心组": ("理论学习中心祖", "理论学习中新组"),
    "全面依法治县": ("全面依法冶县", "全面衣法治县"),
    "全面依法治市": ("全面依法冶市", "全面衣法治市"),
    "法治政府建设示范": ("法治政府建设示犯", "法冶政府建设示范"),
    "法治政府建设实施纲要": ("法治政府建设实施刚要", "法治政府建设实施纲耍"),
    "谁执法谁普法": ("谁执法谁晋法", "谁执法准普法"),
    "人民调解组织": ("人民凋解组织", "人民调解组枳"),
    "矛盾纠纷多元化解": ("矛盾纠纷多元化介", "矛盾纠分多元化解"),
    "应急救援队伍": ("应急救缓队伍", "应急救援队五"),
    "高效办成一件事": ("高效办成一仵事", "高效办城一件事"),
    "证明事项告知承诺": ("证明事项告知承偌", "正明事项告知承诺"),
    "行政执法与刑事司法": ("行政执法与刑事司发", "行政执法与形事司法"),
    "常务会议会前学法": ("常务会议会前学发", "常务会义会前学法"),
    "信访工作法治化": ("信仿工作法治化", "信访工做法治化"),
    "信访积案化解": ("信访积按化解", "信访积案化介"),
    "合法性审查意见": ("合法性审察意见", "合法姓审查意见"),
    "政务服务中心": ("政务服务中新", "政务服物中心"),
}
_HAN_PAIR = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
_QUOTABLE = re.compile(
    r"行政复议|规范性文件|法律顾问|三项制度|第一责任人|双随机、一公开|法治政府|行政执法|政务公开|案卷评查|公平竞争|普法|信访|审计|裁量权|营商环境|习近平法治思想|述法|数据共享"
)
_MARKS = (("“", "”"), ('"', '"'), ("「", "」"))
_HALF = str.maketrans("，（）：；？！％０１２３４５６７８９", ",():;?!%0123456789")
_FULL = str.maketrans(",():;%0123456789", "，（）：；％０１２３４５６７８９")


def slip(every: int) -> Iterator[Case]:
    """One character of a fixed term wrong, wherever the report has the term; all verdicts of the text must stay (one case a text)."""
    for page in prepared():
        for term, slips in TERMS.items():
            pattern = re.compile('[“”"]?'.join(term))
            for wrong in slips:
                if pattern.search(page.text) and draw("slip", page.report.name, wrong) % every == 0:
                    text = pattern.sub(wrong, page.text)
                    yield _same(page, text, f"{term}→{wrong}", whole=True)


def blanks(every: int) -> Iterator[Case]:
    """A blank in every fortieth place between two characters, inside words or not."""
    yield from _sprinkled(every, "空格", 40, lambda chance: chance.choice((" ", "　", "\u00a0")))


def breaks(every: int) -> Iterator[Case]:
    """A line break in the middle of a sentence, every two hundred characters or so, as copying from a PDF leaves them."""
    yield from _sprinkled(every, "断行", 200, lambda _: "\n")


def quotes(every: int) -> Iterator[Case]:
    """Quotes around common terms, straight or curved, and those that were there taken away."""
    del every
    for page in prepared():
        chance = random.Random(page.report.name)

        def quoted(match: re.Match[str], chance: random.Random = chance) -> str:
            if chance.random() > 0.5:
                return match.group()
            left, right = chance.choice(_MARKS)
            return f"{left}{match.group()}{right}"

        yield _same(page, _QUOTABLE.sub(quoted, page.text), "加引号")
        yield _same(page, re.sub(r"[“”\"]", "", page.text), "去引号")


def widths(every: int) -> Iterator[Case]:
    """Marks and digits in the other width."""
    del every
    for page in prepared():
        yield _same(page, page.text.translate(_HALF), "半角")
        yield _same(page, page.text.translate(_FULL), "全角")


def _sprinkled(every: int, note: str, step: int, mark: Callable[[random.Random], str]) -> Iterator[Case]:
    del every
    for page in prepared():
        for round_ in range(2):
            chance = random.Random(f"{note}{page.report.name}{round_}")
            # The title keeps to its line: what is measured is the body.
            body = min((part.start for part in page.base.document.parts), default=0)

            def marked(match: re.Match[str], chance: random.Random = chance, body: int = body) -> str:
                return mark(chance) if match.start() > body and chance.random() < 1 / step else ""

            yield _same(page, _HAN_PAIR.sub(marked, page.text), f"{note}{round_}")


def _same(page: Prepared, text: str, note: str, *, whole: bool = False) -> Case:
    """The verdicts on the prepared text must be those on the mutated one."""
    expected = {finding.id: frozenset({finding.outcome.value}) for finding in page.base.findings}
    return Case(page.report.name, text, expected, page.year, page.level, note, whole)
