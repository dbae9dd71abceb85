"""PDF files with a text layer: lines joined as the author wrote them, the page's furniture left out; clear errors for the rest."""

import io

import pytest
from fidelity import gold, typeset
from fidelity.measure import fidelity
from reading.samples import PARAGRAPHS, REPORT, TITLE

from checker import limits
from checker.errors import InputFault
from checker.progress import heard_by
from checker.reading import pdf_lines, read_document
from checker.reading.layout import SLOW_PAGES
from checker.reading.radicals import without_radicals

reportlab = pytest.importorskip("reportlab")


def pdf(*draw, size=(595, 842), **options):
    """A PDF with one page for each function of a canvas."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=True, **options)
    for page in draw:
        canvas.setFont("STSong-Light", 16)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def printed(*lines, at=700, left=90, step=28):
    """A page of lines, one under the other."""

    def page(canvas):
        for number, line in enumerate(lines):
            canvas.drawString(left, at - number * step, line)

    return page


def text_of(data):
    return read_document(data).text.split("\n")


FULL = "二〇二四年甲县坚持以习近平法治思想为指导扎实推进法治政府"  # 26 characters fill a line of these pages


def test_an_official_layout_is_read_as_it_was_written():
    pages = typeset.pages_of(
        gold.TITLE, (gold.OPENING, *gold.BEFORE_TABLE), gold.TABLE, (*gold.AFTER_TABLE, *gold.CLOSING)
    )
    document = read_document(typeset.as_pdf(pages))
    found = fidelity(document, gold.PARAGRAPHS, gold.ROWS)
    assert (found.least, found.foreign, document.format, document.notices) == (1.0, 0, "pdf", ())


def test_every_paragraph_says_its_page():
    pages = typeset.pages_of(TITLE, [PARAGRAPHS[0]] * 12)
    places = [paragraph.place for paragraph in read_document(typeset.as_pdf(pages)).paragraphs]
    assert places[0] == "第 1 页"
    assert places[-1] == f"第 {len(pages)} 页"
    assert "第 1—2 页" in places


def test_rows_of_a_table_say_their_row():
    document = read_document(typeset.as_pdf(typeset.pages_of(TITLE, PARAGRAPHS, gold.TABLE)))
    assert [p.place for p in document.paragraphs if " 表 " in p.place] == [
        f"第 2 页 表 1 第 {n} 行" for n in range(1, 6)
    ]


JOINED = {
    "a line that goes on": ([FULL, "建设取得成效。"], [FULL + "建设取得成效。"]),
    "a line that ends early": ([FULL[:16] + "。", FULL], [FULL[:16] + "。", FULL]),
    "words of Latin letters": ([FULL[:20] + "ABC", "DEF建设。"], [FULL[:20] + "ABC", "DEF建设。"]),
    "a heading after a full stop": (
        [FULL[:27] + "。", "（二）化解行政争议"],
        [FULL[:27] + "。", "（二）化解行政争议"],
    ),
}


@pytest.mark.parametrize(("lines", "paragraphs"), JOINED.values(), ids=JOINED)
def test_lines_are_joined_or_kept(lines, paragraphs):
    filling = [FULL] * 4 + [FULL[:12] + "。"]
    assert text_of(pdf(printed(*filling, *lines)))[1:] == paragraphs


def test_a_character_printed_twice_is_bold_and_read_once():
    def page(canvas):
        for shift in (0, 0.3, 0.6):
            canvas.drawString(90 + shift, 700, "法治法治政府谢谢您2011年")
        printed(FULL, FULL, at=600)(canvas)

    assert text_of(pdf(page))[0] == "法治法治政府谢谢您2011年"


def test_the_raised_number_of_a_note_is_no_digit_of_the_figure_before_it():
    def page(canvas):
        canvas.drawString(90, 700, "全年收到行政复议申请131")
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(90 + 10 * 16 + 25, 706, "12")
        canvas.setFont("STSong-Light", 16)
        canvas.drawString(90 + 10 * 16 + 36, 700, "件，办结10件。")
        printed(FULL, FULL, at=600)(canvas)

    assert text_of(pdf(page))[0] == "全年收到行政复议申请131件，办结10件。"


def test_running_headers_footers_and_page_numbers_are_left_out():
    def page(number):
        def draw(canvas):
            canvas.drawString(250, 810, f"甲县人民政府公报 2025年第{number}期")
            printed(*[FULL] * 20)(canvas)
            canvas.drawString(280, 40, f"— {number} —")
            canvas.drawString(60, 20, "打印于甲县")

        return draw

    document = read_document(pdf(*map(page, range(1, 4))))
    assert document.text == FULL * 60


def test_a_single_number_inside_the_text_is_no_page_number():
    def page(canvas):
        printed(FULL, "118", FULL, at=500)(canvas)
        canvas.drawString(290, 40, "- 3 -")

    assert text_of(pdf(page))[:2] == [FULL + "118", FULL]


def test_a_watermark_across_the_page_is_left_out():
    def page(canvas):
        printed(FULL, FULL)(canvas)
        canvas.saveState()
        canvas.translate(200, 500)
        canvas.rotate(45)
        canvas.drawString(0, 0, "征求意见稿")
        canvas.restoreState()

    assert read_document(pdf(page)).text == FULL * 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_set_sideways_is_read(turn):
    def page(canvas):
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.setFont("STSong-Light", 10)
        printed(FULL, FULL, FULL[:5] + "。", at=50, left=-130, step=16)(canvas)

    assert read_document(pdf(page)).text == FULL * 2 + FULL[:5] + "。"


def test_columns_without_lines_are_a_table():
    rows = [("类别", "上年", "本年"), ("行政复议", "118", "146"), ("行政诉讼", "57", "63")]

    def page(canvas):
        printed(FULL, FULL[:10] + "：")(canvas)
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                canvas.drawString(90 + 130 * column, 640 - 28 * number, cell)

    assert text_of(pdf(page))[1:] == ["\t".join(row) for row in rows]


def test_the_lines_of_a_list_item_hang_together():
    item = ["1．" + FULL[:24], FULL[:24], FULL[:6] + "。"]

    def page(canvas):
        printed(*[FULL] * 5, FULL[:9] + "。")(canvas)
        for start in (500, 400):
            for number, line in enumerate(item):
                canvas.drawString(114 if number == 0 else 138, start - 28 * number, line)

    assert text_of(pdf(page))[1:] == ["".join(item)] * 2


def test_an_indented_heading_that_fills_its_line_stays_alone():
    def page(canvas):
        for start in (700, 560):
            canvas.drawString(122, start, "（二）" + FULL[:23])
            canvas.drawString(122, start - 28, FULL[:26])
            printed(FULL, FULL[:8] + "。", at=start - 56)(canvas)

    assert text_of(pdf(page)) == ["（二）" + FULL[:23], FULL[:26] + FULL + FULL[:8] + "。"] * 2


def test_a_frame_around_text_is_no_table():
    def page(canvas):
        canvas.rect(60, 560, 480, 200)
        printed(FULL, FULL, FULL[:5] + "。")(canvas)

    assert read_document(pdf(page)).text == FULL * 2 + FULL[:5] + "。"


def test_notes_at_the_foot_do_not_cut_a_paragraph():
    def page(canvas):
        printed(*[FULL] * 10, at=500)(canvas)
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(90, 150, "①依据行政复议法第七十二条。")

    second = printed(FULL[:6] + "。")
    assert text_of(pdf(page, second)) == [FULL * 10 + FULL[:6] + "。", "①依据行政复议法第七十二条。"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("⼀⼆⼗", "一二十"),
        ("⺠⻓⻔⻋⻅⻜⻰", "民长门车见飞龙"),
        ("法治①㎡（一）", "法治①㎡（一）"),
        ("\uf96e", "葉"),
    ],
)
def test_radicals_become_the_characters_that_were_meant(written, meant):
    assert without_radicals(written) == meant


def test_a_page_without_text_is_named():
    blank = lambda canvas: canvas.rect(90, 200, 300, 300, fill=1)  # noqa: E731
    document = read_document(pdf(printed(FULL, FULL), blank, printed(FULL), blank))
    assert [(n.code, n.message) for n in document.notices] == [
        ("pages-without-text", "第 2、4 页没有文字层（空白页或扫描图片），其中内容未读取")
    ]


def without_encoding():
    """A PDF whose font says neither what its codes mean nor where to look it up, as some office printers write it."""
    codes = "".join(f"{0xE100 + number:04X}" for number in range(60))
    content = f"BT /F1 16 Tf 90 700 Td <{codes}> Tj ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/Own/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Own/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor 7 0 R/DW 1000>>",
        "<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 900/Descent -100/CapHeight 700/StemV 80>>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{inside}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + end).encode()


def random_characters():
    return pdf(
        *[
            printed(
                *[
                    chr(0x4E00 + 7 * n) + "".join(chr(0x5000 + 13 * (20 * n + m)) for m in range(20))
                    for n in range(20)
                ]
            )
        ]
    )


REFUSED = {
    "nothing but a picture": (
        lambda: pdf(lambda canvas: canvas.rect(9, 9, 99, 99, fill=1)),
        "scanned",
        "这是扫描件，1 页都没有文字层",
    ),
    "a password": (lambda: pdf(printed(FULL), encrypt="secret"), "encrypted", "PDF 已加密，打开需要密码"),
    "no PDF inside": (lambda: b"%PDF-1.7\n%\xe2\xe3", "damaged", "PDF 文件已损坏，无法打开"),
    "cut off": (lambda: pdf(printed(FULL))[:300], "damaged", "PDF 文件已损坏，无法打开"),
    "a font without encoding": (without_encoding, "garbled", "PDF 的字体没有编码信息，读不出文字"),
    "glyph numbers taken for characters": (
        random_characters,
        "garbled",
        "PDF 的字体没有编码信息，读不出文字",
    ),
}


@pytest.mark.parametrize(("make", "code", "cause"), REFUSED.values(), ids=REFUSED)
def test_a_pdf_that_cannot_be_read_says_why(make, code, cause):
    with pytest.raises(InputFault) as caught:
        read_document(make(), name="报告.pdf")
    assert (caught.value.code, caught.value.message) == (code, f"报告.pdf：{cause}")
    assert caught.value.hint.endswith("。")


@pytest.mark.parametrize(
    ("limit", "value", "cause"),
    [
        ("pages", 1, "PDF 有 2 页，超过上限 1 页"),
        ("page-characters", 10, "PDF 第 1 页有"),
        ("layout-seconds", -1, "PDF 过于复杂，读到第 1 页"),
    ],
)
def test_the_limits_hold(limit, value, cause):
    with limits.raised({limit: value}), pytest.raises(InputFault) as caught:
        read_document(pdf(printed(FULL), printed(FULL)))
    assert caught.value.code == "too-large"
    assert cause in caught.value.message
    assert f"--limit {limit}=" in caught.value.hint


def test_a_page_of_countless_lines_is_read_without_them(monkeypatch):
    monkeypatch.setattr(pdf_lines, "MOST_RULES", 3)
    document = read_document(typeset.as_pdf(typeset.pages_of(TITLE, PARAGRAPHS, gold.TABLE)))
    assert PARAGRAPHS[0] in document.text


def test_a_long_pdf_says_that_it_takes_a_moment():
    heard = []
    with heard_by(heard.append):
        read_document(pdf(*[printed(FULL)] * (SLOW_PAGES + 1)))
        read_document(pdf(printed(FULL)))
    assert heard == ["正在读取 PDF，共 31 页……"]


def test_a_pdf_is_known_by_its_content():
    assert read_document(pdf(printed(*REPORT.split("\n"))), name="报告.txt").format == "pdf"
