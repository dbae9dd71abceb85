"""A web page saved as one file (.mht, .mhtml), by a browser or by Word. The page inside is read as any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import InputFault
from checker.reading.html import read_html

if TYPE_CHECKING:
    from checker.reading.content import Content

_AGAIN = "请在浏览器中打开原网页，重新保存。"


def read_mht(data: bytes) -> Content:
    """Content of the first page in it that holds an article. Raises InputFault as read_html, and "damaged"."""
    refused: InputFault | None = None
    for page in _pages(data):
        try:
            return read_html(page)
        except InputFault as fault:
            # The first page is the one that was saved; others are frames in it.
            refused = refused or fault
    raise refused or InputFault("damaged", "单文件网页已损坏：里面没有网页", _AGAIN)


def _pages(data: bytes) -> list[bytes]:
    # Not with the others above: half of the time that every command would take to start.
    import email  # noqa: PLC0415
    import email.policy  # noqa: PLC0415

    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        parts = [part for part in message.walk() if part.get_content_type() == "text/html"]
        payloads = [part.get_payload(decode=True) for part in parts]
        return [payload for payload in payloads if isinstance(payload, bytes)]
    # What the standard library raises for crafted headers and for parts nested a thousand deep.
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise InputFault("damaged", "单文件网页已损坏，无法拆开", _AGAIN) from error
