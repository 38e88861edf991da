"""Links that open a tracker's form: filled in, short enough, whole for any words."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from present.test_structure import HOSTILE
from present.written import make_issue, make_session, shape
from usercontext.domain.project_settings import Trackers
from usercontext.present.tickets import LONGEST_LINK, Reported, ticket_links

ALL = Trackers(
    github="https://github.com/team/shop/",
    jira="https://team.example/jira",
    jira_project="10000",
    jira_type="10004",
    linear="https://linear.app/team/team/SHOP",
)
PAGE = "https://uc.example/p/1/issues/2"


def links(words: str, trackers: Trackers = ALL) -> dict[str, str]:
    reported = Reported(make_issue(words), make_session("1.0"), None, 1, PAGE)
    return {link.tracker: link.address for link in ticket_links(trackers, reported)}


def told(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def test_each_tracker_has_its_own_form_and_names() -> None:
    made = links("Pay is dead")

    assert made["GitHub"].startswith("https://github.com/team/shop/issues/new?title=Pay+is+dead")
    assert told(made["Jira"])["pid"] == "10000"
    assert told(made["Jira"])["issuetype"] == "10004"
    assert told(made["Jira"])["summary"] == "Pay is dead"
    assert made["Linear"].startswith("https://linear.app/team/team/SHOP/new?title=")


def test_a_tracker_that_is_not_named_has_no_link() -> None:
    assert links("x", Trackers()) == {}
    assert links("x", Trackers(jira="https://team.example")) == {}


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "//evil.example", "data:text/html,x", "https://", "http://["]
)
def test_only_an_address_of_the_web_is_linked(address: str) -> None:
    assert links("x", Trackers(github=address, linear=address)) == {}


def test_a_short_issue_is_there_whole_with_its_page_in_front() -> None:
    body = told(links("Pay is dead")["GitHub"])["body"]

    assert body.startswith(f"Found by UserContext: <{PAGE}>\n\n## Issue: Pay is dead")
    assert "Analyzed by" in body


@pytest.mark.parametrize("words", ["x" * 5_000, "語" * 5_000, "word " * 1_000, *HOSTILE])
def test_no_link_is_longer_than_trackers_take(words: str) -> None:
    for address in links(words).values():
        assert len(address) <= LONGEST_LINK
        assert address.isascii()
        assert PAGE in (told(address).get("body") or told(address)["description"])


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_no_words_leave_their_field(words: str) -> None:
    for address in links(words).values():
        assert len(address) <= LONGEST_LINK
        names = set(told(address)) - {"pid", "issuetype"}
        assert names in ({"title", "body"}, {"summary", "description"}, {"title", "description"})


@pytest.mark.parametrize("words", HOSTILE)
def test_what_is_left_out_is_left_out_whole(words: str) -> None:
    """A fence that is cut in two would swallow all that stands behind it."""
    body = told(links(words)["GitHub"])["body"]
    kinds = shape(body)

    assert kinds[:3] == ["paragraph_openp", "inline", "text"]
    assert body.count("```text") >= 1 or "text\n" in body
    assert kinds.count("heading_openh2") == 1
