"""What a business lives of does not go: nobody shops here. Judged before the analyzer read it."""

from analyze.calm_visits import held
from analyze.urgent_visits import work

CORE = "P0 P1"


def test_an_appointment_that_the_server_loses_is_a_clinics_core() -> None:
    visit = work("/praxis/kardiologie/termine").press("Mo 12.10. 09:20")
    visit.ok("GET", "/api/slots/8812").hums()
    visit.press("Termin verbindlich buchen").no("POST", "/api/termine", 500, after=1)
    visit.press("Termin verbindlich buchen").no("POST", "/api/termine", 500, after=1)
    analysis = visit.judge("Ich kann keinen Termin ausmachen", "/praxis/kardiologie/termine")
    held(analysis, "backend_error", "500 | /api/termine", CORE, "stats.metrics")


def test_a_return_that_is_not_taken_is_a_tax_offices_core() -> None:
    visit = work("/app#/x/7").field("income").hums().press("Submit return")
    visit.calls("svc.t3", 502).press("Submit return", after=9).calls("svc.t3", 502)
    analysis = visit.judge("won't go through and it is due tonight", "/app#/x/7")
    held(analysis, "backend_error", "502", CORE)


def test_an_application_refused_inside_a_good_answer_is_core() -> None:
    body = '{"data":{"submitApplication":null},"errors":[{"message":"Internal server error"}]}'
    visit = work("/jobs/4471/apply").field("motivation").hums().press("Send application")
    visit.asks_graph("SubmitApplication", body)
    analysis = visit.judge("my cv is stuck, deadline is today", "/jobs/4471/apply")
    held(analysis, "backend_error api_contract", "Internal server error", CORE)


def test_a_document_that_is_never_saved_is_an_editors_core() -> None:
    visit = work("/d/8f2c/edit").press("Insert table").hums()
    for _ in range(3):
        visit.press("Save").no("PUT", "/api/documents/8f2c", 500, after=1)
    analysis = visit.judge("It keeps saying could not save", "/d/8f2c/edit")
    held(analysis, "backend_error", "500 | /api/documents", CORE)


def test_a_call_that_cannot_be_joined_is_core() -> None:
    visit = work("/m/kvr-qoty-bdn").press("Microphone on").hums().press("Join now")
    visit.no("POST", "/v1/rooms/kvr-qoty-bdn/participants", 503, after=2)
    visit.press("Join now", after=6).no("POST", "/v1/rooms/kvr-qoty-bdn/participants", 503)
    analysis = visit.judge("everyone is waiting for me in there", "/m/kvr-qoty-bdn")
    held(analysis, "backend_error", "503", CORE)


def test_homework_that_cannot_be_handed_in_is_a_schools_core() -> None:
    visit = work("/kurse/12/aufgaben/3").press("Datei wählen").hums().press("Abgabe einreichen")
    visit.broke("TypeError: Cannot read properties of undefined (reading 'dueAt')")
    visit.press("Abgabe einreichen", after=5)
    visit.broke("TypeError: Cannot read properties of undefined (reading 'dueAt')")
    analysis = visit.judge("Hausaufgabe geht nicht raus, Frist heute!", "/kurse/12/aufgaben/3")
    held(analysis, "js_exception", "dueAt", CORE)


def test_a_transfer_that_is_not_carried_out_is_a_banks_core() -> None:
    visit = work("/virements/nouveau").field("iban").hums().press("Valider le virement")
    visit.no("POST", "/api/virements", 500, '{"code":"E-9001"}')
    analysis = visit.judge("Le virement ne part pas", "/virements/nouveau")
    held(analysis, "backend_error", "500 | /api/virements", CORE)


def test_a_claim_that_times_out_is_an_insurers_core() -> None:
    visit = work("/espace/sinistres/declarer").hums().press("Déclarer mon sinistre")
    visit.slow("POST", "/api/sinistres", 30, 504).waits(5).press("Déclarer mon sinistre")
    visit.slow("POST", "/api/sinistres", 30, 504)
    analysis = visit.judge("impossible d'envoyer ma déclaration", "/espace/sinistres/declarer")
    held(analysis, "backend_error timeout_slow", "504", CORE)


def test_an_answer_to_a_customer_that_is_not_sent_is_a_help_desks_core() -> None:
    visit = work("/agent/tickets/55120").hums().press("Submit as pending")
    visit.no("POST", "/api/v2/tickets/55120/comments", 500)
    visit.press("Submit as pending", after=4).no("POST", "/api/v2/tickets/55120/comments", 500)
    analysis = visit.judge("I can't reply to any customer", "/agent/tickets/55120")
    held(analysis, "backend_error", "500 | comments", CORE)


def test_a_pick_that_cannot_be_confirmed_is_a_warehouses_core() -> None:
    visit = work("/wms/picklist/771").field("barcode").ok("GET", "/wms/api/bins/A-04-2").hums()
    visit.press("Confirm pick").no("PATCH", "/wms/api/picks/771", 500).press("Confirm pick")
    visit.no("PATCH", "/wms/api/picks/771", 500)
    analysis = visit.judge("the line stands still, scanner is fine", "/wms/picklist/771")
    held(analysis, "backend_error", "500 | /wms/api/picks/771", CORE)


