"""Reports and rulebooks of any size to measure with: made by the generator of made-up reports, the same ones every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

from checker.batch.generator.composing import FRAME, Block, compose
from checker.batch.generator.issuers import issuers
from checker.batch.generator.sentences import bank_of
from checker.rulebook import Rule, Rulebook, load_rulebook
from checker.rulebook.wording import Wording

YEAR = 2024
_BODY = 3  # rank of a paragraph
_ROLES = ("said_by", "shown_by", "hinted_by", "lead_in", "never")


@cache
def blocks_of(length: int, number: int) -> tuple[Block, ...]:
    """A report of about `length` characters; another one for each number. A long one holds the paragraphs of several."""
    random = Random(f"{length} {number}")
    made = _reports(random)
    report = list(next(made))
    at = next(place for place, block in enumerate(report) if block.rank == _BODY) + 1
    seen = {block.text for block in report}
    while (missing := length - sum(len(block.text) for block in report)) > 0:
        for block in next(made):
            if block.rank == _BODY and block.text not in seen and missing > 0:
                seen.add(block.text)
                report.insert(at, block)
                missing -= len(block.text)
                at += 1
    return tuple(report)


def text_of(length: int, number: int) -> str:
    return "\n".join(block.text for block in blocks_of(length, number))


def _reports(random: Random) -> Iterator[tuple[Block, ...]]:
    rulebook = load_rulebook()
    bank = bank_of(rulebook, FRAME)
    while True:
        for issuer in issuers(20, random):
            yield compose(issuer, YEAR, rulebook, bank, random).blocks


def multiplied(rulebook: Rulebook, count: int) -> Rulebook:
    """The rulebook with `count` elements: its matters again and again under other ids, with the same wordings."""
    return _with(rulebook, count, lambda rule, _: rule)


def with_idle_rules(rulebook: Rulebook, count: int) -> Rulebook:
    """The rulebook with `count` elements more that no text mentions: real rules whose wordings have other characters."""
    random = Random(count)
    characters = sorted(
        {
            c
            for rule in rulebook.rules.values()
            for role in _ROLES
            for w in getattr(rule, role)
            for p in w.pieces
            for word in p
            for c in word
        }
    )

    def strange(wording: Wording) -> Wording:
        pieces = tuple(
            tuple("".join(random.choices(characters, k=max(3, len(word)))) for word in piece)
            for piece in wording.pieces
        )
        return wording._replace(pieces=pieces)

    def idle(rule: Rule, _: int) -> Rule:
        return replace(rule, **{role: tuple(map(strange, getattr(rule, role))) for role in _ROLES})

    return _with(rulebook, len(rulebook.rules) + count, idle)


def _with(rulebook: Rulebook, count: int, made) -> Rulebook:  # type: ignore[no-untyped-def]
    rules = dict(rulebook.rules)
    matters = [rule for rule in rulebook.rules.values() if rule.kind == "matter"]
    for number in range(count - len(rules)):
        rule = matters[number % len(matters)]
        name = f"{rule.id}-{number}"
        rules[name] = replace(made(rule, number), id=name)
    return replace(rulebook, rules=rules, fingerprint=f"{rulebook.fingerprint}+{count}")
