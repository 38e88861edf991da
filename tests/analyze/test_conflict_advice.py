"""Two people at one record: what the advice says of a refusal for an older version."""

from analyze.app_visits import app
from usercontext.domain.analysis import Category


def test_a_conflict_names_when_the_page_had_read_what_it_wrote() -> None:
    """A 409 on a record that two had open was told to be a matter of releases and deploys."""
    visit = app("/invoices/6").ask("GET", "/api/invoices/6", 200).waits(95)
    visit.click("Save invoice").ask("PUT", "/api/invoices/6", 409)
    analysis = visit.judge("Could not save the invoice", "/invoices/6")

    assert analysis.category is Category.STALE_VERSION
    assert "Check what else changed the data that PUT /api/invoices/6 writes" in (
        analysis.suggested_fix or ""
    )


def test_a_page_of_an_older_release_is_still_compared_with_the_server() -> None:
    visit = app("/invoices").click("Save").ask("PUT", "/api/invoices/6", 409)
    analysis = visit.judge("Could not save the invoice", "/invoices")

    assert "Compare the page's release" in (analysis.suggested_fix or "")
