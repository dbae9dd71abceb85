"""The HTML report in a real headless Chromium: from an element to its place and back, filters, keyboard, dark, narrow, print."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from rendering.checked import CHECKED
from texts import REPORT

from checker.check import checked_report
from checker.rendering.html import render_html
from checker.rendering.selfcheck_html import selfcheck_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.desktop

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
]
WIDE, NARROW = {"width": 1400, "height": 900}, {"width": 390, "height": 800}
A4_MM = (210, 297)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    engine = checked_report(REPORT, hints=True)
    pages = {
        "report": render_html(CHECKED),
        "engine": render_html(engine),
        "selfcheck": selfcheck_html(engine.scorecard),
    }
    for name, source in pages.items():
        (folder / f"{name}.html").write_text(source, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


class Opened:
    """A page with what it asked the network for and what it complained of."""

    def __init__(self, browser: Browser, path: Path, **settings: Any) -> None:
        self.context = browser.new_context(**{"viewport": WIDE, **settings})
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())


@pytest.fixture
def opened(browser: Browser, files: dict[str, Path]) -> Iterator[Any]:
    contexts = []

    def open_page(name: str = "report", **settings: Any) -> Opened:
        found = Opened(browser, files[name], **settings)
        contexts.append(found.context)
        return found

    yield open_page
    for context in contexts:
        context.close()


def in_sight(place: Locator) -> bool:
    """Whether the middle of a place is inside the window and nothing that scrolls hides it."""
    seen: bool = place.evaluate(
        """node => {
            const box = node.getBoundingClientRect(), x = box.left + Math.min(box.width, 20) / 2, y = box.top + Math.min(box.height, 20) / 2;
            const top = document.elementFromPoint(x, y);
            return !!top && (node.contains(top) || top.contains(node));
        }"""
    )
    return seen


@pytest.mark.parametrize("name", ["report", "engine", "selfcheck"])
def test_a_page_asks_for_nothing_and_complains_of_nothing(opened: Any, name: str) -> None:
    found = opened(name)
    assert [url for url in found.requests if not url.startswith("file:")] == []
    assert len(found.requests) == 1
    assert found.complaints == []


def test_an_element_shows_its_place_in_the_text(opened: Any) -> None:
    page = opened().page
    page.locator("#e-9 summary").click()
    marked = page.locator("mark.on")
    assert marked.all_inner_texts() == ["收到行政复议申请131件"]
    assert in_sight(marked.first)
    assert marked.first.evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(255, 226, 122)"
    page.locator("#e-5 summary").click()
    page.locator("#e-5 a[href='#m-5-2']").click()
    assert "作出批示5次" in "".join(page.locator("mark.on").all_inner_texts())


def test_a_highlight_leads_back_to_its_element_and_the_next_click_to_the_next(opened: Any) -> None:
    page = opened().page
    mark = page.locator("mark", has_text="重大执法决定法制审核312件").first
    mark.click()
    first = page.locator(".entry.on").get_attribute("id")
    mark.click()
    second = page.locator(".entry.on").get_attribute("id")
    assert {first, second} == {"e-2", "e-7"}
    assert in_sight(page.locator(".entry.on summary"))
    assert page.locator(".entry.on").get_attribute("open") is not None


def test_a_missing_element_shows_where_it_belongs(opened: Any) -> None:
    page = opened().page
    page.locator("#e-10 summary").click()
    assert page.locator("li.on").get_attribute("id") == "gap-10"
    assert in_sight(page.locator("#gap-10"))


def test_filters_and_search_leave_what_was_asked_for(opened: Any) -> None:
    page = opened().page

    def listed() -> list[str]:
        shown: list[str] = page.locator("details[data-outcome]:visible").evaluate_all(
            "all => all.map(one => one.id)"
        )
        return shown

    assert len(listed()) == 14
    page.locator("button[data-outcome=missing]").click()
    assert listed() == ["e-4", "e-8", "e-10"]
    assert page.locator("#shown").inner_text() == "显示 3 项，共 14 项"
    page.locator("button[data-outcome=partial]").click()
    page.locator("button[data-importance=expected]").click()
    assert listed() == ["e-6", "e-11"]
    page.locator("#search").fill("学法 纲要")
    assert listed() == ["e-6"]
    page.locator("#search").fill("没有这样的话")
    assert page.locator("#none").is_visible()
    # What the reader asks for by a reference is shown, whatever the filter.
    page.locator("a.ref[href='#e-9']").first.click()
    assert page.locator("#e-9").is_visible()
    assert len(listed()) == 14


def test_the_keyboard_reaches_everything(opened: Any) -> None:
    page = opened().page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("行政复议")
    page.keyboard.press("ArrowDown")
    entry = page.evaluate("document.activeElement.closest('.entry').id")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.entry').id") != entry
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('#text') !== null")
    assert in_sight(page.locator(":focus"))
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.closest('.entry').id") == entry
    page.keyboard.press("Escape")
    assert page.locator("#search").input_value() == ""


def test_tab_reaches_filters_elements_and_references_with_a_visible_ring(opened: Any) -> None:
    page = opened().page
    reached = set()
    for _ in range(140):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.tagName + '.' + document.activeElement.className.split(' ')[0]"
            )
        )
        assert page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle"
        ) != "none" or page.evaluate("document.activeElement === document.body")
    assert {"BUTTON.missing", "INPUT.", "SUMMARY.", "A.ref"} <= reached


def test_dark_is_dark_and_every_text_can_be_read_in_both(opened: Any) -> None:
    for scheme in ("light", "dark"):
        page = opened("engine", color_scheme=scheme).page
        poor = page.evaluate(CONTRAST)
        assert poor == [], scheme
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 21, 26)"


# WCAG 2.2, 1.4.3: 4.5 to 1 for text; colours that let the ground through are laid over it.
CONTRAST = """() => {
  const parse = (colour) => { const n = colour.match(/[\\d.]+/g).map(Number); return colour.startsWith("color(srgb") ? [n[0] * 255, n[1] * 255, n[2] * 255, n[3] ?? 1] : [n[0], n[1], n[2], n[3] ?? 1]; };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (node) => { const layers = []; for (let n = node; n; n = n.parentElement) layers.push(parse(getComputedStyle(n).backgroundColor)); return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]); };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() || node.closest("script, style")) continue;
    const under = ground(node), a = light(over(parse(getComputedStyle(node).color), under)), b = light(under);
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.add(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
  }
  return [...poor];
}"""


def test_a_narrow_window_needs_no_sideways_scrolling_and_has_a_way_back(opened: Any) -> None:
    page = opened("engine", viewport=NARROW).page
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    link = page.locator(".entry[open] a[href^='#m-']").first
    link.click()
    assert in_sight(page.locator("mark.on").first)
    page.locator("#back").click()
    assert in_sight(page.locator(".entry.on summary"))


def test_without_script_everything_can_be_read_and_links_lead(opened: Any) -> None:
    page = opened(java_script_enabled=False).page
    assert not page.locator("#filters").is_visible()
    page.locator("#e-9 summary").click()
    assert page.locator("#e-9 dl").is_visible()
    page.locator("#e-9 a[href='#m-9-1']").click()
    page.wait_for_url("**#m-9-1")
    assert in_sight(page.locator("mark", has_text="收到行政复议申请131件"))
    page.locator("a.ref[href='#e-5']").first.click()
    page.wait_for_url("**#e-5")


def pages_of(pdf: Path) -> list[str]:
    said = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout
    return said.split("\f")[:-1]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize(("name", "most"), [("engine", 20), ("selfcheck", 1)])
def test_it_prints_on_a4_with_page_numbers(opened: Any, tmp_path: Path, name: str, most: int) -> None:
    page = opened(name, color_scheme="dark").page
    pdf = tmp_path / f"{name}.pdf"
    page.pdf(path=str(pdf), prefer_css_page_size=True, print_background=True)
    sheets = pages_of(pdf)
    assert 1 <= len(sheets) <= most
    for number, sheet in enumerate(sheets, 1):
        assert re.search(rf"第\s*{number}\s*页\s*/\s*共\s*{len(sheets)}\s*页", sheet), sheet[-200:]
    size = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout
    points = [float(number) for number in re.findall(r"Page size:\s+([\d.]+) x ([\d.]+)", size)[0]]
    assert [round(value / 72 * 25.4) for value in points] == list(A4_MM)
