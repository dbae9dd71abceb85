"""One made-up report: its text in parts, and the outcome of every element that follows from how it was put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from checker.batch.generator import frames
from checker.batch.generator.details import PLACES_FIRST, STORIES, Slots
from checker.batch.generator.issuers import Issuer
from checker.batch.generator.plans import Lacking, lacking_part, plan_part
from checker.batch.generator.sentences import MATTER, Bank, Sentence
from checker.batch.generator.topics import TOPICS
from checker.rulebook import Rulebook

_NUMERALS = "一二三四五六七八九十"
_MET, _PARTIAL, _MISSING = "met", "partial", "missing"
_OWN_PART = "first-responsible"
_MANY_RESULTS = 6  # sentences with figures from which nobody can doubt that results are told

# Everything that may stand around the chosen sentences and names a matter: the bank says which.
FRAME = (
    *(form for _, form, _ in frames.TITLES),
    *frames.BASES, *frames.DRIVES, *frames.LEADS, *frames.LEADERS, *frames.DUTIES, *frames.MEASURES,
    *(heading for headings in frames.THEMES.values() for heading in headings),
    *(text for topic in TOPICS for text in (*topic.lacks, *topic.causes, *topic.tasks)),
    *STORIES, *PLACES_FIRST,
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """rank: 0 title, 1 and 2 headings, 3 text, 4 signature."""

    rank: int
    text: str


@dataclass(frozen=True)
class Composed:
    """outcomes: element -> outcome, for those elements only of which the construction tells."""

    issuer: Issuer
    year: int
    blocks: tuple[Block, ...]
    outcomes: dict[str, str]


@dataclass(frozen=True)
class _Chosen:
    """text: as the report has it."""

    element: str
    outcome: str
    sentence: Sentence
    text: str


@dataclass
class _Draft:
    """A report on its way. used: texts of the frame that are in it."""

    issuer: Issuer
    year: int
    bank: Bank
    random: Random
    slots: Slots
    used: set[str] = field(default_factory=set)
    outcomes: dict[str, str] = field(default_factory=dict)

    def say(self, *choices: str) -> str:
        """One of the texts, filled and remembered."""
        text = self.random.choice(choices)
        self.used.add(text)
        return self.slots.fill(text)


def compose(issuer: Issuer, year: int, rulebook: Rulebook, bank: Bank, random: Random) -> Composed:
    """A report of a body on a year. Richness, parts left out, wordings and order of parts are chosen at random."""
    slots = Slots(random, name=issuer.name, year=year, next=year + 1)
    draft = _Draft(issuer, year, bank, random, slots)
    head = _head(draft)
    asked = [
        rule.id for rule in rulebook.rules.values()
        if rule.kind == MATTER and rule.part != "plan" and not rule.exclusion(issuer.level, year)
    ]  # fmt: skip
    wish, chosen = _choose(draft, asked)
    has_duties = random.random() >= 0.15
    if not has_duties:
        # Without a part of its own, what the leaders did would stand among the measures and count there.
        chosen = [c for c in chosen if bank.parts[c.element] != _OWN_PART]
    parts = [
        (
            draft.say(*frames.MEASURES),
            _measures(draft, [c for c in chosen if bank.parts[c.element] != _OWN_PART]),
        )
    ]
    if has_duties:
        told = [c.text for c in chosen if bank.parts[c.element] == _OWN_PART]
        part = (draft.say(*frames.DUTIES), [Block(3, text) for text in (draft.say(*frames.LEADERS), *told)])
        parts.insert(random.choice((0, 1)), part)
    lacking = lacking_part(random, draft.say)
    if lacking.items:
        parts.append((lacking.heading, _items(lacking.items)))
    planned, leaders_planned = _plan(draft, lacking, asked_of_plan(rulebook, issuer.level, year))
    if planned:
        parts.append((planned[0], _items(planned[1])))
    draft.outcomes |= lacking.outcomes
    _follows(draft, asked, wish, [*chosen, *leaders_planned], has_duties)
    blocks = [*head, *_assembled(draft, parts)]
    return Composed(issuer, year, tuple(blocks), dict(sorted(draft.outcomes.items())))


def asked_of_plan(rulebook: Rulebook, level: str, year: int) -> tuple[str, ...]:
    """Elements that only the plan can meet."""
    return tuple(
        rule.id for rule in rulebook.rules.values()
        if rule.kind == MATTER and rule.part == "plan" and not rule.exclusion(level, year)
    )  # fmt: skip


def _head(draft: _Draft) -> list[Block]:
    """Title and opening."""
    random = draft.random
    _, form, outcome = random.choices(frames.TITLES, [share for share, _, _ in frames.TITLES])[0]
    draft.outcomes["document/title"] = outcome
    basis, lead = random.random() < 0.85, random.random() < 0.85
    said = [draft.say(*frames.BASES)] if basis else []
    opening = f"{draft.year}年，{'，'.join([*said, draft.say(*frames.DRIVES)])}。"
    if lead:
        opening += draft.say(*frames.LEADS)
    draft.outcomes["document/basis"] = _MET if basis and lead else _PARTIAL if basis or lead else _MISSING
    return [Block(0, draft.say(form)), Block(3, opening)]


def _choose(draft: _Draft, asked: list[str]) -> tuple[dict[str, str], list[_Chosen]]:
    """What each element is to come out as, and sentences for it. One that is to lack keeps out every sentence that touches it."""
    random, bank = draft.random, draft.bank
    richness = random.uniform(0.25, 0.9)
    wish = {element: _wish(richness, random) for element in asked}
    # What is not certain to be met must not be named by a sentence that is there for another element.
    weak = {element for element, outcome in wish.items() if outcome != _MET}
    chosen = []
    for element in asked:
        if wish[element] == _MISSING:
            continue
        fitting = [
            s
            for s in bank.sentences[element, wish[element]]
            if s.suits(draft.issuer.level) and not (s.touches & (weak - {element}))
        ]
        if fitting:
            sentence = random.choice(fitting)
            text = sentence.varied(random)
            if wish[element] == _MET and random.random() < 0.35:
                text = draft.say(*PLACES_FIRST) + text
            chosen.append(_Chosen(element, wish[element], sentence, text))
    return wish, chosen


def _wish(richness: float, random: Random) -> str:
    if random.random() < richness:
        return _MET
    return _PARTIAL if random.random() < 0.4 else _MISSING


def _measures(draft: _Draft, chosen: list[_Chosen]) -> list[Block]:
    """Sentences by theme, each theme under its heading, in an order of its own, with stories of the place between them."""
    random = draft.random
    themes: dict[str, list[_Chosen]] = {}
    for one in chosen:
        themes.setdefault(one.element.partition("/")[0], []).append(one)
    names = list(themes)
    random.shuffle(names)
    blocks = []
    for number, name in enumerate(names):
        heading = draft.say(*frames.THEMES[name]) if name in frames.THEMES else "其他工作"
        blocks.append(Block(2, f"（{_NUMERALS[number % 10]}）{heading}"))
        # A mere mention keeps to itself: a neighbour's figure would make more of it.
        alone = [c.text for c in themes[name] if c.outcome != _MET]
        told = [c.text for c in themes[name] if c.outcome == _MET]
        if told:
            told += [draft.say(*STORIES) for _ in range(random.choice((0, 1, 1, 2)))]
        random.shuffle(told)
        paragraphs = ["".join(told)] if told and random.random() < 0.4 else told
        blocks += [Block(3, text) for text in (*paragraphs, *alone)]
    return blocks or [Block(3, "各项工作有序开展。")]


def _plan(
    draft: _Draft, lacking: Lacking, elements: tuple[str, ...]
) -> tuple[tuple[str, list[str]] | None, list[_Chosen]]:
    """(heading, items) of the plan or None, and what stands in it for elements of the plan alone."""
    random, chosen = draft.random, list[_Chosen]()
    for element in elements:
        outcome = random.choices((_MET, _PARTIAL, _MISSING), (45, 15, 40))[0]
        fitting = [s for s in draft.bank.sentences.get((element, outcome), ()) if s.suits(draft.issuer.level)]
        if fitting:
            sentence = random.choice(fitting)
            chosen.append(_Chosen(element, outcome, sentence, sentence.varied(random)))
    plan = plan_part(random, draft.say, lacking, [c.text for c in chosen])
    draft.outcomes |= plan.outcomes
    if not plan.items:
        draft.outcomes |= dict.fromkeys(elements, _MISSING)
        return None, []
    told = draft.bank.touched_by(plan.used)
    for element in elements:
        own = [c for c in chosen if c.element == element]
        if own and own[0].outcome == _MET:
            draft.outcomes[element] = _MET
        elif element not in told:
            draft.outcomes[element] = own[0].outcome if own else _MISSING
    return (plan.heading, plan.items), chosen


def _follows(
    draft: _Draft, asked: list[str], wish: dict[str, str], chosen: list[_Chosen], has_duties: bool
) -> None:
    """Add the outcomes that follow from sentences and from what is nowhere named."""
    framed = draft.bank.touched_by(draft.used)
    for one in chosen:
        # A figure in a sentence of two matters may belong to the other one.
        if (
            one.element in wish
            and not one.sentence.touches
            and (one.outcome == _MET or one.element not in framed)
        ):
            draft.outcomes[one.element] = one.outcome
    touched = framed.union(*(c.sentence.touches for c in chosen), (c.element for c in chosen))
    draft.outcomes.update((element, _MISSING) for element in asked if element not in touched)
    if has_duties:
        draft.outcomes["content/first-responsible"] = _MET
    elif not any(c.sentence.names_leaders for c in chosen) and not draft.bank.leaders & draft.used:
        draft.outcomes["content/first-responsible"] = _MISSING
    if sum(c.outcome == _MET and any(map(str.isdigit, c.text)) for c in chosen) >= _MANY_RESULTS:
        draft.outcomes["content/measures"] = _MET


def _items(texts: list[str]) -> list[Block]:
    return [Block(3, f"（{_NUMERALS[number % 10]}）{text}") for number, text in enumerate(texts)]


def _assembled(draft: _Draft, parts: list[tuple[str, list[Block]]]) -> list[Block]:
    random, blocks = draft.random, list[Block]()
    for number, (heading, body) in enumerate(parts):
        blocks += [Block(1, f"{_NUMERALS[number]}、{heading}"), *body]
    if end := random.choice(frames.ENDS):
        blocks.append(Block(3, end))
    if random.random() < 0.6:
        day = f"{draft.year + 1}年{random.randint(1, 3)}月{random.randint(1, 28)}日"
        blocks += [Block(4, draft.issuer.name), Block(4, day)]
    return blocks
