"""Preferences (theme, layout) that were not kept: only cosmetic. Not: what was refused.

A theme, the width of a column, a panel that opens again: nothing that anybody made is lost. What
people write, whom they let see it and what they are sent is no look, nor is the theme of a site
that somebody builds for others, which has a number or a name of its own in its address.
"""

import re

from usercontext.analyze.causes.chains import find_trigger, is_of_looks
from usercontext.analyze.language.words import fold
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.two_sides import was_given_another
from usercontext.analyze.signals.answers.wishes import came_otherwise
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.log_entry import Level

_SEEN = 300
_MOST_LINES = 3
_FORGOT = re.compile(
    r"\b(?:chosen|chose|set|picked|selected|asked)\b.{0,60}\b(?:kept|stays?|still|again|back|was"
    r"|is)\b|\b(?:not|never) (?:kept|saved|stored|remembered|persisted)\b|\bforg[oe]t\w*\b",
    re.I,
)
_NOT_KEPT = frozenset({SignalKind.MISMATCH, SignalKind.UNREADABLE})
_OWN = (
    r"(?:me|my|mine|self|user|account|profile|settings?|preferences?|prefs|options|ui|view|display"
    r"|session|screen|dashboard|konto|nutzer|ich|einstellungen|profil|anzeige|compte|moi"
    r"|reglages|cuenta|perfil|ajustes|preferencias|conta|preferenze|impostazioni|account"
    r"|voorkeuren|instellingen|ustawienia|ayarlar)"
)
_LOOK = (
    r"(?:themes?|dark[-_]?(?:mode|theme)?|appearance|colou?r[-_]?(?:scheme|mode|theme)|skin|density"
    r"|compact|layout|sidebars?|side[-_]?nav|panels?|columns?|column[-_]?\w+|col[-_]?widths?"
    r"|collapsed|expanded|zoom|view[-_]?modes?|wallpapers?|backgrounds?|sort(?:ing|[-_]?order)?"
    r"|locale|ui[-_]?language|language|darstellung|farbschema|design|ansicht|spalten|leiste"
    r"|sortierung|apparence|theme|affichage|colonnes|tri|apariencia|tema|columnas|aspetto|colonne"
    r"|aparencia|colunas|weergave|thema|kolommen|wyglad|motyw)"
)
_PLACE = re.compile(
    rf"^(?:/(?:api|v\d|rest|demo|app|web|bff))*(?:/{_OWN})*(?:/{_LOOK})+/?$"
    rf"|/{_OWN}(?:/{_OWN})*(?:/{_LOOK})+/?$",
    re.I,
)
"""An address of how one sees a page oneself."""

_KEY = re.compile(rf"(?:^|[.:/_-])(?:{_OWN}[.:/_-])?{_LOOK}(?:[.:/_-]?(?:open|state|width|v?\d))?$",
                  re.I)  # fmt: skip
"""What a store calls a look."""

_SETTINGS = re.compile(rf"/{_OWN}/?$", re.I)
_SPEAKS = re.compile(
    r"\b(?:dark|light|themes?|colou?rs?|colou?r scheme|appearance|density|layout|sidebar|panels?"
    r"|columns?|collapsed|expanded|sort(?:ed|ing)?(?: order| by)?|zoom|grid|view"
    r"|dunkel|hell|design|farben|spalten\w*|leiste|sortier\w*|sombre|clair|thème|colonnes?|tri"
    r"|oscuro|claro|tema|columnas?|scuro|chiaro|colonne|donker|licht|kolommen)\b",
    re.I,
)
_SERIOUS = re.compile(
    r"notif\w*|privacy|priva\w*|consent|e-?mails?|letters?|address\w*|phone|password|payment|price"
    r"|currency|visib\w*|public|shar(?:ed?|ing)|contrast|reader|motion|\blost\b|deleted"
    r"|benachricht\w*|datenschutz|einwillig\w*|anschrift|adresse|courriel|confidential\w*"
    r"|correo|dirección|privacidad",
    re.I,
)
"""What somebody is sent, lets others see or depends on to see anything at all."""


