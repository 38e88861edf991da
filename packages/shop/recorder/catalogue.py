"""What the shop sells, prices in cents. Not: pages, pictures."""

PRODUCTS: list[dict[str, object]] = [
    {
        "id": "mug",
        "name": "Stoneware mug",
        "detail": "350 ml, speckled glaze",
        "price": 2400,
        "badge": "Restocked",
    },
    {"id": "teapot", "name": "Round teapot", "detail": "900 ml, steel strainer", "price": 5800},
    {"id": "dripper", "name": "Pour-over dripper", "detail": "Two cups, size 02", "price": 3600},
    {"id": "board", "name": "Oak bread board", "detail": "Oiled by hand, 40 cm", "price": 4200},
    {
        "id": "candle",
        "name": "Beeswax candle",
        "detail": "Burns for 30 hours",
        "price": 1600,
        "badge": "New",
    },
    {"id": "vase", "name": "Bottle vase", "detail": "22 cm, matt terracotta", "price": 3900},
]
SHIPPING = {"method": "Standard", "days": "2–3 days", "price": 490}
