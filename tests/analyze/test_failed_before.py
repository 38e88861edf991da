"""How often a failure that is told had happened before. Not: which of the tries is told."""

from analyze.visits import Visit


def impacts(visit: Visit, words: str = "It does not open", path: str = "/billing") -> list[str]:
    return [one.text for one in visit.judge(words, path).claims if one.kind == "impact"]


def opened(status: int) -> Visit:
    visit = Visit().go("/settings").click("Billing").go("/settings/billing")
    return visit.ask("GET", "/api/billing", status)


def test_a_refusal_that_was_met_before_is_counted() -> None:
    visit = opened(403).click("Retry", after=8).ask("GET", "/api/billing", 403)

    assert "It had happened once before." in impacts(visit)


def test_an_answer_that_came_before_is_none_of_those() -> None:
    visit = opened(200).click("Reload", after=8).ask("GET", "/api/billing", 403)

    assert not any("before" in one for one in impacts(visit))


def test_another_status_or_address_is_another_failure() -> None:
    visit = opened(500).ask("GET", "/api/plans", 403)
    visit.click("Retry", after=8).ask("GET", "/api/billing", 403)

    assert not any("before" in one for one in impacts(visit))


def test_waits_are_counted_where_they_were_as_long() -> None:
    def asked(first: int) -> list[str]:
        visit = Visit().go("/orders").ask("GET", "/api/orders", 200, durationMs=first)
        visit.add("console", "info", {"message": "50 rows"}, after=20)
        visit.click("Back").ask("GET", "/api/orders", 200, durationMs=18_000)
        return impacts(visit, "The orders take ages", "/orders")

    assert "It had happened once before." in asked(16_000)
    assert not any("before" in one for one in asked(300))
