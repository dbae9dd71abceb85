"""A report changed in a known way earns what its words then earn: verdicts fall with the evidence and stay with the noise.

`make check` looks at a handful of cases of each kind, `make slow` at the sample that the floors hold for, DABIAO_MUTATIONS=full at every
case; the table: `PYTHONPATH=tests python -m mutations`.
"""

from __future__ import annotations

import os
from itertools import islice

import pytest
from mutations.cases import Tally, run
from mutations.kinds import KINDS, Kind, line, measure
from mutations.matters import MATTERS
from mutations.reports import prepared

from checker.rulebook import load_rulebook

FULL = os.environ.get("DABIAO_MUTATIONS") == "full"
SHOWN = 12
HANDFUL = 4
ONE_IN = 97  # of the pairs of report and element


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_handful_of_each_kind_comes_out_as_expected(kind: Kind) -> None:
    if kind.name == "html":
        pytest.importorskip("lxml")
    tally = Tally()
    for case in islice(kind.cases(ONE_IN), HANDFUL):
        run(case, tally)
    assert tally.cases >= HANDFUL
    assert tally.right >= tally.cases / 2, tally.misses


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_mutated_report_earns_what_its_words_earn(kind: Kind) -> None:
    if kind.name == "html":
        pytest.importorskip("lxml")
    tally = measure(kind, full=FULL)
    figures = line(kind, tally)
    print(figures)
    assert tally.cases > 0, f"{kind.name}: the generator made no case"
    misses = "\n".join(
        f"  {miss.report} {miss.element}: {'|'.join(sorted(miss.wanted))} -> {miss.got} | {miss.note} | {miss.reason}"
        for miss in tally.misses[:SHOWN]
    )
    assert tally.share >= kind.floor, f"{figures}\n{misses}"


def test_every_matter_is_an_element_that_rules_ask_for() -> None:
    judged = set(load_rulebook().rules)
    fixed = ("document/", "content/", "shortcomings/", "plan/")
    wanted = {element for element in judged if not element.startswith(fixed)}
    assert set(MATTERS) == wanted


def test_no_look_alike_names_another_kind_of_outcome() -> None:
    allowed = {"partial", "missing"}
    assert all(expected <= allowed for matter in MATTERS.values() for _, expected in matter.look_alikes)


def test_a_prepared_report_holds_every_word_of_its_file() -> None:
    for page in prepared():
        kept = "".join(page.text.split())
        assert kept == "".join(page.report.text.split()), page.report.name
