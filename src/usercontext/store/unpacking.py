"""Open what chunks are compressed to, with the dictionary each one names. Not: packing, entries."""

from collections import OrderedDict
from collections.abc import Callable

import structlog
import zstandard
from sqlalchemy import Connection, bindparam, select

from usercontext.store.tables import dictionary

_KEPT_PER_CONNECTION = 16
_CACHE = "decompressors"

Decompress = Callable[[bytes], bytes]

_log = structlog.get_logger(__name__)


class DictionaryMissing(Exception):
    """A chunk names a dictionary that is not there; its entries cannot be read."""


class Unpacker:
    """Open the bodies of chunks; what it prepares stays with the connection, for the next reader.

    A connection is used by one thread at a time, as a decompressor must be.
    """

    def __init__(self, tx: Connection) -> None:
        self._tx = tx
        self._known: OrderedDict[int | None, Decompress] = tx.info.setdefault(_CACHE, OrderedDict())

    def __call__(self, body: bytes, dictionary_row: int | None) -> bytes:
        """Return the batch as it was stored; raises DictionaryMissing."""
        return self.opener(dictionary_row)(body)

    def opener(self, dictionary_row: int | None) -> Decompress:
        """Return what opens the chunks that name this dictionary; raises DictionaryMissing."""
        decompress = self._known.get(dictionary_row)
        return self._prepare(dictionary_row) if decompress is None else decompress

    def _prepare(self, dictionary_row: int | None) -> Decompress:
        while len(self._known) >= _KEPT_PER_CONNECTION:
            self._known.popitem(last=False)
        known = None if dictionary_row is None else self._load(dictionary_row)
        self._known[dictionary_row] = zstandard.ZstdDecompressor(dict_data=known).decompress
        return self._known[dictionary_row]

    def _load(self, dictionary_row: int) -> zstandard.ZstdCompressionDict:
        body = self._tx.scalar(_BODY, {"row": dictionary_row})
        if body is None:
            _log.error("dictionary missing", dictionary=dictionary_row)
            raise DictionaryMissing(f"Dictionary {dictionary_row} is not there")
        return zstandard.ZstdCompressionDict(body)


_BODY = select(dictionary.c.body).where(dictionary.c.id == bindparam("row"))
