"""Parts of a page that the server sends anew: htmx, Turbo, Livewire, Unpoly, Alpine, Stimulus.

Not: whole loads (test_served_forms.py), jQuery and what hangs on it (test_served_plugins.py).
"""

from analyze.served_visits import FIREFOX, IPHONE, PAGE, calm, held, site

ALPINE = "/js/alpine.min.js"
LIVEWIRE = "/livewire/livewire.min.js"


def test_a_part_that_the_server_could_not_make_is_left_as_it_was() -> None:
    """htmx leaves the page alone where the answer is an error: nothing is seen to happen."""
    visit = site("/tasks").hums().press("Done", "button", "#task-7 > button.done")
    visit.xhr("POST", "/tasks/7/complete", 500)
    visit.says("error", "Response Status Error Code 500 from /tasks/7/complete")

    held(
        visit.judge("ticking off a task does nothing, it stays on my list", "/tasks"),
        "backend_error",
        "/tasks/7/complete|500",
        "P2",
    )


def test_a_refusal_whose_words_never_reach_the_page() -> None:
    """htmx #1619: a form refused with 422 comes back with its words, and is not put in."""
    visit = site("/members/12/edit").fills("phone")
    for _ in range(3):
        visit.press("Save member").xhr("PUT", "/members/12", 422)
        visit.says("error", "Response Status Error Code 422 from /members/12")

    held(
        visit.judge("Save does nothing at all. No message, nothing. Pressed it three times."),
        "validation_rejected",
        "/members/12|422",
        "P2",
    )


def test_a_press_whose_answer_has_no_place_in_the_page() -> None:
    visit = site("/planner/week-48", FIREFOX).press("Add shift")
    visit.says("error", "htmx:targetError")
    visit.press("Add shift").says("error", "htmx:targetError")

    held(
        visit.judge("Can't add shifts any more since this morning"),
        "js_exception dead_control",
        "htmx:targetError",
        "P2",
    )


def test_a_part_whose_own_script_stops_what_comes_after() -> None:
    visit = site("/inventaire").hums().press("Charger la suite", "a")
    visit.xhr("GET", "/inventaire?page=2", 200)
    visit.broke("TypeError: Cannot read properties of null (reading 'appendChild')", line=1)
    visit.says("error", "htmx:swapError")

    held(
        visit.judge("La suite de la liste ne s'affiche pas quand je clique"),
        "js_exception",
        "reading 'appendChild'",
        "P2",
    )


def test_a_frame_that_was_sent_to_the_sign_in() -> None:
    """demarche.numerique.gouv.fr #13034: the answer is the sign-in page, the frame is not in it."""
    visit = site("/dossiers/88").away(5400).press("Inviter une personne")
    visit.xhr("GET", "/dossiers/88/invites", 200, resource="fetch")
    told = 'The response (200) did not contain the expected <turbo-frame id="invites"> and will '
    told += "be ignored. To perform a full page visit instead, set turbo-visit-control to reload."
    visit.rejects(f"Error: {told}", f"Error: {told}\n    at Xt ({PAGE}/assets/turbo.min.js:24:9)")
    visit.press("Inviter une personne").page("/users/sign_in", after=3)

    held(
        visit.judge("le bouton Inviter tourne sans fin"),
        "auth_expired",
        "/users/sign_in",
        "P2",
    )


def test_a_frame_that_is_missing_since_the_server_failed() -> None:
    visit = site("/projects/3").press("Kommentare", "a")
    visit.xhr("GET", "/projects/3/comments", 500, resource="fetch")
    told = 'The response (500) did not contain the expected <turbo-frame id="comments">'
    visit.rejects(f"Error: {told}", f"Error: {told}\n    at Xt ({PAGE}/assets/turbo.min.js:24:9)")

    held(
        visit.judge("Da steht „Content missing“ wo die Kommentare sein sollten"),
        "backend_error",
        "/projects/3/comments|500",
        "P2",
    )


def test_a_component_that_says_the_page_has_expired() -> None:
    """livewire #4798: the question of the browser is answered, the page is loaded anew."""
    visit = site("/anmeldung/sommerlager").fills("kind", "allergien").away(8000)
    visit.press("Weiter").xhr("POST", "/livewire/update", 419, resource="fetch")
    visit.page("/anmeldung/sommerlager", came="")

    held(
        visit.judge("This page has expired... und dann war alles leer, 20 Minuten umsonst"),
        "auth_expired",
        "/livewire/update|419",
        "P1 P2",
    )


