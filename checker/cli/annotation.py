"""`--annotate`: the commented copy beside the report. Never over a file that is there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.exits import Exit, complain
from checker.cli.output import write_whole
from checker.errors import InputFault
from checker.lang import say
from checker.rendering.harmless import harmless

if TYPE_CHECKING:
    from checker.check import Checked

_SUFFIX = "_批注"


def annotated(checked: Checked, file: str, *, checklist: bool) -> Exit:
    """Write 报告_批注.docx beside `file`; say on stderr where it is and how many comments it has, or why there is none.

    Returns WRONG_USE for a file that cannot carry comments, so that a batch goes on. Raises UsageFault for a folder that cannot be written.
    """
    source = Path(file)
    try:
        from checker.rendering.word_comments import annotate  # noqa: PLC0415 -- needs the extra docs

        result = annotate(checked, source.read_bytes(), checklist=checklist)
    except InputFault as fault:
        complain(f"{file}：没有写出批注：{fault.message}", fault.hint)
        return Exit.WRONG_USE
    except ImportError:
        complain(f"{file}：没有写出批注：缺少组件 python-docx", "请安装：pip install 'dabiao[docs]'")
        return Exit.WRONG_USE
    target = free_name(source)
    write_whole(target, result.data)
    more = f"，另有 {result.left} 条列在文末清单" if result.left and checklist else ""
    print(
        harmless(say(f"已写出 {target}：批注 {result.comments} 条{more}；原文件没有改动。")), file=sys.stderr
    )
    return Exit.FINE


def free_name(source: Path) -> Path:
    """报告_批注.docx, or 报告_批注2.docx when the first is there: a drafter may have worked in it."""
    number = 1
    while True:
        target = source.with_name(f"{source.stem}{_SUFFIX}{number if number > 1 else ''}.docx")
        if not target.exists():
            return target
        number += 1
