"""The Content-Security-Policy of the shop's pages, apart from the product's. Not: other headers."""

import base64
import hashlib
import re

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_LOOPBACK = "http://localhost:* http://127.0.0.1:*"
_TAG = "http://cdn.metrics.example"
_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": f"'self' {_TAG}",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    # the other loopback name is where a fault looks for the API; ws is for the live stock
    "connect-src": (
        f"'self' {_LOOPBACK} ws://localhost:* ws://127.0.0.1:* http://collect.metrics.example"
    ),
    "frame-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}


def policy_of(page: str, replaced: dict[str, str]) -> str:
    """Return the policy of a page: its own inline scripts by hash, some directives replaced."""
    hashes = [
        "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in _INLINE.findall(page)
    ]
    directives = _DIRECTIVES | replaced
    directives["script-src"] = " ".join([directives["script-src"], *hashes])
    return "; ".join(f"{name} {value}" for name, value in directives.items())
