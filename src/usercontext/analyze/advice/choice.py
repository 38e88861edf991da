"""What to look at first for one cause: the file, the endpoint, the header, the host it names.

Not: what is said of a category alone (`verdicts`), or what can be named of a cause (`pointers`).
What a piece of advice names must occur in the entries of its cause, like the words of a claim;
else the general one stands.
"""

import re
from collections.abc import Callable

from usercontext.analyze.advice import answers, code, refusals, servers
from usercontext.analyze.advice.failures import after_the_money, backend
from usercontext.analyze.advice.lines import away, live
from usercontext.analyze.advice.loops import loop
from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.advice.programs import worded_for
from usercontext.analyze.advice.races import race
from usercontext.analyze.advice.sign_ins import signed_out
from usercontext.analyze.advice.verdicts import suggest_fix
from usercontext.analyze.advice.versions import stale
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.claims.contract import Draft, check_claims
from usercontext.analyze.language.objects_in_words import in_words
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.money.paid import UNORDERED
from usercontext.analyze.signals.sign_ins.renewals import is_spent
from usercontext.domain.analysis import Category, ClaimKind

_TWICE_STOPPED = re.compile(r"([.!?。！？])”\.(?=\s|$)")


def advise(timeline: Timeline, chain: Chain) -> str | None:
    """Return where to look first for this very cause; None where nothing suggests anything."""
    found = Pointers(timeline, chain)
    own = signed_out if is_spent(chain.root) else _ADVICE.get(chain.root.category)
    own = code.exception if code.is_thrown_alone(found) else own
    words = refusals.turned_away(found) or code.ended(found)
    if chain.root.message == UNORDERED and found.address:
        words = after_the_money(found)
    words = words or (own(found) if own is not None else "")
    words = worded_for(timeline.program, words)
    for said in dict.fromkeys((in_words(words), words)):
        draft = Draft(said, ClaimKind.CAUSE, found.ids)
        if said and check_claims([draft], timeline.entries)[0]:
            return _TWICE_STOPPED.sub(r"\1”", said)
    general = suggest_fix(chain.root.category)
    return worded_for(timeline.program, general) if general else None


_ADVICE: dict[Category, Callable[[Pointers], str]] = {
    Category.JS_EXCEPTION: code.exception,
    Category.BACKEND_ERROR: backend,
    Category.API_CONTRACT: answers.contract,
    Category.AUTH_EXPIRED: signed_out,
    Category.PERMISSION_DENIED: refusals.denied,
    Category.VALIDATION_REJECTED: refusals.validation,
    Category.PAYMENT_DECLINED: refusals.declined,
    Category.TIMEOUT_SLOW: servers.slow,
    Category.CORS: servers.cors,
    Category.CSP: servers.policy,
    Category.CHUNK_LOAD: servers.chunk,
    Category.ASSET_MISSING: servers.asset,
    Category.STORAGE: code.storage,
    Category.OFFLINE: away,
    Category.SOCKET_DROP: live,
    Category.STALE_VERSION: stale,
    Category.REDIRECT_LOOP: loop,
    Category.RACE: race,
    Category.THIRD_PARTY: code.foreign,
    Category.DEAD_CONTROL: code.dead,
    Category.HYDRATION: code.hydration,
}
