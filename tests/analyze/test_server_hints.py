"""What a server says of its failure, in the words of databases and runtimes, says what to do."""

import pytest

from analyze.visits import Visit


def _advice(reason: str, status: int = 500) -> str:
    visit = Visit().go("/plots").click("Keep plot")
    visit.ask("POST", "/api/plots", status, responseBody=f'{{"error": "{reason}"}}')
    return visit.judge("Keeping does not work").suggested_fix or ""


@pytest.mark.parametrize(
    ("reason", "hint"),
    [
        ("relation soil_types does not exist", "a migration that this release needs"),
        ("SQLSTATE[42S22]: Unknown column phase in field list", "a migration that this release"),
        ("no such table: plots", "a migration that this release needs"),
        (
            "duplicate key value violates unique constraint plots_pkey",
            "with that key already exists",
        ),
        ("E11000 duplicate key error collection: farm.plots", "with that key already exists"),
        ("Deadlock found when trying to get lock", "take their locks in the same order"),
        ("remaining connection slots are reserved", "its connections are used up"),
        ("connect ECONNREFUSED 10.0.0.7:6379", "a service that it depends on could not be reached"),
        ("canceling statement due to statement timeout", "a missing index or a slow service"),
        ("context deadline exceeded", "a missing index or a slow service"),
        (
            "null value in column owner violates not-null constraint",
            "a required column has no value",
        ),
        ("write /data/plots: no space left on device", "its disk is full"),
        ("x509: certificate has expired or is not yet valid", "a certificate between it"),
        ("AttributeError: 'NoneType' object has no attribute id", "in the server's own code"),
    ],
)
def test_the_reason_of_a_server_says_what_to_do(reason: str, hint: str) -> None:
    """“Look it up in the log, and let the page say that it failed”, for a missing column too."""
    said = _advice(reason)

    assert "POST /api/plots in the server log at " in said
    assert hint in said


@pytest.mark.parametrize("reason", ["the harvest could not be planned", "internal error"])
def test_what_no_rule_knows_leads_to_the_log_alone(reason: str) -> None:
    said = _advice(reason)

    assert "POST /api/plots in the server log at " in said
    assert said.endswith("Have the page tell the user that it failed.")


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        ("net::ERR_NAME_NOT_RESOLVED", "its name does not resolve"),
        ("net::ERR_CERT_DATE_INVALID", "its certificate is not accepted"),
        ("connect ECONNREFUSED 10.0.0.7:443", "nothing listens there"),
    ],
)
def test_what_the_network_said_of_a_question_that_got_no_answer_is_read(
    error: str, hint: str
) -> None:
    """“Look in the access log whether it arrived”, of a name that nobody knows."""
    visit = Visit().go("/plots").click("Keep plot").ask("POST", "/api/plots", 0, error=error)
    said = visit.judge("Keeping does not work").suggested_fix or ""

    assert said.startswith("POST /api/plots did not get through at ")
    assert hint in said
