"""A transport that keeps what it is told, for bytes that are fed by hand. No assertions."""

import asyncio
from typing import Any


class Recorder(asyncio.Transport):
    """The other end of a connection, which keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told = b""
        self.is_over = False

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return ("127.0.0.1", 1) if name == "peername" else default

    def is_closing(self) -> bool:
        return self.is_over

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.told += data

    def write_eof(self) -> None:
        self.told += b"(the end)"

    def close(self) -> None:
        self.is_over = True

    def abort(self) -> None:
        self.told += b"(cut)"
        self.is_over = True

    def get_write_buffer_size(self) -> int:
        return 0

    def pause_reading(self) -> None:
        """Nothing more comes anyway."""

    def resume_reading(self) -> None:
        """What comes is fed by hand."""
