"""More of what browsers, blockers and embedded scripts remark while all goes well."""

import pytest

from analyze.experts import NO_CAUSE, agree
from analyze.visits import PAGE, Visit


def went_well(visit: Visit) -> Visit:
    visit.click("Filter", after=5)
    return visit.ask("GET", "/api/products", 200)


@pytest.mark.parametrize(
    "remark",
    [
        "GET https://securepubads.g.doubleclick.net/tag/js/gpt.js net::ERR_BLOCKED_BY_CLIENT",
        "The Content Security Policy directive 'upgrade-insecure-requests' is ignored when "
        "delivered in a report-only policy.",
        f"A preload for '{PAGE}/a.woff2' is found, but is not used because the request "
        "credentials mode does not match.",
        "Tracking Prevention blocked access to storage for https://px.test/.",
        "Third-party cookie will be blocked in future Chrome versions as part of Privacy Sandbox.",
        "An iframe which has both allow-scripts and allow-same-origin for its sandbox attribute "
        "can escape its sandboxing.",
        "Unrecognized feature: 'interest-cohort'.",
        "Canvas2D: Multiple readback operations using getImageData are faster with the "
        "willReadFrequently attribute set to true.",
        "[HMR] Waiting for update signal from WDS...",
        '<meta name="apple-mobile-web-app-capable"> is deprecated.',
    ],
)
def test_a_remark_is_no_cause(remark: str) -> None:
    visit = Visit().go("/products").ask("GET", "/api/products", 200).log("error", remark)

    agree(went_well(visit).judge("Prices seem high"), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    "message",
    [
        "[object Event]",
        "Network error",
        "Load failed",
        "aborted",
        "{}",
        "Timeout waiting for consent",
    ],
)
def test_a_rejection_of_nobody_s_is_no_cause(message: str) -> None:
    visit = Visit().go("/products").ask("GET", "/api/products", 200)
    visit.fail(f"Error: {message}", "unhandledrejection", stack="")

    agree(went_well(visit).judge("Prices seem high"), NO_CAUSE, "P3")


def test_a_font_that_cannot_be_read_is_minor() -> None:
    visit = Visit().go("/products").ask("GET", "/api/products", 200)
    visit.log("warn", f"Failed to decode downloaded font: {PAGE}/fonts/a.woff2")

    agree(went_well(visit).judge("Letters look odd"), f"asset_missing {NO_CAUSE}", "P3")


def test_a_cache_that_is_full_is_minor_where_all_goes_well() -> None:
    visit = Visit().go("/products").ask("GET", "/api/products", 200)
    visit.fail("QuotaExceededError: Quota exceeded.", "unhandledrejection", stack="")

    agree(went_well(visit).judge("Prices seem high"), f"storage {NO_CAUSE}", "P3")
