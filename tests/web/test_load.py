"""Hostile clients cost the valid ones nothing but time, and the page no memory. The clients: load.py; a longer run: docs/security.md."""

from __future__ import annotations

import sys

import pytest
from web.load import Tally, attacked, served

MEGABYTE = 1 << 20


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")
def test_no_valid_request_is_lost_among_hostile_ones_and_memory_stays_flat():
    tally = Tally()
    with served() as page:
        attacked(page, tally, rounds=1)
        before = page.memory()
        attacked(page, tally, rounds=3)
        after = page.memory()
    assert tally.lost == []
    assert tally.wrong == []
    assert tally.asked["valid"] == 12
    assert tally.asked["slow connections"] > 200
    assert after[0] - before[0] < 40 * MEGABYTE
