"""What an audit has come to, as numbers from the store: for the end of a run and for `audit status`. Prints nothing."""

from __future__ import annotations

from dataclasses import dataclass

from checker.batch.store import Settled, Store


@dataclass(frozen=True)
class FailureCount:
    """Inputs that failed for one reason. example: the first of them by path; hint: what to do."""

    code: str
    count: int
    reason: str
    hint: str
    example: str


@dataclass(frozen=True)
class RunFigures:
    """One run. state: running, finished, interrupted. seconds: None when it is not known."""

    state: str
    listed: int
    skipped: int
    assessed: int
    unchanged: int
    failed: int
    seconds: float | None


@dataclass(frozen=True)
class Summary:
    """states: status -> inputs. grades: grade (None: not graded) -> reports that count, best first. failures: most frequent first.

    unknown: fact -> reports that count without it. doubtful: groups that may be one body or several, None when it was not looked at.
    rulebooks: how many rulebooks judged what counts; more than one: an interrupted change of rules.
    """

    store: str
    run: RunFigures | None
    states: dict[str, int]
    grades: dict[str | None, int]
    failures: tuple[FailureCount, ...]
    unknown: dict[str, int]
    not_annual: int
    rulebooks: int
    doubtful: int | None = None
    notices: tuple[str, ...] = ()


_COUNTED = "FROM inputs i JOIN reports r ON r.id = i.report_id WHERE i.status = 'assessed'"


def summary_of(
    store: Store,
    run: int | None = None,
    settled: Settled | None = None,
    notices: tuple[str, ...] = (),
    seconds: float | None = None,
) -> Summary:
    """The state of a store. run: the run to tell of, the last one for None."""

    def number(query: str) -> int:
        return int(store.connection.execute(query).fetchone()[0])

    failures = store.rows(
        """SELECT code, count(*) AS count, min(path) AS example, reason, hint FROM inputs WHERE status = 'failed'
           GROUP BY code ORDER BY count(*) DESC, code"""
    )
    grades = store.rows(
        f"SELECT r.grade, count(*) AS count {_COUNTED} GROUP BY r.grade ORDER BY max(r.points) DESC"
    )
    return Summary(
        store=str(store.path),
        run=_figures(store, run, seconds),
        states={
            row["status"]: row["count"]
            for row in store.rows("SELECT status, count(*) AS count FROM inputs GROUP BY status")
        },
        grades={row["grade"]: row["count"] for row in grades},
        failures=tuple(
            FailureCount(row["code"], row["count"], row["reason"], row["hint"] or "", row["example"])
            for row in failures
        ),
        unknown={
            fact: number(f"SELECT count(*) {_COUNTED} AND r.is_annual_report = 1 AND r.{fact} IS NULL")
            for fact in ("issuer", "level", "year", "region")
        },
        not_annual=number(f"SELECT count(*) {_COUNTED} AND r.is_annual_report = 0"),
        rulebooks=number(f"SELECT count(DISTINCT r.rulebook_id) {_COUNTED}"),
        doubtful=settled.doubtful if settled else None,
        notices=notices,
    )


def _figures(store: Store, run: int | None, seconds: float | None) -> RunFigures | None:
    row = next(
        store.rows("SELECT * FROM runs WHERE id = coalesce(?, (SELECT max(id) FROM runs))", (run,)), None
    )
    if row is None:
        return None
    return RunFigures(
        row["state"], row["listed"], row["skipped"], row["assessed"], row["unchanged"], row["failed"], seconds
    )
