"""Reads queries and forms as people send them, bounded. Not: what the fields mean."""

from urllib.parse import parse_qsl, urlencode

from usercontext.domain.errors import ValidationFailed

_MOST_FIELDS = 1_200  # a page of a thousand issues, each ticked


class Fields:
    """Texts by name; the last wins where one is wanted. Empty texts count as absent."""

    def __init__(self, pairs: list[tuple[str, str]] | None = None) -> None:
        self._pairs = pairs or []

    @classmethod
    def read(cls, text: str) -> "Fields":
        """Read ``a=1&b=2``; raises ValidationFailed for too many fields."""
        try:
            pairs = parse_qsl(
                text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="replace"
            )
        except ValueError as error:
            raise ValidationFailed("Too many fields") from error
        # a NUL is nothing that a person types, and PostgreSQL keeps none
        return cls([(name, value.replace("\0", "\ufffd")) for name, value in pairs])

    def get(self, name: str, default: str = "") -> str:
        """Return the text of a field."""
        for known, value in reversed(self._pairs):
            if known == name and value:
                return value
        return default

    def all(self, name: str) -> list[str]:
        """Return every text of a field that may come several times."""
        return [value for known, value in self._pairs if known == name and value]

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """Return a number; what is none or out of bounds is the default: people edit these."""
        text = self.get(name)
        if not (text.isascii() and text.isdigit() and len(text) < 10):
            return default
        return int(text) if least <= int(text) <= most else default

    def with_changes(self, **changes: str | int | None) -> str:
        """Return the query with some fields set and others, None, taken out; with its ``?``."""
        kept = [(name, value) for name, value in self._pairs if name not in changes and value]
        kept += [(name, str(value)) for name, value in changes.items() if value not in (None, "")]
        return f"?{urlencode(kept)}" if kept else ""

    def __bool__(self) -> bool:
        return any(value for _, value in self._pairs)
