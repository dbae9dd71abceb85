"""The local page in a real headless Chromium: drop, paste, download, errors, keyboard, narrow window, print, and nothing sent elsewhere."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from reading.samples import REPORT
from rendering.test_word_comments import LINES, usual

from checker.reading import read_document

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, LocatorAssertions, Page, Route

pytestmark = pytest.mark.desktop

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
]
START_SECONDS = 20
PATIENCE = 30_000  # milliseconds a busy machine may take to draw


def expect(what: Locator) -> LocatorAssertions:
    """Waits until it holds: asked at once, the frame may be empty still, or show the report before."""
    from playwright.sync_api import expect as asked

    asked.set_options(timeout=PATIENCE)
    return asked(what)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-c", "from checker.cli import main; main()", "serve", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(found[0], timeout=5).read()
                break
            except OSError:
                time.sleep(0.05)
        yield found[0]
        process.send_signal(signal.SIGINT)
        assert process.wait(15) in (0, 130)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)


class Opened:
    """A page with what it asked of the network and what it complained of."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.context = browser.new_context(accept_downloads=True, **options)
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)

    def give(self, *files: tuple[str, bytes]) -> None:
        self.page.set_input_files(
            "#files",
            [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files],
        )
        self.page.get_by_text("检查完毕").wait_for()

    @property
    def report(self) -> Any:
        return self.page.frame_locator("#report")


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    page = Opened(browser, address)
    yield page
    assert [url for url in page.asked if not url.startswith((address, "blob:", "data:", "about:"))] == []
    assert page.complaints == []
    page.context.close()


def test_files_chosen_are_checked_and_shown(opened: Opened):
    opened.give(("甲县.docx", usual()), ("乙.txt", REPORT.encode()))
    expect(opened.page.locator("#list li")).to_have_count(2)
    expect(opened.report.locator("h1").first).to_have_text(LINES[0])
    opened.page.get_by_role("button", name="乙.txt").click()
    expect(opened.report.locator("h1").first).to_contain_text("甲县2024年")
    expect(opened.page.locator("#annotated")).to_be_hidden()


def test_a_file_dropped_anywhere_is_checked(opened: Opened):
    opened.page.locator("main").evaluate(
        """(node, text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "拖入.txt", { type: "text/plain" }));
          node.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        REPORT,
    )
    opened.page.get_by_text("检查完毕").wait_for()
    expect(opened.page.locator("#list .what")).not_to_be_empty()
    expect(opened.report.locator("h1").first).to_contain_text("甲县2024年")


def test_pasted_text_is_checked(opened: Opened):
    opened.page.get_by_text("粘贴文字").click()
    opened.page.fill("#text", REPORT)
    opened.page.click("#check-text")
    opened.page.get_by_text("检查完毕").wait_for()
    expect(opened.report.locator("h1").first).to_contain_text("甲县2024年")


def test_the_report_inside_the_page_is_alive(opened: Opened):
    opened.give(("甲县.docx", usual()))
    expect(opened.report.locator("h1").first).to_be_visible()
    for opener in opened.report.locator("details:not([open]) > summary").all():
        if opener.is_visible():
            opener.click()
    link = opened.report.locator("a[href^='#m-']:visible").first
    link.click()
    expect(opened.report.locator("mark.on").first).to_be_in_viewport()


def test_downloads_are_whole_files(opened: Opened, tmp_path: Path):
    opened.give(("甲县.docx", usual()))
    names = {
        "#annotated": "甲县_批注.docx",
        "#selfcheck-docx": "甲县_自查表.docx",
        "#html": "甲县_检查结果.html",
    }
    for button, name in names.items():
        with opened.page.expect_download() as started:
            opened.page.click(button)
        assert started.value.suggested_filename == name
        started.value.save_as(tmp_path / name)
        assert LINES[0] in read_document(tmp_path / name).text or name.endswith("html")


def test_a_new_window_shows_the_report_for_printing(opened: Opened):
    opened.give(("甲县.docx", usual()))
    with opened.context.expect_page() as started:
        opened.page.click("#open")
    started.value.wait_for_load_state()
    expect(started.value.locator("h1").first).to_contain_text(LINES[0])
    assert started.value.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_choices_change_the_result(opened: Opened):
    opened.page.get_by_text("年度、层级和规则集").click()
    opened.page.fill("#year", "2022")
    opened.page.select_option("#level", "T")
    opened.give(("甲县.docx", usual()))
    expect(opened.report.locator("body")).to_contain_text("乡镇")
    expect(opened.report.locator("body")).to_contain_text("2022年度")


def test_errors_say_cause_and_cure_and_the_others_go_on(opened: Opened):
    opened.give(("坏.docx", usual()[:3000]), ("空.txt", b""), ("好.txt", REPORT.encode()))
    expect(opened.page.locator("#list .bad")).to_have_count(2)
    expect(opened.page.locator("#fault")).to_contain_text("损坏")
    opened.page.get_by_role("button", name="好.txt").click()
    expect(opened.page.locator("#fault")).to_be_hidden()
    expect(opened.report.locator("h1").first).to_be_visible()


def test_a_page_that_others_keep_busy_is_asked_again(opened: Opened):
    """Twice told to wait, then let through: the user sees a file that takes longer."""
    refused = iter([True, True])

    def busy(route: Route) -> None:
        if next(refused, False):
            route.fulfill(
                status=503, headers={"Retry-After": "0"}, json={"error": {"message": "忙", "hint": ""}}
            )
        else:
            route.continue_()

    opened.page.route("**/check?*", busy)
    opened.give(("甲.txt", REPORT.encode()))
    expect(opened.report.locator("h1").first).to_contain_text("甲县2024年")
    assert next(refused, None) is None
    opened.complaints[:] = [one for one in opened.complaints if "503" not in one]  # the browser's own notes


def test_the_keyboard_reaches_everything(opened: Opened):
    page = opened.page
    page.focus("body")
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("() => document.activeElement.id || document.activeElement.tagName"))
    assert "files" in reached
    assert reached[reached.index("files") :].count("SUMMARY") >= 2
    opened.give(("甲.txt", REPORT.encode()))
    page.get_by_role("button", name="甲.txt").focus()
    page.keyboard.press("Enter")
    expect(opened.report.locator("h1").first).to_be_visible()


def test_a_narrow_window_needs_no_sideways_scrolling(browser: Browser, address: str):
    narrow = Opened(browser, address, viewport={"width": 360, "height": 740})
    narrow.give(("甲县.docx", usual()))
    width = narrow.page.evaluate("() => document.documentElement.scrollWidth")
    assert width <= 360
    narrow.context.close()


def test_a_lost_server_is_told(browser: Browser):
    command = [sys.executable, "-c", "from checker.cli import main; main()", "serve", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        page = Opened(browser, found[0])
        process.send_signal(signal.SIGINT)
        process.wait(15)
    page.give(("甲.txt", REPORT.encode()))
    expect(page.page.locator("#fault")).to_contain_text("连不上检查程序")
    page.context.close()
