"""What a check costs grows with the length of the text, not with its square, whatever the text repeats."""

from __future__ import annotations

from time import process_time

import pytest

from checker.check import check_report

HEAD = "××县人民政府2024年度法治政府建设情况报告\n一、主要举措和成效\n"
SHORT, LONGER = 1_500, 4
# Four times the text costs up to four times as much, and sixteen times where something looks at everything for everything.
MOST = 9

REPEATED = [
    "行政复议",  # hits of many rules, all in one sentence
    "1,",  # one number without an end
    "法治",
    "常委会研究法治建设",  # hits and facts
    "法律顾问、",  # one enumeration
    "《",
    "①",
    "将",
    "第一责任人。",  # sentences without end
    "一、法治\n",  # headings
]


def cost(text):
    """Processor time of the quicker of two checks, in seconds."""
    times = []
    for _ in range(2):
        start = process_time()
        check_report(text)
        times.append(process_time() - start)
    return min(times)


@pytest.mark.parametrize("repeated", REPEATED)
def test_four_times_the_text_costs_no_sixteen_times_as_much(repeated):
    short = HEAD + repeated * (SHORT // len(repeated)) + "。"
    long = HEAD + repeated * (LONGER * SHORT // len(repeated)) + "。"
    check_report(short)
    assert cost(long) < MOST * cost(short)
