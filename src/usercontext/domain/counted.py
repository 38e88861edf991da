"""Numbers as our sentences have them: with their noun, as a share. Not: thousands of screens."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write ``1 session``, ``1,200 sessions``; ``many`` is for nouns that take no bare s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def in_percent(share: float) -> str:
    """Write a share, 0 to 1, as ``12 %``; below a tenth with one digit behind the point."""
    return f"{share * 100:.1f} %" if 0 < share < 0.1 else f"{share * 100:.0f} %"
