"""Web pages saved as one file."""

import pytest
from fidelity.pages import KINDS, as_mht, page_of
from reading.samples import PARAGRAPHS, TITLE

from checker.errors import InputFault
from checker.reading import read_document

PAGE = page_of("A 栏目正文容器", TITLE, PARAGRAPHS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_article_is_read_as_from_the_page_itself(kind):
    page = page_of(kind, TITLE, PARAGRAPHS)
    document = read_document(as_mht(page), name="报告.doc")
    assert document.format == "mht"
    assert (document.text, document.hints) == (read_document(page).text, read_document(page).hints)
    assert document.text.split("\n")[-len(PARAGRAPHS) :] == list(PARAGRAPHS)


def test_a_page_without_anything_beside_it_is_read():
    head = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    assert read_document(head + PAGE).text.split("\n") == list(PARAGRAPHS)


def test_an_article_in_a_frame_is_found():
    frames = b"<html><frameset><frame src=a.html></frameset></html>"
    inside = as_mht(PAGE).replace(b"Content-Type: text/css", b"Content-Type: text/html", 1)
    outer = as_mht(frames)
    boundary = outer.split(b'boundary="')[1].split(b'"')[0]
    page = inside.split(b"--" + inside.split(b'boundary="')[1].split(b'"')[0])[1]
    joined = outer.replace(b"--" + boundary + b"--", b"--" + boundary + page + b"--" + boundary + b"--")
    assert read_document(joined).text.split("\n") == list(PARAGRAPHS)


def nested(depth):
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b0"\r\n\r\n'
    return head + b"".join(
        b'--b%d\r\nContent-Type: multipart/mixed; boundary="b%d"\r\n\r\n' % (n, n + 1) for n in range(depth)
    )


REFUSED = {
    "no page": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x--",
        "damaged",
        "单文件网页已损坏：里面没有网页",
    ),
    "a thousand parts inside each other": (nested(3000), "damaged", "单文件网页已损坏，无法拆开"),
    "an article that is not there": (
        as_mht(b"<html><body><div id=app></div><script src=a.js></script></body></html>"),
        "body-missing",
        "正文由脚本加载，保存的网页里没有",
    ),
}


@pytest.mark.parametrize(("data", "code", "cause"), REFUSED.values(), ids=REFUSED)
def test_a_file_without_the_article_says_why(data, code, cause):
    with pytest.raises(InputFault) as caught:
        read_document(data, name="报告.mht")
    assert (caught.value.code, caught.value.message) == (code, f"报告.mht：{cause}")
