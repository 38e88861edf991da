"""What a portal's page asked by itself and was never answered: checks while typing, files sent.

No press stands right before: a field was left, or a file was picked in a window of the system's.
Not: what a press waits for, which `test_routed_actions` has.
"""

from analyze.portal_visits import Portal, calm, held, portal


def claim() -> Portal:
    return portal().route("Rechnung einreichen", "/claims/new")


def test_a_check_of_a_field_that_never_ends_keeps_its_button_grey() -> None:
    """An asynchronous validator: the form is pending, and a grey button takes no press."""
    visit = claim().unanswered("GET", "/api/iban/[IBAN]")

    held(visit.judge("Einreichen bleibt grau"), "timeout_slow", "/api/iban", "P2 P1")


def test_a_grey_button_was_pressed_in_vain_while_its_form_was_checked() -> None:
    visit = claim().unanswered("GET", "/api/iban/[IBAN]")
    form = "main > ng-component > form.ng-dirty.ng-touched"
    for _ in range(2):
        visit.press("Rechnungsnummer Betrag IBAN Einreichen", "form", form).waits(2)

    held(visit.judge("le bouton Envoyer ne fait rien"), "timeout_slow", "/api/iban", "P2 P1")


def test_a_file_that_hangs_at_its_last_hundredth() -> None:
    visit = claim().unanswered("POST", "/api/uploads", after=6).gets("/api/iban/[IBAN]")

    held(visit.judge("l'upload reste à 99 %"), "timeout_slow", "/api/uploads", "P2 P1")


def test_what_is_polled_for_news_is_meant_to_stay_open() -> None:
    """A reading that is begun as the page comes up, and anew when it is over."""
    visit = portal().unanswered("GET", "/api/inbox/changes", after=0.1)

    calm(visit.judge("Der Betrag meiner Erstattung ist falsch"))


def test_what_is_asked_anew_as_soon_as_it_is_over_is_a_line() -> None:
    visit = portal().waits(3)
    for _ in range(2):
        visit.gets("/api/inbox/changes", durationMs=25_000).waits(25)
    visit.unanswered("GET", "/api/inbox/changes", after=0.1)

    calm(visit.judge("Der Betrag meiner Erstattung ist falsch"))


def test_a_reading_beside_which_its_page_goes_on_may_be_a_line() -> None:
    visit = portal().waits(3).unanswered("GET", "/api/inbox/changes")
    visit.press("Jonas").gets("/api/family/2")

    calm(visit.judge("Mein Sohn ist nicht in der Liste"))


def test_what_was_left_behind_on_another_page_explains_nothing() -> None:
    visit = claim().unanswered("GET", "/api/iban/[IBAN]").route("Familie", "/family")
    visit.gets("/api/family").waits(6)

    calm(visit.judge("Meine Tochter fehlt in der Liste"))


def test_who_asks_how_something_is_done_complains_of_no_wait() -> None:
    visit = claim().unanswered("GET", "/api/iban/[IBAN]")

    calm(visit.judge("Wie kann ich eine Rechnung nachreichen?"))
