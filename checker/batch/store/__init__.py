"""The audit store: one SQLite file that holds what was judged, of which text, with which rulebook. Schema: docs/audit.md, "The store"."""

from __future__ import annotations

from checker.batch.store.dump import dump
from checker.batch.store.opening import is_store
from checker.batch.store.reading import counted, scorecard_of, sentences_of, text_of
from checker.batch.store.schema import SCHEMA_VERSION
from checker.batch.store.settling import Settled, settle
from checker.batch.store.store import Store

__all__ = [
    "SCHEMA_VERSION",
    "Settled",
    "Store",
    "counted",
    "dump",
    "is_store",
    "scorecard_of",
    "sentences_of",
    "settle",
    "text_of",
]
