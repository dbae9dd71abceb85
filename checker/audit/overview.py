"""Everything the outputs of an audit show, put together once. The page to read first on this floor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.audit.accuracy import SCORED, Accuracy
from checker.audit.margin import Margins
from checker.audit.ranking import League, Placed, Unranked, rank
from checker.audit.review import Reviewed
from checker.audit.values import Contradiction, Detail, Element, LeftOut, Report, RulebookUsed
from checker.finding import Outcome
from checker.rulebook import Scoring

PROBLEMS = (*SCORED[1:], Outcome.NOT_ASSESSED)


@dataclass(frozen=True)
class Contents:
    """What is in a store. details, problems (those of is_problem only), contradictions: functions that read them anew, report by report in
    the order asked for, since they may be many; elements: the newest rulebook's first. advice: element -> what to do. fingerprint: of the rulebook that the program
    has now. reviewed: what people decided; it changes no verdict here.
    """

    store: str
    elements: tuple[Element, ...]
    reports: tuple[Report, ...]
    left_out: tuple[LeftOut, ...]
    rulebooks: tuple[RulebookUsed, ...]
    pending: bool
    last_run: str | None
    scoring: Scoring
    fingerprint: str
    details: Callable[[Sequence[int]], Iterator[Detail]]
    problems: Callable[[Sequence[int]], Iterator[Detail]]
    contradictions: Callable[[Sequence[int]], Iterator[Contradiction]]
    reviewed: tuple[Reviewed, ...] = ()


class Overview:
    """Contents with what follows from them."""

    def __init__(self, contents: Contents, accuracy: Accuracy) -> None:
        self.contents, self.accuracy = contents, accuracy
        margins = Margins(contents.elements, contents.scoring, accuracy)
        self.leagues, self.unranked = rank(contents.reports, margins.of)

    leagues: tuple[League, ...]
    unranked: tuple[Unranked, ...]

    @cached_property
    def placed(self) -> Mapping[int, Placed]:
        """Report id -> its place."""
        return {one.report.id: one for league in self.leagues for one in league.placed}

    @cached_property
    def ordered(self) -> tuple[Report, ...]:
        """All reports that count: league by league in order, then those without a place."""
        ranked = [one.report for league in self.leagues for one in league.placed]
        return (*ranked, *(one.report for one in self.unranked))

    @cached_property
    def states(self) -> Mapping[str, int]:
        """Status of files that do not count -> how many."""
        return Counter(one.status for one in self.contents.left_out)

    @property
    def files(self) -> int:
        """Files that are there: what counts and what does not."""
        return len(self.contents.reports) + sum(self.states.values()) - self.states.get("gone", 0)

    @cached_property
    def reviews(self) -> Mapping[tuple[int, str], Sequence[Reviewed]]:
        """(report id, element) -> what people decided of it, valid or not."""
        found: dict[tuple[int, str], list[Reviewed]] = defaultdict(list)
        for one in self.contents.reviewed:
            if one.report is not None:
                found[one.report, one.element].append(one)
        return dict(found)

    @cached_property
    def verdicts(self) -> Mapping[Outcome, int]:
        """Over the ranked reports."""
        return Counter(
            verdict
            for league in self.leagues
            for one in league.placed
            for verdict in one.report.verdicts
            if verdict is not None
        )

    @property
    def usual_reach(self) -> float | None:
        """Half the width of a typical interval, in points: the median over the ranked reports; None without any."""
        reaches = sorted(
            (one.margin.high - one.margin.low) / 2 for league in self.leagues for one in league.placed
        )
        return reaches[len(reaches) // 2] if reaches else None

    @property
    def measured_with_these_rules(self) -> bool:
        """Whether all reports were judged by the central rulebook that the accuracy figures ship with."""
        return all(
            used.fingerprint == self.contents.fingerprint and used.profile is None
            for used in self.contents.rulebooks
        )

    @property
    def doubtful(self) -> int:
        """Reports whose body may be another one of the same name."""
        return sum(not report.anchored for report in self.contents.reports if report.is_annual)


def is_problem(outcome: Outcome) -> bool:
    """What goes on the list of problems: what a drafter or an inspector has to look at."""
    return outcome in PROBLEMS
