"""One report under judgement: its page, the hits of every rule, and the facts, found once and shared by all kinds of rules."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import cached_property, partial
from operator import itemgetter
from typing import Any, TypeVar

from checker.finding import Certainty, Nearest, Outcome
from checker.judging.asked import Asked, asked_of
from checker.judging.masks import Masks
from checker.judging.owners import Owners
from checker.judging.patchwork import Patchwork
from checker.judging.sentences import Kept, Sentences
from checker.judging.standing import Standing, standing_of
from checker.judging.wordings import rule_wordings
from checker.matching import Hit, Occurrences, Page, typo_places
from checker.rulebook import Rule, Rulebook
from checker.timings import MATCHING, stage
from checker.values import dataclass, field


@dataclass(frozen=True)
class Doubt:
    """risk: share of such verdicts that were wrong, in [0, 1]; reason: one Chinese line (`review.py`)."""

    risk: float
    reason: str


Found = TypeVar("Found")


@dataclass(frozen=True)
class RuleHits:
    """Hits of one rule, look-alikes already taken out. masked: hits that fell to never or unless, for the explanation."""

    said: tuple[Hit, ...] = ()
    shown: tuple[Hit, ...] = ()
    hinted: tuple[Hit, ...] = ()
    lead_in: tuple[Hit, ...] = ()
    masked: tuple[Hit, ...] = ()


NO_HITS = RuleHits()


@dataclass(frozen=True)
class Verdict:
    """What a kind of rule decides. evidence: spans in the document's text, best first.

    doubt: how one clause could be read otherwise. pairs: of plan/answers-shortcomings, each shortcoming with its answer, in the same positions.
    """

    outcome: Outcome
    certainty: Certainty
    reason: str
    evidence: tuple[tuple[int, int], ...] = ()
    nearest: Nearest | None = None
    pairs: tuple[tuple[tuple[int, int], tuple[int, int] | None], ...] = ()
    doubt: Doubt | None = None


@dataclass
class Case:
    """page: the report, read with the slips in its fixed terms mended; year: the report year or None; level: P, C, X, T, D or None."""

    page: Page
    rulebook: Rulebook
    year: int | None
    level: str | None
    hits: dict[str, RuleHits] = field(default_factory=dict)
    homes: dict[str, Nearest | None] = field(default_factory=dict)  # part -> the place where it would be said
    _found: dict[Callable[[Case], Any], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._slips = tuple(slip.at for slip in self.page.slips or ())
        self.page = self.page.mended()
        self._wordings = rule_wordings(self.rulebook)
        self.occurrences = Occurrences(self.page, self._wordings.vocabulary)
        self._masks: dict[str, Masks] = {}
        found = self._wordings.by_rule(self.occurrences.all_hits())
        rules = self.rulebook.rules.values()
        self.hits = {
            rule.id: self._hits(rule, found[rule.id]) if rule.id in found else NO_HITS for rule in rules
        }
        self._drop_patchwork()

    def _drop_patchwork(self) -> None:
        matters = [rule.id for rule in self.rulebook.rules.values() if rule.kind == "matter"]
        patchwork = Patchwork(
            self.page,
            ((key, hit) for key in matters for hit in (*self.hits[key].said, *self.hits[key].shown)),
        )

        for key in matters:
            hits = self.hits[key]
            if hits is NO_HITS:
                continue
            said, shown, hinted = (
                tuple([hit for hit in group if len(hit.pieces) == 1 or not patchwork.is_one(key, hit)])
                for group in (hits.said, hits.shown, hits.hinted)
            )
            self.hits[key] = RuleHits(said, shown, hinted, hits.lead_in, hits.masked)

    def _hits(self, rule: Rule, found: dict[str, list[Hit]]) -> RuleHits:
        """found: role -> the rule's hits, in the order of its wordings."""
        never = [(hit.start, hit.end) for hit in found.get("never", ())]
        masks = self._masks[rule.id] = Masks(self.page, rule, never)
        masked: list[Hit] = []

        def keep(role: str) -> tuple[Hit, ...]:
            hits = found.get(role, [])
            if not masks.takes_nothing:
                kept: list[Hit] = []
                for hit in hits:
                    (masked if masks.over(hit) else kept).append(hit)
                hits = kept
            return tuple(sorted(hits, key=_start))

        said, shown, hinted = keep("said_by"), keep("shown_by"), keep("hinted_by")
        return RuleHits(said, shown, hinted, tuple(found.get("lead_in", ())), tuple(masked))

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """What each rule asks of a report of this level and year."""
        return asked_of(self.rulebook, self.level, self.year)

    def masks(self, rule: Rule) -> Masks:
        """What takes the rule's hits away."""
        return self._masks.get(rule.id) or Masks(self.page, rule, [])

    def lacks_all_words(self, rule: Rule) -> bool:
        """Whether certainly none of the words stands here that the rule's wordings of several pieces are made of."""
        return bool(self._untouched_by_words >> self._wordings.words_of(rule).number & 1)

    def says_nothing_of(self, rule: Rule) -> bool:
        """Whether certainly neither such a word nor one with a typo stands here."""
        return bool(self._untouched >> self._wordings.words_of(rule).number & 1)

    # Rules as bits, by the number of their words.
    @cached_property
    def _untouched_by_words(self) -> int:
        return self._wordings.joined.untouched(self.occurrences)

    @cached_property
    def _untouched_by_pairs(self) -> int:
        return self._wordings.pairs.untouched(self.page.pairs)

    @cached_property
    def _untouched(self) -> int:
        return self._untouched_by_words & self._untouched_by_pairs

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The parts of the report, each once, in order."""
        return tuple(dict.fromkeys(part.part.value for part in self.page.outline.parts))

    def typo_hits(self, rule: Rule) -> tuple[Hit, ...]:
        """Hits that hold at least one long literal with a typo, for a rule nothing exact was found of; look-alikes taken out."""
        words = self._wordings.words_of(rule)
        if self._untouched_by_pairs >> words.number & 1:
            return ()
        near = self.page.pairs.intersection(words.long)
        absent = {word for pair in near for word in words.long[pair] if word not in self.occurrences}
        if not absent:
            return ()
        with stage(MATCHING):
            typos = typo_places(self.page, sorted(absent))
        if not typos:
            return ()
        wider = self.occurrences.with_typos(typos)
        spans = set(typos.values())
        masks = self.masks(rule)
        wordings = (*rule.said_by, *rule.shown_by)
        found = (h for w in wordings for h in wider.hits(w) if spans.intersection(h.pieces))
        return tuple(h._replace(edits=1) for h in found if not masks.over(h))

    def is_mended(self, hit: Hit) -> bool:
        """Whether the hit rests on a fixed term with one character wrong."""
        return bool(self._slips) and any(start <= at < end for at in self._slips for start, end in hit.pieces)

    @cached_property
    def sentences(self) -> Sentences:
        """What is told of each sentence by itself."""
        return Sentences(self.page)

    def standing(self, hit: Hit) -> Standing:
        """How a hit is said."""
        index = self.page.span_at(hit.start)
        cues = None if index is None else self.sentences.cues[index]
        return standing_of(self.page, hit.start, hit.end, self.year, hit.pieces, cues)

    def owners(self, clause: tuple[int, int]) -> Set[str]:
        """Ids of the rules that have a hit in a clause: a fact there belongs to them first."""
        return self._owners.of_clause(clause, self._is_title_studied)

    def owners_of(self, start: int, end: int) -> set[str]:
        """Ids of the rules that have a word of a hit in squeezed [start, end) of a clause."""
        return self._owners.within(start, end)

    @cached_property
    def _owners(self) -> Owners:
        rules = self.rulebook.rules
        hits = (
            (rule_id, (*found.said, *found.shown))
            for rule_id, found in self.hits.items()
            if found is not NO_HITS and rules[rule_id].kind == "matter"
        )
        return Owners(self.page, hits)

    def _is_title_studied(self, hit: Hit, index: int) -> bool:
        """The name of a document that was studied makes its sentence no matter of its own."""
        if self.sentences.cues[index].book >= hit.start:
            return False
        opened = self.page.text.rfind("《", self.page.spans[index].start, hit.start)
        inside = opened >= 0 and "》" not in self.page.text[opened : hit.start]
        return inside and self.standing(hit) is Standing.QUOTED

    @cached_property
    def pieces_of(self) -> Kept[str, list[tuple[int, int]]]:
        """By rule id: the words of its hits, said and shown."""
        return Kept(partial(_pieces, self.hits))

    def once(self, find: Callable[[Case], Found]) -> Found:
        """What `find` finds in the report; looked for when it is first asked."""
        if find not in self._found:
            self._found[find] = find(self)
        found: Found = self._found[find]
        return found


def _pieces(hits: dict[str, RuleHits], rule_id: str) -> list[tuple[int, int]]:
    own = hits[rule_id]
    return [piece for hit in (*own.said, *own.shown) for piece in hit.pieces]


_start = itemgetter(1)  # of a hit
