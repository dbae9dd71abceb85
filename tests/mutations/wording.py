"""The kinds that change what a report says of one element: deleted, negated, swapped, moved, made history, made a slogan.

Every case starts from a report without the element: all sentences that name it (by the wide patterns of matters.py, by the
label's quote, by the engine's own first evidence) are taken out and headings that name it made neutral. What is put back
then decides the verdict alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mutations.cases import Case, draw
from mutations.matters import MATTERS, MISSING, PARTIAL, WEAK, Matter
from mutations.reports import PART_HEADING, Prepared, Sentence, prepared

from checker.finding import Finding

NEUTRAL = "有关工作情况"
# What stands in a part that does not count instead of a sentence that named the matter, so that the part stays a part.
_NEUTRAL = {
    "preamble": "各项任务顺利推进。",
    "shortcomings": "个别方面与上级要求还有差距。",
    "plan": "继续做好有关事项。",
}
SLOGANS = (
    "认真做好{}工作",
    "扎实推进{}工作",
    "持续加强{}工作，不断提升工作水平",
    "高度重视{}工作，切实加强组织领导",
    "不断深化{}，为高质量发展提供有力保障",
)
LACKING = ("{}工作有待进一步加强", "{}工作还不够到位", "{}方面还存在短板")
PLANNED = ("将进一步做好{}工作", "继续推进{}", "着力加强{}工作")
YEARS_BACK = (1, 2, 3)

_FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:余|多)?[万亿]?(?:%|个百分点|件次|人次|场次|户次|件|次|人|个|项|份|场|家|名|条|起|期|户|元|宗|卷|篇|批次|批|本|轮)"
)
_SAYS_YEAR = re.compile(r"20\d\d")
_NOW = re.compile(r"(?:20\d\d年(?:度|以来)?|今年(?:以来)?|本年度|全年|一年来|年内|年初|年底|年末)[，,]?")
_RUN_IN = re.compile(r"\s*[(（]?[一二三四五六七八九十\d]+[)）、.．]、?\s*")
# A verb that can take 未 before it, right at the start of what was done.
_VERB = re.compile(
    r"(?<![拟对后前被待])(?:开展|举办|组织|召开|制定|印发|出台|建立|办理|受理|收到|审查|审核|评查|发布|公布|编制|聘请|推行|调处|化解|报送|报备|清理|抽查|移送|建成|上线|培训|公开)(?![的、])"
)


@dataclass(frozen=True)
class Subject:
    """An element of a report that is surely told.

    main: the sentence that tells it. naming: every sentence of the telling parts that names it, main among them. elsewhere: those of
    the preamble, the shortcomings and the plan.
    """

    page: Prepared
    element: str
    matter: Matter
    main: Sentence
    naming: tuple[Sentence, ...]
    elsewhere: tuple[Sentence, ...]

    def case(self, text: str, expected: frozenset[str], note: str) -> Case:
        page = self.page
        return Case(page.report.name, text, {self.element: expected}, page.year, page.level, note)

    def without(self, instead: str = "", *, anywhere: bool = True) -> str:
        """The report without the matter, with a sentence instead of the main one; else only the telling parts are cleared."""
        sentences = (*self.naming, *(self.elsewhere if anywhere else ()))
        return _rewrite(self.page, tuple(sorted(sentences, key=lambda s: s.start)), self.main, instead)


def subjects(kind: str, every: int, *, met: bool = True) -> Iterator[Subject]:
    """The elements told in each report; of all of them one in `every`, drawn by kind, report and element."""
    for page in prepared():
        findings = {finding.id: finding for finding in page.base.findings}
        for element, matter in MATTERS.items():
            label = page.report.labels.get(element, ("not-applicable",))
            if "not-applicable" in label or label[0] == "missing" or (met and label[0] != "met"):
                continue
            if draw(kind, page.report.name, element) % every:
                continue
            subject = _subject(page, element, matter, findings[element])
            if subject is not None:
                yield subject


def delete(every: int) -> Iterator[Case]:
    """Nothing names the matter any more, or only the parts that do not count still do."""
    for subject in subjects("delete", every, met=False):
        yield subject.case(subject.without(), MISSING, "全文删去")
        if subject.elsewhere:
            yield subject.case(subject.without(anywhere=False), WEAK, "举措和职责部分删去")


def delete_parts(every: int) -> Iterator[Case]:
    """A whole part taken out: its mandatory content and what is judged by it are missing."""
    del every
    for page in prepared():
        base, labels = page.base, page.report.labels
        for part, judge in _PARTS.items():
            spans = [(p.start, p.end) for p in base.document.parts if p.part == part]
            if not spans or labels[f"content/{part}"][0] != "met":
                continue
            if part == "shortcomings" and not any(p.part == "plan" for p in base.document.parts):
                continue  # merged: the plan would go with it
            text = page.text
            for start, end in sorted(spans, reverse=True):
                line = text.rfind("\n", 0, start) + 1
                text = text[: line if len(text[line:start].strip()) <= 6 else start] + text[end:].lstrip("\n")
            expected = {
                element: outcomes
                for element, outcomes in judge(text).items()
                if "not-applicable" not in labels[element]
            }
            yield Case(page.report.name, text, expected, page.year, page.level, f"删去{part}部分")


def negate(every: int) -> Iterator[Case]:
    """Said not to have been done: a negated sentence of its own, or the report's sentence turned into its negation."""
    for subject in subjects("negate", every):
        for line in _some(subject.matter.negations, "negate", subject):
            yield subject.case(subject.without(line), MISSING, f"否定：{line}")
        turned = _negated(subject)
        if turned:
            yield subject.case(subject.without(turned), MISSING, f"否定：{turned}")


