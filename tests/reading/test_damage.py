"""Damaged and crafted files of every binary format are read or refused with a reason; nothing else comes out, and soon."""

import io
import re
import time
import zipfile

import pytest
from fidelity import gold, pages, typeset
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading.samples import PARAGRAPHS, TITLE, outcome, zipped

from checker.errors import InputFault

_SET = typeset.pages_of(TITLE, PARAGRAPHS, gold.TABLE)
FILES = {
    "pdf": typeset.as_pdf(_SET),
    "ofd": typeset.as_ofd(_SET),
    "mht": pages.as_mht(pages.page_of("A 栏目正文容器", TITLE, PARAGRAPHS)),
}
_SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@pytest.mark.parametrize("form", FILES)
@_SETTINGS
@given(st.floats(0, 1), st.integers(0, 255), st.sampled_from(["change", "cut", "drop", "double"]))
def test_a_damaged_file_is_read_or_refused(form, share, byte, how):
    data = FILES[form]
    place = int(share * (len(data) - 1))
    changed = {
        "change": data[:place] + bytes([byte]) + data[place + 1 :],
        "cut": data[:place],
        "drop": data[:place] + data[place + byte :],
        "double": data[:place] + data[place // 2 : place // 2 + byte] + data[place:],
    }[how]
    result = outcome(changed)
    assert result.hint if isinstance(result, InputFault) else result.paragraphs


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PAGE = "Doc_0/Pages/Page_1/Content.xml"


@_SETTINGS
@given(
    st.floats(0, 1),
    st.sampled_from(["0", "-1", "1e308", "nan", "inf", "999999999", "", "x", "1e-300"]),
    st.integers(1, 30),
)
def test_numbers_that_no_page_has_do_no_harm(share, number, count):
    with zipfile.ZipFile(io.BytesIO(FILES["ofd"])) as archive:
        entries: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    xml = bytes(entries[_PAGE]).decode()
    found = list(_NUMBER.finditer(xml))
    first = int(share * (len(found) - 1))
    for match in reversed(found[first : first + count]):
        xml = xml[: match.start()] + number + xml[match.end() :]
    result = outcome(zipped({**entries, _PAGE: xml}))
    assert result.hint if isinstance(result, InputFault) else result.paragraphs


def test_a_page_full_of_lines_and_characters_takes_no_minutes():
    page = typeset.Printed()
    page.texts = [("法治政府建设" * 30, 10.0, 5.0 + 2 * n, 1.0) for n in range(100)]
    page.rules = [(10.0, 5.0 + n / 50, 200.0, 5.0 + n / 50) for n in range(9000)]
    page.rules += [(10.0 + n / 5, 5.0, 10.0 + n / 5, 290.0) for n in range(900)]
    started = time.monotonic()
    assert not isinstance(outcome(typeset.as_pdf([page])), InputFault)
    assert time.monotonic() - started < 20
