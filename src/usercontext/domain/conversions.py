"""How often sessions converted that met a cause, beside those that did not. Not: what it costs."""

from msgspec import Struct


class Stratum(Struct, frozen=True):
    """Sessions that began on one page, of one release and one browser ('' where not known).

    ``affected`` of them met the cause; of these and of the others some converted.
    """

    entry_path: str
    release: str
    browser: str
    affected: int
    affected_converted: int
    others: int
    others_converted: int
