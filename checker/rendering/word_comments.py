"""The drafter's own Word file back, with comments: what is only mentioned, what is missing and where it belongs, what does not agree.

The original is not touched; the text of the copy is read again and must be the same, or nothing is handed out.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.errors import InputFault
from checker.finding import Certainty, Importance, Outcome
from checker.reading.package import Package, W
from checker.rendering.homes import homes_of
from checker.rendering.office_file import same_bytes
from checker.rendering.word_checklist import CHECKLIST_MARK, append_checklist
from checker.rendering.word_places import WordPlaces, enclose
from checker.rendering.words import IMPORTANCE_WORDS, OUTCOME_WORDS

if TYPE_CHECKING:
    from checker.check import Checked
    from checker.finding import ConsistencyFinding, Finding

AUTHOR = "法治报告检查"
INITIALS = "检"
MOST_COMMENTS = 40  # more of them hide the text; the rest stands in the table at the end

_IMPORTANCE = (Importance.MANDATORY, Importance.EXPECTED, Importance.ADVISED)


@dataclass(frozen=True)
class Annotated:
    """data: the new file. comments: how many were set. left: how many remarks had no room and stand in the table only."""

    data: bytes
    comments: int
    left: int


@dataclass(frozen=True)
class _Remark:
    """rank: the lower, the more it deserves one of the comments."""

    rank: tuple[int, int]
    start: int
    end: int
    text: str


def annotate(checked: Checked, data: bytes, *, checklist: bool = True) -> Annotated:
    """The Word file `data`, from which `checked` was made, with comments and (checklist) the table of all elements behind it.

    Same input, same bytes. Raises InputFault "no-comments" for a file that cannot carry them: no docx, no text, strict OOXML.
    """
    import docx  # noqa: PLC0415 -- an extra, and slow to import

    document, outline = checked.document, checked.outline
    if document is None or outline is None or document.format != "docx":
        raise InputFault("no-comments", "只有 docx 文件能写回批注", "请另存为 docx 后再试。")
    try:
        word = docx.Document(io.BytesIO(data))
    except Exception as error:
        raise InputFault(
            "no-comments",
            "这份 docx 的写法（如严格 Open XML）不能写回批注",
            "请用 Word 或 WPS 另存为普通 docx 后再试。",
        ) from error
    root = word.element
    places = WordPlaces(Package(data), root, document.text)
    remarks = sorted(_remarks(checked), key=lambda remark: (remark.rank, remark.start))
    chosen = sorted(remarks[:MOST_COMMENTS], key=lambda remark: (remark.start, remark.rank))
    places.cut([(remark.start, remark.end) for remark in chosen])
    fallback = places.anchor(outline.body[0], outline.body[1])
    written = 0
    for remark in chosen:
        anchor = places.anchor(remark.start, remark.end) or fallback
        if anchor is None:
            continue
        comment = word.comments.add_comment(text=remark.text, author=AUTHOR, initials=INITIALS)
        comment._comment_elm.attrib.pop(f"{W}date", "")  # no clock in the output
        enclose(*anchor, comment.comment_id)
        written += 1
    if checklist:
        append_checklist(word, checked.scorecard)
    out = io.BytesIO()
    word.save(out)
    result = same_bytes(out.getvalue())
    _verify_text(document.text, result)
    return Annotated(result, written, len(remarks) - written)


def _remarks(checked: Checked) -> list[_Remark]:
    card = checked.scorecard
    assert checked.outline is not None
    homes = homes_of(card.findings, checked.outline)
    remarks = [
        _Remark(
            (0 if finding.certainty is not Certainty.HINT else 5, 0),
            quote.start,
            quote.end,
            _question(finding),
        )
        for finding in card.consistency
        for quote in finding.quotes[:1]
    ]
    for finding in card.findings:
        rank = (1 + _IMPORTANCE.index(finding.importance), 0 if finding.outcome is Outcome.MISSING else 1)
        if finding.outcome is Outcome.MISSING:
            home = homes[finding.id]
            remarks.append(_Remark(rank, home.start, home.end, _request(finding)))
        elif finding.outcome is Outcome.PARTIAL:
            at = finding.evidence[0] if finding.evidence else homes[finding.id]
            remarks.append(_Remark(rank, at.start, at.end, _request(finding)))
    return remarks


def _question(finding: ConsistencyFinding) -> str:
    return f"【请核对】{finding.title}\n{finding.message}"


def _request(finding: Finding) -> str:
    lines = [f"【{OUTCOME_WORDS[finding.outcome]}】{finding.title}（{IMPORTANCE_WORDS[finding.importance]}）"]
    if finding.nearest is not None and finding.nearest.lacks:
        lines.append(f"缺少：{finding.nearest.lacks}")
    if finding.basis:
        lines.append(f"依据：{'；'.join(citation.text for citation in finding.basis[:2])}")
    if finding.advice:
        lines.append(f"建议：{finding.advice}")
    return "\n".join(lines)


def _verify_text(text: str, result: bytes) -> None:
    """Raises InputFault unless the copy reads like the original, our own table apart."""
    from checker.reading import read_document  # noqa: PLC0415 -- only to prove the result

    again = read_document(result).text.split(CHECKLIST_MARK)[0].rstrip()
    if again != text.rstrip():
        raise InputFault(
            "no-comments",
            "写入批注后正文与原文不一致，已放弃，原文件没有改动",
            "请另存为新的 docx 后再试，并把文件报告给项目维护者。",
        )
