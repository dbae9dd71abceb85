"""The last two parts of a made-up report: what is lacking, and what is planned against it, with what follows for the checklist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from checker.batch.generator import frames
from checker.batch.generator.topics import TOPICS, VAGUE, VAGUE_CAUSES, Topic

_MET, _PARTIAL, _MISSING = "met", "partial", "missing"
_BECAUSE = ("，主要原因是{}。", "，原因在于{}。", "。究其原因，主要是{}。", "，主要是由于{}。")
_SLOGANS = ("继续努力，推动法治政府建设再上新台阶。", "久久为功，以更高标准抓好各项工作。")

Say = Callable[..., str]


@dataclass(frozen=True)
class Lacking:
    """told: topics told concretely, each with the place of its lack. No items: the report has no such part."""

    heading: str
    items: list[str]
    told: list[tuple[Topic, int]]
    outcomes: dict[str, str]


@dataclass(frozen=True)
class Plan:
    """used: the forms of the texts taken. No items: the report has no such part."""

    heading: str = ""
    items: list[str] = field(default_factory=list)
    used: frozenset[str] = frozenset()
    outcomes: dict[str, str] = field(default_factory=dict)


def lacking_part(random: Random, say: Say) -> Lacking:
    """say: chooses one of the texts it is given, fills and remembers it."""
    kind = random.choices(("none", "vague", "bare", "full"), (12, 12, 16, 60))[0]
    if kind == "none":
        missing = ("content/shortcomings", "content/causes", "shortcomings/concrete")
        outcomes = dict.fromkeys(missing, _MISSING) | {"plan/answers-shortcomings": "not-applicable"}
        return Lacking("", [], [], outcomes)
    promises = random.random() < 0.5
    heading = random.choice(frames.SHORTCOMINGS if kind == "full" or promises else frames.SHORTCOMINGS_ALONE)
    outcomes = {"content/shortcomings": _MET}
    if kind == "vague":
        texts = random.sample(VAGUE, random.randint(2, len(VAGUE)))
        explained = random.random() < 0.3
        items = [
            _because(text, random.choice(VAGUE_CAUSES), random) if explained else f"{text}。"
            for text in texts
        ]
        told: list[tuple[Topic, int]] = []
        outcomes["shortcomings/concrete"] = _MISSING
    else:
        told = [
            (topic, random.randrange(len(topic.lacks)))
            for topic in random.sample(TOPICS, random.randint(2, 4))
        ]
        explained = kind == "full"
        items = [
            _because(say(topic.lacks[at]), say(*topic.causes), random)
            if explained
            else f"{say(topic.lacks[at])}。"
            for topic, at in told
        ]
        outcomes["shortcomings/concrete"] = _MET
    outcomes["content/causes"] = _MET if explained else _PARTIAL if "原因" in heading else _MISSING
    return Lacking(heading, items, told, outcomes)


def plan_part(random: Random, say: Say, lacking: Lacking, extra: list[str]) -> Plan:
    """The plan. extra: sentences that are to stand in it as well."""
    kind = random.choices(("none", "slogans", "full"), (10, 6, 84))[0]
    answers = {"plan/answers-shortcomings": _MISSING} if lacking.items else {}
    if kind == "none":
        missing = dict.fromkeys(("content/plan", "plan/names-next-year"), _MISSING)
        return Plan(outcomes=missing | answers)
    heading = say(*frames.PLANS)
    if kind == "slogans":
        outcomes = {"plan/names-next-year": _MET} | ({} if extra else {"content/plan": _PARTIAL})
        return Plan(heading, [*_SLOGANS, *extra], outcomes=outcomes)
    answered = lacking.told
    if len(answered) > 1 and random.random() < 0.2:
        answered = random.sample(answered, len(answered) - 1)
    others = [topic for topic in TOPICS if topic not in [told for told, _ in lacking.told]]
    forms = [topic.tasks[at] for topic, at in answered]
    forms += [
        random.choice(topic.tasks)
        for topic in random.sample(others, max(random.randint(0, 2), 3 - len(answered)))
    ]
    outcomes = {"plan/names-next-year": _MET, "content/plan": _MET}
    # A shortcoming left without its answer may be answered by a task for another one; then nothing is known.
    if lacking.told and answered == lacking.told:
        outcomes["plan/answers-shortcomings"] = _MET
    return Plan(heading, [*(say(form) for form in forms), *extra], frozenset(forms), outcomes)


def _because(lack: str, cause: str, random: Random) -> str:
    return lack + random.choice(_BECAUSE).format(cause)
