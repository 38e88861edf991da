"""What the shop sells and ships, prices in cents. Not: carts, pages, pictures."""

from msgspec import Struct


class Product(Struct, frozen=True, omit_defaults=True):
    """One thing on the shelf."""

    id: str
    name: str
    detail: str
    price: int
    category: str
    stock: int
    text: str
    badge: str | None = None


class Shipping(Struct, frozen=True):
    """A way for a parcel to travel."""

    id: str
    name: str
    days: str
    price: int


PRODUCTS = (
    Product(
        "mug", "Stoneware mug", "350 ml, speckled glaze", 2400, "table", 14,
        "Thrown in pairs, so no two lean quite the same way. Dishwasher safe, and heavy enough "
        "to keep coffee warm for a chapter.", "Restocked",
    ),
    Product(
        "teapot", "Round teapot", "900 ml, steel strainer", 5800, "tea", 6,
        "Pours without dripping: we tried eleven spouts before this one. The strainer lifts out "
        "and fits the mug.",
    ),
    Product(
        "dripper", "Pour-over dripper", "Two cups, size 02", 3600, "coffee", 9,
        "Porcelain with a spiral of ribs, takes every paper of size 02.",
    ),
    Product(
        "board", "Oak bread board", "Oiled by hand, 40 cm", 4200, "table", 4,
        "One piece of oak from a windfall in Wicklow, oiled three times.",
    ),
    Product(
        "candle", "Beeswax candle", "Burns for 30 hours", 1600, "home", 30,
        "Poured in small batches; smells of honey before it is lit and hardly after.", "New",
    ),
    Product(
        "vase", "Bottle vase", "22 cm, matt terracotta", 3900, "home", 7,
        "For one branch. Watertight, unglazed outside.",
    ),
)  # fmt: skip
BY_ID = {product.id: product for product in PRODUCTS}
SHIPPING = (
    Shipping("standard", "Standard", "2–3 days", 490),
    Shipping("express", "Express", "tomorrow", 990),
)
VOUCHERS = {"SLOW10": 10, "HELLO5": 5}
REVIEWS = (
    {"by": "Maeve", "stars": 5, "text": "Exactly as heavy as it looks."},
    {"by": "Jonas", "stars": 4, "text": "Lovely. Arrived a day late, well wrapped."},
    {"by": "Inês", "stars": 5, "text": "Bought a second one for my sister."},
)


def find_products(words: str, category: str = "") -> list[Product]:
    """Return the products whose text holds every word, of one category if one is named."""
    wanted = words.lower().split()
    return [
        product
        for product in PRODUCTS
        if category in ("", product.category)
        and all(w in f"{product.name} {product.detail} {product.category}".lower() for w in wanted)
    ]
