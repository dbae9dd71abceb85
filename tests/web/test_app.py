"""The local page without a browser: what is answered, what is refused, and that nothing foreign gets in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from reading.samples import REPORT, docx, para
from rendering.test_word_comments import usual
from starlette.testclient import TestClient

from checker.check import checked_report
from checker.reading import read_document
from checker.rendering.html import render_html
from checker.web.app import Settings, page_app
from checker.web.tasks import Task, run
from checker.web.workers import Busy, TimedOut, WorkerLost

if TYPE_CHECKING:
    from httpx import Response

OWN = {"X-Dabiao": "1"}
LIMIT = 1 << 20


class Inline:
    """Workers without processes: the same task in this one, or the fault that is asked for by the file's name."""

    def __init__(self) -> None:
        self.tasks: list[Task] = []

    def run(self, task: Task, gone: Callable[[], bool]) -> dict[str, Any]:
        self.tasks.append(task)
        for name, fault in (("忙", Busy), ("慢", TimedOut), ("亡", WorkerLost)):
            if task.name.startswith(name):
                raise fault
        return run(replace(task, day="2027-03-01"))

    def close(self) -> None: ...


@pytest.fixture
def workers() -> Inline:
    return Inline()


@pytest.fixture
def page(workers: Inline) -> Iterator[TestClient]:
    app = page_app(workers, Settings(max_bytes=LIMIT, profiles=(("township", '乡镇"<b>'),)))  # type: ignore[arg-type]
    with TestClient(app, base_url="http://127.0.0.1:8620") as client:
        yield client


def send(
    page: TestClient, data: bytes, name: str = "报告.docx", *, to: str = "/check", **asked: str
) -> Response:
    headers = {**OWN, "X-Filename": quote(name)}
    return page.post(to, content=data, headers=headers, params=asked)


def test_the_front_page_offers_levels_and_profiles(page: TestClient):
    front = page.get("/")
    assert front.status_code == 200
    data = re.search('data-choices="([^"]*)"', front.text)
    assert data is not None
    choices = json.loads(data[1].replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">"))
    assert choices["profiles"] == [["township", '乡镇"<b>']]
    assert [letter for letter, _ in choices["levels"]] == list("PCXTD")


def test_everything_the_front_page_names_is_there(page: TestClient):
    for address in re.findall(r'(?:href|src)="([^"]+)"', page.get("/").text):
        assert page.get(address).status_code == 200, address


def test_a_report_comes_back_as_summary_and_page(page: TestClient):
    answer = send(page, usual(), "甲县 2024.docx").json()
    assert (answer["issuer"], answer["year"], answer["word"]) == ("甲县人民政府", 2024, True)
    assert "甲县 2024.docx" in answer["html"]
    assert sum(answer["counts"]) > 50


def test_choices_reach_the_engine(page: TestClient, workers: Inline):
    send(page, usual(), year="2023", level="T", profile="township")
    task = workers.tasks[0]
    assert (task.year, task.level, task.profile) == (2023, "T", "township")


@pytest.mark.parametrize("kind", ["annotated", "selfcheck-docx", "selfcheck-html"])
def test_files_to_take_home(page: TestClient, kind: str):
    answer = send(page, usual(), "甲县.docx", to=f"/take/{kind}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith(
        "attachment; filename*=UTF-8''%E7%94%B2%E5%8E%BF_"
    )
    if kind.endswith("html"):
        assert "2027-03-01" in answer.text or "2027年3月1日" in answer.text
    else:
        assert "【" in read_document(answer.content).text or "自查" in read_document(answer.content).text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        (usual()[:3000], "损坏"),
        (b"%PDF-1.7 nothing", ""),
        (b"hello world " * 50, "不是中文"),
    ],
    ids=["empty", "broken", "bad pdf", "english"],
)
def test_what_cannot_be_read_is_told(page: TestClient, data: bytes, says: str):
    error = send(page, data).json()["error"]
    assert says in error["message"]
    assert error["hint"]


