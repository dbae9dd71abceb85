"""The kinds `title` and `opening`: what the head of the report must carry."""

from __future__ import annotations

import re

from checker.finding import Certainty, Outcome
from checker.judging.case import Case, Verdict
from checker.rulebook import Rule
from checker.structure.numerals import years_in
from checker.structure.outline import PartName

_GENRE = re.compile(r"法治(?:政府)?(?:部门|机关)?建设.{0,16}(?:报告|年报|总结)")
_NAMED_ISSUER = re.compile(
    r"(?:政府|办事处|管委会|管理委员会|委员会|局|厅|委|办公室|街道|镇|乡|县|区|市|省|中心|院|队)$"
)


def judge_title(rule: Rule, case: Case) -> Verdict:
    """Issuer, year and genre in the title, of the text or of the saved page."""
    del rule
    facts = case.page.outline.title
    if not facts.title:
        return Verdict(Outcome.MISSING, Certainty.LIKELY, "没有标题")
    # A saved page shows its title above the body: it counts, but there is no place in the text to point at.
    on_page = dict(facts.sources).get("title") == "网页标题"
    title = re.sub(r"\s", "", case.page.document.fold(facts.title))
    lacks = []
    if (
        # A manifest or an option may name the issuer too; the source the title gave stands before theirs.
        not {("issuer", "标题"), ("issuer", "网页标题")} & set(facts.sources)
        or not facts.issuer
        or not _NAMED_ISSUER.search(case.page.document.fold(facts.issuer))
    ):
        lacks.append("制发单位")
    if not years_in(title) and not re.search(r"20\d\d年?度?", title):
        lacks.append("年份")
    if not _GENRE.search(title):
        lacks.append("“法治政府建设…报告”字样")
    evidence = () if on_page else ((facts.start, facts.end),)
    if not lacks:
        return Verdict(Outcome.MET, Certainty.SURE, "单位、年份、文种齐全", evidence)
    if len(lacks) < 3:
        return Verdict(Outcome.PARTIAL, Certainty.SURE, f"标题缺{'、'.join(lacks)}", evidence)
    return Verdict(Outcome.MISSING, Certainty.LIKELY, "标题没有单位、年份和文种")


def judge_opening(rule: Rule, case: Case) -> Verdict:
    """A basis and a lead-in before the first part. Both anywhere in the preamble count, in either order."""
    hits = case.hits[rule.id]
    spans = case.page.spans

    def opening(position: int) -> bool:
        index = case.page.span_at(position)
        return index is not None and spans[index].sentence.part is PartName.PREAMBLE

    basis = [hit for hit in (*hits.shown, *hits.said) if opening(hit.start)]
    lead = [hit for hit in hits.lead_in if opening(hit.start)]
    evidence = tuple(
        case.page.original(*case.page.clause(hit.start, hit.end))
        for group in (basis, lead)
        for hit in group[:1]
    )
    if basis and lead:
        return Verdict(Outcome.MET, Certainty.SURE, "依据和领起语都有", evidence)
    if basis or lead:
        lacks = "“现将…报告如下”一类领起语" if basis else "纲要、督察规定或习近平法治思想等依据"
        return Verdict(Outcome.PARTIAL, Certainty.SURE, f"引言没有{lacks}", evidence)
    return Verdict(Outcome.MISSING, Certainty.SURE, "没有引言，或引言既无依据也无领起语")
