"""A page's line about an image that did not load and its placeholder.

By the instant, and by what the line names or that it stands beside each picture that failed.
Not: pictures that came, and lines that tell of something else that did not.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from usercontext.analyze.grouping import message_template
from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.shared_things import shares_a_thing
from usercontext.analyze.signals.signal import Signal, SignalKind

_BESIDE_US, _AT_ONCE_US = 300_000, 50_000
_SEEN, _PAIRS, _MOST = 300, 2, 200
_LINES = (SignalKind.MISMATCH, SignalKind.CONSOLE_ERROR, SignalKind.WARNING)
_PICTURE = screened(
    r"\b(?:avatars?|portraits?|logos?|thumb(?:nail)?s?|photos?|pictures?|pics?|images?|img"
    r"|(?:profil|vorschau)?bild(?:er)?|fotos?|vignettes?|im[aá]gene?s?|imagens?|imagem|immagin[ei]"
    r"|afbeelding\w*|foto's|zdj[eę]ci\w*|obraz(?:ek|ki|u)?|resim\w*|фото\w*|картинк\w*"
    r"|изображени\w*|аватар\w*)\b|画像|写真|图片|照片|头像|이미지|사진|아바타",
    re.I,
)


def tell_stand_ins(timeline: Timeline, found: Sequence[Signal]) -> list[Signal]:
    """Return the signals with each such line at the picture that it is of, and nowhere else."""
    pictures = [one for one in found if _is_a_picture(one)][-_MOST:]
    if not pictures:
        return list(found)
    said: dict[int, Event] = {}
    left = set()
    for place, one in enumerate(found):
        line = _line_of(one)
        picture = _picture_of(timeline, line, pictures) if line is not None else None
        if line is not None and picture is not None:
            left.add(place)
            said.setdefault(picture.event.index, line)
    return [
        _with_line(one, said.get(one.event.index) if _is_a_picture(one) else None)
        for place, one in enumerate(found)
        if place not in left
    ]


def _is_a_picture(signal: Signal) -> bool:
    asked = signal.event.request
    if signal.kind is not SignalKind.ASSET or signal.party is Party.BYSTANDER:
        return False
    return asked is not None and asked.resource == "image"


def _line_of(signal: Signal) -> Event | None:
    """Return the line of the page's own that a signal is read from, if that is all it is."""
    if signal.kind not in _LINES or signal.party is Party.BYSTANDER:
        return None
    line = signal.also[0] if signal.overheard and signal.also else signal.event
    if line.kind is not EventKind.CONSOLE or line.request is not None or line.thrown is not None:
        return None
    return None if line.topic or line.element else line


def _picture_of(timeline: Timeline, line: Event, pictures: list[Signal]) -> Signal | None:
    near = [one for one in pictures if abs(one.event.at_us - line.at_us) <= _BESIDE_US]
    if not near:
        return None
    said = line.text[:_SEEN]
    named = [one for one in near if one.event.request and shares_a_thing(said, one.event.request)]
    if named or _PICTURE.search(said) is not None:
        return (named or near)[0]
    return near[0] if _is_beside_each(timeline, line, pictures) else None


def _is_beside_each(timeline: Timeline, line: Event, pictures: list[Signal]) -> bool:
    """Tell a line that was written at the very instant of each of several such pictures."""
    template = message_template(line.said[:_SEEN])
    alike = [e for e in timeline.lines[-_MOST:] if message_template(e.said[:_SEEN]) == template]
    paired = [
        next((p for p in pictures if abs(p.event.at_us - one.at_us) <= _AT_ONCE_US), None)
        for one in alike
    ]
    return len(alike) >= _PAIRS and all(paired) and len({id(one) for one in paired}) >= _PAIRS


def _with_line(signal: Signal, line: Event | None) -> Signal:
    if line is None:
        return signal
    text = f"{signal.text}, and the page said {quote(line.text)}"
    words = f"{signal.words} {line.text[:_SEEN]}"
    return replace(signal, text=text, words=words, also=(*signal.also, line))