def look_alike(every: int) -> Iterator[Case]:
    """Only what the catalogue says cannot stand for the matter, with facts."""
    for subject in subjects("look-alike", every):
        for line, expected in subject.matter.look_alikes:
            yield subject.case(subject.without(line), expected, f"相近：{line}")


def to_shortcomings(every: int) -> Iterator[Case]:
    """The evidence moved to the shortcomings as it stands, or the matter said there to be lacking."""
    for subject in subjects("to-shortcomings", every):
        noun = _one(subject.matter.nouns, "to-shortcomings", subject)
        lacking = _one(LACKING, "lacking", subject).format(noun) + "。"
        for line, note in ((_plain(subject.main), "移入不足"), (lacking, f"不足：{lacking}")):
            text = _with_line_in(subject, "shortcomings", line)
            if text:
                yield subject.case(text, PARTIAL, note)


def to_plan(every: int) -> Iterator[Case]:
    """The evidence moved to the plan, or the matter said to be planned, there or in its old place."""
    for subject in subjects("to-plan", every):
        noun = _one(subject.matter.nouns, "to-plan", subject)
        planned = _one(PLANNED, "planned", subject).format(noun) + "。"
        for line, note in ((_plain(subject.main), "移入安排"), (planned, f"安排：{planned}")):
            text = _with_line_in(subject, "plan", line)
            if text:
                yield subject.case(text, PARTIAL, note)
        later = f"下一步，将进一步做好{noun}工作。"
        yield subject.case(subject.without(later), PARTIAL, f"原处打算：{later}")


def history(every: int) -> Iterator[Case]:
    """The evidence told of an earlier year."""
    for subject in subjects("history", every):
        year = subject.page.report.year
        earlier = (
            year - YEARS_BACK[draw("history", subject.page.report.name, subject.element) % len(YEARS_BACK)]
        )
        plain = _plain(subject.main)
        if any(int(found) != year for found in _SAYS_YEAR.findall(plain)) or re.search(
            r"比上年|较上年|上年|去年|八五|七五|十四五|十三五", plain
        ):
            continue
        told = (
            _NOW.sub("", plain.replace(f"{year}年", f"{earlier}年"))
            if f"{year}年" not in plain
            else plain.replace(f"{year}年", f"{earlier}年")
        )
        told = _NOW.sub(lambda m: m.group() if m.group().startswith("20") else "", told)
        if not told.startswith(f"{earlier}年"):
            told = f"{earlier}年，{told}"
        yield subject.case(subject.without(told), MISSING, f"往年：{told[:40]}")


def slogan(every: int) -> Iterator[Case]:
    """The matter named and no fact."""
    for subject in subjects("slogan", every):
        noun = _one(subject.matter.nouns, "slogan", subject)
        line = _one(SLOGANS, "slogans", subject).format(noun) + "。"
        text = subject.without(anywhere=False)
        # Put at the end of a paragraph: a following sentence's figures would be read with it.
        place = _end_of_paragraph(subject, text)
        yield subject.case(f"{text[:place]}{line}{text[place:]}", PARTIAL, f"口号：{line}")


def _subject(page: Prepared, element: str, matter: Matter, finding: Finding) -> Subject | None:
    accepted = page.report.labels[element]
    quote = page.report.quotes.get(element, "")
    place = page.text.find(quote) if quote else -1
    told = {s.start for s in page.told()}
    quoted = page.overlapping(place, place + len(quote)) if place >= 0 else ()
    shown = tuple(s for e in finding.evidence for s in page.overlapping(e.start, e.end))
    main = next((s for s in quoted if s.start in told and not s.heading), None)
    if main is None and accepted[0] == finding.outcome.value == "met":
        main = next((s for s in shown if s.start in told and not s.heading and _names(matter, s)), None)
    if main is None and accepted[0] != "met":
        main = next((s for s in page.told() if not s.heading and _names(matter, s)), None)
    if main is None:
        return None
    naming = {s.start: s for s in (*quoted, *shown, main) if s.start in told}
    naming.update({s.start: s for s in page.told() if _names(matter, s)})
    elsewhere = tuple(s for s in page.sentences if s.part in _NEUTRAL and _names(matter, s))
    return Subject(page, element, matter, main, tuple(naming[start] for start in sorted(naming)), elsewhere)


def _names(matter: Matter, sentence: Sentence) -> bool:
    return matter.named.search(sentence.bare) is not None


def _plain(sentence: Sentence) -> str:
    """A sentence without its number, ended by a full stop."""
    return sentence.text.strip()[len(sentence.lead.strip()) :].strip().rstrip("。；;！") + "。"


