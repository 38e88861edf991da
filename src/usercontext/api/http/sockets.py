"""The socket that is listened on, and how many files may be open. Not: connections."""

import asyncio
import fcntl
import resource
import socket
import termios

from usercontext.log import get_logger

_log = get_logger(__name__)
_OTHER_FILES = 256
"""What the database, the worker, logs and connections on their way out may need."""


class PortInUse(Exception):
    """Another program listens there already, or the address is not ours."""


def bind(host: str, port: int) -> socket.socket:
    """Return a bound socket that does not listen yet; raises PortInUse.

    Without SO_REUSEPORT, so that a second server on the port is refused and not let in beside.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise refused_address(host, port, error) from error
    bound.setblocking(False)
    return bound


def refused_address(host: str, port: int, error: OSError) -> PortInUse:
    """Return the error of an address that cannot be listened on, in words for the operator."""
    return PortInUse(f"cannot listen on {host} port {port}: {error.strerror or 'cannot bind'}")


def has_unread(transport: asyncio.BaseTransport) -> bool:
    """Tell whether the client has sent what the event loop has not read yet."""
    peer = transport.get_extra_info("socket")
    if peer is None or peer.fileno() < 0:
        return False
    return any(fcntl.ioctl(peer.fileno(), termios.FIONREAD, bytes(4)))


def room_for_connections(wanted: int) -> int:
    """Return how many connections the limit on open files allows, raising it as far as it goes."""
    needed = wanted + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= needed:
        return wanted
    raised = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
    if raised > soft:
        resource.setrlimit(resource.RLIMIT_NOFILE, (raised, hard))
    if raised >= needed:
        return wanted
    allowed = max(raised - _OTHER_FILES, 1)
    _log.warning("few files may be open: raise RLIMIT_NOFILE", connections=allowed, wanted=wanted)
    return allowed
