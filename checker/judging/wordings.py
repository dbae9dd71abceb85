"""The wordings of a whole rulebook as one vocabulary, and back from a wording to its rule. Prepared once for each rulebook."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from checker.matching import Hit, Vocabulary, edit_budget, first_pairs
from checker.rulebook import Rule, Rulebook
from checker.rulebook.prepared import prepared
from checker.rulebook.wording import Wording

ROLES = ("said_by", "shown_by", "hinted_by", "lead_in", "never")


class RuleWordings:
    """vocabulary: the wordings of all rules, rule by rule and role by role, in the order of the files."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._owners: list[tuple[str, str]] = []
        wordings: list[Wording] = []
        for rule in rulebook.rules.values():
            for role in ROLES:
                own = getattr(rule, role)
                wordings += own
                self._owners += [(rule.id, role)] * len(own)
        kept = prepared(rulebook, "vocabulary", lambda: Vocabulary(wordings).plain())
        self.vocabulary = Vocabulary.from_plain(wordings, kept)
        self._rules = rulebook.rules.values()
        self._words: dict[str, RuleWords] = {}
        self.joined, self.pairs = Index(), Index()  # of the rules in _words

    def by_rule(self, found: Iterable[tuple[int, list[Hit]]]) -> dict[str, dict[str, list[Hit]]]:
        """rule id -> role -> hits, of hits by the number of their wording; in their order."""
        hits: dict[str, dict[str, list[Hit]]] = {}
        of_one: list[Hit] = []
        before: tuple[str, str] | None = None
        for number, own in found:
            owner = self._owners[number]
            if owner is not before:  # all wordings of a role have the same tuple
                before = owner
                of_one = hits.setdefault(owner[0], {}).setdefault(owner[1], [])
            of_one += own
        return hits

    def words_of(self, rule: Rule) -> RuleWords:
        """Prepared for the first report that lacks the element, or for the second report."""
        known = self._words.get(rule.id)
        if known is None:
            known = self._words[rule.id] = RuleWords(rule, len(self._words))
            self.joined.add(known, known.joined)
            self.pairs.add(known, known.long)
        return known

    def prepare_all(self) -> None:
        """What every rule asks when nothing is found of it."""
        if len(self._words) < len(self._rules):
            for rule in self._rules:
                self.words_of(rule)


class Index:
    """From a word, or a pair of characters, to the rules that have it, a bit for each; filled as reports lack their elements."""

    def __init__(self) -> None:
        self._rules: dict[str, int] = {}
        self._known = 0

    def add(self, rule: RuleWords, tokens: Iterable[str]) -> None:
        rules, bit = self._rules, 1 << rule.number
        for token in tokens:
            rules[token] = rules.get(token, 0) | bit
        self._known |= bit

    def untouched(self, tokens: Iterable[str]) -> int:
        """The rules known so far that have none of a page's tokens: one look at the page, however many rules there are."""
        rules = self._rules
        return self._known & ~reduce(or_, map(rules.__getitem__, rules.keys() & tokens), 0)


class RuleWords:
    """What is asked of a page about a rule that nothing was found of, so that a page without any of its words costs nothing.

    joined: words of the wordings that have several pieces. long: pair of characters -> words that are long enough to be known with a typo and
    may have one where the pair stands; a typo leaves one of the pairs of its word. number: of the rule, in the order in which reports lacked them.
    """

    def __init__(self, rule: Rule, number: int) -> None:
        self.number = number
        wordings = (*rule.said_by, *rule.shown_by)
        several = (wording for wording in wordings if len(wording.pieces) > 1)
        self.joined = frozenset(word for wording in several for piece in wording.pieces for word in piece)
        words = dict.fromkeys(word for wording in wordings for piece in wording.pieces for word in piece)
        self.long: dict[str, list[str]] = {}
        for word in words:
            if edit_budget(len(word)):
                for pair in first_pairs(word):
                    self.long.setdefault(pair, []).append(word)


def rule_wordings(rulebook: Rulebook) -> RuleWordings:
    """Those of a rulebook, worked out at its first report."""
    known = rulebook.prepared.get(__name__)
    if known is None:
        known = rulebook.prepared[__name__] = RuleWordings(rulebook)
        return known
    assert isinstance(known, RuleWordings)
    known.prepare_all()  # after a second report there will be more; a single check prepares what it needs
    return known
