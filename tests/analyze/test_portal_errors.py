"""What a portal throws that is no Error: the answer of a request, as its http client has it.

Not: what was thrown by its own code.
"""

from typing import Any

from analyze.portal_visits import Portal, held, portal
from analyze.visits import PAGE

FAILED = f"Http failure response for {PAGE}/api/iban/[IBAN]: 500 Internal Server Error"
ANSWER = (
    '{"headers":{"headers":{},"normalizedNames":{},"lazyInit":"undefined","lazyUpdate":"null"},'
    f'"status":500,"statusText":"Internal Server Error","url":"{PAGE}/api/iban/[IBAN]","ok":false,'
    f'"name":"HttpErrorResponse","message":"{FAILED}","error":{{"type":"about:blank"}}}}'
)


def checked(**told: Any) -> Portal:
    visit = portal().route("Rechnung einreichen", "/claims/new")
    visit.gets("/api/iban/[IBAN]", 500)
    return visit.add("console", "error", {"message": ANSWER} | told, after=0.1)


def test_an_answer_that_was_thrown_is_told_by_its_sentence() -> None:
    visit = checked(kind="uncaught", stack="", source=f"{PAGE}/chunk-B6b3.js", line=3, column=18)

    analysis = visit.judge("Der Knopf Einreichen bleibt grau")

    held(analysis, "backend_error", "/api/iban | 500", "P1 P2")
    assert "normalizedNames" not in analysis.summary


def test_an_answer_that_was_logged_is_told_by_its_sentence() -> None:
    analysis = checked(method="error").judge("Der Knopf Einreichen bleibt grau")

    held(analysis, "backend_error", "/api/iban | 500", "P1 P2")
    assert "normalizedNames" not in analysis.summary
