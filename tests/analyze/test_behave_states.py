"""Waits, doubles, lost states, circles and stale counts. Not: presses and forms.

Each from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.behaviours import Desk
from analyze.moments import told


def test_an_order_confirmed_twice_by_a_double_press() -> None:
    # 206Tours/DB#1287
    desk = Desk("/checkout").press("Complete order").press("Complete order", after=0.2)
    desk.ask("POST", "/api/orders", 201).ask("POST", "/api/orders", 201)

    told(desk.judge("charged me 2 times", "/checkout"), "race", "/api/orders", "P0")


def test_an_order_sent_again_because_the_first_took_its_time() -> None:
    # magento/magento2#31000
    desk = Desk("/checkout").press("Place order").press("Place order", after=6)
    desk.ask("POST", "/api/orders", 201, durationMs=9200)
    desk.ask("POST", "/api/orders", 201, durationMs=5100).at("/thanks", "/checkout")

    told(desk.judge("I got two confirmations", "/thanks"), "race", "/api/orders", "P0")


def test_a_comment_that_stands_there_twice() -> None:
    # EBWiki/EBWiki#1449
    desk = Desk("/cases/7").press("Post comment").press("Post comment", after=0.5)
    desk.ask("POST", "/api/comments", 201).ask("POST", "/api/comments", 201)

    told(desk.judge("my comment is there twice", "/cases/7"), "race", "/api/comments", "P2 P3")


def test_the_second_of_two_presses_is_refused_and_shown() -> None:
    # shopware/shopware#822
    desk = Desk("/checkout/confirm").press("Send order").press("Send order", after=0.2)
    desk.ask("POST", "/api/orders", 201).ask("POST", "/api/orders", 409)
    desk.at("/checkout/error", "/checkout/confirm")

    told(desk.judge("error page, was it ordered or not?", "/checkout/error"),
         "race stale_version", "/api/orders", "P0 P1 P2")  # fmt: skip


def test_a_spinner_that_no_answer_ends() -> None:
    # GoogleChrome/chromium-dashboard#364
    desk = Desk("/reports").press("Open report", after=3).turned("hidden").turned("visible")
    desk.press("Open report", after=20)

    told(desk.judge("it spins and spins", "/reports"),
         "dead_control timeout_slow", "Open report", "P2 P1")  # fmt: skip


def test_a_page_that_takes_eight_seconds_to_begin() -> None:
    # sourcegraph/sourcegraph-public-snapshot#13398
    desk = Desk("/").press("All products", "a").moved("/products", "/")
    desk.vital("TTFB", 8240, "poor").ask("GET", "/api/products", 200).vital("LCP", 9960, "poor")

    told(desk.judge("so slow in the middle of the day", "/products"),
         "timeout_slow", "/products", "P2 P3")  # fmt: skip


def test_a_summary_that_takes_long_to_come() -> None:
    # opentargets-archive/webapp#69
    desk = Desk("/batch").press("Show summary")
    desk.ask("POST", "/api/summary", 200, durationMs=14300)

    told(desk.judge("takes ages", "/batch"), "timeout_slow", "/api/summary", "P2 P3")


def test_a_text_lost_because_the_session_had_ended() -> None:
    # osTicket/osTicket#635
    desk = Desk("/tickets/9").signed_in().field("Reply").press("Post reply", after=8)
    desk.ask("POST", "/api/tickets/9/replies", 401).at("/login", "/tickets/9")

    told(desk.judge("Half an hour of work gone", "/login"),
         "auth_expired", "/api/tickets/9/replies|401", "P1 P2")  # fmt: skip


def test_somebody_put_out_in_the_middle_of_reading() -> None:
    # codewars/codewars.com#1463
    desk = Desk("/kata").ask("GET", "/api/profile", 200).press("Kata", "a")
    desk.ask("GET", "/api/profile", 401).at("/users/sign_in", "/kata")

    told(desk.judge("I keep getting logged out", "/users/sign_in"),
         "auth_expired", "/api/profile", "P1 P2")  # fmt: skip


def test_a_sign_in_that_works_and_leads_back_to_itself() -> None:
    # WorldBank-Transport/DRIVER#489
    desk = Desk("/login", noisy=False)
    for _ in range(3):
        desk.press("Log in").ask("POST", "/api/login", 200).at("/dashboard", "/login", after=0.3)
        desk.at("/login", "/dashboard", after=0.3)

    told(desk.judge("login just reloads", "/login"), "redirect_loop auth_expired", "/login", "P1")


def test_two_pages_that_send_the_browser_to_each_other() -> None:
    # Tatoeba/tatoeba2#3340
    desk = Desk("/users/ada", noisy=False)
    for _ in range(4):
        desk.at("/users/check_login", "/users/ada", after=0.2)
        desk.at("/users/ada", "/users/check_login", after=0.2)

    told(desk.judge("The page isn't redirecting properly", "/users/ada"),
         "redirect_loop", "/users/check_login", "P1 P2")  # fmt: skip


def test_the_steps_of_the_checkout_lead_back_to_the_address() -> None:
    # spree/spree#5880
    desk = Desk("/checkout/address", noisy=False)
    for _ in range(3):
        desk.press("Continue").ask("POST", "/api/checkout/next", 200)
        desk.at("/checkout/delivery", "/checkout/address", after=0.4)
        desk.at("/checkout/address", "/checkout/delivery", after=0.3)

    told(desk.judge("I never get to payment", "/checkout/address"),
         "redirect_loop", "/checkout/address", "P1")  # fmt: skip


def test_two_windows_of_one_text_and_the_later_one_is_refused() -> None:
    # BelaPlatform/Bela#8
    desk = Desk("/projects/3").press("Save").ask("PUT", "/api/projects/3", 409)
    desk.log("warn", "[editor] not saved: somebody has version 5, this is 4")

    told(desk.judge("my changes got lost", "/projects/3"),
         "stale_version race", "/api/projects/3", "P2")  # fmt: skip


def test_the_next_user_of_a_browser_sees_the_former_ones_rows() -> None:
    # OpenAEV-Platform/openaev#1807
    desk = Desk("/login").press("Log in").ask("POST", "/api/login", 200).at("/home", "/login")
    desk.ask("GET", "/api/scenarios", 200)
    desk.log("error", "[store] kept rows belong to user 8, signed in as user 12")

    told(desk.judge("I see the plans of a colleague", "/home"),
         "race stale_version api_contract storage js_exception backend_error",
         "user 8", "P0 P1")  # fmt: skip


def test_a_badge_that_counts_other_than_the_server() -> None:
    # domits1/Domits#2747
    desk = Desk("/messages").ask("GET", "/api/messages", 200)
    desk.log("warn", "[badge] shows 9, the server says 0")

    told(desk.judge("9+ unread but none there", "/messages"),
         "stale_version race api_contract js_exception", "[badge] shows 9", "P2 P3")  # fmt: skip


def test_a_voucher_taken_and_a_total_that_stays() -> None:
    # joomlaproffs/vmonepage#25
    desk = Desk("/cart").field("Voucher").press("Apply").ask("POST", "/api/vouchers", 200)
    desk.log("error", "[cart] total shown 44.90, total of the quote 39.90")

    told(desk.judge("Coupon accepted but I pay the same", "/cart"),
         "api_contract race js_exception stale_version", "44.90", "P0 P1")  # fmt: skip


def test_an_avatar_kept_but_the_old_one_shown() -> None:
    # spike1236/WnSOJ#2
    desk = Desk("/profile").press("Upload").ask("POST", "/api/avatar", 200)
    gone = {"method": "GET", "url": "https://shop.example.com/media/ada-2.jpg", "status": 0}
    desk.add("network", "warn", gone | {"resource": "img", "error": "did not load"})

    told(desk.judge("says success but no picture", "/profile"),
         "asset_missing", "ada-2.jpg", "P3 P2")  # fmt: skip


def test_a_page_without_its_style() -> None:
    # ministryofjustice/help-with-prison-visits-external#429
    desk = Desk("/application")
    gone = {"method": "GET", "url": "https://shop.example.com/assets/app.css", "status": 0}
    desk.add("network", "error", gone | {"resource": "stylesheet", "error": "did not load"})

    told(desk.judge("looks like plain text", "/application"), "asset_missing", "app.css", "P2 P3")


def test_a_search_that_freezes_the_page() -> None:
    # untitleduico/react#190
    desk = Desk("/docs").press("Search").ask("GET", "/api/suggest?q=…", 200)
    desk.vital("INP", 9120, "poor")

    told(desk.judge("browser hangs when I search", "/docs"), "timeout_slow", "", "P2 P3")


def test_a_date_kept_as_the_day_before() -> None:
    # bmcbride in Budibase/budibase#6227
    desk = Desk("/book").field("Date").press("Book").ask("POST", "/api/bookings", 201)
    desk.log("error", "[book] chosen 2026-06-07, answered 2026-06-06")

    told(desk.judge("I booked the 7th and got the 6th", "/book"),
         "api_contract js_exception backend_error", "2026-06-06", "P0 P1 P2")  # fmt: skip


def test_rows_that_come_only_after_the_page_was_loaded_anew() -> None:
    # Cezerin2/Server#165
    desk = Desk("/account/orders").ask("GET", "/api/orders", 200, responseBytes=2)
    desk.log("warn", "[orders] 0 rows, the account says 14")

    told(desk.judge("No orders in my account?", "/account/orders"),
         "api_contract stale_version race", "0 rows", "P2")  # fmt: skip


def test_an_endless_list_that_asks_for_one_page_again_and_again() -> None:
    # ionic-team/ionic-framework#711
    desk = Desk("/catalogue")
    for _ in range(40):
        desk.ask("GET", "/api/products?page=…", 200)

    told(desk.judge("the list never stops loading", "/catalogue"),
         "timeout_slow", "/api/products", "P2 P3")  # fmt: skip


def test_a_proof_of_being_human_that_never_counts() -> None:
    # block-mesh/block-mesh-support-faq#20
    desk = Desk("/register")
    for _ in range(3):
        desk.press("Register").ask("POST", "/api/register", 403)
        desk.log("error", "[captcha] timeout-or-duplicate")

    told(desk.judge("I am human, believe me", "/register"),
         "third_party permission_denied validation_rejected",
         "timeout-or-duplicate", "P1")  # fmt: skip
