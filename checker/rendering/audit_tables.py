"""The tables of an audit for programs and spreadsheets: columns with their types, rows one by one. CSV and Parquet write the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.audit.figures import weakest
from checker.audit.ranking import REASONS
from checker.finding import Outcome
from checker.rendering.audit_words import STATUS_WORDS
from checker.rendering.decisions import decisions_text, plain_decisions
from checker.rendering.words import CERTAINTY_WORDS, IMPORTANCE_WORDS, OUTCOME_WORDS, level_word

if TYPE_CHECKING:
    from checker.audit.overview import Overview
    from checker.audit.values import Report

Value = str | int | float | None


@dataclass(frozen=True)
class Field:
    """key: name for programs; title: for people; kind: str, int or float."""

    key: str
    title: str
    kind: type = str


@dataclass(frozen=True)
class RowTable:
    """name: of the file, without suffix; rows: read anew at each call, values in the order of the fields."""

    name: str
    fields: tuple[Field, ...]
    rows: Callable[[], Iterator[Sequence[Value]]]


_WHO = (
    Field("report_id", "报告编号"),
    Field("issuer", "制发单位"),
    Field("level", "层级"),
    Field("year", "年度", int),
)
_REPORTS = (
    *_WHO,
    Field("body", "单位标识"),
    Field("region", "区划代码"),
    Field("region_name", "地区"),
    Field("band", "档次", int),
    Field("band_first", "并列名次起", int),
    Field("band_last", "并列名次止", int),
    Field("best", "可能最前", int),
    Field("worst", "可能最后", int),
    Field("peers", "同年同级份数", int),
    Field("points", "得分", float),
    Field("low", "误差下限", float),
    Field("high", "误差上限", float),
    Field("grade", "等次"),
    Field("missing_mandatory", "缺少的法定内容"),
    *(Field(outcome.value.replace("-", "_"), OUTCOME_WORDS[outcome], int) for outcome in Outcome),
    Field("contradictions", "一致性核对", int),
    Field("published", "公开日期"),
    Field("unranked", "不排名的原因"),
    Field("path", "文件"),
    Field("url", "网址"),
)
_VERDICTS = (
    *_WHO,
    Field("element", "要素编号"),
    Field("title", "要素"),
    Field("group", "分组"),
    Field("importance", "重要程度"),
    Field("outcome", "结论"),
    Field("certainty", "把握"),
    Field("reason", "理由"),
    Field("quote", "原文"),
    Field("place", "所在位置"),
    Field("nearest", "最接近的一段"),
    Field("lacks", "还差什么"),
    Field("basis", "依据"),
    Field("advice", "建议"),
    Field("review", "复核"),
)
_CONSISTENCY = (
    *_WHO,
    Field("check", "核对编号"),
    Field("title", "核对事项"),
    Field("certainty", "把握"),
    Field("message", "说明"),
    Field("quote", "原文"),
    Field("place", "所在位置"),
)
_FILES = (
    Field("path", "文件"),
    Field("status", "情况"),
    Field("code", "代码"),
    Field("reason", "原因"),
    Field("hint", "怎么办"),
    Field("instead", "计入的文件"),
)
_ELEMENTS = (
    Field("element", "要素编号"),
    Field("title", "要素"),
    Field("group", "分组"),
    Field("asked", "适用报告", int),
    Field("met", "充分", int),
    Field("partial", "仅提及", int),
    Field("missing", "缺失", int),
    Field("trust", "判为缺失的可信度", float),
)


def tables_of(overview: Overview, *, words: bool) -> tuple[RowTable, ...]:
    """words: Chinese words for outcomes, levels and so on; else the values of the JSON contract."""
    return (
        RowTable("reports", _REPORTS, lambda: _reports(overview, words)),
        RowTable("verdicts", _VERDICTS, lambda: _verdicts(overview, words)),
        RowTable("consistency", _CONSISTENCY, lambda: _consistency(overview, words)),
        RowTable("left-out", _FILES, lambda: _files(overview, words)),
        RowTable("elements", _ELEMENTS, lambda: _elements(overview)),
    )


def _who(report: Report, words: bool) -> tuple[Value, ...]:
    level = level_word(report.level) if words else report.level
    # 63 bits: with a letter before it no spreadsheet takes it for a number and rounds it.
    number = f"r{report.id}" if words else str(report.id)
    return number, report.issuer, level, report.year


def _reports(overview: Overview, words: bool) -> Iterator[Sequence[Value]]:
    reasons = {one.report.id: REASONS[one.reason] if words else one.reason for one in overview.unranked}
    peers = {one.report.id: len(league.placed) for league in overview.leagues for one in league.placed}
    for report in overview.ordered:
        one = overview.placed.get(report.id)
        yield (
            *_who(report, words),
            report.body,
            report.region,
            report.region_name,
            one.band if one else None,
            one.first if one else None,
            one.last if one else None,
            one.best if one else None,
            one.worst if one else None,
            peers.get(report.id),
            report.points,
            round(one.margin.low, 1) if one else None,
            round(one.margin.high, 1) if one else None,
            report.grade,
            "、".join(report.missing_mandatory),
            *(report.count(outcome) for outcome in Outcome),
            report.contradictions,
            report.published,
            reasons.get(report.id),
            report.path,
            report.url,
        )


def _verdicts(overview: Overview, words: bool) -> Iterator[Sequence[Value]]:
    reports = {report.id: report for report in overview.contents.reports}
    elements = {element.id: element for element in overview.contents.elements}
    for one in overview.contents.details([report.id for report in overview.ordered]):
        element = elements[one.element]
        reviewed = overview.reviews.get((one.report, one.element), ())
        yield (
            *_who(reports[one.report], words),
            one.element,
            element.title,
            element.group_title,
            IMPORTANCE_WORDS[one.importance] if words else one.importance.value,
            OUTCOME_WORDS[one.outcome] if words else one.outcome.value,
            CERTAINTY_WORDS[one.certainty] if words else one.certainty.value,
            one.reason,
            one.quote,
            one.place,
            one.near,
            one.lacks,
            one.clauses,
            one.advice,
            (decisions_text(reviewed) if words else plain_decisions(reviewed)) or None,
        )


def _consistency(overview: Overview, words: bool) -> Iterator[Sequence[Value]]:
    reports = {report.id: report for report in overview.contents.reports}
    for one in overview.contents.contradictions([report.id for report in overview.ordered]):
        certainty = CERTAINTY_WORDS[one.certainty] if words else one.certainty.value
        yield (
            *_who(reports[one.report], words),
            one.check,
            one.title,
            certainty,
            one.message,
            one.quote,
            one.place,
        )


def _files(overview: Overview, words: bool) -> Iterator[Sequence[Value]]:
    for one in overview.contents.left_out:
        status = STATUS_WORDS.get(one.status, one.status) if words else one.status
        yield one.path, status, one.code, one.reason, one.hint, one.instead


def _elements(overview: Overview) -> Iterator[Sequence[Value]]:
    for one in weakest(overview.contents.elements, overview.leagues, overview.accuracy):
        trust = round(one.trust, 3) if one.trust is not None else None
        yield (
            one.element.id,
            one.element.title,
            one.element.group_title,
            one.asked,
            one.met,
            one.partial,
            one.missing,
            trust,
        )
