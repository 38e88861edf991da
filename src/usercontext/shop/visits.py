"""What visitors of the shop do, act by act. Not: who comes, how a page is worked with."""

from collections.abc import Awaitable, Callable

from usercontext.shop.counter import EMAIL, PASSWORD
from usercontext.shop.visitor import Visitor

_BACK_ONLINE_MS = 200
_TYPING_MS, _SUGGESTED_MS = 20, 250
# Deliberately fake: a reserved domain, the card number of payment providers' test pages.
_FORM = {
    "email": EMAIL,
    "name": "Ada Sample",
    "street": "1 Example Street",
    "postcode": "00000",
    "city": "Sampletown",
    "card": "4242 4242 4242 4242",
    "expires": "12/30",
    "cvc": "123",
}


async def wander(visitor: Visitor) -> None:
    """Do what has nothing to do with the visit's purpose."""
    for name in visitor.plan.wanders:
        await _WANDERINGS[name](visitor)
    if visitor.plan.wanders:
        await visitor.go("/")
        await visitor.find("add-mug")


async def browse(visitor: Visitor) -> None:
    """Look through the catalogue, a category, a product and its reviews."""
    await visitor.press("category-table")
    await visitor.press("category-all")
    await visitor.follow(f"product-{visitor.plan.goods[0]}", "/products/", inside="a")
    await visitor.press("reviews-tab")
    await visitor.settle()


async def search(visitor: Visitor) -> None:
    """Search for a thing and look at what is found."""
    await (await visitor.find("search-field")).press_sequentially("mug", delay=_TYPING_MS)
    await visitor.page.wait_for_timeout(_SUGGESTED_MS)
    await visitor.settle()
    await visitor.press("search-button")
    await visitor.end_at("/search")


async def add_to_cart(visitor: Visitor) -> None:
    """Add from the catalogue and from a product, look into the cart, change a quantity."""
    await _fill_cart(visitor)
    await visitor.settle()
    await visitor.go(f"/products/{visitor.plan.goods[0]}")
    await visitor.find("product-name", has="\\w")
    await visitor.press("add-to-cart")
    await visitor.follow("cart-link", "/cart")
    field = visitor.page.get_by_test_id(f"quantity-{visitor.plan.goods[0]}")
    if await field.is_visible():  # not where a fault kept the cart empty
        await field.fill("3")
        await field.press("Tab")
        await visitor.settle()


async def checkout(visitor: Visitor) -> None:
    """Buy what is in the plan, once."""
    await _pay(visitor, 1)


async def checkout_twice(visitor: Visitor) -> None:
    """Buy, and press Pay again and again."""
    await _pay(visitor, 3)


async def checkout_leave(visitor: Visitor) -> None:
    """Try to buy, and go away when nothing happens."""
    await _pay(visitor, 1)
    await visitor.go("/")


async def voucher(visitor: Visitor) -> None:
    """Try a voucher at the checkout."""
    await _try_voucher(visitor, 1)


async def voucher_hammered(visitor: Visitor) -> None:
    """Try a voucher, and hammer on the button when nothing happens."""
    await _try_voucher(visitor, 4)


async def sign_in(visitor: Visitor) -> None:
    """Sign in with the demo account."""
    await visitor.go("/sign-in")
    await visitor.write("sign-in-email", EMAIL)
    await visitor.write("sign-in-password", PASSWORD)
    await visitor.press("sign-in-button")
    await visitor.end_at("/account")


async def sign_up(visitor: Visitor) -> None:
    """Make an account."""
    await visitor.go("/sign-up")
    await visitor.write("sign-up-email", f"new.{visitor.plan.number}@example.com")
    await visitor.write("sign-up-password", PASSWORD)
    await visitor.press("sign-up-button")
    await visitor.end_at("/account")


async def account(visitor: Visitor) -> None:
    """Sign in, look at the orders, change the city."""
    await sign_in(visitor)
    await visitor.settle()
    field = visitor.page.get_by_test_id("city-field")
    if await field.is_visible():  # not where the account refuses to show itself
        await field.fill("Sampleville")
        await visitor.press("save-button")
    await visitor.settle()


async def buy_signed_in(visitor: Visitor) -> None:
    """Sign in, then buy."""
    await sign_in(visitor)
    await visitor.go("/")
    await checkout(visitor)


async def newsletter(visitor: Visitor) -> None:
    """Subscribe to the newsletter."""
    await visitor.write("newsletter-email", EMAIL)
    await visitor.press("newsletter-button")
    await visitor.settle()


async def offline_checkout(visitor: Visitor) -> None:
    """Lose the connection before paying."""
    await _open_checkout(visitor)
    await _fill_form(visitor)
    await _without_connection(visitor, "pay")


async def offline_search(visitor: Visitor) -> None:
    """Lose the connection before searching."""
    await visitor.write("search-field", "mug")
    await _without_connection(visitor, "category-table")


async def _without_connection(visitor: Visitor, name: str) -> None:
    await visitor.page.context.set_offline(True)
    await visitor.press(name)
    await visitor.settle()
    await visitor.page.context.set_offline(False)
    await visitor.page.wait_for_timeout(_BACK_ONLINE_MS)


async def _fill_cart(visitor: Visitor) -> None:
    for product in visitor.plan.goods:
        await visitor.press(f"add-{product}")


async def _open_checkout(visitor: Visitor) -> None:
    await _fill_cart(visitor)
    await visitor.follow("cart-link", "/cart")
    await visitor.find("total")
    await visitor.follow("to-checkout", "/checkout")
    await visitor.find("total")


async def _fill_form(visitor: Visitor) -> None:
    for name, text in _FORM.items():
        await visitor.write(name, text)


async def _pay(visitor: Visitor, times: int) -> None:
    await _open_checkout(visitor)
    await _fill_form(visitor)
    await visitor.press("pay", times)
    await visitor.end_at("/thanks")


async def _try_voucher(visitor: Visitor, times: int) -> None:
    await _open_checkout(visitor)
    await visitor.write("voucher", "SLOW10")
    await visitor.press("apply-voucher", times)
    await visitor.settle()


async def _look_at_product(visitor: Visitor) -> None:
    await visitor.go(f"/products/{visitor.plan.goods[-1]}")


async def _look_at_cart(visitor: Visitor) -> None:
    await visitor.go("/cart")


_WANDERINGS: dict[str, Callable[[Visitor], Awaitable[None]]] = {
    "search": search,
    "product": _look_at_product,
    "cart": _look_at_cart,
}
VISITS: dict[str, Callable[[Visitor], Awaitable[None]]] = {
    "browse": browse,
    "search": search,
    "add-to-cart": add_to_cart,
    "checkout": checkout,
    "checkout-twice": checkout_twice,
    "checkout-leave": checkout_leave,
    "voucher": voucher,
    "voucher-hammered": voucher_hammered,
    "sign-in": sign_in,
    "sign-up": sign_up,
    "account": account,
    "buy-signed-in": buy_signed_in,
    "newsletter": newsletter,
    "offline-checkout": offline_checkout,
    "offline-search": offline_search,
}
