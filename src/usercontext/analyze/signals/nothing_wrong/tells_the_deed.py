"""A line that only reports the action a click asked for, as done. Not: what is undone.

"you have left the group" behind `{"left": true}`, "item 18 destroyed" behind a deletion of item 18,
"REFUSED by recipient" behind the press on "Refused".
"""

import re
from http import HTTPStatus

from usercontext.analyze.language.words import fold, telling_words
from usercontext.analyze.reading.events import Event, Request
from usercontext.analyze.signals.answers.another_one import names_another
from usercontext.analyze.signals.answers.still_there import is_still_there
from usercontext.analyze.signals.nothing_wrong.beside_its_record import (
    is_a_number,
    records_of,
    set_beside,
    told_of,
)
from usercontext.analyze.signals.nothing_wrong.filed import is_filed
from usercontext.analyze.signals.nothing_wrong.wished import refused_by_wish
from usercontext.analyze.signals.page_words.own_words import AMISS
from usercontext.analyze.signals.page_words.parts_lacking import lacks_a_part
from usercontext.analyze.signals.page_words.says_more import DENIES, REFUSING, says_more
from usercontext.analyze.signals.refusals.stopped import stops

_SEEN = 300
_BODY = 2000
_SHORTEST = 4
_YES = re.compile(r'"([A-Za-z_]{4,30})"\s*:\s*true\b')
_SO_MANY = re.compile(r'"([A-Za-z_]{4,30})"\s*:\s*[1-9]')
_PART = re.compile(r"\b(\d{1,9}) of (\d{1,9})\b")
_BY_SOMEBODY = re.compile(
    r" by (?!(?:the )?(?:policy|rule|server|system|gateway|firewall|limit|browser|timeout|watchdog"
    r"|proxy|host|bank|issuer|provider)\b)(?:the )?[\w.@-]{2,40}(?: #?\d{1,9})?\W*$",
    re.I,
)
_NAMED = re.compile(r"(?<=/)[^/]*\d[^/]*")
_SUM = re.compile(r"\d[.,]\d\d\b")
_ANOTHER = re.compile(r"\b\w{2,}(?:ed|en|t) #?(\d{1,9})(?= instead\b|\W*$|[,;:)])(?![.,]\d)", re.I)
_SHOUTED = re.compile(r"\b(?:NO[ _-])?[A-Z]{3,}\b")
_STEM = 5
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MODERATES = frozenset(
    {"report", "spam", "junk", "block", "ban", "mute", "flag", "hide", "remove", "kick", "unfollow"}
)
_MODERATED = frozenset({"blocked", "banned", "muted", "hidden", "removed", "kicked", "reported"})
"""What somebody does to another by any of the first."""

_IRREGULAR = {
    **{"undo": "undone", "hide": "hidden", "send": "sent", "leave": "left", "write": "written"},
    **{"withdraw": "withdrawn", "overwrite": "overwritten", "forget": "forgotten"},
}
_OUGHT = re.compile(r"\b(?:should|must|ought|needs?|to be|would|will|cannot)\b", re.I)
_LASTED = re.compile(r"\b\d{1,5} ?(?:m?s|sec\w*|min\w*|h|hours?|d|days?|tage?|stunden)\b", re.I)
_IN_ONE = re.compile(r"([a-z]{3,12})(?:back|out|off|over|down|up)")
"""A verb and what goes with it, as addresses write them: rollback, which is rolled back."""

_BACK_TO = re.compile(r"#?\b\d+ (?:was |is )?\w{3,12}ed (?:back )?to (?:\w+ )?#?(\d+)\b", re.I)
_SETTLED = frozenset(
    {"dismissed", "closed", "archived", "voided", "withdrawn", "waived", "resolved", "escalated"}
)
"""What people do to a case and give a reason for."""

_CHOSEN_BY = re.compile(
    r"\b(?:skipped|declined|refused|cancell?ed|rejected|withdrawn|deferred|returned|dismissed"
    r"|waived|muted|ended|closed|left out) by (?:the )?(?!policy|rules?\b|server|system|gateway"
    r"|firewall|limit|browser|timeout|watchdog|proxy|host|bank|issuer|acquirer|provider|processor"
    r"|filter|scheduler|script|worker|network|client\b|app\b|api\b|peer\b|device|us\b|default)"
    r"[a-z]{3,20}\W*$",
    re.I,
)
"""What somebody chose, who is called by what they are there."""

