"""Who may make a call: the key of a request and where it may be used. Not: what a key is."""

from enum import Enum

from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.api.headers import Headers
from usercontext.api.options import ApiOptions
from usercontext.domain.errors import KeyRefused, Unauthorized
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.domain.refusal import RefusalReason

_NO_KEY = "Missing or invalid API key"
_ONLY_SENDS = "A publishable key only sends: this call needs a secret one"
_FOREIGN_PAGE = (
    "A secret key must not be used from a page: use a publishable key, "
    "or mint a secret key with --allow-browser"
)
_UNLISTED_PAGE = (
    "This publishable key is not for pages of this origin: allow it in the key's settings"
)


class Caller(Enum):
    """Who may call a route."""

    ANYONE = "anyone, without a key"
    OPERATOR = "this machine, or a secret key"
    OWNER = "a secret key"
    PAGE = "a secret or publishable key"


async def admit(deps: Deps, options: ApiOptions, caller: Caller, headers: Headers) -> ApiKey:
    """Return the key of a request that may make a call of this kind; raises Unauthorized.

    The key is read from the header alone, exactly one; nothing of the body is looked at.
    """
    text = headers.get(b"x-api-key")
    if text is None:
        raise Unauthorized(_NO_KEY)
    key = await projects.authenticate(deps, text.decode("latin-1"))
    check_key(key, caller, headers, options)
    return key


def known_key(deps: Deps, headers: Headers) -> ApiKey | None:
    """Return the key of a request as it was read last, None where it has to be read first."""
    text = headers.get(b"x-api-key")
    return None if text is None else projects.known_key(deps, text.decode("latin-1"))


def is_listed(origin: str, listed: tuple[str, ...]) -> bool:
    """Tell whether an origin is in a key's list: exact, or ``*`` as its leftmost label."""
    return any(_matches(origin, entry.lower()) for entry in listed)


def check_key(key: ApiKey, caller: Caller, headers: Headers, options: ApiOptions) -> None:
    """Raise Unauthorized unless this key may make a call of this kind from where it comes."""
    if key.kind is KeyKind.PUBLISHABLE and caller is not Caller.PAGE:
        raise Unauthorized(_ONLY_SENDS)
    origin = headers.get(b"origin")
    if origin is not None:
        _check_origin(key, origin.decode("latin-1").lower(), headers, options)


def _check_origin(key: ApiKey, origin: str, headers: Headers, options: ApiOptions) -> None:
    if key.kind is KeyKind.SECRET:
        if not key.allow_browser and not _is_own(origin, headers, options):
            raise KeyRefused(_FOREIGN_PAGE, RefusalReason.SECRET_KEY, key.project_row, key.row)
    # null is the origin of every sandboxed frame: nobody's, so nobody can have listed it
    elif origin == "null" or (key.origins and not is_listed(origin, key.origins)):
        why = RefusalReason.UNLISTED_ORIGIN
        raise KeyRefused(_UNLISTED_PAGE, why, key.project_row, key.row)


def _matches(origin: str, entry: str) -> bool:
    scheme, wildcard, domain = entry.partition("://*.")
    if not wildcard:
        return origin == entry
    label = origin.removeprefix(f"{scheme}://").removesuffix(f".{domain}")
    return origin == f"{scheme}://{label}.{domain}" and label.replace("-", "a").isalnum()


def _is_own(origin: str, headers: Headers, options: ApiOptions) -> bool:
    own = options.own_origins
    if options.public_url is not None:
        own = (*own, options.public_url)
    if own:
        return any(origin == _origin_of(url.lower()) for url in own)
    # behind a proxy that ends TLS the scheme differs, the host does not
    return origin.partition("://")[2] == headers[b"host"].decode("latin-1").lower()


def _origin_of(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}"
