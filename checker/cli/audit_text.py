"""The summary of an audit for people: every file accounted for, why some do not count, and where to go next."""

from __future__ import annotations

from collections.abc import Iterator

from checker.batch.progress import duration
from checker.batch.summary import FailureCount, RunFigures, Summary
from checker.rendering.cells import pad
from checker.rendering.harmless import harmless

_CODES = {
    "not-found": "找不到文件",
    "unreadable": "无法读取",
    "empty": "空文件",
    "too-large": "文件过大",
    "scanned": "扫描件，没有文字层",
    "missing-program": "缺少 LibreOffice",
    "unsupported": "不是报告文件",
    "encrypted": "有密码",
    "damaged": "文件已损坏",
    "missing-extra": "缺少读取组件",
    "not-chinese": "不是中文文本",
    "garbled": "乱码",
    "body-missing": "没有正文",
    "timeout": "超过时限",
    "memory": "内存不够",
    "worker-died": "检查时进程终止",
    "internal-error": "程序内部错误",
    "rulebook": "旁边的豁免文件有误",
}
_FACTS = {"issuer": "制发单位", "level": "层级", "year": "年度", "region": "地区"}
_LABEL = 14


def summary_lines(summary: Summary) -> Iterator[str]:
    """The summary, line by line, without colour."""
    states = summary.states
    total = sum(states.values()) - states.get("gone", 0)
    run = summary.run
    yield f"{_head(run)}审查库共 {total:,} 个文件，其中："
    yield from _rows(summary)
    if run is not None:
        yield ""
        yield _work(run)
    yield from (f"注意：{harmless(notice)}" for notice in summary.notices)
    if summary.rulebooks > 1:
        yield "注意：库里的结果由不同的规则或程序版本得出；把 audit run 运行完，就会统一。"
    yield ""
    yield "下一步："
    if run is not None and (run.state != "finished" or states.get("pending")):
        yield "  再运行同一命令，从中断处接着做。"
    if total > states.get("assessed", 0):
        yield f"  看没有计入的文件和原因：dabiao audit status {harmless(summary.store)} --files"
    yield f"  做成工作簿和网页：dabiao audit report {harmless(summary.store)} --xlsx 审查结果.xlsx --html 审查结果.html"
    yield f"  用任何 SQLite 工具打开 {harmless(summary.store)}，看视图“报告一览”“要素结果”“前后矛盾”“未计入文件”。"


def _head(run: RunFigures | None) -> str:
    words = {
        "finished": "审查完成。",
        "interrupted": "审查中断，已做完的都已保存。",
        "running": "审查正在进行，或被强行终止。",
    }
    return words[run.state] if run is not None else ""


def _rows(summary: Summary) -> Iterator[str]:
    states = summary.states
    grades = "，".join(f"{grade or '不定等次'} {count:,}" for grade, count in summary.grades.items())
    yield _row("计入", states.get("assessed", 0), "份", grades)
    if summary.not_annual:
        yield _row("　不像年报", summary.not_annual, "份", "照常检查，不宜参加排名")
    missing = [f"{_FACTS[fact]} {count:,} 份" for fact, count in summary.unknown.items() if count]
    if missing:
        yield f"  {pad('　没有认出', _LABEL)}{'，'.join(missing)}（可用清单写明）"
    if states.get("duplicate"):
        yield _row("重复", states["duplicate"], "个", "与另一文件逐字节相同，只计一次")
    if states.get("superseded"):
        yield _row("旧版本", states["superseded"], "个", "同一单位同一年度有更新的文本")
    if states.get("pending"):
        yield _row("还没有检查", states["pending"], "个", "")
    if states.get("failed"):
        yield _row("无法评估", states["failed"], "个", "")
        yield from (_failure(failure) for failure in summary.failures)
    if states.get("gone"):
        yield _row("已不在", states["gone"], "个", "上次检查过，这次没有找到；不在上面的总数里")
    if summary.doubtful:
        yield f"  有 {summary.doubtful:,} 组同名单位的同年度报告，分不清是不是同一单位，都已计入；请在清单里写明地区。"


def _failure(failure: FailureCount) -> str:
    label = _CODES.get(failure.code, failure.reason)
    return _row(f"　{label}", failure.count, "个", f"如 {harmless(failure.example)}")


def _row(label: str, count: int, unit: str, note: str) -> str:
    return f"  {pad(label, _LABEL)}{count:>9,} {unit}" + (f"　{note}" if note else "")


def _work(run: RunFigures) -> str:
    text = f"本次列出 {run.listed:,} 个文件：检查 {run.assessed:,} 份，沿用上次结果 {run.unchanged:,} 份，无法评估 {run.failed:,} 个"
    if run.skipped:
        text += f"；另有 {run.skipped:,} 个系统文件（如 Thumbs.db、~$ 开头的）没有列入"
    if run.seconds is not None:
        done = run.assessed + run.unchanged + run.failed
        text += f"。用时 {duration(run.seconds)}"
        text += f"，平均每秒 {done / run.seconds:.1f} 个" if run.seconds >= 1 else ""
    return text + "。"
