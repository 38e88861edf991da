"""The last clicks of a session without a failure, and what to ask the user. Not: causes."""

from usercontext.analyze.causes.acts import act_of
from usercontext.analyze.claims.places import PATH_CAP, clock_of
from usercontext.analyze.language.text import LABEL_CAP, clean, quote
from usercontext.analyze.reading.addresses import address_of
from usercontext.analyze.reading.timeline import Timeline


def pressed_last(timeline: Timeline) -> str:
    """Name the press that the visit ended with where its server took it: the answer may say no."""
    press = timeline.clicks[-1]
    act = act_of(timeline, press)
    asked = act.request if act is not None else None
    if asked is None or asked.body or not 200 <= (asked.status or 0) < 300:
        return ""
    label = quote(press.element.shown if press.element else "", LABEL_CAP)
    return (
        f"The last click was on {label}, and {address_of(asked)} answered {asked.status}: the"
        " response may say that it failed, which only a captured body shows (the capture option"
        " “bodies”). Ask the user what they saw then."
    )


def led_last(timeline: Timeline) -> str:
    """Name the page that the last press led to, where the browser asks for pages and nothing else.

    The first page is opened by nobody's press: of a second one something was asked.
    """
    press = timeline.clicks[-1] if timeline.clicks else None
    page = timeline.loads.first_after(press.index) if press is not None else None
    if press is None or page is None or page.target is None:
        return ""
    label = quote(press.element.shown if press.element else "", LABEL_CAP)
    path = clean(page.target.path, PATH_CAP)
    if page.origin is None and any(one.origin is not None for one in timeline.loads.events):
        return (
            f"The last click was on {label}, and no captured page followed: the browser may have"
            " shown an error page of its own (too many redirects, no connection), and the user went"
            f" back. Look up what the server did at {clock_of(press)}."
        )
    return (
        f"The last click was on {label}, and the page {path} opened: what it says is not captured."
        f" Look up what the server did at {clock_of(page)}, and ask the user what they saw there."
    )
