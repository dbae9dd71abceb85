"""Plain texts: encodings, characters nobody sees, endless lines, patterns that make a matcher think."""

from __future__ import annotations

from functools import partial

from hostile.case import TOO_LARGE, Case, Cases, Fate
from hostile.clean import PARAGRAPHS, TEXT, TITLE

_NOT_TEXT = frozenset({"unsupported", "garbled", "not-chinese"})


def cases() -> Cases:
    yield from _encodings()
    yield from _unseen()
    yield from _lines()
    yield from _patterns()
    yield from _garbage()


def _case(name: str, text: str | bytes, fate: Fate, codes: frozenset[str] = frozenset()) -> Case:
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Case(f"text/{name}", lambda: data, fate, "报告.txt", codes=codes)


def _encodings() -> Cases:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"):
        yield _case(f"in {encoding}", TEXT.encode(encoding), Fate.SAME)
    yield _case("utf-16 big end with its mark", b"\xfe\xff" + TEXT.encode("utf-16-be"), Fate.SAME)
    for encoding in ("utf-16-le", "utf-16-be", "utf-32", "utf-7", "hz"):
        yield _case(f"in {encoding} without a mark", TEXT.encode(encoding), Fate.EITHER)
    for encoding in ("big5", "shift_jis", "euc_kr", "latin-1"):
        yield _case(f"in {encoding}, what it lacks as ?", TEXT.encode(encoding, "replace"), Fate.EITHER)
    raw = TEXT.encode()
    yield _case("utf-8 read as latin-1", raw.decode("latin-1"), Fate.REFUSED, _NOT_TEXT)
    yield _case("utf-8 read as gbk", raw.decode("gbk", "replace"), Fate.REFUSED, _NOT_TEXT)
    yield _case("gbk read as latin-1", TEXT.encode("gbk").decode("latin-1"), Fate.REFUSED, _NOT_TEXT)
    half = len(TEXT) // 2
    yield _case("half utf-8, half gbk", TEXT[:half].encode() + TEXT[half:].encode("gbk"), Fate.CUT)
    yield _case("cut inside a character", raw + "县".encode()[:2], Fate.CUT)
    yield _case("overlong utf-8", raw + b"\n\xc0\xaf\xe0\x80\xaf", Fate.CUT)
    yield _case("surrogates in utf-8", TEXT + "\n\ud800\udfff\ud800", Fate.CUT)
    yield _case("bytes that no encoding has", raw + b"\n\xff\xff\xff", Fate.CUT)
    yield _case("a wrong mark", b"\xff\xfe" + raw, Fate.REFUSED)
    yield _case("a mark twice", b"\xef\xbb\xbf" * 2 + raw, Fate.SAME)
    yield _case("utf-16 of an odd length", TEXT.encode("utf-16") + b"\n", Fate.CUT)


def _between(text: str, char: str, every: int = 1) -> str:
    return "".join(c + char if n % every == 0 and c != "\n" else c for n, c in enumerate(text))


def _unseen() -> Cases:
    """Characters that are not seen: the verdict is that of what a reader sees, or there is none."""
    for name, char in {
        "zero width space": "\u200b",
        "zero width joiner": "\u200d",
        "word joiner": "\u2060",
        "byte order mark": "\ufeff",
        "soft hyphen": "\u00ad",
        "left-to-right mark": "\u200e",
        "variation selector": "\ufe0f",
        "ideographic variation": "\U000e0100",
        "tag character": "\U000e0041",
        "combining mark": "\u0301",
    }.items():
        yield _case(f"a {name} after every character", _between(TEXT, char), Fate.EITHER)
        yield _case(f"a {name} after every tenth", _between(TEXT, char, 10), Fate.SAME)
    yield _case("a NUL after every character", _between(TEXT, "\0"), Fate.EITHER)
    yield _case("a NUL after every fifth", _between(TEXT, "\0", 5), Fate.EITHER)
    yield _case("one NUL", TEXT.replace("。", "。\0", 1), Fate.SAME)
    yield _case("NULs at the end", TEXT + "\0" * 4096, Fate.SAME)
    yield _case("every control character", TEXT + "\n" + "".join(map(chr, range(1, 32))), Fate.EITHER)
    yield _case("escape sequences", TEXT.replace("。", "。\x1b[31m\x1b]0;x\x07", 3), Fate.SAME)
    yield _case("backspaces", TEXT.replace("\n", "\b\b\b\n"), Fate.EITHER)
    for name, char in {"override": "\u202e", "embedding": "\u202b", "isolate": "\u2067"}.items():
        lines = "\n".join(f"{char}{line}" for line in TEXT.split("\n"))
        yield _case(f"a right-to-left {name} at every line", lines, Fate.EITHER)
        yield _case(f"a thousand right-to-left {name}s", TEXT + "\n" + char * 1000, Fate.SAME)
    yield _case("a hundred accents on one character", TEXT + "\n法" + "\u0300" * 100, Fate.SAME)
    yield _case(
        "blanks of every kind at the ends", "\u3000\u2003\xa0" + TEXT + "\u2028\u2029\u3000", Fate.SAME
    )


