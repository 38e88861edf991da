"""Addresses of a visit said otherwise: endpoints, ids, hosts. Not: words beside addresses."""

import re
from random import Random

from msgspec.structs import replace

from bench.retold.visit import Say, each_string, facts_carried, reworded, with_logs
from usercontext.evals.cases import Case

_API = re.compile(r"(/api)(/[\w./~-]*)?(?=[^\w/]|$)")
_HOST = re.compile(r"(?:[\w-]+\.)+example\b")
_OWN = "shop.example"
_ID = re.compile(r"^(?:\d+|[a-z]{1,4}[-_]\w*\d\w*|[0-9a-f-]{12,}|[A-Z]-?\d+)$")
_ROOTS = ("/backend", "/services/web", "/rest/v4", "/_data")
_HOSTS = ("portal.example", "app.meadow.example", "my.harbour.example")
_WORDS = [
    "harbour",
    "meadow",
    "lantern",
    "copper",
    "willow",
    "granite",
    "velvet",
    "juniper",
    "saddle",
    "pebble",
]


def endpoints_renamed(case: Case, chance: Random) -> Case | None:
    """Give the API another root, its segments' words an ending, and its ids another form."""
    root, form = chance.choice(_ROOTS), chance.randrange(3)
    said: dict[str, str] = {}

    def say(text: str) -> str:
        return _API.sub(lambda match: said.setdefault(match[0], _rest(match, root, form)), text)

    return _placed(case, say)


def endpoints_as_calls(case: Case, chance: Random) -> Case | None:
    """Turn paths into names of calls: `/api/cart/lines` is `/rpc/CartLines`."""
    root = chance.choice(("/rpc", "/trpc", "/functions"))

    def say(text: str) -> str:
        return _API.sub(lambda match: _call(match, root), text)

    return _placed(case, say)


def hosts_renamed(case: Case, chance: Random) -> Case | None:
    """Give the page's own host, and each other house, another name."""
    own = chance.choice(_HOSTS)
    words = chance.sample(_WORDS, len(_WORDS))
    said: dict[str, str] = {_OWN: own}

    def host(match: re.Match[str]) -> str:
        name = match[0]
        if name.endswith(f".{_OWN}"):
            return name.replace(_OWN, own)
        house = ".".join(name.split(".")[-2:])
        if house not in said:
            said[house] = f"{words[len(said) % len(words)]}-{len(said)}.example"
        return name.replace(house, said[house])

    return _placed(case, lambda text: _HOST.sub(host, text))


def _placed(case: Case, say: Say) -> Case | None:
    logs = [reworded(entry, say) for entry in case.logs]
    told = with_logs(case, logs, facts_carried(case, logs, say))
    if told is None or case.issue.metadata is None:
        return told
    return replace(told, issue=replace(case.issue, metadata=each_string(case.issue.metadata, say)))


def _rest(match: re.Match[str], root: str, form: int) -> str:
    parts = (match[2] or "").split("/")
    return root + "/".join(_id(part, form) if _ID.match(part) else part for part in parts)


def _id(part: str, form: int) -> str:
    number = sum(ord(letter) * (place + 7) for place, letter in enumerate(part))
    uuid = f"{number * 7919:08x}-{number % 65536:04x}-4a1b-9c{number % 256:02x}-{number:012x}"
    return (str(100_000 + number), uuid, f"{_WORDS[number % 10]}-{_WORDS[number // 10 % 10]}")[form]


def _call(match: re.Match[str], root: str) -> str:
    parts = [part for part in (match[2] or "").split("/") if part]
    if not parts or any(_ID.match(part) or "." in part for part in parts):
        return match[0]
    words = [word for part in parts for word in re.split(r"[-_]", part) if word]
    return f"{root}/{''.join(word[:1].upper() + word[1:] for word in words)}"
