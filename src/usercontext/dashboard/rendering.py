"""Templates to answers, with the headers that every page has. Not: what stands on a page."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from usercontext.dashboard.asked import Asked, Headers, Told
from usercontext.dashboard.filters import FILTERS
from usercontext.dashboard.site import Visit
from usercontext.domain.account import may

_TEMPLATES = Path(__file__).parent / "templates"
_POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types htmx"
)


def open_templates() -> Environment:
    """Load the templates: everything is escaped, and a name that is not there is an error."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(FILTERS)
    environment.globals["may"] = may
    return environment


def show(
    visit: Visit,
    template: str,
    status: int = 200,
    headers: Headers = (),
    /,
    **context: Any,
) -> Told:
    """Answer a page made of a template."""
    text = render(visit, template, **context)
    return Told(status, text.encode(), headers=(*page_headers(visit.nonce), *headers))


def render(visit: Visit, template: str, **context: Any) -> str:
    """Return a template filled: ``visit`` and what every page needs are there."""
    made = visit.site.templates.get_template(template)
    # a text of a page may hold half a character, which no page can be written with
    text: str = made.render(
        visit=visit,
        files=visit.site.shelf.manifest,
        now_us=visit.deps.clock.now_us(),
        **context,
    )
    return text.encode("utf-8", "replace").decode()


def page_headers(nonce: str, referrer: str = "same-origin") -> Headers:
    """Return what every page is sent with; ``referrer`` is what the next site is told."""
    return (
        ("content-security-policy", _POLICY.format(nonce=nonce)),
        ("referrer-policy", referrer),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ("cache-control", "no-store"),
    )


def cookie_name(asked: Asked) -> str:
    """Return the name of the sign-in's cookie: the stricter one wherever a browser takes it."""
    return "__Host-uc-login" if asked.is_secure else "uc-login"


def cookie(asked: Asked, token: str, seconds: int) -> tuple[str, str]:
    """Return the header that sets the sign-in's cookie, or with no seconds takes it away."""
    secure = "; Secure" if asked.is_secure else ""
    return (
        "set-cookie",
        f"{cookie_name(asked)}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}",
    )