_CONTEST = (
    r"(?:hand|game|bet|match|round|duel|auction|roll|trick|battle|race|bid|wager|raid|fight)s?"
)
_LOST_BY_PLAYING = re.compile(
    rf"\b{_CONTEST}(?: #?\d{{1,9}})?(?: was| is)? lost\b|\blost (?:the |a |this )?{_CONTEST}\b",
    re.I,
)
_QUEUED = re.compile(
    r"\b(?:wait(?:ing)?[ -]?list\w*|queued?|warteliste\w*|warteschlange|liste d.attente"
    r"|lista de espera|lista d.attesa|wachtlijst|väntelista|venteliste|kolejk\w+)\b.{0,24}\d",
    re.I,
)
"""How a page tells whoever was put behind others at which place they are."""

_BECAUSE = re.compile(r"(?P<deed>[^:(–]{4,80}?) ?(?::|\(|–| - ) ?(?P<why>.{2,80})$")

_FEW_MORE = 3
"""So many words more are whose it is and how long it took; who has more to say says it loudly."""


def tells_the_deed(line: Event, asked: Request, label: str) -> bool:
    """Tell a line that says nothing but that what was pressed for was done."""
    said, body = line.text[:_SEEN], (asked.body or "")[:_BODY]
    if _is_deleted(said, asked, body) or _has_its_yes(said, body, fold(f"{label} {asked.about}")):
        return True
    refused = refused_by_wish(asked, label)
    if refused and f" {fold(refused).strip()} " in fold(said):
        return not says_more(re.sub(re.escape(refused), " ", said, flags=re.I))
    if not asked.body and (_is_chosen(said) or _is_lost_by_playing(said)):
        return True
    if asked.status == HTTPStatus.ACCEPTED and _QUEUED.search(said) is not None:
        return not (stops(said) or DENIES.search(said))
    if _is_all_the_answers(said, asked, body, label) or _is_done_unseen(said, asked, label):
        return True
    made = asked.status == HTTPStatus.CREATED
    if made and is_filed(said, asked, body):
        return True
    return _is_the_very_word(said, body, label)


def _is_deleted(said: str, asked: Request, body: str) -> bool:
    """Tell what was deleted by its own address, and is named by it and by no other number."""
    path = asked.url.path.rstrip("/")
    own = path.rpartition("/")[2]
    if asked.method.upper() != "DELETE" or not any(map(str.isdigit, own)) or says_more(said):
        return False
    known = set(_NUMBER.findall(f"{path} {body}"))
    named = re.findall(rf"(?<![\w-]){re.escape(own)}(?![\w-])", said)
    if len(named) != 1 or is_still_there(said):
        return False
    return set(_NUMBER.findall(said)) <= known and not stops(said)


def _has_its_yes(said: str, body: str, acts: str) -> bool:
    """Tell a line that has the word under which the response says yes, and denies nothing.

    What keeps something from somebody is a deed only where it was pressed for.
    """
    if says_more(said) or stops(said) or AMISS.search(said) is not None:
        return False
    words = set(fold(said).split())
    names = (name.replace("_", " ") for name in _YES.findall(body))
    return any(
        (set(fold(name).split()) <= words or any(word.endswith(name.lower()) for word in words))
        and (REFUSING.search(name) is None or name[:_SHORTEST].lower() in acts)
        for name in names
    )


def _is_all_the_answers(said: str, asked: Request, body: str, label: str) -> bool:
    """Tell a line of the changed thing that its answer has all of: its id, its state, one sum.

    A bad state counts only where it is what was pressed for; two numbers may not be one thing's.
    """
    said = _BY_SOMEBODY.sub("", said)
    acts = fold(f"{label} {asked.url.path.rpartition('/')[2]}").strip()
    for record in told_of(said, records_of(body)):
        own = {n: v for n, v in record.items() if not _is_bad(v) or _is_of(v, acts)}
        beside = set_beside(said, own, asked.url.path, f"{label}")
        numbers = [name for name in beside.told if is_a_number(own[name])]
        if not beside.named or not beside.told or beside.numbers or len(numbers) > 1:
            continue
        rest = beside.rest
        if not (stops(rest) or any(says.search(rest) for says in (AMISS, DENIES))):
            return True
    return False