_PRESSED_FOR = frozenset(
    {SignalKind.EXCEPTION, SignalKind.REJECTION, SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK}
    | {SignalKind.CONSOLE_ERROR, SignalKind.STORAGE}
)
_TO_LOOK = re.compile(
    r" (?=(?:\w+ )*(?:dark|light|night|themes?|colou?rs?|density|compact|sidebar|grid|skin"
    r"|wallpaper|appearance|dunkel\w*|hell\w*|nacht\w*|farb\w*|sombre|clair|nuit|oscuro|claro|noche"
    r"|scuro|chiaro|donker\w*|licht\w*|ciemny|jasny|koyu|acik) )"
    r"(?:(?:switch|toggle|use|enable|disable|turn|set|change|show|hide|collapse|expand|on|off|to"
    r"|the|a|mode|view|dark|light|night|day|themes?|colou?rs?|scheme|density|compact|comfortable"
    r"|sidebar|grid|list|skin|wallpaper|appearance|background|dunkel\w*|hell\w*|nacht\w*"
    r"|tag\w*|farb\w*|modus|design|ansicht|sombre|clair|nuit|jour|oscuro|claro|noche|modo|tema"
    r"|scuro|chiaro|modalita|donker\w*|licht\w*|weergave|ciemny|jasny|motyw|koyu|acik) )+"
)
"""All the words of a control by which somebody sees the same otherwise, and does nothing."""


def is_only_a_look(timeline: Timeline, root: Signal) -> bool:
    """Tell what takes nothing but a look: a picture that a policy refused, a theme not kept."""
    if is_of_looks(root):
        return not _is_to_be_played(timeline, root)
    if _was_not_kept(root) or _could_not_be_stored(timeline, root):
        return True
    return _was_only_to_look(timeline, root)


def _is_to_be_played(timeline: Timeline, root: Signal) -> bool:
    """Tell a film or a sound that a policy refused as somebody pressed to play it."""
    return "media-src" in root.event.text[:_SEEN] and find_trigger(timeline, root) is not None


def _was_only_to_look(timeline: Timeline, root: Signal) -> bool:
    """Tell a control that changes a look, and did not work."""
    press = find_trigger(timeline, root) if root.kind in _PRESSED_FOR else None
    if press is None or press.element is None or press.element.bare:
        return False
    return _TO_LOOK.fullmatch(fold(press.element.label)) is not None


def _could_not_be_stored(timeline: Timeline, root: Signal) -> bool:
    """Tell a store that did not take a look, and nothing else of all that it shows."""
    if root.kind is not SignalKind.STORAGE or root.event.kind is not EventKind.STORAGE:
        return False
    refused = (root.event, *(e for e in timeline.stored if e.level is Level.ERROR))
    return all(_KEY.search(one.topic) is not None for one in refused)


def _was_not_kept(root: Signal) -> bool:
    asked = root.event.request
    if root.kind not in _NOT_KEPT or asked is None or not asked.status or asked.status >= 400:
        return False
    lines = [one for one in root.also[:_MOST_LINES] if one.kind is not EventKind.REQUEST]
    said = " ".join(line.text[:_SEEN] for line in lines) or root.text[:_SEEN]
    read_back = not lines and root.kind is SignalKind.MISMATCH
    if not (read_back or any(map(_came_back, lines))) or _SERIOUS.search(said) is not None:
        return False
    if _PLACE.search(asked.url.path) is not None:
        return True
    return _SETTINGS.search(asked.url.path) is not None and _SPEAKS.search(said) is not None


def _came_back(line: Event) -> bool:
    """Tell a page's line that one look was wished for and another is kept; it drew both well."""
    if line.thrown is not None:
        return False
    said = line.text[:_SEEN]
    return came_otherwise(said) or was_given_another(said) or _FORGOT.search(said) is not None
