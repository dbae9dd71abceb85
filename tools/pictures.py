"""Pictures of the README and of the site, made from the program as it is. Run: python tools/pictures.py [svg|png]...

svg: the terminal scorecard (docs/pictures/scorecard*.svg), text, committed; a test compares its words with the program's.
png: the local page, the HTML report and the commented Word file, for the site only; needs Chromium and LibreOffice (Debian: chromium,
libreoffice-writer). They are not committed; a page of the site shows words where one is lacking.
"""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

from terminal_svg import terminal_svg

if TYPE_CHECKING:
    from checker.rendering.line import Line

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
DRAFT = ROOT / "tests" / "corpus" / "tune" / "a09.txt"  # an invented county's draft
SHOWN_NAME = "报告.docx"

WIDTH = 80
LINES = 36  # verdict, contents and groups; what follows would make the picture longer than a screen
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
START_SECONDS = 30.0


def scorecard_svg(lang: str) -> str:
    """The first lines of the draft's scorecard as an SVG picture."""
    title = f"dabiao check {_shown_name(lang)}{' --lang en' if lang == 'en' else ''}"
    return terminal_svg(scorecard(lang)[:LINES], WIDTH, title)


def scorecard(lang: str) -> list[Line]:
    """The page `dabiao check` prints of the draft."""
    from checker.check import check_report  # noqa: PLC0415
    from checker.lang import speaking  # noqa: PLC0415
    from checker.rendering.terminal import scorecard_lines  # noqa: PLC0415

    card = check_report(DRAFT)
    card = replace(card, document=replace(card.document, path=_shown_name(lang)))
    with speaking(lang):
        return scorecard_lines(card, WIDTH)


def _shown_name(lang: str) -> str:
    return "report.docx" if lang == "en" else SHOWN_NAME


def words_of(svg: str) -> str:
    """The text of a picture without its blanks: what a reader reads."""
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    return re.sub(r"\s+", "", unescape("".join(texts)))


def make_svg() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, lang in SVG_FILES.items():
        (PICTURES / name).write_text(scorecard_svg(lang), encoding="utf-8", newline="\n")


SVG_FILES = {"scorecard.svg": "zh", "scorecard-en.svg": "en"}


def make_png() -> None:
    chromium = next((path for path in map(shutil.which, CHROMIUM) if path), None)
    if chromium is None:
        print("没有 Chromium，不做图片；网站的页面用文字代替", file=sys.stderr)
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder, SHOWN_NAME)
        write_draft(draft)
        browser_pictures(chromium, draft)
        word_picture(chromium, draft)


def write_draft(target: Path) -> None:
    """The draft as a Word file: headings as headings, so that the picture looks like an office's file."""
    from docx import Document  # noqa: PLC0415
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415

    document = Document()
    first, *rest = DRAFT.read_text(encoding="utf-8").splitlines()
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(first).bold = True
    for line in rest:
        if line.strip():
            paragraph = document.add_paragraph()
            paragraph.add_run(line).bold = bool(re.match(r"[一二三四五六七八九十]、", line))
    document.save(str(target))


def browser_pictures(chromium: str, draft: Path) -> None:
    """page.png: the local page with the draft checked. report.png: the HTML report by itself."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    report = draft.with_name("检查.html")
    dabiao("check", str(draft), "--format", "html", "--output", str(report))
    command = [sys.executable, "-m", "checker", "serve", "--no-browser"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        address = re.search(r"http://\S+", server.stdout.readline())
        assert address is not None
        _wait_for(address[0])
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
            page = browser.new_page(viewport={"width": 1280, "height": 820})
            page.goto(address[0])
            page.set_input_files("#files", str(draft))
            page.get_by_text("检查完毕").wait_for()
            page.screenshot(path=str(PICTURES / "page.png"))
            page.goto(report.as_uri())
            page.evaluate("document.querySelector('main').scrollIntoView()")
            page.screenshot(path=str(PICTURES / "report.png"))
            browser.close()
        server.send_signal(signal.SIGINT)


def word_picture(chromium: str, draft: Path) -> None:
    """word.png: the first page of the commented file with its comments beside it.

    LibreOffice without a screen draws no comments in the margin, so the page is its own and the boxes are drawn at the places it gives.
    """
    import pypdfium2  # noqa: PLC0415
    import pypdfium2.raw as pdf  # noqa: PLC0415

    from checker.reading.office import find_office  # noqa: PLC0415

    office = find_office()
    if office is None:
        print("没有 LibreOffice，不做批注的图片", file=sys.stderr)
        return
    dabiao("check", str(draft), "--annotate")
    folder = draft.parent
    notes = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    commented = folder / f"{draft.stem}_批注.docx"
    run(office, "--headless", profile, "--convert-to", notes, "--outdir", str(folder), str(commented))
    page = pypdfium2.PdfDocument(commented.with_suffix(".pdf"))[0]
    page.render(scale=1.3, draw_annots=False).to_pil().save(folder / "page.png")
    comments = []
    for number in range(pdf.FPDFPage_GetAnnotCount(page)):
        annotation = pdf.FPDFPage_GetAnnot(page, number)
        text, place = _annotation_text(pdf, annotation), pdf.FS_RECTF()
        if text and pdf.FPDFAnnot_GetRect(annotation, place):
            comments.append((page.get_height() - place.top, text))
    boxes = "".join(f'<p style="--y:{top * 1.3:.0f}px">{escape(text)}</p>' for top, text in sorted(comments))
    html = folder / "word.html"
    html.write_text(WORD_PAGE.format(boxes=boxes), encoding="utf-8")
    screenshot(chromium, html, PICTURES / "word.png")


# Boxes stand at their places unless the one before is in the way, as a word processor has it.
WORD_PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; display: flex; background: #f3f3f3; font: 12px/1.45 "Noto Sans CJK SC", sans-serif }}
img {{ box-shadow: 0 0 4px #0003 }} div {{ position: relative; flex: 1; overflow: hidden }}
p {{ position: absolute; left: 10px; right: 10px; margin: 0; padding: 5px 8px; background: #fff; border-left: 3px solid #b02318; white-space: pre-line;
  display: -webkit-box; -webkit-line-clamp: 5; -webkit-box-orient: vertical; overflow: hidden }}
</style><img src="page.png"><div>{boxes}</div><script>
let free = 8;
for (const box of document.querySelectorAll("p")) {{
  const top = Math.max(free, parseFloat(box.style.getPropertyValue("--y")));
  box.style.top = `${{top}}px`; free = top + box.offsetHeight + 6;
}}
</script>"""


def _annotation_text(pdf: Any, annotation: Any) -> str:
    size = pdf.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = (pdf.FPDF_WCHAR * (size // 2 + 1))()
    pdf.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
    return bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le")


def screenshot(chromium: str, page: Path, target: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        shown = browser.new_page(viewport={"width": 1280, "height": 900})
        shown.goto(page.as_uri())
        shown.screenshot(path=str(target))
        browser.close()


def dabiao(*arguments: str) -> None:
    """A check's exit code tells of the draft, not of the picture."""
    subprocess.run([sys.executable, "-m", "checker", *arguments], cwd=ROOT, capture_output=True, check=False)


def run(*command: str) -> None:
    subprocess.run(command, capture_output=True, check=True, timeout=180)


def _wait_for(address: str) -> None:
    until = monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).read()
            return
        except OSError:
            if monotonic() > until:
                raise
            sleep(0.1)


MAKERS: dict[str, Callable[[], None]] = {"svg": make_svg, "png": make_png}

if __name__ == "__main__":
    for wanted in sys.argv[1:] or MAKERS:
        MAKERS[wanted]()