def _is_done_unseen(said: str, asked: Request, label: str) -> bool:
    """Tell the act of a press whose answer was not captured, in a journal's capitals.

    A second sum is another one than was meant.
    """
    if asked.body or len(_SUM.findall(said)) > 1 or does_another(said, asked):
        return False
    if lacks_a_part(said) or is_still_there(said):
        return False
    last = asked.url.path.rstrip("/").rpartition("/")[2]
    acts = {word for word in fold(f"{label} {last}").split() if len(word) > 2 and word.isalpha()}
    acts |= {found[1] for act in acts if (found := _IN_ONE.fullmatch(act)) is not None}
    acts -= set(fold(" ".join(_NAMED.findall(asked.url.path))).split())  # whose name it has
    shouted = set(fold(" ".join(_SHOUTED.findall(said))).split())
    words = fold(said).split()
    done = {w for w in words if any(_is_of_act(w, act, shouted) for act in acts)}
    told = {w for w in words if any(is_done(w, act) for act in acts)}
    told |= _MODERATED & set(words) if acts & _MODERATES else set()
    known = {*done, *told, *fold(f"{label} {asked.url.path}").split()}
    short = _without_why(said, told)
    rest = " ".join(word for word in fold(short).split() if word not in known)
    if stops(rest) or any(one.search(rest) for one in (AMISS, DENIES, REFUSING)):
        return False
    return bool(done) or (bool(told) and _is_only_that(short, rest, asked.url.path))


def _is_only_that(said: str, rest: str, path: str) -> bool:
    """Tell a line with few more words, and no number but its address's and how long it took."""
    if len(telling_words(rest)) > _FEW_MORE or _OUGHT.search(said) is not None:
        return False
    bare = _BACK_TO.sub(" ", _LASTED.sub(" ", said.split(":", maxsplit=1)[0]))
    own, left = set(_NUMBER.findall(path)), set(_NUMBER.findall(bare))
    return left <= own and set(_BACK_TO.findall(said)) <= own


def does_another(said: str, asked: Request) -> bool:
    """Tell what was done to another number than its address has: "deleted 19" of /files/18."""
    if any(number not in asked.url.path for number in _ANOTHER.findall(said)):
        return True
    return names_another(said, asked.url.path)


def _is_of_act(word: str, act: str, shouted: set[str]) -> bool:
    one = word.startswith(act) or (len(act) >= _STEM and word[:_STEM] == act[:_STEM])
    return one and word in shouted


def _is_chosen(said: str) -> bool:
    """Tell a line whose one bad word is what somebody chose, who stands behind it."""
    found = _CHOSEN_BY.search(said)
    if found is None:
        return False
    rest = said[: found.start()]
    return not (stops(rest) or AMISS.search(rest) or DENIES.search(rest))


def _is_lost_by_playing(said: str) -> bool:
    """Tell a game, a bet or an auction that somebody else won."""
    rest, times = _LOST_BY_PLAYING.subn(" ", said)
    return times > 0 and not (stops(rest) or AMISS.search(rest) or DENIES.search(rest))


def _without_why(said: str, told: set[str]) -> str:
    """Return a line without the reason that somebody gave for what they refused."""
    found = _BECAUSE.match(said)
    if found is None or not told & set(fold(found["deed"]).split()[-1:]):
        return said
    refuses = REFUSING.search(found["deed"]) is not None or bool(told & _SETTLED)
    refuses = refuses or said.rstrip().endswith(")")  # beside a deed stands why it was done
    why = found["why"]
    return found["deed"] if refuses and not (stops(why) or AMISS.search(why)) else said


def is_done(word: str, act: str) -> bool:
    """Tell the participle of an act: block, blocked."""
    if word == _IRREGULAR.get(act):
        return True
    stem = act.removesuffix("s").removesuffix("e")
    told = word != act and word.startswith(stem) and word.endswith("ed")
    return told and len(stem) > 2 and len(word) <= len(act) + 3


def _is_bad(value: object) -> bool:
    said = value.replace("_", " ") if isinstance(value, str) else ""
    return bool(said) and (stops(said) or any(one.search(said) for one in (DENIES, REFUSING)))


def _is_of(value: object, acts: str) -> bool:
    return isinstance(value, str) and f" {fold(value).strip()} " in f" {acts} "


def _is_the_very_word(said: str, body: str, label: str) -> bool:
    """Tell the word that was pressed, which the answer counts, with no number but the answer's."""
    acts = {word for word in fold(label).split() if len(word) >= _SHORTEST and word.isalpha()}
    counted = {word for name in _SO_MANY.findall(body) for word in fold(name).split()}
    words = fold(said).split()
    if not any(word in acts and word in counted for word in words):
        return False
    held = set(_NUMBER.findall(body))
    part = _PART.search(said)
    if part is not None and {part[1], part[2]} <= held:
        said = said.replace(part[0], " ")
    return not (says_more(said) or stops(said) or AMISS.search(said) is not None)
