"""Which addresses may be reached: a strict reading of the URL, a table of networks. No sockets.

``is_global`` of the standard library is not enough: for Python 3.11 NAT64, 6to4, IPv4-compatible,
site-local and multicast addresses are global, and so is a cloud's metadata service.
"""

import ipaddress
import re
from collections.abc import Iterable

from msgspec import Struct

from usercontext.deliver.options import DeliverOptions
from usercontext.domain.delivery import LONGEST_ADDRESS
from usercontext.domain.errors import ValidationFailed

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-fA-F:.]{2,45}\]|[0-9A-Za-z._-]{1,253})"
    r"(:(?P<port>[0-9]{1,5}))?(?P<path>[/?][!\"$-\[\]-~]*)?",
    re.ASCII,
)
_LABEL = re.compile(r"(?!-)[0-9A-Za-z_-]{1,63}(?<!-)", re.ASCII)
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*", re.ASCII)
_PORTS = {"http": 80, "https": 443}

# never, whatever is allowed: the machine's own network and what clouds tell machines there
_NEVER = (
    "0.0.0.0/8 169.254.0.0/16 168.63.129.16/32 100.100.100.200/32 224.0.0.0/4 255.255.255.255/32 "
    "::/128 fe80::/10 fd00:ec2::254/128 ff00::/8"
)
_DENIED_4 = (
    "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 "
    "192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 "
    "198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4 168.63.129.16/32"
)
# of IPv6 what is public lies in 2000::/3; IPv4 in any disguise (mapped, NAT64, 6to4, Teredo) is out
_PUBLIC_6 = ipaddress.ip_network("2000::/3")
_DENIED_6 = "2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20"


def _networks(words: str | Iterable[str]) -> tuple[Network, ...]:
    listed = words.split() if isinstance(words, str) else words
    return tuple(ipaddress.ip_network(word, strict=False) for word in listed)


_NEVER_AT_ALL = _networks(_NEVER)
_DENIED = _networks(f"{_DENIED_4} {_DENIED_6}")


class Target(Struct, frozen=True):
    """Where a URL leads: a host as a certificate names it, a port, a path with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Return host and port as the header ``Host`` has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def literal(self) -> Address | None:
        """Return the address that the host is, None when it is a name."""
        return _literal(self.host)


def read_target(url: str, options: DeliverOptions) -> Target:
    """Read a URL as strictly as any reader could, so that no two can disagree about it.

    Raises ValidationFailed for user names, backslashes, spaces, fragments, other alphabets, numbers
    that only some readers take for an address, ports and addresses that are not allowed.
    """
    found = _URL.fullmatch(url) if len(url) <= LONGEST_ADDRESS else None
    if found is None:
        raise ValidationFailed("url: must be an http or https URL in ASCII, without a user name")
    scheme, host = found["scheme"], found["host"].strip("[]").removesuffix(".").lower()
    if not _is_host(host, found["host"].startswith("[")):
        raise ValidationFailed("url: its host must be a name or a plain address")
    port = int(found["port"]) if found["port"] else _PORTS[scheme]
    if port not in options.ports:
        raise ValidationFailed("url: its port is not allowed (USERCONTEXT_DELIVER_PORTS)")
    path = found["path"] or "/"
    target = Target(scheme, host, port, path if path.startswith("/") else f"/{path}")
    if target.literal is not None and not is_allowed(target.literal, options):
        raise ValidationFailed(NOT_ALLOWED)
    return target


NOT_ALLOWED = "url: leads to an address that is not allowed (USERCONTEXT_DELIVER_PRIVATE)"


def is_allowed(address: Address, options: DeliverOptions) -> bool:
    """Tell whether we connect there: a public address, or one of a network that is allowed."""
    plain = _without_zone(address)
    if any(plain in network for network in _NEVER_AT_ALL):
        return False
    if any(plain in network for network in _networks(options.private)):
        return True
    if plain.version == 6 and plain not in _PUBLIC_6:
        return False
    return not any(plain in network for network in _DENIED)


def _without_zone(address: Address) -> Address:
    # an IPv4 number would be taken for IPv4 again; of IPv6 the zone (%eth0) is not part of it
    return ipaddress.IPv6Address(int(address)) if address.version == 6 else address


def _is_host(host: str, in_brackets: bool) -> bool:
    if in_brackets:
        return _literal(host) is not None
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):  # what ends in a number is an address, or a trick
        return _literal(host) is not None
    return all(_LABEL.fullmatch(label) for label in labels)


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
