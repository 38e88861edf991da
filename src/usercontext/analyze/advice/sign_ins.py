"""What to look at first when a user was treated as signed out. Not: permissions (`denied`)."""

import re

from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.claims.places import clock_of
from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.signals.exchanges.requests import is_renewal
from usercontext.analyze.signals.exchanges.signed_files import is_no_longer_signed
from usercontext.analyze.signals.sign_ins.lost_sign_ins import is_lost

_TOGETHER_US = 10_000_000
_MOST_NEAR = 100
_SIGNED_OUT = 401
_SIGNED = re.compile(
    r"\b(?:pre-?)?signed[ _-](?:url|link|address)\b.{0,30}\bexpired"
    r"|\b(?:signature|sas)[ _-](?:has |is |was )?expired\b",
    re.I,
)
"""An address that was good for a while, whoever asks by it: nobody was signed out."""


def signed_out(found: Pointers) -> str:
    """Name the renewal that failed, else who took the user for signed out."""
    asked = (one.event for one in (found.root, *found.chain.effects))
    failed = next((e for e in asked if e.request and is_renewal(e.request)), None)
    if failed is not None and failed.request is not None:
        renewal = f"{address_of(failed.request)} failed at {clock_of(failed)}"
        if _is_one_of_two(found, failed, failed.request):
            return (
                f"{renewal}, while an identical one sent at the same time succeeded: a refresh"
                " token works once. Have all requests that meet an expired session wait for one"
                " refresh."
            )
        return (
            f"First check why {renewal}: it refreshes the session. If it cannot, send the user to"
            " sign in again, and keep what they entered."
        )
    if not found.address:
        return _by_its_line(found)
    if (vain := _renewed_in_vain(found)) != "":
        return vain
    if (anew := signed_anew(found)) is not None:
        return anew
    if is_lost(found.root):
        return (
            f"Find out why {found.address} rejected at {found.at} a session that had just been"
            " created: whether the browser kept its cookie, by its Domain, Path, SameSite and"
            " Secure, whether the page and the server share one site and one session store, and"
            " whether their clocks agree."
        )
    return (
        f"Find out why {found.address} treated the user as signed out: how long a session lasts,"
        " and whether the page refreshes it in time. Then send the user to sign in again, and back"
        " to where they were."
    )


def _renewed_in_vain(found: Pointers) -> str:
    """Say that a sign-in was renewed, and what it is for was refused all the same behind that."""
    asked = (found.root.event, *found.root.also, *(one.event for one in found.chain.effects))
    refused = [one for one in asked if one.request and one.request.status == _SIGNED_OUT]
    last = max(refused, key=lambda one: one.index, default=found.root.event)
    span = found.timeline.between(found.root.event.at_us, last.at_us, _MOST_NEAR)
    well = (e for e in span if e.request and is_renewal(e.request) and e.request.status)
    done = next((e for e in well if e.request and 200 <= (e.request.status or 0) < 300), None)
    if done is None or done.request is None or done.answered_us > last.at_us:
        return ""
    found.cite(done)
    return (
        f"{address_of(done.request)} answered {done.request.status} at {clock_of(done)}, and"
        f" {address_of(last.request) if last.request else found.address} was still refused: check"
        " whether the page sends the new token, and whether that server accepts it. Refresh once,"
        " then send the user to sign in again, and back to where they were."
    )


def _by_its_line(found: Pointers) -> str:
    """Name the line that says what was over, and what was refused for it."""
    if found.asked is not None or found.root.event.element is not None:
        return ""
    asked = _refused_beside(found)
    before = f" before {asked} is sent" if asked else " before it expires"
    return (
        f"Find what issues the session or ticket that {quote(found.root.event.text)} is about, and"
        f" how long it lasts. Renew it{before}; if that is not possible, send the user to get"
        " another, and back with what they entered."
    )


def _refused_beside(found: Pointers) -> str:
    """Return the request of the same press that was refused, '' where none is cited."""
    asked = (one.event.request for one in found.chain.effects)
    return next((address_of(one) for one in asked if one and (one.status or 0) >= 400), "")


def signed_anew(found: Pointers) -> str | None:
    """Return what to do where an address was good for a while; None where none is over."""
    if found.asked is None or not found.asked.reads:
        return None
    if _SIGNED.search(found.root.text) is None and not is_no_longer_signed(found.asked):
        return None
    return (
        f"Sign the URL of {found.address} again when it is requested, or for longer: the one that"
        f" the page had was expired at {clock_of(found.root.event)}."
    )


def _is_one_of_two(found: Pointers, failed: Event, asked: Request) -> bool:
    """Tell a renewal that was sent while an equal one was on its way, which was taken."""
    near = found.timeline.between(failed.at_us - _TOGETHER_US, failed.answered_us, _MOST_NEAR)
    return any(
        one.request is not None
        and one.request.address == asked.address
        and 200 <= (one.request.status or 0) < 300
        and one.at_us < failed.answered_us
        and failed.at_us < one.answered_us
        for one in near
    )
