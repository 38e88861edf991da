"""Where the server's socket stands and who may use it. Not: what is said over it."""

import os
import socket
import stat
import struct
import tempfile
from pathlib import Path

SOCKET_NAME = "usercontext.sock"
_PLACE_NAME = "usercontext.sock.place"
_LONGEST_ADDRESS = 100
"""The kernel takes 107 bytes on Linux, 103 on macOS."""


def listen_privately(data_dir: Path) -> socket.socket:
    """Bind the socket of a data folder for its owner alone; the caller holds the writer's lock."""
    address = _choose_address(data_dir)
    address.unlink(missing_ok=True)  # left by a server that was killed: the lock is ours, so dead
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    previous = os.umask(0o177)
    try:
        listener.bind(str(address))
    finally:
        os.umask(previous)
    listener.listen(64)
    listener.setblocking(False)
    return listener


def socket_address(data_dir: Path) -> Path:
    """Return where a server of this folder listens, if one does."""
    address = data_dir / SOCKET_NAME
    if _fits(address):
        return address
    try:
        return Path((data_dir / _PLACE_NAME).read_text("utf-8")) / SOCKET_NAME
    except FileNotFoundError:
        return address


def remove_socket(data_dir: Path) -> None:
    """Remove the socket and, where it stood elsewhere, its folder."""
    address = socket_address(data_dir)
    address.unlink(missing_ok=True)
    if address.parent != data_dir and address.parent.is_dir():
        address.parent.rmdir()
    (data_dir / _PLACE_NAME).unlink(missing_ok=True)


def is_user(peer: socket.socket, owner: int) -> bool:
    """Tell whether the other end runs as that user; where the kernel cannot say, the modes must."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    size = struct.calcsize("3i")
    credentials = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    _pid, user, _group = struct.unpack("3i", credentials)
    return bool(user == owner)


def _choose_address(data_dir: Path) -> Path:
    address = data_dir / SOCKET_NAME
    if _fits(address):
        return address
    known = socket_address(data_dir)
    if known != address and _is_private(known.parent):
        return known
    place = Path(tempfile.mkdtemp(prefix="usercontext-"))
    descriptor = os.open(data_dir / _PLACE_NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(str(place))
    return place / SOCKET_NAME


def _fits(address: Path) -> bool:
    return len(os.fsencode(address)) <= _LONGEST_ADDRESS


def _is_private(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    return is_ours and stat.S_IMODE(found.st_mode) == 0o700
