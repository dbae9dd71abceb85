"""The wordings of a whole rulebook as one vocabulary, and back from a wording to its rule. Prepared once for each rulebook."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

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
        """Prepared for the first report that lacks the element."""
        known = self._words.get(rule.id)
        if known is None:
            known = self._words[rule.id] = RuleWords(rule, len(self._words))
            self.joined.add(known, known.joined)
            self.pairs.add(known, known.long)
        return known


class Index:
    """From a word, or a pair of characters, to the rules that have it; filled as reports lack their elements."""

    def __init__(self) -> None:
        self._rules: dict[str, list[int]] = {}
        self._size = 0

    def add(self, rule: RuleWords, tokens: Iterable[str]) -> None:
        for token in tokens:
            self._rules.setdefault(token, []).append(rule.number)
        self._size = rule.number + 1

    def touched(self, tokens: Iterable[str]) -> Touched:
        """The rules that have one of a page's tokens: one look at the page, however many rules there are."""
        rules = self._rules
        return Touched({*chain.from_iterable(map(rules.__getitem__, rules.keys() & tokens))}, self._size)


class Touched:
    """rules: by number; known: how many rules the index knew when it was asked."""

    def __init__(self, rules: set[int], known: int) -> None:
        self._rules, self._known = rules, known

    def excludes(self, rule: RuleWords) -> bool:
        """Whether the page has certainly none of the rule's tokens."""
        return rule.number < self._known and rule.number not in self._rules


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
    assert isinstance(known, RuleWordings)
    return known
