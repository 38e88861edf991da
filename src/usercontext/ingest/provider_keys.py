"""How the keys of providers begin, for the one pass, and which runs are one. Not: other shapes.

Each alternative is what a provider writes before the random part and some letters of that, so that
words and names of files are none; the one pass asks for the first four of them, because counting
more makes its automaton larger. Left out on purpose: prefixes that base64 of pictures is full of
(``EAAA``, ``EAA``), ids that are no secrets though they look it (Twilio's ``SK``, ``AC``), and keys
that are a UUID or a hash with nothing before it.
"""

import re

from usercontext.ingest.classes import Masked
from usercontext.ingest.spans import Span

_PROVIDER_KEY = rb"|".join(
    (
        rb"(?:A3T[0-9A-Z]|AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[0-9A-Z]{16}",
        rb"ABSK[0-9A-Za-z+/]{16}",
        rb"gh[pousr]_[0-9A-Za-z]{16}",
        rb"github_pat_[0-9A-Za-z]{16}",
        rb"gl(?:pat|dt|rtr?|ptt|soat|cbt|ft|agent|imt|oas|ffct|wt)-[0-9A-Za-z_-]{16}",
        rb"GR1348941[0-9A-Za-z_-]{16}",
        rb"[srp]k_(?:live|test|org)_[0-9A-Za-z]{4}",
        rb"whsec_[0-9A-Za-z]{16}",
        rb"xox[a-z]-[0-9A-Za-z-]{8}|xapp-[0-9]-",
        rb"AIza[0-9A-Za-z_-]{16}|ya29\.[0-9A-Za-z_-]{8}|GOCSPX-[0-9A-Za-z_-]{8}",
        rb"1//0[0-9A-Za-z_-]{19}",
        rb"sk-[0-9A-Za-z_-]{16}",
        rb"npm_[0-9A-Za-z]{16}",
        rb"pypi-[0-9A-Za-z_-]{16}",
        rb"uc_(?:sec|pub)_[0-9A-Za-z]{16}",
        rb"SG\.[0-9A-Za-z_-]{16}",
        rb"(?:hf|gsk|r8|ntn|aio|tfp|pnu|rdme|sgp|secret|figd|fo1|glc|phx)_[0-9A-Za-z]{16}",
        rb"(?:pplx|xai|nvapi|CFPAT|fio-u)-[0-9A-Za-z_-]{16}",
        rb"do[opr]_v1_[0-9a-f]{16}",
        rb"(?:shp(?:at|ca|pa|ss)|sbp|rubygems|lsv2_(?:pt|sk))_[0-9a-f]{16}",
        rb"(?:dapi|pul-|PMAK-)[0-9a-f]{16}",
        rb"dp\.(?:pt|st|ct|sa|scim|audit)\.[0-9A-Za-z]{16}",
        rb"hv[sbr]\.[0-9A-Za-z_-]{16}",
        rb"A(?:TAT|TCT)T3[0-9A-Za-z_-]{16}|(?:AKCp|ATBB)[0-9A-Za-z]{16}",
        rb"sb_secret_|sntry[su]_|lin_api_|glsa_|NRAK-|HRKU-AA|AGE-SECRET-KEY-1|dckr_pat_|ops_eyJ",
        rb"pscale_(?:tkn|pw|oauth)_|tskey-(?:auth|api|client)-|sq0(?:atp|csp|idp)-|FLWSECK",
        rb"(?:duffel|rzp)_(?:live|test)_|EZ[AT]K[0-9A-Za-z]{16}|re_[0-9A-Za-z]{8}_?",
        rb"access_token\$(?:production|sandbox)\$",
        rb"atlasv1\.[0-9A-Za-z_-]{16}",
        rb"hooks\.slack\.com/(?:services|workflows|triggers)/",
        rb"discord(?:app)?\.com/api/(?:v[0-9]+/)?webhooks/",
    )
)
_DISCORD = (
    rb"(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){5,7}[0-9A-Za-z]{0,4}"
    rb"\.[0-9A-Za-z_-]{6}\.[0-9A-Za-z_-]{27,48}(?![0-9A-Za-z_.-])"
)
PROVIDER_KEY = (
    re.sub(rb"\{(?:8|16)\}", b"{4}", _PROVIDER_KEY) + rb"|(?:[MNO][DTjz][AEIMQUYcgk][w-z0-5]){2}"
)
"""Where one may begin. Discord's begins with digits in base64."""
BOT_TOKEN = rb":AA[0-9A-Za-z_-]{4}"
"""The second part of Telegram's; the first is plain digits."""

_KEY = re.compile(
    rb"(?:hooks\.slack|discord(?:app)?)\.com/(?:[0-9a-z]+/){1,3}?(?<=s/)([0-9A-Za-z/_-]+)"
    rb"|access_token\$[0-9A-Za-z$]+|1//[0-9A-Za-z_-]+"
    rb"|ABSK[0-9A-Za-z+=]+(?:/[0-9A-Za-z+=]{8,})*|[0-9A-Za-z_.-]+"
)
_REAL, _OF_DISCORD = re.compile(_PROVIDER_KEY), re.compile(_DISCORD)
_MIN_KEY = 16
_DIGITS = frozenset(b"0123456789")
_PREFIX = re.compile(rb"[^-_]*[-_]")
_TELEGRAM = re.compile(rb":[0-9A-Za-z_-]{30,40}(?![0-9A-Za-z_-])")
_TELEGRAM_ID = re.compile(rb"(?:[^0-9]|\A|bot)[0-9]{8,11}\Z")
_LONGEST_ID = 16


def find_provider_key(text: bytes, start: int) -> Span | None:
    """Return the key at ``start``, known by the prefix its provider gives."""
    bot = _OF_DISCORD.match(text, start)
    if bot:
        return Span(start, bot.end(), Masked.KEY)
    run = _KEY.match(text, start) if _REAL.match(text, start) else None
    if run is None:
        return None
    if run[1]:
        return Span(run.start(1), run.end(), Masked.KEY)
    key = run[0].rstrip(b".-")
    real = len(key) >= _MIN_KEY and not _is_words(key)
    return Span(start, start + len(key), Masked.KEY if real else None)


def _is_words(key: bytes) -> bool:
    """Tell ``secret_managerconfiguration`` and ``sk-Some-Class-Name`` from random letters."""
    if not _DIGITS.isdisjoint(key):
        return False
    prefix = _PREFIX.match(key)
    return key.startswith(b"sk-") or (prefix is not None and key[prefix.end() :].islower())


def find_bot_token(text: bytes, start: int) -> Span | None:
    """Return the token of a bot whose number ends at ``start``."""
    found = _TELEGRAM.match(text, start)
    if found is None or not _TELEGRAM_ID.search(text[max(0, start - _LONGEST_ID) : start]):
        return None
    return Span(start + 1, found.end(), Masked.KEY)