def test_a_component_that_fails_after_its_token_was_renewed() -> None:
    visit = site("/kurse/yoga").away(8000).press("Platz reservieren")
    visit.xhr("POST", "/livewire/update", 419, resource="fetch").page("/kurse/yoga", came="")
    for _ in range(2):
        visit.press("Platz reservieren").xhr("POST", "/livewire/update", 500, resource="fetch")

    held(
        visit.judge("Reservieren klappt nicht, schwarzes Fenster mit Fehlertext"),
        "backend_error",
        "/livewire/update|500",
        "P1 P2",
        never="419",
    )


def test_a_component_whose_state_was_torn_from_it() -> None:
    """wire-elements/modal #473: an element that is not closed, and nothing in it answers."""
    visit = site("/dashboard").press("Neuer Eintrag")
    visit.json("POST", "/livewire/update", 200, resource="fetch")
    visit.broke("Snapshot missing on Livewire component with id: YVTGfSlUuUnLbYbvcx7Y", LIVEWIRE, 1)
    visit.dead("Speichern", times=2)

    held(
        visit.judge("im Fenster „Neuer Eintrag“ ist der Speichern-Knopf tot"),
        "js_exception dead_control",
        "Snapshot missing",
        "P2",
    )


def test_a_menu_whose_expression_names_nothing() -> None:
    """wireui #326: Alpine warns what it could not read, and throws it."""
    visit = site("/", IPHONE).press("Menu", "button", "header > button.burger")
    visit.says(
        "warn", 'Alpine Expression Error: openMenu is not defined\n\nExpression: "openMenu()"'
    )
    visit.broke("ReferenceError: openMenu is not defined", ALPINE, 5)
    visit.press("Menu", "button", "header > button.burger")
    visit.broke("ReferenceError: openMenu is not defined", ALPINE, 5)

    held(
        visit.judge("The menu doesn't open on my phone so I can't get to the timetable"),
        "js_exception",
        "openMenu is not defined",
        "P2 P1",
    )


def test_an_answer_without_what_was_to_be_put_in() -> None:
    """unpoly: the answer of the search has none of the selectors."""
    visit = site("/search").fills("q").press("Search")
    visit.xhr("GET", "/search?q=drill", 200, resource="fetch")
    told = 'up.CannotMatch: Could not find target in response (tried selectors ".results", ":main")'
    visit.rejects(told, f"{told}\n    at s ({PAGE}/assets/unpoly.min.js:9:11)")

    held(
        visit.judge("search results never appear"),
        "js_exception api_contract",
        "Could not find target",
        "P2",
    )


def test_a_script_that_runs_again_on_each_visit() -> None:
    """turbo: a script in the body is run at every visit; its `const` may be told once."""
    visit = site("/filialen").turbo("/").press("Filialen", "a").turbo("/filialen")
    visit.broke("SyntaxError: Identifier 'branches' has already been declared", line=88)

    held(
        visit.judge("Karte der Filialen ist beim zweiten Mal leer, erst neu laden hilft"),
        "js_exception",
        "'branches' has already been declared",
        "P2 P3",
    )


def test_a_controller_that_did_not_come_up() -> None:
    visit = site("/orders/new").hums()
    visit.scolds(
        "Error connecting controller\n\n",
        "TypeError: Cannot read properties of undefined (reading 'dataset')",
    )
    visit.dead("Add line", times=3)

    held(
        visit.judge("add line button dead on new order"),
        "js_exception dead_control",
        "reading 'dataset'",
        "P2",
    )


def test_a_counter_that_cannot_be_fetched_is_not_why_the_file_is_refused() -> None:
    """A badge asks all the time and fails; what was pressed is refused with a reason."""
    visit = site("/personal/unterlagen")
    for _ in range(4):
        visit.waits(10).xhr("GET", "/partials/unread", 500)
        visit.says("error", "Response Status Error Code 500 from /partials/unread")
    visit.press("Hochladen").json(
        "POST", "/personal/unterlagen", 422, '{"errors":{"datei":["Nur PDF bis 10 MB."]}}'
    )

    held(
        visit.judge("mein Zeugnis wird nicht angenommen"),
        "validation_rejected",
        "/personal/unterlagen|422",
        "P2 P3",
        never="/partials/unread",
    )


def test_parts_that_all_came_and_an_event_that_is_full() -> None:
    visit = site("/events/choir").hums().press("Details", "a").xhr("GET", "/events/9/panel", 200)
    visit.press("Map", "a").xhr("GET", "/events/9/map", 200)

    calm(visit.judge("It says the concert is full but I was told there are seats left?"))
