"""Why no answer came, and from where, as apps and servers write it. Not: statuses."""

import pytest

from analyze.clients_visits import Client, held

API = "https://api.velo.test/v1"


def test_a_handshake_that_failed_is_told_with_the_warning_of_its_host() -> None:
    host = "sync.partitura.test"
    visit = Client().con("info", {"category": "app", "message": "Starting Partitura 2.8.1"})
    for _ in range(2):
        warned = f'sslErrors: ("The certificate has expired") host "{host}"'
        visit.con("warn", {"category": "app.sync", "message": warned}, 5)
        said = (
            f'finished with SslHandshakeFailedError "SSL handshake failed" url https://{host}/v1/'
        )
        visit.con("error", {"category": "app.sync", "message": said}, 0.05)

    told = visit.sent("sync stopped this morning")
    held(told, "backend_error", f"{host}|certificate has expired", "P1")


def test_a_phone_s_line_is_told_with_the_address_at_its_end() -> None:
    error = (
        "Task <3C1D0E2A-77B1-4B0C-8D1F-02B3D7>.<12> finished with error [-1001] Error"
        ' Domain=NSURLErrorDomain Code=-1001 "The request timed out." UserInfo={'
        f"NSErrorFailingURLStringKey={API}/orders, NSLocalizedDescription=The request timed out.}}"
    )
    visit = Client().tap({"identifier": "pay"}, {"message": "tap pay"})
    visit.con("error", {"category": "network", "message": error}, 60)

    said = visit.sent("the order never goes through")
    held(said, "timeout_slow", "timed out|api.velo.test/v1/orders", "P1 P2")


@pytest.mark.parametrize(
    ("thrown", "category"),
    [
        ("Acme.Labels.InvalidPrinterException: Settings of 'GK420d' are not valid.", "third_party"),
        ("Acme.Text.PrettyPrinterException: no room for three columns", "js_exception"),
    ],
)
def test_a_type_names_the_device_that_refused(thrown: str, category: str) -> None:
    visit = Client().tap({"command": "Print"})
    visit.con("error", {"@mt": "Could not print", "@l": "Error", "@x": thrown})

    held(visit.sent("das Etikett kommt nicht"), category, thrown[12:30], "P2 P3")


def test_a_database_that_refused_three_times_let_nobody_do_anything() -> None:
    visit = Client()
    for path in ("/login", "/courses", "/login"):
        said = "SQLSTATE[HY000] [2002] Connection refused (Connection: mysql)"
        told = {"message": said, "level": 400, "level_name": "ERROR", "channel": "production"}
        visit.con("error", told | {"url": f"https://academy.test{path}"}, 3)

    held(visit.sent("server error everywhere"), "backend_error", "Connection refused", "P1")
