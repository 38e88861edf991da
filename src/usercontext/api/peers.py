"""Who is at the other end of the connection, proxies considered. Not: what they may do."""

import ipaddress
from functools import lru_cache

from usercontext.api.headers import Headers

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Peers:
    """Reads client addresses, believing ``X-Forwarded-For`` only from the proxies named."""

    def __init__(self, trusted_proxies: tuple[str, ...]) -> None:
        self._trusted: tuple[Network, ...] = tuple(
            ipaddress.ip_network(text, strict=False) for text in trusted_proxies
        )

    def client(self, peer: str | None, headers: Headers) -> str | None:
        """Return the bucket of a client to be limited by address, or None if it must not be.

        Without a named proxy a private peer may be a proxy that hides thousands of people, so
        only a public one counts. An IPv6 client is its /64: one household, one customer.
        """
        if not self._trusted:
            return _public_bucket(peer)
        address = _parse(peer)
        if address is None:
            return None
        if self._is_trusted(address):
            address = self._forwarded_for(headers) or address
        return _bucket(address)

    def is_loopback(self, peer: str | None, headers: Headers) -> bool:
        """Tell whether the request comes from this machine and not through a proxy on it."""
        address = _parse(peer)
        if address is None or b"x-forwarded-for" in headers or b"forwarded" in headers:
            return False
        return address.is_loopback

    def is_secure(self, peer: str | None, headers: Headers) -> bool:
        """Tell whether a proxy that is trusted says that the request came to it by HTTPS."""
        address = _parse(peer)
        if address is None or not self._is_trusted(address):
            return False
        return headers.get(b"x-forwarded-proto", b"").strip().lower() == b"https"

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


@lru_cache(maxsize=4096)  # asking an address whether it is public takes 5 us
def _public_bucket(peer: str | None) -> str | None:
    address = _parse(peer)
    return _bucket(address) if address is not None and address.is_global else None


@lru_cache(maxsize=4096)
def _parse(text: str | None) -> Address | None:
    try:
        address = ipaddress.ip_address(text or "")
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
