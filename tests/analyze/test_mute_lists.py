"""Lists that show what was, what else was asked for, or too little. Not: how long they take.

Most come from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest

OLD = '[{"id": 5, "name": "Store room"}, {"id": 6, "name": "Atelier"}]'


def test_a_name_that_was_saved_and_is_not_listed() -> None:
    # GoogleDeveloperGroups/devfest-site#46
    visit = guest("/rooms").ok("GET", "/api/rooms", OLD).press("Edit").field("Name")
    visit.press("Save").ok("PUT", "/api/rooms/5", '{"id": 5, "name": "Blue room"}',
                           requestBody='{"name": "Blue room"}')  # fmt: skip
    visit.ok("GET", "/api/rooms", OLD, durationMs=3).waits(8)
    visit.at("/rooms", "/rooms").ok("GET", "/api/rooms", OLD, durationMs=2)

    held(visit.judge("name does not change after saving, I have to reload many times", "/rooms"),
         "stale_version race backend_error", "/api/rooms", "P2 P3")  # fmt: skip


def test_a_message_that_comes_back_after_it_was_deleted() -> None:
    # subutai-io/cdn#192
    mails = '{"messages": [{"id": 41}, {"id": 42}]}'
    visit = guest("/mail").ok("GET", "/api/messages", mails).press("Delete")
    visit.ok("DELETE", "/api/messages/42", status=204).ok("GET", "/api/messages", mails)
    visit.waits(4).press("Delete").no("DELETE", "/api/messages/42", 404)

    held(visit.judge("Gelöschte Nachricht kommt immer wieder", "/mail"),
         "stale_version race backend_error", "/api/messages", "P2 P3")  # fmt: skip


def test_an_order_that_is_not_among_the_orders() -> None:
    # IFRCGo/go-frontend#395
    visit = guest("/checkout").press("Buy").ok("POST", "/api/orders", '{"id": "A-77"}', 201)
    visit.moved("/thanks", "/checkout", "pushState").waits(3).press("My orders", "a")
    visit.at("/orders", "/thanks").ok("GET", "/api/orders", '{"orders": []}')

    held(visit.judge("Mi pedido no aparece en la lista, ¿se ha hecho?", "/orders"),
         "stale_version race backend_error api_contract", "/api/orders", "P1 P2")  # fmt: skip


def test_a_search_whose_older_answer_comes_last() -> None:
    # bower/bower.github.io#276
    visit = guest("/parts").field("Search")
    visit.ok("GET", "/api/search?q=…", durationMs=260).waits(0.4)
    visit.ok("GET", "/api/search?q=…", durationMs=4100).waits(0.4)
    visit.ok("GET", "/api/search?q=…", durationMs=190).waits(6)

    held(visit.judge("typing fast shows results for something I did not type", "/parts"),
         "race", "/api/search", "P2 P3")  # fmt: skip


def test_a_filter_that_is_overtaken_by_the_one_before() -> None:
    # lydavid/MusicSearch#1783
    visit = guest("/flats").press("2 rooms").ok("GET", "/api/flats?rooms=…", durationMs=5200)
    visit.press("3 rooms", after=0.8).ok("GET", "/api/flats?rooms=…", durationMs=240).waits(8)

    held(visit.judge("Ich filtere nach 3 Zimmern und sehe nur welche mit 2", "/flats"),
         "race", "/api/flats", "P2 P3")  # fmt: skip


def test_a_search_whose_answers_came_in_order() -> None:
    visit = guest("/people").field("Search")
    for took in (310, 240, 280):
        visit.ok("GET", "/api/people?q=…", '{"hits": []}', durationMs=took).waits(1)

    calm(visit.judge("My surname is spelled wrong in your directory", "/people"))


def test_a_feed_that_ends_though_there_is_more() -> None:
    # cubiq/iscroll#906
    visit = guest("/feed")
    for at in range(1, 5):
        visit.ok("GET", "/api/posts?page=…", f'{{"posts": [{at}], "next": {at + 1}}}').waits(5)
    visit.waits(40)

    held(visit.judge("o feed para depois de alguns posts, não carrega mais", "/feed"),
         "unknown dead_control js_exception", "", "P2 P3")  # fmt: skip


def test_a_list_that_asks_for_its_pages_without_end() -> None:
    # metafizzy/infinite-scroll#934
    visit = guest("/gallery")
    for _ in range(45):
        visit.waits(0.05).ok("GET", "/api/pictures?page=…", '{"pictures": []}')

    held(visit.judge("phone gets hot and it loads and loads, there are no more pictures",
                     "/gallery"),
         "race js_exception timeout_slow redirect_loop dead_control", "/api/pictures",
         "P2 P3")  # fmt: skip


def test_an_agenda_that_is_empty_all_of_a_sudden() -> None:
    # bcgov/DriveBC.ca#911
    visit = guest("/agenda").signed_in().ok("GET", "/api/appointments", "[]").press("Next week")
    visit.ok("GET", "/api/appointments", "[]").press("This week").ok("GET", "/api/appointments")

    held(visit.judge("Alle meine Termine sind weg!", "/agenda"),
         "unknown api_contract backend_error", "", "P2 P3")  # fmt: skip


def test_a_page_that_a_worker_keeps_in_its_old_form() -> None:
    # react/create-react-app#4304
    visit = guest("/planner").log("info", "planner 4.8.1 (from service worker)")
    visit.ok("GET", "/api/version", '{"version": "5.0.2"}').ok("GET", "/api/plans")
    visit.at("/planner", "/planner").log("info", "planner 4.8.1 (from service worker)")
    visit.ok("GET", "/api/version", '{"version": "5.0.2"}')

    held(visit.judge("all colleagues have the new planner, I still see the old one", "/planner"),
         "stale_version unknown", "", "P2 P3")  # fmt: skip


def test_a_list_that_was_sorted_and_is_complained_about() -> None:
    visit = guest("/ledger").press("Date", "th").ok("GET", "/api/entries?sort=…")
    visit.press("Amount", "th").ok("GET", "/api/entries?sort=…").press("Date", "th")
    visit.ok("GET", "/api/entries?sort=…")

    calm(visit.judge("金額の列に通貨記号を付けてほしい", "/ledger"))


def test_a_rating_that_counts_at_once_and_is_then_taken_back() -> None:
    # bkad/prat#91
    visit = guest("/recipes/3").press("Like").ok("POST", "/api/recipes/3/like", '{"likes": 8}')
    visit.waits(2).ok("GET", "/api/recipes/3", '{"likes": 7, "liked": false}').press("Like")
    visit.ok("POST", "/api/recipes/3/like", '{"likes": 8}').waits(2)
    visit.ok("GET", "/api/recipes/3", '{"likes": 7, "liked": false}')

    held(visit.judge("mijn like verdwijnt steeds na een paar seconden", "/recipes/3"),
         "stale_version race backend_error", "/api/recipes/3", "P2 P3")  # fmt: skip
