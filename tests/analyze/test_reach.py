"""A session is read for what it met under the names that issues have, whoever reports."""

from analyze.visits import Visit
from usercontext.actions.detections import describe_crowd
from usercontext.analyze.language.words import concepts
from usercontext.analyze.reach.browser_families import browser_family
from usercontext.analyze.reach.met import MOST_SIGNATURES, read_session
from usercontext.domain.reach import SessionReading
from usercontext.store.detections import Crowd


def read(visit: Visit, **metadata: str) -> SessionReading:
    entries = visit.entries
    return read_session(entries, metadata, entries[-1].instant_us, len(entries))


def broken_checkout() -> Visit:
    visit = Visit().go("/checkout").click("Pay now").ask("POST", "/api/checkout", 500)
    return visit.throw("TypeError: Cannot read properties of undefined (reading 'orderId')")


def test_an_issue_and_a_silent_session_have_one_name_for_a_cause() -> None:
    visit = broken_checkout().click("Pay now")

    assert visit.judge("Checkout does nothing", "/checkout").signature in {
        one.signature for one in read(visit).met
    }


def test_what_follows_from_a_failure_is_no_root() -> None:
    roots = {one.category.value: one.is_root for one in read(broken_checkout()).met}

    assert roots == {"backend_error": True, "js_exception": False}


def test_the_same_failure_three_times_is_met_once_at_its_first_entry() -> None:
    visit = Visit().go("/cart")
    for _ in range(3):
        visit.ask("GET", "/api/cart", 500)

    (met,) = read(visit).met
    assert met.evidence == "a-1"


def test_a_chain_with_click_effect_and_another_try_has_three_links() -> None:
    visit = broken_checkout().click("Pay now")

    assert max(one.links for one in read(visit).met) == 3


def test_whoever_comes_to_another_page_went_on() -> None:
    visit = Visit().go("/").throw("ReferenceError: ads is not defined").go("/shoes")

    reading = read(visit)
    assert [one.went_on for one in reading.met] == [True]
    assert reading.is_healthy


def test_whoever_tried_again_and_left_did_not_go_on() -> None:
    reading = read(broken_checkout().click("Pay now").go("/"))

    assert not reading.is_healthy


def test_a_session_without_anything_wrong_is_healthy() -> None:
    reading = read(Visit().go("/").click("Shoes").go("/shoes"))

    assert reading == SessionReading((), is_healthy=True, left_out=0, browser="")


def test_what_did_not_follow_is_not_told_of_a_session_that_nobody_reported() -> None:
    visit = Visit().go("/checkout").ask("GET", "/api/cart", 200).click("Pay now")
    visit.add("console", "info", {"message": "later"}, after=20)

    assert visit.judge("nothing happens").category.value == "dead_control"
    assert read(visit).met == ()


def test_a_page_that_throws_a_thousand_ways_is_kept_in_bounds_and_counted() -> None:
    visit = Visit().go("/")
    for number in range(120):
        letters = "".join(chr(97 + int(digit)) for digit in f"{number:03}")
        visit.throw(f"TypeError: {letters}{letters} went wrong")

    reading = read(visit)
    assert len(reading.met) == MOST_SIGNATURES
    assert reading.left_out == 120 - MOST_SIGNATURES


def test_the_browser_is_told_by_the_session_or_by_an_entry() -> None:
    agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"
    said = Visit().add("console", "info", {"userAgent": agent.replace("Chrome", "Firefox")})

    assert read(Visit().go("/"), userAgent=agent).browser == "Chrome"
    assert read(said).browser == "Firefox"


def test_families_that_name_each_other_are_told_apart() -> None:
    chrome = "Mozilla/5.0 AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36"

    assert browser_family(chrome) == "Chrome"
    assert browser_family(f"{chrome} Edg/131.0.0.0") == "Edge"
    assert browser_family("Mozilla/5.0 Version/18.1 Safari/605.1.15") == "Safari"
    assert browser_family("Firefox 133 on Linux") == "Firefox"
    assert browser_family("curl/8.5") == ""


def test_the_servers_own_sentence_names_nothing_that_the_analyzer_looks_for() -> None:
    assert not concepts(describe_crowd(Crowd(37, 29, 1), 24))
