"""An HTML page as a browser reads it, and what must hold for every page of ours."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "input", "link", "img", "hr"}
_ADDRESS = re.compile(r"(?:[a-z]+:)?//|@import|url\(", re.IGNORECASE)


@dataclass
class Tag:
    name: str
    attributes: dict[str, str]
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.texts)


class Page(HTMLParser):
    """tags: in order of opening; faults: tags that do not close as they opened."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.faults: list[str] = []
        self._open: list[Tag] = []
        self.feed(source)
        self.close()
        self.faults += [f"<{tag.name}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice")
        found = Tag(tag, {name: value or "" for name, value in attrs})
        self.tags.append(found)
        if tag not in VOID:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].name != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1].name if self._open else 'nothing'}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            tag.texts.append(data)

    def all(self, name: str, kind: str = "") -> list[Tag]:
        return [
            tag
            for tag in self.tags
            if tag.name == name and (not kind or kind in tag.attributes.get("class", "").split())
        ]

    def one(self, id_: str) -> Tag:
        return next(tag for tag in self.tags if tag.attributes.get("id") == id_)


def faults_of(source: str, neighbours: frozenset[str] = frozenset(), lang: str = "zh-CN") -> list[str]:
    """What is wrong with a page that must need nothing else. neighbours: files beside it that it may link to, as its links write them."""
    page = Page(source)
    faults = list(page.faults)
    ids = [tag.attributes["id"] for tag in page.tags if "id" in tag.attributes]
    faults += [f"id {id_} twice" for id_ in sorted({id_ for id_ in ids if ids.count(id_) > 1})]
    for tag in page.tags:
        for name in ("href", "src", "action", "data", "poster", "srcset"):
            target = tag.attributes.get(name)
            if target is None or target in neighbours:
                continue
            if not target.startswith("#"):
                faults.append(f"<{tag.name} {name}={target}>")
            elif target[1:] not in ids:
                faults.append(f"{target} leads nowhere")
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            faults += [f"{name} {id_}" for id_ in tag.attributes.get(name, "").split() if id_ not in ids]
        faults += [
            f"<{tag.name} {name}>" for name in tag.attributes if name.startswith("on") or name == "style"
        ]
    code = [tag.text for tag in page.tags if tag.name in ("style", "script")]
    faults += [f"address in {piece[:40]!r}" for piece in code if _ADDRESS.search(_without_comments(piece))]
    policy = next(tag for tag in page.all("meta") if "http-equiv" in tag.attributes).attributes["content"]
    faults += [f"{piece[:20]!r} is not in the policy" for piece in code if _hash(piece) not in policy]
    if "'unsafe" in policy or "default-src 'none'" not in policy:
        faults.append(f"policy {policy}")
    if not source.startswith("<!DOCTYPE html>") or page.all("html")[0].attributes.get("lang") != lang:
        faults.append("no document type or language")
    return faults


def shell(source: str) -> str:
    """The page for a golden file: without style, script, their hashes and the version, which have their own tests."""
    for name in ("style", "script"):
        source = re.sub(rf"<{name}>.*?</{name}>", f"<{name}></{name}>", source, flags=re.DOTALL)
    source = re.sub(r"sha256-[A-Za-z0-9+/=]{44}", "sha256-<hash>", source)
    return re.sub(r"dabiao \d+\.\d+\.\d+", "dabiao <version>", source)


def _hash(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _without_comments(code: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", code, flags=re.DOTALL)
