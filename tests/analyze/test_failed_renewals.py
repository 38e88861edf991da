"""A sign-in that ended, with the renewal that was refused and what the page wrote of it."""

import pytest

from analyze.page_visits import page, told


@pytest.mark.parametrize("level", ["warn", "error"])
@pytest.mark.parametrize("line", ["[oidc] silent renew failed: invalid_grant", "refresh refused"])
@pytest.mark.parametrize("status", [400, 401])
def test_what_the_page_writes_of_a_refused_renewal_hides_nothing(
    level: str, line: str, status: int
) -> None:
    visit = page("/exams/3").ask("POST", "/api/session", 201).ask("GET", "/api/exams/3", 200)
    visit.click("Hand in", after=4).ask("PUT", "/api/exams/3/answers", 401)
    visit.ask("POST", "/connect/token", status).log(level, line)

    said = visit.judge("My exam was not taken", "/exams/3")

    told(said, "auth_expired", "P1 P2", "/api/exams/3/answers", "/connect/token")
    assert said.claims_rejected == 0


@pytest.mark.parametrize("often", [4, 6])
def test_a_question_that_is_refused_again_and_again_is_told_with_its_renewal(often: int) -> None:
    visit = page("/wards/2").ask("POST", "/api/session", 201).ask("GET", "/api/beds", 200)
    visit.click("Show beds", after=4)
    for _ in range(often):
        visit.ask("GET", "/api/beds", 401)
    visit.ask("POST", "/auth/refresh", 401).ask("POST", "/auth/refresh", 401)

    said = visit.judge("I see no beds any more", "/wards/2")

    told(said, "auth_expired", "P1 P2", "/api/beds", "again and again", "/auth/refresh")
    assert said.claims_rejected == 0
