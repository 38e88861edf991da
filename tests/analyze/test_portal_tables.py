"""Tables of a portal: what their headers do without asking a server. Not: what rows hold."""

from analyze.portal_visits import Portal, calm, held, portal

HEAD = "table.mat-mdc-table > thead > tr.mat-mdc-header-row > th.mat-sort-header:nth-of-type(3)"
SORTED = f"{HEAD} > div.mat-sort-header-container"


def table() -> Portal:
    return portal().route("Rechnungen", "/claims").gets("/api/claims?page=…&sort=…")


def test_a_column_pressed_twice_is_turned_round() -> None:
    """Sorted in the page: one press for each direction, and no request is owed."""
    visit = table()
    for _ in range(2):
        visit.press("Betrag", "div", SORTED, role="button")

    calm(visit.judge("Sortierung nach Betrag stimmt nicht"))


def test_a_column_that_its_client_saw_dead_is_dead() -> None:
    visit = table()
    for _ in range(2):
        click = visit.press("Betrag", "div", SORTED, role="button").entries[-1]
        told = {"kind": "dead_click", "message": "Nothing followed the click on Betrag"}
        named = {"click": click.id, "name": "Betrag", "selector": SORTED}
        visit.add("console", "warn", told | named, after=1.5)

    held(visit.judge("Sortieren nach Betrag geht nicht"), "dead_control", "Betrag", "P2 P3")


def test_two_controls_of_one_name_are_two() -> None:
    """The script writes “Clicked Ansehen” beside the selector: its words were taken for it."""
    visit = table()
    for row in (1, 2):
        visit.press("Ansehen", "button", f"table > tbody > tr:nth-of-type({row}) > td > button")

    calm(visit.judge("Ich vermisse die Rechnung von Dr. Huber"))


def test_one_control_pressed_twice_in_vain_is_dead() -> None:
    visit = table()
    for _ in range(2):
        visit.press("Ansehen", "button", "table > tbody > tr:nth-of-type(1) > td > button")

    held(visit.judge("Ansehen tut nichts"), "dead_control", "Ansehen", "P2 P3")
