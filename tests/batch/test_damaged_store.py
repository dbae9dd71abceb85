"""A store damaged on its disk: said in words wherever it is met, by every command that reads one; never a traceback, never a new damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from batch.conftest import audit, content

from checker.audit.accuracy import shipped_accuracy
from checker.audit.overview import Overview
from checker.batch.audited import contents_of
from checker.batch.merging import merge
from checker.batch.store import Store
from checker.errors import UsageFault
from checker.rendering.audit_json import audit_json
from checker.rendering.audit_workbook import audit_workbook

# (pieces, bytes of each): a bit that turned, a bad sector, a page, a disk in its last days
EXTENTS = [(1, 1), (20, 1), (60, 8), (5, 200), (1, 4096), (200, 16)]


def tables(store: Path, _: Path) -> None:
    with Store(store) as opened:
        overview = Overview(contents_of(opened), shipped_accuracy())
        b"".join(audit_json(overview))
        audit_workbook(overview)


def everything(store: Path, _: Path) -> None:
    content(store)


def merged(store: Path, other: Path) -> None:
    merge([store], other)


USES: list[Callable[[Path, Path], None]] = [tables, everything, merged]


@pytest.mark.parametrize("extent", EXTENTS, ids=[f"{pieces} x {size}" for pieces, size in EXTENTS])
def test_damage_anywhere_is_told_or_does_no_harm(extent: tuple[int, int], audited: Path, tmp_path: Path):
    pieces, size = extent
    told: list[UsageFault] = []
    for seed in range(3):
        chance = Random(f"{extent} {seed}")
        damaged = bytearray(audited.read_bytes())
        for _ in range(pieces):
            at = chance.randrange(100, len(damaged) - size)
            damaged[at : at + size] = chance.randbytes(size)
        for use in USES:
            store = tmp_path / f"{seed}-{use.__name__}.sqlite"
            store.write_bytes(damaged)
            try:
                use(store, tmp_path / f"{seed}-{use.__name__}-other.sqlite")
            except UsageFault as fault:
                told.append(fault)
    assert all("审查库" in fault.message and fault.hint for fault in told)
    assert told or pieces * size < 100


@pytest.mark.parametrize("size", [0.9, 0.5, 0.01])
def test_a_store_cut_off_is_told_and_not_written_to(size: float, audited: Path, corpus: Path, tmp_path: Path):
    store = tmp_path / "a.sqlite"
    store.write_bytes(audited.read_bytes()[: int(audited.stat().st_size * size)])
    before = store.read_bytes()
    with pytest.raises(UsageFault, match="审查库"):
        audit(store, corpus / "manifest.csv")
    with pytest.raises(UsageFault, match="审查库"):
        content(store)
    assert store.read_bytes() == before


def test_a_mistake_of_ours_is_not_blamed_on_the_store(audited: Path, tmp_path: Path):
    store = tmp_path / "a.sqlite"
    shutil.copy(audited, store)
    with pytest.raises(ZeroDivisionError), Store(store):
        1 / 0  # noqa: B018
