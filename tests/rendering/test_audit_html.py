"""The dashboard of an audit: whole without script, nothing loaded, nothing that runs, limits that are said."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from audit.rows import MET, MISSING, PARTIAL, overview, report

from checker.audit.values import LeftOut
from checker.rendering import audit_html as module
from checker.rendering.audit_html import audit_html

HOSTILE = '<script>alert(1)</script>"onload=\x1b[31m\u202e'
LEFT_OUT = (LeftOut("坏.docx", "failed", "damaged", "文件已损坏", "请重新下载", None),)


class Tags(HTMLParser):
    """Every tag with its attributes; ids and links apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str, attribute: str) -> list[str]:
        return [values[attribute] or "" for name, values in self.tags if name == tag and attribute in values]


def test_the_page_says_how_to_read_it_and_what_was_left_out() -> None:
    page = audit_html(overview([report(1), report(2, level=None)], left_out=LEFT_OUT))
    for words in (
        "误差之内的先后不算先后",
        "同档并列，不分先后",
        "文件已损坏",
        "层级没有认出",
        "没有得分不等于零分",
    ):
        assert words in page


def test_every_link_leads_somewhere_on_the_page() -> None:
    page = Tags(audit_html(overview([report(1, (MET, MISSING, PARTIAL, MET)), report(2)])))
    ids = {values["id"] for _, values in page.tags if "id" in values}
    links = page.all("a", "href")
    assert links
    assert {link.removeprefix("#") for link in links} <= ids
    assert all(link.startswith("#") for link in links)


def test_hostile_texts_are_text() -> None:
    rows = [
        report(
            1,
            (MISSING,) * 4,
            issuer=HOSTILE,
            path=HOSTILE,
            region_name=HOSTILE,
            cap=HOSTILE,
            contradictions=1,
        )
    ]
    page = audit_html(
        overview(rows, words=HOSTILE, left_out=(LeftOut(HOSTILE, "failed", "x", HOSTILE, HOSTILE, None),))
    )
    tags = Tags(page).tags
    assert sum(tag == "script" for tag, _ in tags) == 1
    assert not [values for _, values in tags if any(name.startswith("on") for name in values)]
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_nothing_is_loaded_and_only_this_script_runs() -> None:
    page = audit_html(overview([report(1)]))
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', unescape(page))
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.findall(r'(?:src|href)="(?!#)', page)
    assert "url(" not in page


def test_charts_have_fills_of_their_own() -> None:
    shapes = [values for tag, values in Tags(audit_html(overview([report(1)]))).tags if tag == "rect"]
    assert shapes
    assert all(re.fullmatch("#[0-9a-f]{6}", values["fill"] or "") for values in shapes)


def test_a_large_audit_shows_the_ends_of_each_group_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_LISTED", 8)
    monkeypatch.setattr(module, "EACH_END", 2)
    monkeypatch.setattr(module, "MOST_DETAILED", 3)
    rows = [report(number, (MET,) * (number % 5) + (MISSING,) * (4 - number % 5)) for number in range(10)]
    page = audit_html(overview(rows))
    assert "中间 6 家从略" in page
    assert "每组只列前 2 家和后 2 家" in page
    assert page.count('<details class="card"') == 3
    assert "本页附 3 份的明细" in page
    lowest = re.findall(r'<details class="card" id="r-(\d+)"', page)
    assert {"0", "5"} <= set(lowest)


def test_an_empty_audit_is_a_page_too() -> None:
    assert "全部文件都已计入并排名" in audit_html(overview([]))


@pytest.mark.desktop
def test_in_chromium_search_finds_links_open_and_paper_has_every_group(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    rows = [report(number, (MET, MISSING, PARTIAL, MET)) for number in range(130)]
    rows += [report(200, year=2023, issuer="云水县人民政府")]
    path = tmp_path / "a.html"
    path.write_text(audit_html(overview(rows, left_out=LEFT_OUT)), encoding="utf-8")
    flags = ["--no-sandbox", "--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        for scheme, width, scripts in (("light", 1400, True), ("dark", 390, True), ("light", 390, False)):
            context = browser.new_context(
                color_scheme=scheme, viewport={"width": width, "height": 900}, java_script_enabled=scripts
            )
            page = context.new_page()
            told: list[str] = []
            page.on("console", lambda message, told=told: told.append(message.text))
            page.on("pageerror", lambda error, told=told: told.append(str(error)))
            page.goto(path.as_uri())
            if scripts:
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                assert page.locator("#ranking tbody tr:visible").count() == 100  # a piece of 130
                page.fill("#search", "云水")
                assert page.locator("#found").inner_text() == "找到 1 条"
                assert page.locator("#ranking tbody tr:visible").count() == 1
                page.locator("#ranking tbody tr:visible a").click()
                assert page.locator(".card[open]").count() == 1
            else:
                assert page.locator("#ranking tbody tr:visible").count() == 130
                assert page.locator("#search").is_hidden()
            assert told == []
            context.close()
        browser.close()
