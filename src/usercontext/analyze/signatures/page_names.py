"""Leaves the particular page of a kind out of a cause's name. Not: request addresses.

Whether a mug or a teapot was looked at, a page of products is one page. Only the address is read,
for whoever else met a cause is looked for in parts of sessions: what else they hold cannot be told.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.urls import path_template

_THINGS = re.compile(
    r"/(?P<of>(?:[a-z]+-)?[a-z]{4,}s|product|item|article|post|category|tag|brand|author|topic|blog"
    r"|event|recipe|produkte?|artikel|kategorie|marke|produit|categorie|marque|producto|articulo"
    r"|categoria|produto|artigo|prodott[oi]|articolo|producten|categorieen|produkty|kategoria|urun)"
    r"/(?P<one>[^/:#][^/#]*)/?$"
)
"""What a plural, or what shops and journals call one of theirs, has directly below it, last."""
_NO_THINGS = re.compile(
    r"(?:settings|preferences|options|permissions|credentials|docs|tools|details|services|features"
    r"|solutions|resources|plugins|apps|forms|steps|tests|demos|terms|policies|conditions|accounts"
    r"|admins|reports|analytics|statistics|stats|metrics|insights|systems|utils|assets|pages|tabs"
    r"|sections|panels|modules|components|integrations|business|address|process|access|progress"
    r"|success|wordpress|express|news|series|status|canvas|plans)"
)
"""Below these each page is one of its own: a profile and a password are two pages of settings."""
_OF_ALL = re.compile(
    r"(?:new|edit|add|create|all|any|list|index|search|find|compare|filters?|browse|latest|recent"
    r"|popular|top|best|sale|me|mine|my|self|current|today|archived?|history|drafts?|pending|open"
    r"|closed|active|import|exports?|upload|download|log-?in|log-?out|sign-?(?:in|up|out)|register"
    r"|join|invite|cart|basket|checkout|payment|pay|shipping|confirm(?:ation)?|success|thanks"
    r"|error|help|about|settings|profile|password|overview|summary|dashboard|calendar|map|feed"
    r"|thank-?you|(?:forgot|forgotten|reset|verify|confirm)-[a-z-]+|two-factor|billing|security"
    r"|v\d+|neue?|anlegen|bearbeiten|suche|nouveau|nouvelle|recherche|nuev[oa]|buscar|nov[oa])",
    re.I,
)
"""What one does with things, and how one looks at them, are no names of one."""

_GOODS = re.compile(
    r"products?|items?|articles?|posts?|blogs?|recipes?|brands?|authors?|tags?|produkte?|artikel"
    r"|marke|produits?|marques?|productos?|articulos?|produtos?|artigos?|prodott[oi]|articol[oi]"
    r"|producten|produkty|urun"
)
"""Below these stands a name and nothing else; people call a product anything."""
_A_VIEW = re.compile(
    r"[a-z]{4,}s|timeline|board|backlog|kanban|gantt|grid|table|gallery|activity|inbox|sent|trash"
    r"|spam|chat|team|usage|general|advanced|privacy|details?|info|start|home"
)
"""A list, or a way to look at one: ``/teams/members``, ``/projects/board``."""


@lru_cache(maxsize=4096)
def page_template(route: str) -> str:
    """Return ``/products/:id`` of ``/products/mug``, and what addresses leave out of ids."""
    named = path_template(route)
    below = _THINGS.search(named)
    if below is None or _is_a_page(below["of"], below["one"]):
        return named
    return f"{named[: below.start('one')]}:id{named[below.end('one') :]}"


def thing_of(route: str) -> str:
    """Return ``mug`` of ``/products/mug``: the one thing that an address is about, or ''."""
    below = _THINGS.search(path_template(route))
    if below is None or _is_a_page(below["of"], below["one"]):
        return ""
    return below["one"]


def _is_a_page(collection: str, name: str) -> bool:
    """Tell a page that is there once from one of many of its kind."""
    if _NO_THINGS.fullmatch(collection) is not None or _OF_ALL.fullmatch(name) is not None:
        return True
    return _GOODS.fullmatch(collection) is None and _A_VIEW.fullmatch(name) is not None
