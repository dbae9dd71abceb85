"""What stands before every address of the page: headers on each answer, and nothing for the pages of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

from checker.web.policy import security_headers

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

OWN_HEADER = (
    "x-dabiao"  # a header of our own: another site's page cannot send it without asking, and is never allowed
)
RETRY_SECONDS = 2  # when to ask again; our own page does so by itself


def refusal(status: int, message: str, hint: str) -> JSONResponse:
    later = {"Retry-After": str(RETRY_SECONDS)} if status == 503 else None
    return JSONResponse({"error": {"code": str(status), "message": message, "hint": hint}}, status, later)


class SecurityHeaders:
    """Security headers on every answer, errors included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = [
            (name.lower().encode(), value.encode()) for name, value in security_headers().items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self._headers]
            await send(message)

        await self._app(scope, receive, with_headers)


class OwnPagesOnly:
    """A page of another site, open in the same browser, gets nothing from us and can start nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_own(scope):
            await refusal(403, "只接受本页面的请求", "请直接打开本机的检查页面。")(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_own(scope: Scope) -> bool:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    site = headers.get("sec-fetch-site", "none")
    origin = headers.get("origin")
    if site not in ("none", "same-origin") or (
        origin is not None and origin.partition("://")[2] != headers.get("host")
    ):
        return False
    return scope["method"] in ("GET", "HEAD") or OWN_HEADER in headers