def test_comments_for_a_text_are_refused_in_words(page: TestClient):
    error = send(page, REPORT.encode(), "a.txt", to="/take/annotated").json()["error"]
    assert "只有 docx" in error["message"]


@pytest.mark.parametrize(("name", "status"), [("忙.txt", 503), ("慢.txt", 504), ("亡.txt", 500)])
def test_a_worker_in_trouble_is_an_answer(page: TestClient, name: str, status: int):
    answer = send(page, REPORT.encode(), name)
    assert answer.status_code == status
    assert answer.json()["error"]["hint"]
    assert ("retry-after" in answer.headers) == (status == 503)


def test_an_upload_beyond_the_limit_is_cut_off(page: TestClient, workers: Inline):
    assert send(page, b"x" * (LIMIT + 1)).status_code == 413

    def pieces() -> Iterator[bytes]:  # no content-length: only counting helps
        for _ in range(40):
            yield b"x" * (64 << 10)

    assert page.post("/check", content=pieces(), headers=OWN).status_code == 413
    assert workers.tasks == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_pages_of_others_get_nothing(page: TestClient, workers: Inline, headers: dict[str, str]):
    assert page.post("/check", content=REPORT.encode(), headers={**OWN, **headers}).status_code == 403
    assert page.get("/", headers=headers).status_code == 403
    assert workers.tasks == []


def test_a_form_of_another_page_lacks_our_header(page: TestClient, workers: Inline):
    assert page.post("/check", content=REPORT.encode()).status_code == 403
    assert workers.tasks == []


def test_a_foreign_host_name_is_refused(page: TestClient):
    assert page.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("address", ["/", "/check", "/nothing", "/page.js", "/../page.py", "/%2e%2e/app.py"])
def test_every_answer_carries_the_policy(page: TestClient, address: str):
    answer = page.get(address)
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "import" not in answer.text or address == "/"


def test_no_cookie_is_ever_set(page: TestClient):
    assert "set-cookie" not in page.get("/").headers
    assert "set-cookie" not in send(page, usual()).headers


def test_the_policy_lets_the_report_run_inside_the_page(page: TestClient):
    report = render_html(checked_report(REPORT))
    own = set(re.findall(r"sha256-[\w+/=]+", page.get("/").headers["content-security-policy"]))
    asked = re.findall(r"sha256-[\w+/=]+", report)
    assert asked
    assert set(asked) <= own


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..\\..\\a.docx",
        "<img src=x onerror=alert(1)>.docx",
        "\u202egpj.docx",
        "a" * 5000,
        "\r\nX: y",
    ],
)
def test_a_file_name_is_only_text(page: TestClient, workers: Inline, name: str):
    answer = send(page, usual(), name)
    assert answer.status_code == 200
    task = workers.tasks[0]
    assert len(task.name) <= 200
    assert not {"\u202e", "\r", "\n", "/", "\\"} & set(task.name)
    assert "<img" not in answer.json()["html"]


@pytest.mark.parametrize("asked", [{"year": "abc"}, {"year": "20２4"}, {"level": "Z"}])
def test_choices_that_do_not_fit_are_refused(page: TestClient, asked: dict[str, str]):
    assert send(page, REPORT.encode(), **asked).status_code == 400


@pytest.mark.parametrize("profile", ["nowhere", "../../../etc/passwd", "/etc/passwd", "a\0b", "x" * 9000])
def test_an_unknown_profile_is_told(page: TestClient, profile: str):
    assert "没有规则集" in send(page, REPORT.encode(), profile=profile).json()["error"]["message"]


def test_markup_in_a_report_is_text(page: TestClient):
    data = docx(*map(para, REPORT.split("\n")), para("&lt;script&gt;alert(1)&lt;/script&gt;出庭应诉12件。"))
    html = send(page, data).json()["html"]
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
