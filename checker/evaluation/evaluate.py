"""One evaluation, top to bottom: read labels -> check each report -> compare -> measure each half."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from checker.check import check_document, check_report
from checker.evaluation.agreement import agreement_of
from checker.evaluation.baselines import (
    Cutoffs,
    Scored,
    best_cutoffs,
    by_keywords,
    by_ratio,
    score_pair,
    view_of,
)
from checker.evaluation.confusion import Pair, confusion_of
from checker.evaluation.facts import Answer, fact_answers
from checker.evaluation.label_files import read_labels
from checker.evaluation.labels import OTHER_WARNINGS, LabelSet, OtherText, ReportLabel, Split
from checker.evaluation.planted import Planted, read_planted
from checker.evaluation.points import points_error
from checker.evaluation.quotes import evidence_overlaps, overlaps, remark_shares
from checker.evaluation.result import (
    FACT_NAMES,
    Disagreement,
    ElementResult,
    Evaluation,
    FactError,
    FactResult,
    Method,
    OtherError,
    OthersResult,
    RemarkResult,
    SplitResult,
    Unassessed,
)
from checker.evaluation.share import Share, share_of
from checker.evaluation.slips import Answer as SlipAnswer
from checker.evaluation.slips import SlipResult, answer, count, findings_of
from checker.finding import Finding, Importance, Outcome
from checker.rulebook import Rulebook, load_rulebook
from checker.scorecard import Scorecard


@dataclass(frozen=True)
class _Checked:
    """A labelled report with its scorecard, None when the report cannot be read, and its pairs as seen by all methods."""

    label: ReportLabel
    card: Scorecard | None
    scored: tuple[Scored, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.card.findings if self.card is not None else ()


def evaluate(folder: Path, *, split: Split | None = None, second: Path | None = None) -> Evaluation:
    """Check every labelled report under folder and measure the verdicts.

    split: only this half, by default each half that has reports. second: folder of second labels, by default
    <folder>/second. A labelled report that cannot be read is a row of `unassessed` and all its pairs are wrong.
    Raises UsageFault, LabelFault with every fault of the label files, and RulebookError.
    """
    rulebook = load_rulebook()
    labels = read_labels(folder, rulebook, second)
    planted = read_planted(folder)
    # The ratio baseline takes its cut-offs from the tuning half, so that half is checked in any case.
    tuned = [_check(label, rulebook) for label in labels.reports if label.split is Split.TUNE]
    cutoffs = best_cutoffs([scored for checked in tuned for scored in checked.scored])
    results = []
    for half in (split,) if split else Split:
        checked = (
            tuned
            if half is Split.TUNE
            else [_check(label, rulebook) for label in labels.reports if label.split is half]
        )
        if checked or any(one.split is half for one in planted):
            results.append(_measure(half, checked, labels, planted, rulebook, cutoffs))
    return Evaluation(labels.folder, rulebook.fingerprint, len(rulebook.rules), cutoffs, tuple(results))


def _check(label: ReportLabel, rulebook: Rulebook) -> _Checked:
    card = check_document(label.document, rulebook) if label.document is not None else None
    verdicts = {finding.id: finding.outcome for finding in card.findings} if card is not None else {}
    view = view_of(label.document) if label.document is not None else ""
    pairs = [
        Pair(label.id, element, accepted, verdicts.get(element, Outcome.NOT_ASSESSED))
        for element, accepted in label.outcomes.items()
    ]
    return _Checked(
        label, card, tuple(score_pair(pair, rulebook.rules[pair.element], view) for pair in pairs)
    )


def _measure(
    split: Split,
    checked: Sequence[_Checked],
    labels: LabelSet,
    planted: Sequence[Planted],
    rulebook: Rulebook,
    cutoffs: Cutoffs | None,
) -> SplitResult:
    scored = [one for report in checked for one in report.scored]
    pairs = [one.pair for one in scored]
    methods = [
        Method("engine", confusion_of(pairs)),
        Method("keywords", confusion_of(by_keywords(scored))),
    ]
    if cutoffs is not None:
        methods.append(Method("ratio", confusion_of(by_ratio(scored, cutoffs))))
    answers = [(report.label.id, answer) for report in checked for answer in _facts(report)]
    others = [(text, check_report(text.file)) for text in labels.others if text.split is split]
    doubled = [
        (report.label, labels.second[report.label.id])
        for report in checked
        if report.label.id in labels.second
    ]
    may_show = split is Split.TUNE  # of the test half nothing but figures leaves this function
    return SplitResult(
        split=split,
        reports=len(checked),
        unassessed=tuple(_unassessed(checked)),
        methods=tuple(methods),
        mandatory=confusion_of(
            one.pair for report in checked for one in report.scored if _is_mandatory(one, report, rulebook)
        ),
        elements=tuple(
            ElementResult(id, rule.title, confusion_of(pair for pair in pairs if pair.element == id))
            for id, rule in rulebook.rules.items()
        ),
        evidence=share_of(
            hit for report in checked for hit in evidence_overlaps(report.label, report.findings)
        ),
        remarks=_remarks(checked),
        slips=tuple(_slips(checked, [one for one in planted if one.split is split])),
        facts=tuple(
            FactResult(name, share)
            for name in FACT_NAMES
            if (
                share := share_of(labelled == found for _, (fact, labelled, found) in answers if fact == name)
            ).of
        ),
        others=_others(others) if others else None,
        agreement=agreement_of(doubled) if doubled else None,
        fact_errors=tuple(_fact_errors(answers)) if may_show else (),
        other_errors=tuple(_other_errors(others)) if may_show else (),
        disagreements=tuple(_disagreements(checked, rulebook)) if may_show else (),
        points=points_error(
            ((report.findings, [one.pair for one in report.scored]) for report in checked), rulebook.scoring
        ),
    )


def _facts(report: _Checked) -> Iterable[Answer]:
    return fact_answers(report.label, report.card.document if report.card is not None else None)


def _unassessed(checked: Iterable[_Checked]) -> Iterable[Unassessed]:
    for report in checked:
        if report.label.unreadable is not None:
            yield Unassessed(report.label.id, report.label.unreadable.code)


def _is_mandatory(scored: Scored, report: _Checked, rulebook: Rulebook) -> bool:
    """By the label's level and year, so that a report understood wrongly is still asked what it should be asked."""
    facts = report.label.facts
    level, year = facts.get("level"), facts.get("year")
    importance = rulebook.rules[scored.pair.element].importance_for(
        level if isinstance(level, str) else None, year if isinstance(year, int) else None
    )
    return importance is Importance.MANDATORY


