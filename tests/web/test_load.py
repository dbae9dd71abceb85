"""Hostile clients cost the valid ones nothing but time, and the page no memory. The clients: load.py; a longer run: docs/security.md."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from web.load import Tally, attacked, served

MEGABYTE = 1 << 20


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")
def test_hostile_clients_cost_no_valid_request_no_memory_and_no_place_on_the_disk(tmp_path: Path):
    tally = Tally()
    places = dict.fromkeys(("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    with served(**places, DABIAO_CACHE="off") as page:
        attacked(page, tally, rounds=1)
        before = page.memory()
        attacked(page, tally, rounds=3)
        after = page.memory()
    assert tally.lost == []
    assert tally.wrong == []
    assert tally.asked["valid"] == 12
    assert tally.asked["slow connections"] > 200
    assert after[0] - before[0] < 40 * MEGABYTE
    assert [*tmp_path.rglob("*")] == []
