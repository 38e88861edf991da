"""Who is at the other end of the connection, proxies considered. Not: what they may do."""

import ipaddress
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from usercontext.api.headers import Headers

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Peers:
    """Reads client addresses, believing ``X-Forwarded-For`` only from the proxies named."""

    def __init__(self, trusted_proxies: tuple[str, ...]) -> None:
        self._trusted: tuple[Network, ...] = tuple(
            ipaddress.ip_network(text, strict=False) for text in trusted_proxies
        )

    def client(self, scope: Mapping[str, Any], headers: Headers) -> str | None:
        """Return the bucket of a client to be limited by address, or None if it must not be.

        Without a named proxy a private peer may be a proxy that hides thousands of people, so
        only a public one counts. An IPv6 client is its /64: one household, one customer.
        """
        peer = _peer(scope)
        if peer is None:
            return None
        if not self._trusted:
            return _bucket(peer) if peer.is_global else None
        if self._is_trusted(peer):
            peer = self._forwarded_for(headers) or peer
        return _bucket(peer)

    def is_loopback(self, scope: Mapping[str, Any], headers: Headers) -> bool:
        """Tell whether the request comes from this machine and not through a proxy on it."""
        peer = _peer(scope)
        if peer is None or b"x-forwarded-for" in headers or b"forwarded" in headers:
            return False
        return peer.is_loopback

    def _forwarded_for(self, headers: Headers) -> Address | None:
        # from the right: each trusted hop appended whom it saw; what stands left of that is hearsay
        hops = headers.get(b"x-forwarded-for", b"").decode("latin-1").split(",")
        for hop in reversed(hops):
            address = _parse(hop.strip())
            if address is None or not self._is_trusted(address):
                return address
        return None

    def _is_trusted(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def _peer(scope: Mapping[str, Any]) -> Address | None:
    client = scope.get("client")
    return _parse(client[0]) if client else None


@lru_cache(maxsize=4096)
def _parse(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return address.ipv4_mapped
    return address


@lru_cache(maxsize=4096)
def _bucket(address: Address) -> str:
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)
