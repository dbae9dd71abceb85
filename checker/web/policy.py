"""What a browser may do with the local page: nothing from elsewhere, and of scripts only our own files and the report's, by its hash."""

from __future__ import annotations

import base64
import hashlib

from checker.rendering.html.environment import asset

# The report is shown in a frame of the page and so lives under the page's policy; a test compares with the report's own.
_REPORT_STYLES = "page.css report.css print.css", "page.css"
_REPORT_SCRIPT = "report.js"


def security_headers() -> dict[str, str]:
    """Headers of every answer."""
    styles = " ".join(_hash("\n".join(asset(name) for name in names.split())) for names in _REPORT_STYLES)
    policy = {
        "default-src": "'none'",
        "script-src": f"'self' {_hash(asset(_REPORT_SCRIPT))}",
        "style-src": f"'self' {styles}",
        "img-src": "'self' data:",
        "connect-src": "'self'",
        "frame-src": "'self' blob:",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
