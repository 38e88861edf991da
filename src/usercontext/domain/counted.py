"""A number with the right form of its noun, in English. Not: thousands of screens, percents."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write ``1 session``, ``1,200 sessions``; ``many`` is for nouns that take no bare s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
