"""Visits of a shop as most are: pages by its server, jQuery, an Ajax cart, other houses' scripts.

Each situation in `test_storefront_*.py` was driven in a browser through such a shop, which was then
broken in one way, and was written down before the analyzer had read it. Not: judging them.
"""

import json
from typing import Any, Self

from analyze.calm_visits import calm, held
from analyze.served_visits import JSON, Served

__all__ = ["Shopper", "calm", "held", "shop"]

LAMP = {"id": 4120, "title": "Dot Table Lamp", "quantity": 1, "price": 4900}


class Shopper(Served):
    """Somebody who buys a lamp, where bodies of the cart and of `wc-ajax` are captured."""

    def ajax(
        self, action: str, answer: Any, status: int = 200, sent: str = "", **more: Any
    ) -> Self:
        """Ask the one script that does everything."""
        told = {"requestBody": sent or "email=[EMAIL]&country=AT&rate=std&token=[SECRET]"}
        return self.xhr(
            "POST", f"/?wc-ajax={action}", status, _text(answer), **_kind(answer), **told
        )

    def fetch(self, method: str, path: str, answer: Any, status: int = 200) -> Self:
        return self.xhr(method, path, status, _text(answer), **_kind(answer), resource="fetch")

    def cart(self, count: int, total: int = 4900) -> Self:
        told = {"token": "[SECRET]", "item_count": count, "items": [LAMP] * count}
        return self.fetch("GET", "/cart.js", told | {"total_price": total * count})

    def adds(self) -> Self:
        self.press("Add to cart", selector="#atc", after=1)
        return self.fetch("POST", "/cart/add.js", LAMP).cart(1)

    def orders(self, number: int) -> Self:
        """Place the order, and be led to the page of thanks."""
        self.press("Place order", selector="#place_order", after=1)
        thanks = f"/checkout/order-received/{number}"
        self.ajax("checkout", {"result": "success", "order": number, "redirect": thanks})
        return self.page(thanks, after=0.6)

    def measured(self, name: str, ms: float) -> Self:
        told = {"kind": "vital", "name": name, "value": ms, "message": f"{name} {ms}"}
        return self.add("console", "debug", told, after=4)

    def chatters(self) -> Self:
        """Write what a widget of other people's writes on each page, and throws out of sight."""
        self.says("error", "[starfeed] Failed to render widget: container .sf-badge not found", 0.2)
        return self.broke("Script error.")


def shop(path: str = "/products/dot") -> Shopper:
    """Come to a page of the shop."""
    visit = Shopper()
    visit.page(path, first_byte=14)
    return visit


def _text(answer: Any) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)


def _kind(answer: Any) -> dict[str, Any]:
    return {"contentType": "text/html" if isinstance(answer, str) else JSON}
