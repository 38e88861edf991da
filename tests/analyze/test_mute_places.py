"""What a browser keeps, loses, shows and allows. Not: what servers answer.

Most come from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest


def test_a_draft_that_another_part_of_the_page_clears() -> None:
    # windmill-labs/windmill#3646
    visit = guest("/write").field("Text").wrote("draft.article", 512).wrote("draft.article", 2044)
    visit.press("Switch account").cleared().at("/write", "/write")

    held(visit.judge("my draft is gone, two hours of work", "/write"),
         "storage", "", "P1 P2")  # fmt: skip


def test_a_list_that_another_tab_writes_over() -> None:
    # burkeholland/prd#19
    visit = guest("/list").press("Add milk").wrote("list.items", 640).press("Add bread")
    visit.wrote("list.items", 812).turned("hidden").waits(60).turned("visible")
    visit.press("Add salt").wrote("list.items", 96).at("/list", "/list")

    held(visit.judge("hatte die Liste in zwei Tabs offen, jetzt fehlen alle Einträge", "/list"),
         "storage race", "list.items", "P1 P2")  # fmt: skip


def test_a_setting_that_is_kept_under_a_new_name() -> None:
    # Leanny/leanny.github.io#179
    visit = guest("/app").keep("prefs.v1", "remove").wrote("prefs.v2", 88).ok("GET", "/api/boards")

    held(visit.judge("dark mode is off since the update", "/app"),
         "storage stale_version unknown", "", "P3 P2")  # fmt: skip


def test_a_note_of_the_train_that_is_never_sent() -> None:
    # Automattic/simplenote-ios#155
    visit = guest("/notes").ok("GET", "/api/notes").line(False).press("Save note")
    visit.wrote("outbox", 340).press("Save note").wrote("outbox", 702).waits(120).line(True)
    visit.ok("GET", "/api/notes").waits(30)

    held(visit.judge("Notizen aus dem Zug fehlen auf dem Laptop", "/notes"),
         "offline storage", "", "P2 P3")  # fmt: skip


def test_a_note_of_the_train_that_is_sent_later() -> None:
    # johannes-schliephake/nextcloud-passwords-ios#326
    visit = guest("/notes").line(False).press("Save note").wrote("outbox", 340).line(True, after=40)
    visit.ok("POST", "/api/notes", status=201).keep("outbox", "remove").ok("GET", "/api/notes")

    calm(visit.judge("Kann man Notizen auch nach Datum sortieren?", "/notes"))


def test_a_place_that_is_never_found() -> None:
    # domoritz/leaflet-locatecontrol#93
    visit = guest("/stores").ok("GET", "/api/stores").press("Use my location").waits(30)
    visit.press("Use my location").waits(20)

    held(visit.judge("le bouton de localisation tourne sans fin", "/stores"),
         "unknown permission_denied dead_control timeout_slow", "", "P2 P3")  # fmt: skip


def test_a_film_whose_file_does_not_come() -> None:
    # samuelmaddock/metastream#138
    visit = guest("/courses/2").ok("GET", "/api/courses/2")
    visit.missing("https://media.shop.example.com/c2/intro.mp4", "video").press("Play", times=3)

    held(visit.judge("video stays black", "/courses/2"),
         "asset_missing", "intro.mp4", "P2 P3")  # fmt: skip


def test_a_flat_without_pictures() -> None:
    visit = guest("/flats/9").ok("GET", "/api/flats/9")
    for at in range(6):
        visit.missing(f"https://img.shop.example.com/flats/9/{at}.webp", "img")

    held(visit.judge("Man sieht kein einziges Foto der Wohnung", "/flats/9"),
         "asset_missing", "img.shop.example.com", "P2 P3")  # fmt: skip


def test_a_page_without_its_styles() -> None:
    # zonemaster/zonemaster-gui#22
    visit = guest("/courses").missing("/assets/site-9a1c.css", "stylesheet")
    visit.ok("GET", "/api/courses").press("Maths", "a").moved("/courses/1", how="pushState")

    held(visit.judge("looks like a page from 1995, all text, no colours", "/courses/1"),
         "asset_missing chunk_load", "site-9a1c.css", "P2 P3")  # fmt: skip


def test_a_portal_that_stays_white_for_want_of_its_script() -> None:
    # angular/angular#29985
    visit = guest("/portal").missing("/assets/portal-77ab.js", "script").waits(12)
    visit.at("/portal", "/portal").missing("/assets/portal-77ab.js", "script")

    held(visit.judge("nur eine weiße Seite, auch nach Neuladen", "/portal"),
         "chunk_load asset_missing", "portal-77ab.js", "P1 P2")  # fmt: skip


def test_a_white_page_that_leaves_no_trace() -> None:
    visit = guest("/portal").waits(20).at("/portal", "/portal").waits(9)

    held(visit.judge("página en blanco", "/portal"),
         "unknown", "", "P3 P2")  # fmt: skip


def test_a_button_that_the_keyboard_covers() -> None:
    # kirbydesign/designsystem#307
    visit = guest("/transfer").field("Amount").field("Note").field("Amount")

    calm(visit.judge("tastatur verdeckt den Senden-Knopf auf dem iPhone", "/transfer"))


def test_one_picture_of_many_while_the_pay_button_is_dead() -> None:
    visit = guest("/checkout").missing("https://img.shop.example.com/seal.png", "img")
    visit.field("Name on card").dead("Pay", times=3)

    held(visit.judge("ödeme düğmesi çalışmıyor", "/checkout"),
         "dead_control", "Pay", "P1", never="seal.png")  # fmt: skip


def test_a_basket_in_a_store_that_is_emptied_by_the_page() -> None:
    # openfoodfoundation/openfoodnetwork#1213
    visit = guest("/shop").press("Add soap").wrote("basket", 210).press("Add towel")
    visit.wrote("basket", 402).press("Basket", "a").at("/basket", "/shop").wrote("basket", 2)
    visit.press("Back to shop", "a").at("/shop", "/basket")

    held(visit.judge("Warenkorb leert sich von selbst, wenn ich ihn öffne", "/basket"),
         "storage race", "basket", "P1 P2")  # fmt: skip


def test_a_call_for_which_the_camera_is_not_given() -> None:
    visit = guest("/call").press("Join").log("warn", "camera: permission state is denied")
    visit.log("info", "joined without video").ok("POST", "/api/calls/3/join")

    held(visit.judge("die anderen sehen mich nicht", "/call"),
         "permission_denied", "camera", "P2 P3")  # fmt: skip


def test_a_cache_that_a_page_empties_is_its_own() -> None:
    """A full store was told as the loss of the page's own cache, which it makes again."""
    visit = guest("/trips").press("Show trips").wrote("trips.cache", 4096)
    visit.press("My basket", "a").at("/basket", "/trips").wrote("trips.cache", 2)

    calm(visit.judge("what does the ferry cost?", "/basket"))