def _remarks(checked: Iterable[_Checked]) -> RemarkResult:
    shares = []
    made = 0
    for report in checked:
        findings = report.card.consistency if report.card is not None else ()
        made += len(findings)
        shares.append(remark_shares(report.label, findings))
    precision = Share(sum(one.right for one, _ in shares), sum(one.of for one, _ in shares))
    recall = Share(sum(one.right for _, one in shares), sum(one.of for _, one in shares))
    return RemarkResult(recall.of, precision if made else None, recall if made else None)


def _slips(checked: Sequence[_Checked], planted: Sequence[Planted]) -> Iterable[SlipResult]:
    """Passages, planted reports and labelled reports apart; kinds without a text are left out."""
    for kind, wanted in (("passages", False), ("reports", True)):
        texts = [one for one in planted if one.is_report is wanted]
        if texts:
            yield count(kind, [answer(one.wanted, one.document.text, findings_of(one)) for one in texts])
    labelled = [_slips_of(report) for report in checked if report.card is not None]
    if labelled:
        yield count("labelled", labelled)


def _slips_of(report: _Checked) -> SlipAnswer:
    """Of a labelled report; what overlaps a tolerated passage is no false alarm."""
    label, card = report.label, report.card
    text = label.document.text if label.document is not None else ""
    told = answer(
        [(remark.id, (remark.quote,)) for remark in label.remarks], text, card.consistency if card else ()
    )
    false = [f for f in told.false if not any(overlaps(quote, text, f.quotes) for quote in label.tolerated)]
    return replace(told, false=tuple(false))


def _others(others: Sequence[tuple[OtherText, Scorecard]]) -> OthersResult:
    warnings = [
        (text.warnings, {notice.code for notice in card.document.warnings} & set(OTHER_WARNINGS))
        for text, card in others
        if text.warnings is not None and card.error is None
    ]
    return OthersResult(
        texts=len(others),
        assessable=share_of(text.assessable is (card.error is None) for text, card in others),
        is_annual_report=share_of(
            card.error is None and text.is_annual_report is card.document.is_annual_report
            for text, card in others
            if text.assessable
        ),
        warned=share_of(code in said for labelled, said in warnings for code in labelled),
        warned_rightly=share_of(code in labelled for labelled, said in warnings for code in said),
    )


def _other_errors(others: Iterable[tuple[OtherText, Scorecard]]) -> Iterable[OtherError]:
    for text, card in others:
        assessed = card.error is None
        if text.assessable is not assessed:
            yield OtherError(text.file.name, "assessable", text.assessable, assessed)
        elif assessed and text.is_annual_report is not card.document.is_annual_report:
            yield OtherError(
                text.file.name, "is_annual_report", text.is_annual_report, card.document.is_annual_report
            )


def _fact_errors(answers: Iterable[tuple[str, Answer]]) -> Iterable[FactError]:
    for report, (name, labelled, found) in answers:
        if labelled != found:
            yield FactError(report, name, _words(labelled), _words(found))


def _words(value: object) -> str:
    return "、".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)


def _disagreements(checked: Iterable[_Checked], rulebook: Rulebook) -> Iterable[Disagreement]:
    for report in checked:
        findings = {finding.id: finding for finding in report.findings}
        for one in report.scored:
            pair = one.pair
            if pair.is_right:
                continue
            finding = findings.get(pair.element)
            evidence = finding.evidence if finding is not None else ()
            nearest = finding.nearest if finding is not None and not evidence else None
            yield Disagreement(
                report=pair.report,
                element=pair.element,
                title=rulebook.rules[pair.element].title,
                accepted=pair.accepted,
                verdict=pair.verdict,
                reason=finding.reason if finding is not None else "",
                quote=evidence[0].quote if evidence else nearest.quote if nearest else "",
                lacks=nearest.lacks if nearest else "",
                labelled_quote=next(iter(report.label.evidence.get(pair.element, ())), ""),
            )
