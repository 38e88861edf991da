"""Presses that nothing answers, and presses that need no answer. Not: forms that are sent.

Most come from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest


def test_a_table_that_cannot_be_reserved() -> None:
    # kartik-v/yii2-export#116
    visit = guest("/tische").field("Datum").field("Personen").dead("Tisch reservieren", times=3)

    held(visit.judge("Ich drücke auf reservieren und es passiert einfach nichts", "/tische"),
         "dead_control", "Tisch reservieren", "P1 P2")  # fmt: skip


def test_a_picture_that_is_pressed_in_vain() -> None:
    # sir-dunxalot/ember-modals#18
    visit = guest("/rooms/12").press("", "div", times=6, selector="div.room-photo")

    held(visit.judge("les photos de la chambre ne s'agrandissent pas", "/rooms/12"),
         "dead_control", "room-photo", "P2 P3")  # fmt: skip


def test_a_bubble_that_lies_over_the_way_to_pay() -> None:
    # kirbydesign/designsystem#307
    visit = guest("/checkout/review").press("", "div", times=4, selector="div.chat-teaser")
    visit.waits(4).press("", "div", times=3, selector="div.chat-teaser")

    held(visit.judge("Das Chatfenster liegt über dem Knopf, ich komme nicht zur Zahlung",
                     "/checkout/review"),
         "dead_control", "chat-teaser", "P1 P2")  # fmt: skip


def test_a_bill_that_cannot_be_had_long_after_another_failure() -> None:
    # francois-joubert/test#36
    visit = guest("/account").no("GET", "/api/recommendations", 500).waits(15)
    visit.press("Bills", "a").moved("/account/bills", how="pushState").ok("GET", "/api/bills")
    visit.dead("Download bill", tag="a", times=2)

    held(visit.judge("i cant get my bill for march", "/account/bills"),
         "dead_control", "Download bill", "P2", never="recommendations")  # fmt: skip


def test_a_symbol_that_does_not_react() -> None:
    # mediacloud/web-tools#137
    visit = guest("/files").ok("GET", "/api/files").press("", "svg", times=5, selector="svg.bin")

    held(visit.judge("Das Papierkorb-Symbol reagiert nicht", "/files"),
         "dead_control", "svg.bin", "P2 P3")  # fmt: skip


def test_a_booking_whose_last_button_stays_grey() -> None:
    # konstructio/kubefirst#1983
    visit = guest("/buchung").field("Name").press("AGB gelesen", "label", selector="label.agb")
    visit.press("Buchung abschließen", times=3, disabled=True)

    held(visit.judge("der Knopf bleibt grau obwohl die AGB angehakt sind", "/buchung"),
         "dead_control", "Buchung abschließen", "P1 P2")  # fmt: skip


def test_a_consent_that_does_not_free_the_way() -> None:
    # poanetwork/token-wizard#782
    visit = guest("/open-account").ok("GET", "/api/terms").field("Passport")
    visit.press("I agree", "label", times=4, selector="label.terms", after=2)
    visit.press("Continue", times=2, disabled=True)

    held(visit.judge("勾选同意之后按钮还是灰色的，没法继续", "/open-account"),
         "dead_control", "Continue", "P1 P2")  # fmt: skip


def test_a_menu_that_opens_at_the_second_tap() -> None:
    # woocommerce/storefront#222
    visit = guest("/").dead("Menu").press("Menu").press("Sofas", "a")
    visit.moved("/c/sofas", how="pushState").ok("GET", "/api/products?category=…")

    held(visit.judge("op mijn iPhone moet ik altijd twee keer op het menu tikken", "/c/sofas"),
         "dead_control unknown", "", "P2 P3")  # fmt: skip


def test_nobody_sees_where_the_focus_goes() -> None:
    visit = guest("/calendar").ok("GET", "/api/events").ok("GET", "/api/holidays")

    calm(visit.judge("With the Tab key I never get into the date picker", "/calendar"))


def test_what_is_copied_leaves_no_sign() -> None:
    visit = guest("/share").ok("POST", "/api/links", '{"url": "https://x.example/a"}', 201)
    visit.dead("Copy link").turned("hidden")

    calm(visit.judge("Can the QR code be made larger? Nobody can scan it", "/share"))


def test_a_number_that_is_dialled_is_no_dead_link() -> None:
    # woocommerce/storefront#218
    visit = guest("/contact").dead("+49 30 1234567", tag="a").dead("Write to us", tag="a")

    calm(visit.judge("Bei Ihrer Hotline geht seit Tagen keiner ran", "/contact"))


def test_a_page_that_is_printed_stays_as_it_is() -> None:
    visit = guest("/orders/71").ok("GET", "/api/orders/71").dead("Print").turned("visible")

    calm(visit.judge("VAT number is missing on the printout", "/orders/71"))


def test_a_button_that_stopped_working_after_it_had_worked() -> None:
    # ryancramerdesign/ProcessWire#681
    visit = guest("/board").press("Add card").ok("POST", "/api/cards", status=201).field("Title")
    visit.press("Add card").ok("POST", "/api/cards", status=201).waits(20)
    visit.dead("Add card", times=4)

    held(visit.judge("after two cards the add button is dead, reload helps", "/board"),
         "dead_control", "Add card", "P2")  # fmt: skip


def test_a_picker_that_is_hammered_while_a_shop_tag_is_kept_away() -> None:
    # xdan/datetimepicker#303
    visit = guest("/delivery").ok("GET", "/api/slots").missing("https://ads.example/p.js", "script")
    visit.press("14", "td", times=5, selector="td.day")

    held(visit.judge("Nie mogę wybrać dnia dostawy", "/delivery"),
         "dead_control", "14", "P1 P2", never="ads.example")  # fmt: skip
