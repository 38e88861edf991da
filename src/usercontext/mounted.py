"""The demo shop and the pages for people, as the API's door mounts them. Not: what they answer."""

import ipaddress
from urllib.parse import urlsplit

from usercontext.actions.deps import Deps
from usercontext.api.browser_files import read_manifest
from usercontext.api.calls import Answer
from usercontext.api.mounts import HangUp, Mount
from usercontext.api.peers import Peers
from usercontext.api.request import Request
from usercontext.api.script_tag import package_command, script_tag
from usercontext.api.static_files import takes_gzip
from usercontext.dashboard.asked import Asked as AskedPage
from usercontext.dashboard.door import Dashboard, owns
from usercontext.dashboard.rendering import open_templates
from usercontext.dashboard.shelf import read_shelf
from usercontext.dashboard.site import DashboardOptions, Site
from usercontext.log import get_logger
from usercontext.settings.sources import Settings
from usercontext.shop.asked import Asked
from usercontext.shop.shelf import find_places
from usercontext.shop.shop import MOUNT, Shop

_log = get_logger(__name__)


class MountedShop:
    """The demo shop: requests in its words, answers in the door's."""

    name = MOUNT + "/"
    takes_forms = False
    _prefix = MOUNT.encode()

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def owns(self, request: Request) -> bool:
        """Tell whether a path is the shop's or below it."""
        path = request.path
        return path == self._prefix or path.startswith(self._prefix + b"/")

    async def answer(self, request: Request, body: bytes) -> Answer:
        """Answer a request; raises HangUp where the shop cuts the connection."""
        headers = request.headers
        told = await self._shop.answer(
            Asked(
                "GET" if request.method == "HEAD" else request.method,
                request.path[len(self._prefix) :].decode("latin-1"),
                request.query.decode("latin-1"),
                headers.get(b"host", b"").decode("latin-1"),
                headers.get(b"cookie", b"").decode("latin-1"),
                body,
            )
        )
        if told.is_cut:
            raise HangUp
        return _answer(told.status, told.body, told.headers, told.content_type)


class MountedPages:
    """The pages for people: requests in their words, answers in the door's."""

    name = "/p/"
    takes_forms = True

    def __init__(self, dashboard: Dashboard, peers: Peers, public_url: str | None) -> None:
        self._dashboard = dashboard
        self._peers = peers
        self._is_public_secure = (public_url or "").startswith("https://")

    def owns(self, request: Request) -> bool:
        """Tell whether a path is one of the pages' own, or was typed where there is no page."""
        return owns(request.path) or _is_strayed(request)

    async def answer(self, request: Request, body: bytes) -> Answer:
        """Answer a request."""
        headers, peer = request.headers, request.peer
        told = await self._dashboard.answer(
            AskedPage(
                method=request.method,
                path=request.path.decode("latin-1"),
                query=request.query.decode("latin-1"),
                host=headers.get(b"host", b"").decode("latin-1"),
                cookie=headers.get(b"cookie", b"").decode("latin-1"),
                origin=_text(headers.get(b"origin")),
                fetch_site=_text(headers.get(b"sec-fetch-site")),
                browser=headers.get(b"user-agent", b"").decode("latin-1"),
                known_tag=headers.get(b"if-none-match", b"").decode("latin-1"),
                is_part=b"hx-request" in headers,
                takes_gzip=takes_gzip(headers.get(b"accept-encoding", b"")),
                peer=self._peers.client(peer, headers) or peer or "",
                is_secure=self._is_public_secure or self._peers.is_secure(peer, headers),
                is_local=self._peers.is_loopback(peer, headers),
                body=body,
            )
        )
        return _answer(told.status, told.body, told.headers, told.content_type)


def open_mounts(settings: Settings, deps: Deps) -> tuple[Mount, ...]:
    """Open what is beside the API, as the settings say; raises FilesMissing."""
    shop = open_shop() if shows_shop(settings) else None
    mounts: list[Mount] = [] if shop is None else [shop]
    if settings.serve.dashboard == "on":
        manifest = read_manifest()
        site = Site(
            deps=deps,
            options=DashboardOptions(settings.api.public_url, shop is not None),
            shelf=read_shelf(),
            templates=open_templates(),
            tag=lambda address, key: script_tag(manifest, address, key, widget=True),
            install=lambda address: package_command(manifest, address),
        )
        peers = Peers(settings.api.trusted_proxies)
        mounts.append(MountedPages(Dashboard(site), peers, settings.api.public_url))
    return tuple(mounts)


def shows_shop(settings: Settings) -> bool:
    """Tell whether the demo shop is open: the setting says so, or nobody else reaches us."""
    if settings.serve.demo != "auto":
        return settings.serve.demo == "on"
    # a proxy leads others to a loopback address: a tag and a shop that anybody may break
    public = urlsplit(settings.api.public_url or "").hostname
    is_passed_on = settings.api.trusted_proxies or (public and not _is_loopback(public))
    return _is_loopback(settings.serve.host) and not is_passed_on


def open_shop() -> MountedShop | None:
    """Open the demo shop, if it is part of this installation."""
    places = find_places()
    if places is None:
        _log.warning("the demo shop is not part of this installation")
        return None
    return MountedShop(Shop(places))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_strayed(request: Request) -> bool:
    """Tell whether a browser shows the answer to somebody: programs are told of it in JSON."""
    is_shown = _text(request.headers.get(b"sec-fetch-site")) in ("none", "same-origin")
    return is_shown and request.method == "GET" and not request.path.startswith(b"/v1")


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode("latin-1")


def _answer(
    status: int, body: bytes, headers: tuple[tuple[str, str], ...], content_type: str
) -> Answer:
    pairs = tuple((name.encode(), value.encode("latin-1")) for name, value in headers)
    return Answer(status, body, pairs, content_type.encode())