def _lines() -> Cases:
    for name, end in {"cr": "\r", "cr lf": "\r\n", "lf cr": "\n\r", "nel": "\x85", "ls": "\u2028"}.items():
        # What no editor shows as a line end may glue lines together, but makes no verdict of its own.
        fate = Fate.SAME if end in ("\r", "\r\n", "\n\r") else Fate.BOUNDED
        yield _case(f"lines ended by {name}", TEXT.replace("\n", end), fate)
    yield _case("mixed line ends", TEXT.replace("\n", "\r\n", 4).replace("\n二", "\r二"), Fate.SAME)
    yield _case("a hundred empty lines between", TEXT.replace("\n", "\n" * 100), Fate.SAME)
    yield _case("every line indented by a thousand blanks", TEXT.replace("\n", "\n" + " " * 1000), Fate.SAME)
    big = partial(Case, fate=Fate.REFUSED, file="报告.txt", codes=TOO_LARGE, heavy=True)
    yield big("text/one line of 50 MB", lambda: _filled("法治政府建设", 50 << 20))
    yield big(
        "text/50 MB of line ends in a text",
        lambda: TEXT.encode() + _filled("\n一", 50 << 20)[: -len(TEXT) * 3],
    )
    yield big("text/60 MB", lambda: _filled("法治政府建设", 60 << 20))
    yield big("text/a million headings", lambda: "".join(f"一、{n}\n" for n in range(1_000_000)).encode())
    yield big("text/a million sentences", lambda: TEXT.encode() + _filled("抓落实。", 12_000_000))
    yield big("text/a million characters of Markdown lists", lambda: _filled("- 落实责任\n", 6_000_000))
    for count in (2000, 15_000):
        heads = "".join(f"\n（{n}）抓好第{n}项任务的落实" for n in range(count))
        yield Case(
            f"text/{count} headings",
            lambda heads=heads: (TEXT + heads).encode(),
            Fate.BOUNDED,
            "报告.txt",
            heavy=count > 2000,
        )


def _filled(piece: str, size: int) -> bytes:
    raw = piece.encode()
    return raw * (size // len(raw))


# Words that rules look for, alone and joined, without the full stop at which a sentence would end.
_PATTERNS = {
    "one character": "法",
    "a term": "行政复议",
    "two terms": "行政复议行政应诉",
    "half a term": "行政复",
    "terms with a comma": "推进依法行政，",
    "figures": "受理118件，",
    "shares": "同比增长12.5%，",
    "digits": "1",
    "years": "2024年",
    "brackets": "（",
    "closed brackets": "（一）",
    "quotes": "“",
    "book titles": "《",
    "numbers of headings": "一、",
    "enumeration": "学习、",
    "negation": "没有不",
    "plans": "将继续",
    "people": "县委书记、县长",
    "a title": TITLE,
    "dashes": "——",
    "blanks": "法 ",
    "full-width digits": "１２３件",
}
_LENGTHS = {"2 thousand": 2_000, "20 thousand": 20_000, "200 thousand": 200_000}


def _patterns() -> Cases:
    for size, length in _LENGTHS.items():
        for name, piece in _PATTERNS.items():
            yield Case(
                f"text/{size} characters of {name}",
                lambda piece=piece, length=length: f"{TEXT}\n{piece * (length // len(piece))}".encode(),
                Fate.BOUNDED,
                "报告.txt",
                heavy=length > 2_000,
            )
    yield Case(
        "text/the report a hundred times",
        lambda: (TEXT + "\n").encode() * 100,
        Fate.BOUNDED,
        "报告.txt",
        heavy=True,
    )
    # All of it a second time adds nothing that the first did not show.
    twice = (TEXT + "\n" + "\n".join(PARAGRAPHS)).encode()
    yield Case("text/the report twice", lambda: twice, Fate.SAME, "报告.txt")


def _garbage() -> Cases:
    yield _case("nothing", b"", Fate.REFUSED, frozenset({"empty"}))
    yield _case("a mark alone", b"\xef\xbb\xbf", Fate.REFUSED, frozenset({"empty"}))
    yield _case("blanks alone", " \n\t\u3000" * 50, Fate.REFUSED, frozenset({"empty"}))
    yield _case("NULs alone", b"\0" * 9999, Fate.REFUSED, frozenset({"empty"}))
    yield _case("only zero width spaces", "\u200b" * 500, Fate.REFUSED)
    yield _case("only marks", "，。；：" * 50, Fate.REFUSED)
    yield _case("another language", "Annual report on law-based government. " * 40, Fate.REFUSED, _NOT_TEXT)
    yield _case("every byte", bytes(range(256)) * 20, Fate.REFUSED, _NOT_TEXT)
    yield _case("replacement characters", "\ufffd" * 500 + TEXT, Fate.REFUSED, _NOT_TEXT)
    yield _case("base64", b"5rOV5rK75pS/5bqc" * 100, Fate.REFUSED, _NOT_TEXT)
