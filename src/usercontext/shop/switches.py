"""Which faults are on for one browser: read from its cookie and from an address. Not: effects."""

import re
from urllib.parse import parse_qsl

from msgspec import Struct

from usercontext.shop.faults import Fault, FaultTable, Variant

COOKIE_PATH = "/demo/"
OFF = "off"
_FAULTS = re.compile(r"(?:^|[;,]\s*)shop_faults=([a-z0-9:.-]{0,1000})(?=$|[;,])")
_NOISE = re.compile(r"(?:^|[;,]\s*)shop_noise=1(?=$|[;,])")
_MOST_AT_ONCE = 8
_MOST_FIELDS = 40


class Switches(Struct, frozen=True):
    """The chosen variant of each fault that is on, and whether there is noise beside them."""

    chosen: dict[str, str] = {}
    noise: bool = False

    def on(self, table: FaultTable) -> list[tuple[Fault, Variant]]:
        """Return what is on, in the order of choice; what the table does not know is left out."""
        found = ((table.faults.get(i), table.variant(i, v)) for i, v in self.chosen.items())
        return [(fault, variant) for fault, variant in found if fault and variant]

    def cookies(self) -> tuple[tuple[str, str], ...]:
        """Return the headers that keep them for this browser.

        HttpOnly: what a page cannot see, a recording of it cannot give away.
        """
        faults = ".".join(f"{fault}:{variant}" for fault, variant in self.chosen.items())
        return tuple(
            ("set-cookie", f"{name}={value}; Path={COOKIE_PATH}; HttpOnly; SameSite=Lax{end}")
            for name, value in (("shop_faults", faults), ("shop_noise", "1" if self.noise else ""))
            for end in ("" if value else "; Max-Age=0",)
        )


def kept_switches(cookie: str, table: FaultTable) -> Switches:
    """Return the switches that a Cookie header holds; anything odd is off."""
    found = _FAULTS.search(cookie)
    words = found[1].split(".") if found else []
    return Switches(_chosen(words, table), _NOISE.search(cookie) is not None)


def given_switches(query: str, kept: Switches, table: FaultTable) -> tuple[Switches, str] | None:
    """Return what an address switches, and its query without that; None if it switches nothing.

    ``fault`` may stand there several times and says everything that is on; ``noise`` keeps the
    faults as they are, ``fault`` the noise.
    """
    try:
        fields = parse_qsl(query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:  # more fields than that
        return None
    faults = [value for name, value in fields if name == "fault"]
    noises = [value for name, value in fields if name == "noise"]
    if not faults and not noises:
        return None
    chosen = _chosen(faults, table) if faults else kept.chosen
    noise = noises[-1] == "1" if noises else kept.noise
    rest = [part for part in query.split("&") if part.split("=")[0] not in ("fault", "noise")]
    return Switches(chosen, noise), "&".join(rest)


def _chosen(words: list[str], table: FaultTable) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for word in words:
        fault_id, _, variant_id = word.partition(":")
        variant = table.variant(fault_id, variant_id)
        if variant is not None and len(chosen) < _MOST_AT_ONCE:
            chosen[fault_id] = variant.id
    return chosen
