"""What each recorded visitor does and says, and which fault they meet. Not: how it is recorded."""

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass

from playwright.sync_api import Error, Page

SHOP = "http://shop.example"
# Deliberately fake: a reserved domain, the card number of payment providers' test pages.
FAKE_FORM = {
    "email": "ada.sample@example.com",
    "name": "Ada Sample",
    "street": "1 Example Street",
    "postcode": "00000",
    "city": "Sampletown",
    "card": "4242 4242 4242 4242",
    "expires": "12/30",
    "cvc": "123",
}


LOOK_MS, MOST_LOOKS = 20, 1_000
READ_MS = 150
READ = f"() => new Promise((read) => setTimeout(read, {READ_MS}))"
"""The page reads an answer after it arrived. Its own clock is held up with it."""


class Visitor:
    """Acts on the page at a person's pace; ``pace`` 0 does everything at once.

    What the page has asked for and not got is ``under_way``: whoever leaves before cuts it off, and
    the visit has a failure that nobody met.
    """

    def __init__(self, page: Page, pace: float, under_way: Collection[str] = ()) -> None:
        self.page, self.pace, self.under_way = page, pace, under_way

    def look(self, milliseconds: int) -> None:
        """Look at the page for a while."""
        self.page.wait_for_timeout(milliseconds * self.pace)

    def await_answers(self) -> None:
        """Wait until the page has all that it asked for."""
        for _ in range(MOST_LOOKS):
            if not self.under_way:
                return
            self.page.wait_for_timeout(LOOK_MS)

    def open_shop(self) -> None:
        """Open the catalogue and wait until it is there."""
        self.page.goto(f"{SHOP}/", wait_until="load")
        self.page.wait_for_selector("#add-mug")
        self.look(1800)

    def add(self, product: str) -> None:
        """Put a product into the cart."""
        self.page.click(f"#add-{product}")
        self.look(900)

    def go_to_checkout(self) -> None:
        """Go through the cart to the checkout."""
        self.await_answers()
        self.page.click("#cart-link")
        self.page.wait_for_selector("#sums .total")
        self.look(1500)
        self.page.wait_for_load_state("load")
        self.await_answers()
        self.page.click("#to-checkout")
        self.page.wait_for_selector("#sums .total")
        self.page.wait_for_load_state("load")
        self.look(1000)

    def fill_form(self) -> None:
        """Write the fake address and card into the form."""
        for name, value in FAKE_FORM.items():
            self.page.fill(f"[name={name}]", value)
            self.page.dispatch_event(f"[name={name}]", "change")
            self.look(350)

    def press(self, selector: str, path: str) -> None:
        """Press a button and wait for the answer that it asks the server for."""
        with self.page.expect_response(f"**{path}"):
            self.page.click(selector)
        self.await_answers()
        with suppress(Error):  # the answer led to another page
            self.page.evaluate(READ)
        self.look(1400)


@dataclass(frozen=True)
class Visit:
    """One recording: the shop's switches, what the visitor does and what they report."""

    title: str
    act: Callable[[Visitor], None]
    fault: str = "none"
    noise: bool = False
    report: str | None = None


def buy(visitor: Visitor) -> None:
    """Buy two things; whether it works depends on the shop."""
    visitor.open_shop()
    visitor.add("mug")
    visitor.add("candle")
    visitor.go_to_checkout()
    visitor.fill_form()
    visitor.press("#pay", "/api/checkout")


def press_three_times(visitor: Visitor) -> None:
    """Press Pay again and again, because nothing happens."""
    buy(visitor)
    visitor.press("#pay", "/api/checkout")
    visitor.press("#pay", "/api/checkout")
    visitor.look(2500)


def buy_happily(visitor: Visitor) -> None:
    """Buy, and see the receipt."""
    buy(visitor)
    visitor.page.wait_for_url("**/thanks")
    visitor.page.wait_for_load_state("networkidle")
    visitor.look(1500)


def try_a_voucher(visitor: Visitor) -> None:
    """Try a voucher twice on a page full of third-party noise."""
    visitor.open_shop()
    visitor.add("teapot")
    visitor.go_to_checkout()
    visitor.page.fill("#voucher", "SLOW10")
    visitor.look(600)
    visitor.press("#apply-voucher", "/api/voucher")
    visitor.press("#apply-voucher", "/api/voucher")
    visitor.page.wait_for_load_state("networkidle")


def try_card_again(visitor: Visitor) -> None:
    """Try the same card a second time."""
    buy(visitor)
    visitor.press("#pay", "/api/checkout")


def lose_session(visitor: Visitor) -> None:
    """Take so long over the form that the session has ended when paying."""
    visitor.open_shop()
    visitor.add("vase")
    visitor.go_to_checkout()
    visitor.fill_form()
    visitor.look(4000)
    visitor.press("#pay", "/api/session/refresh")
    visitor.look(2000)


VISITS = {
    "failing-checkout": Visit(
        "Checkout fails: POST /api/checkout answers 500, the page then throws, Pay seems dead",
        press_three_times,
        fault="checkout-500",
        report="Checkout button does nothing\n\nI filled in everything and pressed Pay three"
        " times. No message, no order.",
    ),
    "healthy-visit": Visit(
        "A visit in which everything works, from catalogue to receipt", buy_happily
    ),
    "noisy-visit": Visit(
        "A voucher that throws in the page, amid third-party errors, warnings and slow images",
        try_a_voucher,
        fault="voucher-shape",
        noise=True,
        report="My voucher SLOW10 has no effect. I press Apply and the total stays the same.",
    ),
    "expired-session": Visit(
        "The session ends while the form is filled in; paying answers 401 and cannot be renewed",
        lose_session,
        fault="session-expired",
        report="I press pay and the button just goes grey. I was logged in the whole time!",
    ),
    "declined-card": Visit(
        "The bank declines the card twice; the shop says so and does nothing wrong",
        try_card_again,
        fault="card-declined",
        report="It won't take my card, I tried twice.",
    ),
}
