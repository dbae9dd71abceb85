"""Hostile and broken files, each judged in a process with bounded memory: refused with a reason, or the right verdicts. All: `make hostile`."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hostile.case import Case, Fate
from hostile.corpus import all_cases
from hostile.outputs import _markdown_faults, _page_faults
from hostile.supervise import run_cases

_SEED = 10
_SHARE = 120
_WITH_OUTPUTS = 6
_SHARDS = 24
_LIGHT = [case for case in all_cases() if not case.heavy]


def _faults(cases: list[Case], *, outputs: bool) -> list[str]:
    told = run_cases(cases, outputs=outputs)
    assert [one["name"] for one in told] == [case.name for case in cases]
    return [f"{one['name']}: {fault}" for one in told for fault in one["faults"]]


def test_the_corpus_is_large_and_has_every_fate():
    fates = Counter(case.fate for case in all_cases())
    assert sum(fates.values()) >= 300
    assert min(fates[fate] for fate in Fate) >= 20


def test_a_share_of_the_files_is_refused_or_judged_rightly():
    assert not _faults(random.Random(_SEED).sample(_LIGHT, _SHARE), outputs=False)


def test_what_a_report_says_is_text_in_every_output():
    marked = [case for case in _LIGHT if case.name.startswith("marks/")]
    assert not _faults(random.Random(_SEED).sample(marked, _WITH_OUTPUTS), outputs=True)


@pytest.mark.hostile
@pytest.mark.parametrize("shard", range(_SHARDS))
def test_every_file_is_refused_or_judged_rightly(shard):
    assert not _faults(all_cases()[shard::_SHARDS], outputs=True)


def test_markup_that_is_live_would_be_found():
    page = '<p onclick="x"></p><img src=x><a href="javascript:alert(1)">x</a><script>1</script><script>2</script>'
    assert _page_faults(page) == [
        "<p> with onclick=x",
        "<a> with href=javascript:alert(1)",
        "2 scripts",
        "<img>",
    ]
    assert _markdown_faults("<b>x</b> [x](http://a.invalid) ![x](http://a.invalid/b.png)") == [
        "html_inline <b>",
        "html_inline </b>",
        "link_open {'href': 'http://a.invalid'}",
        "image x",
    ]


def test_a_case_that_hangs_or_dies_costs_itself_only(monkeypatch):
    """The supervisor goes on behind a case that its process does not survive."""
    from hostile import supervise

    calls = []

    def broken_once(names, outputs):
        calls.append(list(names))
        return [] if len(calls) == 1 else [{"name": name, "faults": []} for name in names]

    monkeypatch.setattr(supervise, "_one_process", broken_once)
    told = supervise.run_cases(_LIGHT[:3])
    assert [bool(one["faults"]) for one in told] == [True, False, False]
