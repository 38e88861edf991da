"""Whose words an error has, told by how it speaks. Not: what is read of it in a visit."""

import pytest

from analyze.visits import Visit
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.signals.exceptions.voices import voice_of
from usercontext.domain.analysis import Category, Priority


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("FirebaseError", "Firebase: Error (auth/internal-error)."),
        ("", "[GSI_LOGGER]: Provided button width is invalid"),
        ("", "[Acme Checkout SDK] mount() was refused"),
        ("", "Acme Tiles JavaScript API warning: NoApiKeys"),
        ("", "Error in acme_js_sdk_v2 while it drew its button"),
        ("NetworkError", "FedCM was disabled for this page"),
    ],
)
def test_a_service_is_known_by_its_manner(name: str, message: str) -> None:
    assert voice_of(name, message) is Party.SERVICE


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("TypeError", "google.maps.Map is not a constructor"),
        ("ReferenceError", "gtag is not defined"),
        ("", "[stripe] the form is not there"),
        ("", "[checkout] API error 500"),
        ("Error", "could not log in (session/none)"),
    ],
)
def test_the_page_is_known_by_its_own(name: str, message: str) -> None:
    assert voice_of(name, message) is None


@pytest.mark.parametrize("message", ["Amplitude Logger [Error]: x", "[LaunchDarkly] 401", "gtm: x"])
def test_who_counts_and_tests_is_a_bystander(message: str) -> None:
    assert voice_of("", message) is Party.BYSTANDER


def test_a_window_of_a_service_that_the_user_closed_is_no_defect() -> None:
    error = "FirebaseError: Firebase: Error (auth/popup-closed-by-user)."
    visit = Visit().go("/sign-in").click("Sign in").fail(error, "unhandledrejection")

    assert visit.judge().priority is Priority.P3


def test_a_service_s_quota_is_not_the_user_s_matter() -> None:
    error = "FirebaseError: [code=resource-exhausted]: Quota exceeded."
    visit = Visit().go("/checkout").click("Pay now").fail(error, "unhandledrejection")
    analysis = visit.judge()

    assert (analysis.category, analysis.priority) == (Category.THIRD_PARTY, Priority.P1)


def test_a_film_that_was_left_is_not_missing() -> None:
    visit = Visit().go("/mug").ask("GET", "/v.mp4", 0, resource="video", error="net::ERR_ABORTED")
    visit.click("Filter").ask("GET", "/api/products", 200)

    assert visit.judge("Prices seem high").category is Category.UNKNOWN