def test_who_comes_back_from_the_company_login_to_a_broken_page_is_locked_out() -> None:
    visit = work("/signin").press("Continue with SSO").moved("/auth/saml/acs", "/signin", after=6)
    document = {"resource": "document", "contentType": "text/html"}
    visit.ask("POST", "/auth/saml/acs", 500, **document)
    analysis = visit.judge("cannot get into the admin console", "/auth/saml/acs")
    held(analysis, "backend_error", "500", CORE)


def test_a_form_for_a_new_account_whose_part_is_missing_is_core() -> None:
    error = "ChunkLoadError: Loading chunk 418 failed. (https://shop.example.com/js/418.9c1.js)"
    visit = work("/").hums().press("Konto eröffnen", "a").missing("/js/418.9c1.js", "script")
    visit.broke(error, "unhandledrejection").press("Konto eröffnen", "a", after=3)
    analysis = visit.judge("Beim Klick auf Konto eröffnen bleibt alles weiß")
    held(analysis, "chunk_load", "418", CORE)


def test_a_film_that_does_not_start_is_a_broadcasters_core() -> None:
    visit = (
        work("/watch/s02e04").hums().press("Play").no("GET", "/playback/v3/s02e04/manifest", 500)
    )
    visit.press("Try again", after=5).no("GET", "/playback/v3/s02e04/manifest", 500)
    analysis = visit.judge("black screen, paid for the season pass", "/watch/s02e04")
    held(analysis, "backend_error", "500 | manifest", CORE)


def test_a_match_that_nobody_can_enter_is_a_games_core() -> None:
    visit = work("/lobby").hums().press("Find match").no("POST", "/mm/queue", 503, after=1)
    visit.press("Find match", after=4).no("POST", "/mm/queue", 503)
    visit.press("Find match", after=4).no("POST", "/mm/queue", 503)
    analysis = visit.judge("queue button does nada", "/lobby")
    held(analysis, "backend_error", "503 | /mm/queue", CORE)


def test_a_pickup_that_cannot_be_ordered_is_a_carriers_core() -> None:
    visit = work("/envios/nuevo").field("peso").hums().press("Solicitar recogida")
    visit.no("POST", "/api/recogidas", 500)
    analysis = visit.judge("No me deja pedir la recogida del paquete", "/envios/nuevo")
    held(analysis, "backend_error", "500 | /api/recogidas", CORE)


def test_a_call_that_is_never_placed_is_core() -> None:
    visit = work("/telefon").field("nummer").hums().press("Anrufen")
    visit.no("POST", "/api/calls", 500, '{"error":"no trunk"}').press("Anrufen", after=6)
    visit.no("POST", "/api/calls", 500, '{"error":"no trunk"}')
    analysis = visit.judge("Ausgehend telefonieren geht nicht mehr", "/telefon")
    held(analysis, "backend_error", "500 | /api/calls", CORE)


def test_a_consultation_whose_door_throws_is_core() -> None:
    error = "ReferenceError: RTCManager is not defined"
    visit = work("/visit/20931/waiting-room").hums().press("Enter consultation").broke(error)
    visit.press("Enter consultation", after=3).broke(error)
    analysis = visit.judge("doctor is calling me and i am not let in", "/visit/20931/waiting-room")
    held(analysis, "js_exception", "RTCManager", CORE)


def test_a_request_to_an_office_that_fails_is_core_in_polish() -> None:
    visit = work("/sprawy/500plus/krok-4").hums().press("Złóż wniosek")
    visit.no("POST", "/api/wnioski", 500, after=2)
    analysis = visit.judge("Nie mogę złożyć wniosku", "/sprawy/500plus/krok-4")
    held(analysis, "backend_error", "500 | /api/wnioski", CORE)


def test_a_table_that_cannot_be_reserved_is_core_in_japanese() -> None:
    visit = work("/omise/88").field("人数").hums().press("予約する").no("POST", "/rsv", 500)
    visit.press("予約する", after=5).no("POST", "/rsv", 500)
    analysis = visit.judge("予約ができません", "/omise/88")
    held(analysis, "backend_error", "500 | /rsv", CORE)


def test_an_application_that_does_not_come_up_at_all_is_core() -> None:
    visit = work("/app").no("GET", "/api/bootstrap", 500)
    visit.broke("TypeError: Cannot destructure property 'tenant' of 'e' as it is undefined.")
    visit.moved("/app", after=8).no("GET", "/api/bootstrap", 500)
    visit.broke("TypeError: Cannot destructure property 'tenant' of 'e' as it is undefined.")
    analysis = visit.judge("white page since this morning", "/app")
    held(analysis, "backend_error", "500 | /api/bootstrap", CORE)


def test_a_bid_whose_button_is_dead_is_an_auctions_core() -> None:
    visit = work("/lots/7781").field("amount").hums().dead("Place bid", times=2)
    analysis = visit.judge("auction ends in 3 min!!", "/lots/7781")
    held(analysis, "dead_control", "Place bid", CORE)