def _rewrite(page: Prepared, naming: tuple[Sentence, ...], main: Sentence, instead: str) -> str:
    """The text with every naming sentence taken out; headings of the four parts stay as they are."""
    text = page.text
    for sentence in reversed(naming):
        words = sentence.text
        if sentence.start == main.start:
            # A number before a lone sentence would make it a heading.
            new = instead if _RUN_IN.fullmatch(sentence.lead) else sentence.lead + instead
        elif sentence.part in _NEUTRAL and not sentence.heading:
            new = sentence.lead + _NEUTRAL[sentence.part]
        elif sentence.heading:
            new = words if PART_HEADING.search(words) else sentence.lead + NEUTRAL
        else:
            new = sentence.lead
        text = text[: sentence.start] + new + text[sentence.end :]
    # A number that lost all its text would be a heading of its own.
    return re.sub(r"(?m)^\s*[(（]?[一二三四五六七八九十\d]+[)）.．]、?\s*$\n?", "", text)


def _with_line_in(subject: Subject, part: str, line: str) -> str | None:
    """The report without the matter, with a line at the end of a part; None when the part is not there."""
    page = subject.page
    inside = [
        s for s in page.sentences if s.part == part and not s.heading and s.text.rstrip().endswith("。")
    ]
    if not inside:
        return None
    last = inside[-1]
    grown = Prepared(
        page.report,
        page.text[: last.end] + line + page.text[last.end :],
        page.year,
        page.level,
        page.base,
        page.sentences,
    )
    shift = len(line)
    naming = tuple(_moved(s, shift) if s.start >= last.end else s for s in subject.naming)
    main = _moved(subject.main, shift) if subject.main.start >= last.end else subject.main
    return _rewrite(grown, naming, main, "")


def _moved(sentence: Sentence, by: int) -> Sentence:
    return Sentence(
        sentence.start + by, sentence.end + by, sentence.text, sentence.lead, sentence.part, sentence.heading
    )


def _end_of_paragraph(subject: Subject, text: str) -> int:
    """Offset in the rewritten text of the end of the main sentence's paragraph: the same distance from the end of the text."""
    page = subject.page
    end = page.text.find("\n", subject.main.end)
    end = len(page.text) if end < 0 else end
    tail = _rewrite_tail(subject, end)
    place = len(text) - len(tail)
    return place if 0 <= place <= len(text) and text.endswith(tail) else len(text)


def _rewrite_tail(subject: Subject, end: int) -> str:
    after = tuple(_moved(s, -end) for s in subject.naming if s.start >= end)
    page = subject.page
    cut = Prepared(page.report, page.text[end:], page.year, page.level, page.base, ())
    return _rewrite(cut, after, _moved(subject.main, -end), "")


def _negated(subject: Subject) -> str:
    """全年未开展…: the clause of the main sentence that names the matter, its first verb denied, its figures dropped."""
    for clause in re.split(r"[，,；;：:]", _plain(subject.main).rstrip("。")):
        bare = re.sub(r"[“”\"]", "", clause)
        if not subject.matter.named.search(bare) or re.search(r"未|无|不|没|《", clause):
            continue
        verb = _VERB.search(clause)
        if verb is None or verb.start() > 12 or not subject.matter.named.search(clause[verb.start() :]):
            continue
        rest = _FIGURE.sub("", clause[verb.start() :]).rstrip("、共")
        # A longer clause, or one that starts anew, is a heading glued to its text.
        if not 6 <= len(rest) <= 36 or "全年" in rest:
            continue
        return f"全年未{rest}。"
    return ""


def _one(choices: tuple[str, ...], salt: str, subject: Subject) -> str:
    return choices[draw(salt, subject.page.report.name, subject.element) % len(choices)]


def _some(choices: tuple[str, ...], salt: str, subject: Subject) -> tuple[str, ...]:
    return (_one(choices, salt, subject),)


def _without_shortcomings(text: str) -> dict[str, frozenset[str]]:
    embedded = re.search(r"不足|短板|薄弱|存在问题", text) is not None
    causes = re.search(r"原因|由于|因为|根源|成因|究其", text) is not None
    weak = WEAK if embedded else MISSING
    return {
        "content/shortcomings": weak,
        "content/causes": WEAK | {"met"} if causes else MISSING,
        "shortcomings/concrete": weak,
        "plan/answers-shortcomings": frozenset({"not-applicable"}) | (WEAK if embedded else frozenset()),
    }


_PARTS: dict[str, Callable[[str], dict[str, frozenset[str]]]] = {
    "shortcomings": _without_shortcomings,
    "plan": lambda text: {
        "content/plan": WEAK if re.search(r"下一步|明年|将(?:继续|进一步)", text) else MISSING,
        "plan/names-next-year": MISSING,
        "plan/answers-shortcomings": MISSING,
        "plan/first-responsible": MISSING,
    },
    "first-responsible": lambda text: {
        "content/first-responsible": WEAK
        if re.search(r"主要负责|主要领导|第一责任人|书记|[县市区省镇局厅]长", text)
        else MISSING,
    },
}
