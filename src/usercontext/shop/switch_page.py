"""The page with a switch for each fault, grouped by family. Not: what a switch does."""

from html import escape
from urllib.parse import urlencode

from usercontext.shop.faults import Fault, FaultTable
from usercontext.shop.switches import OFF, Switches

_HEAD = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Switches · Fernhill</title>
    <link rel="icon" href="/demo/images/favicon.svg" />
    <link rel="stylesheet" href="/demo/tokens.css" />
    <link rel="stylesheet" href="/demo/shop.css" />
    <link rel="stylesheet" href="/demo/parts.css" />
    <link rel="stylesheet" href="/demo/pages.css" />
    <link rel="stylesheet" href="/demo/switches.css" />
  </head>
  <body>
    <header><nav class="bar" aria-label="Shop">
      <a class="brand" href="/demo/">Fernhill</a>
      <a class="cart-link" href="/demo/">Back to the shop</a>
    </nav></header>
    <main>
      <h1>Switches</h1>
      <p class="lead">Each breaks the shop in one way, for this browser only. Several may be on.</p>
"""
_END = """    </main>
    <footer><p>Fernhill is a demo shop: nothing is sold, nothing is stored.</p></footer>
  </body>
</html>
"""


def switch_page(table: FaultTable, switches: Switches) -> str:
    """Write the page for what is on now."""
    families = "".join(
        f'<section class="panel family"><h2>{escape(_words(family))}</h2>'
        f"<ul>{''.join(_row(fault, switches) for fault in faults)}</ul></section>\n"
        for family, faults in table.families().items()
    )
    return _HEAD + _state(switches) + families + _END


def _state(switches: Switches) -> str:
    count = len(switches.chosen)
    on = f"{count} fault{'s' if count != 1 else ''} on" if count else "Everything works"
    noise = _link(f"noise={'0' if switches.noise else '1'}", "Noise", switches.noise, "noise")
    off = _link(f"fault={OFF}&noise=0", "All off", False, "all-off")
    return f'<p class="state" role="status"><b>{on}</b> {noise} {off}</p>\n'


def _row(fault: Fault, switches: Switches) -> str:
    chosen = switches.chosen.get(fault.id)
    links = [_switch(switches, fault.id, None, "off", chosen is None)]
    links += [_switch(switches, fault.id, v.id, v.id, chosen == v.id) for v in fault.variants]
    mark = ' class="on"' if chosen else ""
    return (
        f'<li{mark} data-testid="fault-{fault.id}"><div><b>{escape(fault.title)}</b>'
        f"<small>{escape(fault.sees)}</small></div>"
        f'<div class="choices" role="group" aria-label="{escape(fault.title)}">'
        f"{''.join(links)}</div></li>"
    )


def _switch(
    switches: Switches, fault_id: str, variant_id: str | None, words: str, is_on: bool
) -> str:
    chosen = {name: value for name, value in switches.chosen.items() if name != fault_id}
    if variant_id is not None:
        chosen[fault_id] = variant_id
    faults = [f"{name}:{value}" for name, value in chosen.items()] or [OFF]
    return _link(
        urlencode([("fault", fault) for fault in faults], safe=":"),
        words,
        is_on,
        f"switch-{fault_id}-{variant_id or OFF}",
    )


def _link(query: str, words: str, is_on: bool, name: str) -> str:
    current = ' aria-current="true"' if is_on else ""
    return (
        f'<a class="switch" href="/demo/switches?{escape(query)}" data-testid="{name}"'
        f"{current}>{escape(words)}</a>"
    )


def _words(family: str) -> str:
    return family.replace("_", " ").capitalize()
