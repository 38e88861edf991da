"""The traffic of the benchmarks: batches of captured entries like a busy shop's, from a seed.

Half console, a third network, the rest storage, about 360 bytes an entry; ``dirty`` is the share of
entries that carry one personal value. Not: sending it.
"""

import json
import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

_START = datetime(2026, 2, 27, 12, 0, tzinfo=UTC)
_TEXT = (
    "basket total changed while the drawer was closing because a discount arrived late and the "
    "list kept its stale price until the next paint retry planned after abort feature enabled for "
    "this visitor markup differs from the server socket opened again stock checked twice"
)
_WORDS = _TEXT.split()
_PLACES = ("Basket", "PayButton", "ResultList", "SearchField", "AddressForm", "PriceLabel")
_PATHS = ("/api/basket", "/api/products", "/api/orders", "/api/profile", "/graphql", "/api/search")
_SSN_SPANS = ((101, 665), (10, 99), (1000, 9999))
_HOSTS = ("shop.example.com", "api.shop.example.com", "static.example.net")


def make_batch(seed: int, entries: int = 100, dirty: float = 0.01) -> bytes:
    """Return the JSON body of one log batch."""
    chance = random.Random(seed)
    now = _START + timedelta(seconds=seed * 11)
    logs = []
    for _ in range(entries):
        now += timedelta(milliseconds=chance.randrange(1, 900))
        logs.append(_entry(chance, now, dirty))
    return json.dumps({"logs": logs}, separators=(",", ":")).encode()


def _entry(chance: random.Random, now: datetime, dirty: float) -> dict[str, Any]:
    personal = _personal(chance) if chance.random() < dirty else None
    kind = chance.choices((_console, _network, _storage), (50, 35, 15))[0]
    entry = kind(chance, personal)
    entry["timestamp"] = now.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    action = chance.random()
    if action < 0.12:
        where = chance.choice(_PLACES).lower()
        selector = f"main > section.{where} > button.primary:nth-of-type({chance.randrange(1, 5)})"
        entry |= {"eventType": "click", "eventMetadata": {"selector": selector, "text": "Buy"}}
    elif action < 0.17:
        route = {"from": chance.choice(_PATHS), "to": chance.choice(_PATHS)}
        entry |= {"eventType": "navigation", "eventMetadata": route}
    else:
        entry["eventType"] = "log"
    return entry


def _console(chance: random.Random, personal: str | None) -> dict[str, Any]:
    level = chance.choices(("error", "warn", "info", "debug"), (1, 2, 5, 3))[0]
    text = " ".join(chance.choices(_WORDS, k=chance.randrange(6, 17)))
    payload: dict[str, Any] = {
        "message": f"[{chance.choice(_PLACES)}] {text}" + (f" of {personal}" if personal else ""),
        "args": [{"id": chance.randrange(10**6), "ms": round(chance.random() * 500, 2)}],
    }
    if level == "error":
        payload["stack"] = "\n".join(_frame(chance) for _ in range(chance.randrange(4, 9)))
    return {"type": "console", "level": level, "payload": payload}


def _network(chance: random.Random, personal: str | None) -> dict[str, Any]:
    status = chance.choices((200, 201, 204, 304, 404, 500), (60, 8, 5, 10, 9, 4))[0]
    item = uuid.UUID(int=chance.getrandbits(128))
    url = f"https://{chance.choice(_HOSTS)}{chance.choice(_PATHS)}/{item}"
    payload: dict[str, Any] = {
        "method": chance.choice(("GET", "GET", "GET", "POST", "PUT")),
        "url": f"{url}?page={chance.randrange(1, 20)}&ref={chance.getrandbits(24):06x}",
        "status": status,
        "durationMs": chance.randrange(5, 3000),
        "requestSize": chance.randrange(4096),
        "responseSize": chance.randrange(100, 90_000),
        "requestId": str(uuid.UUID(int=chance.getrandbits(128))),
        "initiator": "fetch",
    }
    if personal:
        payload["requestBody"] = json.dumps({"contact": personal, "quantity": 2})
    level = "error" if status >= 500 else "warn" if status >= 400 else "info"
    return {"type": "network", "level": level, "payload": payload}


def _storage(chance: random.Random, personal: str | None) -> dict[str, Any]:
    items = [f"{chance.getrandbits(48):012x}" for _ in range(chance.randrange(1, 6))]
    value = json.dumps({"v": chance.randrange(9), "items": items, "who": personal or "nobody"})
    payload = {
        "op": chance.choice(("set", "get", "remove")),
        "area": chance.choice(("localStorage", "sessionStorage")),
        "key": chance.choice(("basket", "theme", "recent", "consent", "checkout.step")),
        "value": value,
    }
    return {"type": "storage", "level": "debug", "payload": payload}


def _frame(chance: random.Random) -> str:
    script = f"https://{_HOSTS[2]}/assets/app-{chance.getrandbits(32):08x}.js"
    line, column = chance.randrange(1, 9999), chance.randrange(1, 200)
    return f"    at {chance.choice(_PLACES)}.render ({script}:{line}:{column})"


def _personal(chance: random.Random) -> str:
    kind = chance.randrange(4)
    if kind == 0:
        return f"{chance.choice(_WORDS)}.{chance.choice(_WORDS)}@mail.example.org"
    if kind == 1:
        return f"+1 ({chance.randrange(201, 989)}) 555-0{chance.randrange(100, 200)}"
    if kind == 2:
        area, group, serial = (chance.randrange(*span) for span in _SSN_SPANS)
        return f"{area}-{group}-{serial}"
    return "4242 4242 4242 4242"
