"""A weak cause that is all there was, and a report that is of just that, or of something else."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, page, told
from analyze.visits import PAGE

HOLES = [
    "There is a big hole where the banner should be",
    "Part of the start page stays empty",
    "Oben auf der Startseite fehlt etwas",
    "Une partie de l'accueil reste vide",
    "Hay un hueco en la portada",
    "In homepage manca qualcosa in alto",
    "Een deel van de voorpagina blijft leeg",
    "Na górze strony czegoś brakuje",
    "Sayfanın bir bölümü boş kalıyor",
    "Часть страницы пустая",
    "トップの一部が空白です",
    "首页有一块空白",
    "화면 한쪽이 비어 있어요",
    "جزء من الصفحة فارغ",
    "Yksi kohta on tyhjä",
    "The pictures look broken!!! Fix it NOW",
]
ELSE = [
    "Could you show the sizes in inches?",
    "Where do I find the receipt?",
    "The courier was rude",
    "I was charged twice",
    "I cannot log in",
    "My basket is empty although I added two lamps",
    "I only see a white page, the whole shop is blank",
    "no pasa nada",
    "???",
    "Love the new colours",
    "The lid of my pot came broken",
    "A screw is missing, and the lamp is white, not black",
    "Es fehlt eine Schraube",
    "La lámpara llegó rota",
]


def looked(url: str = "/media/spring.webp", resource: str = "img") -> PageVisit:
    visit = page("/").lost(f"{PAGE}{url}", resource).click("Lamps")
    visit.ask("GET", "/api/lamps", 200).go("/lamps").ask("GET", "/api/lamps/7", 200)
    return visit


def widget(host: str) -> PageVisit:
    stack = f"TypeError: n is null\n    at run (https://{host}/embed.js:1:8023)"
    visit = page("/").fail("TypeError: Cannot read properties of null (reading 'q')", stack=stack)
    visit.click("Lamps").ask("GET", "/api/lamps", 200).go("/lamps")
    return visit


@pytest.mark.parametrize("words", HOLES)
def test_a_lone_picture_that_is_missing_is_the_hole_that_somebody_sees(words: str) -> None:
    told(looked().judge(words), "asset_missing", "P3", "spring.webp")


@pytest.mark.parametrize("words", ELSE)
def test_it_is_not_what_a_report_of_something_else_is_of(words: str) -> None:
    told(looked().judge(words), NO_CAUSE, "P3")


@pytest.mark.parametrize("url", ["/favicon-32.png", "/img/pixel.gif", "/apple-touch-icon.png"])
def test_what_nobody_ever_sees_is_no_hole(url: str) -> None:
    told(looked(url).judge(HOLES[1]), NO_CAUSE, "P3")


def test_what_failed_besides_goes_before_a_hole() -> None:
    visit = looked().click("Load more").ask("GET", "/api/lamps?page=2", 500)

    told(visit.judge("A part of the list is missing"), "backend_error", "P2 P3", "/api/lamps")


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("embed.talkchat.test", "The chat does not open"),
        ("client.helpdesk.test", "チャットが出ない"),
        ("app.livechat.test", "Чат не открывается"),
        ("stars.reviewhub.test", "Die Bewertungen fehlen"),
        ("widgets.meteobox.test", "The weather is not shown"),
        ("play.videohost.test", "Le film ne démarre pas, la vidéo reste noire"),
        ("js.configurator.test", "The configurator does not come up"),
    ],
)
def test_what_another_house_brings_is_the_cause_where_the_report_is_of_it(
    host: str, words: str
) -> None:
    told(widget(host).judge(words), "third_party", "P3", host)


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("embed.talkchat.test", "Part of the page stays empty"),
        ("embed.talkchat.test", "Is there a chat on Sundays?"),
        ("stars.reviewhub.test", "The chat does not open"),
        ("cdn.adserve.test", "The lamps are not sorted by price"),
        ("widgets.test", "The little window button does not come up"),
    ],
)
def test_what_it_brings_is_not_where_it_is_of_something_else(host: str, words: str) -> None:
    told(widget(host).judge(words), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    "said",
    [
        f"Failed to load resource: the server responded with a status of 404 () {PAGE}/media/a.jpg",
        f"GET {PAGE}/media/a.jpg 404 (Not Found)",
    ],
)
def test_a_picture_that_only_the_browser_tells_of_is_one_too(said: str) -> None:
    visit = page("/").log("error", said).click("Lamps").ask("GET", "/api/lamps", 200)

    told(visit.judge(HOLES[1]), "asset_missing", "P3", "a.jpg")


@pytest.mark.parametrize(
    ("url", "words", "category"),
    [
        ("https://va.tawk.to/v1/session/start", "El chat no se abre", "third_party"),
        (
            "https://api.weatherbox.test/v1/now",
            "Das Wetter wird nicht angezeigt",
            "third_party cors",
        ),
        ("https://va.tawk.to/v1/session/start", "Das Wetter wird nicht angezeigt", NO_CAUSE),
    ],
)
def test_what_a_house_did_not_answer_is_named_in_the_same_way(
    url: str, words: str, category: str
) -> None:
    visit = page("/").ask("GET", url, 0, error="TypeError: Failed to fetch").click("Lamps")
    visit.ask("GET", "/api/lamps", 200).go("/lamps")

    told(visit.judge(words), category, "P2 P3")


@pytest.mark.parametrize(
    "words",
    [
        "My parcel arrived with an empty box in it",
        "The shirt has a hole in the sleeve",
        "Mind the gap in your opening hours!!",
        "Der Karton war leer",
        "La boîte était vide",
        "La caja llegó vacía",
        "箱が空白でした",
    ],
)
def test_a_box_that_came_empty_is_no_hole_in_a_page(words: str) -> None:
    told(looked().judge(words), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("embed.talkchat.test", "The chat agent was rude and knows nothing"),
        ("stars.reviewhub.test", "My review has not been published, you censor people!"),
        ("stars.reviewhub.test", "Meine Bewertung wurde gelöscht, eine Frechheit"),
    ],
)
def test_who_wrote_there_saw_it_come(host: str, words: str) -> None:
    told(widget(host).judge(words), NO_CAUSE, "P3")


SIGNS = [
    "Squares where the icons should be",
    "all icons are gone",
    "Question marks instead of the arrows",
    "Ich sehe nur Kästchen statt der Symbole",
    "Die Ikonen... also die Icons fehlen",
    "Des carrés à la place des icônes",
    "Salen cuadraditos en lugar de los iconos del menú",
    "Quadratini al posto delle icone",
    "Quadradinhos no lugar dos ícones",
    "Vierkantjes in plaats van icoontjes",
    "Zamiast ikon są kwadraciki",
    "Simgeler yerine kutular var",
    "Вместо значков квадратики",
    "アイコンが四角になっている",
    "图标变成方块了",
    "아이콘이 네모로 나와요",
    "مربعات بدل الأيقونات",
]


@pytest.mark.parametrize("words", SIGNS)
@pytest.mark.parametrize(
    ("url", "resource"), [("/media/signs.svg", "img"), ("/fonts/signs.woff2", "font")]
)
def test_signs_that_are_drawn_as_boxes_are_of_the_file_that_holds_them(
    url: str, resource: str, words: str
) -> None:
    visit = looked(url, resource).lost("https://cdn.metrics.example/tag.js", "script")

    told(visit.judge(words), "asset_missing", "P3", url.rpartition("/")[2])


@pytest.mark.parametrize(
    "words", ["The font looks odd today", "Die Schrift ist anders", "Шрифт какой-то странный"]
)
def test_letters_that_look_odd_are_of_a_font(words: str) -> None:
    told(looked("/fonts/serif.woff2", "font").judge(words), "asset_missing", "P3", "serif.woff2")


def test_letters_that_look_odd_are_of_no_picture() -> None:
    told(looked("/media/spring.webp").judge("Die Schrift ist anders"), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    "words",
    [
        "Could you add an icon for the wish list?",
        "The box came without the lamp",
        "I got two boxes instead of one",
        "The symbol on my mug has rubbed off",
        "I cannot pay, and the icons look funny",
        "Wo finde ich das Symbol für die Pflege?",
    ],
)
def test_what_is_said_of_boxes_and_signs_otherwise_is_of_no_file(words: str) -> None:
    told(looked("/media/signs.svg").judge(words), NO_CAUSE, "P3")


COUNTER = "https://script.warmth.example/pages/0045.js"


def counted(*asked: int) -> PageVisit:
    """Look at pages on each of which a script of another house throws."""
    visit, error = page("/"), "Error: multiple userscripts installed"
    for status in asked:
        visit.ask("GET", "/api/hours", status)
    for path in ("/lamps", "/lamps/7"):
        visit.fail(error, stack=f"{error}\n    at install ({COUNTER}:2:9)")
        visit.click("Lamps").ask("GET", f"/api{path}", 200).go(path)
    return visit


@pytest.mark.parametrize(
    "words",
    [
        "There is an error in my console on each page.",
        "In der Konsole steht ein Fehler",
        "Il y a une erreur dans la console du navigateur",
        "コンソールにエラーが出ます",
    ],
)
def test_who_looks_into_the_console_is_told_of_the_one_error_there(words: str) -> None:
    told(counted().judge(words, "/lamps/7"), "third_party", "P3", "userscripts")


def test_what_failed_beside_it_and_then_worked_takes_nothing_from_it() -> None:
    visit = counted(503, 200)

    told(visit.judge("There are errors in the console.", "/lamps/7"), "third_party", "P3")


@pytest.mark.parametrize("words", ["My game console came broken", "nothing happens", "???"])
def test_nobody_else_is(words: str) -> None:
    told(counted().judge(words, "/lamps/7"), NO_CAUSE, "P3")


def test_of_two_errors_in_the_console_nobody_knows_which_it_was() -> None:
    visit = counted()
    visit.fail(
        "Error: frame blocked",
        stack="Error: frame blocked\n    at a (chrome-extension://x/a.js:1:1)",
    )

    told(visit.judge("There is an error in my console", "/lamps/7"), NO_CAUSE, "P3")
