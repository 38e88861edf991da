"""Who visits the shop, what breaks for them and what they say, drawn by chance. Not: playing it."""

from collections.abc import Iterator, Sequence
from random import Random

from msgspec import Struct

from usercontext.shop.faults import Expected, Fault, Variant
from usercontext.shop.goods import PRODUCTS
from usercontext.shop.words import LANGUAGES, Mood, word_report

HEALTHY_SHARE = 0.7
REPORTING_SHARE = 0.3
"""Of those for whom something broke: most people never tell, which is what reach is for."""
HEALTHY_REPORTING_SHARE = 0.05
"""Of the share that reports a fault."""
NOISY_SHARE = 0.35

_MOODS = (Mood.PLAIN,) * 5 + (Mood.SHORT,) * 2 + (Mood.ANGRY, Mood.WRONG, Mood.CONTRADICTING)
_SCREENS = ((1280, 800), (1440, 900), (1920, 1080), (820, 1180), (390, 844))
_LOCALES = {"en": "en-IE", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "pt": "pt-BR"} | {
    "ja": "ja-JP",
    "ar": "ar-EG",
}
_WANDERINGS = ("search", "product", "cart")
_PACES_S = (0.02, 0.05, 0.1, 0.2)
"""Pauses between two acts: a tenth of a person's, or a minute would show twenty visits."""
_HEALTHY_VISITS = (
    *("checkout", "checkout", "browse", "browse", "add-to-cart", "search", "voucher"),
    *("sign-in", "account", "buy-signed-in", "newsletter"),
)
_PLACES = {
    "browse": "browse",
    "newsletter": "browse",
    "search": "search",
    "offline-search": "search",
    "add-to-cart": "add",
    "voucher": "voucher",
    "voucher-hammered": "voucher",
    "sign-in": "signin",
    "sign-up": "signin",
    "account": "account",
}
"""Where a visit's fault strikes, as reports have it; all others pay."""
_LOOK_S = 0.15
_LOOK_AT_FAULT_S = 1.0
_PATIENCE_S, _PATIENCE_WITH_FAULT_S = 25.0, 5.0
_DEAD_CLICK_S = 1.9
"""The capture script calls a click dead when nothing has followed it for 1.5 s."""


Choices = Sequence[tuple[Fault, Variant]]


class Plan(Struct, frozen=True):
    """One visit before it is played; ``visit`` names what the visitor is up to.

    ``lines`` (level, words) are what the page writes to its console on arrival, or what is thrown
    and rejected there (``throw``, ``reject``); ``banner`` is what stands on a button that the
    visitor clicks away: distractions, or orders to whoever reads it.
    """

    number: int
    visit: str
    fault: Fault | None = None
    variant: Variant | None = None
    noise: bool = False
    user: str = ""
    language: str = "en"
    viewport: tuple[int, int] = _SCREENS[0]
    pace_s: float = 0.0
    goods: tuple[str, ...] = ("mug",)
    wanders: tuple[str, ...] = ()
    chatter: int = 0
    lines: tuple[tuple[str, str], ...] = ()
    banner: str = ""
    report: str | None = None
    mood: Mood | None = None

    @property
    def locale(self) -> str:
        """Return the language as a browser has it."""
        return _LOCALES[self.language]

    @property
    def settle_s(self) -> float:
        """Return how long what the visit sets off may take to be seen."""
        if self.fault is None or self.variant is None:
            return _LOOK_S
        is_dead = any(e.where.get("payload.kind") == "dead_click" for e in self.expects)
        return self._slowest_s + (_DEAD_CLICK_S if is_dead else _LOOK_AT_FAULT_S)

    @property
    def patience_s(self) -> float:
        """Return how long the visitor looks for a control before giving up."""
        return _PATIENCE_S if self.fault is None else _PATIENCE_WITH_FAULT_S + self._slowest_s

    @property
    def _slowest_s(self) -> float:
        if self.variant is None:
            return 0.0
        waits_s = self.variant.config.get("timeout_ms", 15_000) / 1000
        # a browser asks once more by itself where a connection that it used again is cut
        delays_s = (rule.delay_s * (1 + rule.cut) for rule in self.variant.rules)
        return max((min(delay_s, waits_s) for delay_s in delays_s), default=0.0)

    @property
    def expects(self) -> tuple[Expected, ...]:
        """Return the entries that the visit must leave, in order."""
        if self.fault is None or self.variant is None:
            return ()
        own = self.variant.expects
        return self.fault.expects if own is None else own

    @property
    def switch(self) -> str:
        """Return the fault and its variant as an address switches them, '' when all is well."""
        return f"{self.fault.id}:{self.variant.id}" if self.fault and self.variant else ""


class Wishes(Struct, frozen=True):
    """What a crowd is drawn by; ``choices`` are the faults that may strike, empty for none."""

    sessions: int
    seed: int
    choices: Choices
    healthy_share: float = HEALTHY_SHARE
    reporting_share: float = REPORTING_SHARE
    users: int = 40


def draw_crowd(wishes: Wishes) -> Iterator[Plan]:
    """Yield the plans of a crowd; the same wishes draw the same crowd."""
    for number in range(wishes.sessions):
        # a chance of its own for each visit: a longer crowd begins like a shorter one
        yield _draw(Random(f"{wishes.seed}/{number}"), number, wishes)  # noqa: S311  (no secret)


def plan_of(fault: Fault | None, variant: Variant | None, number: int = 0) -> Plan:
    """Return the plainest visit that meets a variant, without chance, noise or report."""
    visit = "checkout" if fault is None else (variant and variant.visit) or fault.visit
    return Plan(number, visit, fault, variant)


def _draw(chance: Random, number: int, wishes: Wishes) -> Plan:
    fault = variant = None
    if wishes.choices and chance.random() >= wishes.healthy_share:
        fault, variant = chance.choice(wishes.choices)
    language = chance.choice(LANGUAGES) if chance.random() < 0.6 else "en"
    visit = chance.choice(_HEALTHY_VISITS) if fault is None else plan_of(fault, variant).visit
    mood, report = _draw_report(chance, visit, fault, language, wishes.reporting_share)
    goods = chance.sample([product.id for product in PRODUCTS], chance.randint(1, 3))
    return Plan(
        number,
        visit,
        fault,
        variant,
        noise=chance.random() < NOISY_SHARE,
        user=f"visitor-{chance.randrange(wishes.users) + 1}",
        language=language,
        viewport=chance.choice(_SCREENS),
        pace_s=chance.choice(_PACES_S),
        goods=tuple(goods),
        wanders=tuple(chance.sample(_WANDERINGS, chance.choice((0, 0, 1, 2)))),
        report=report,
        mood=mood,
    )


def _draw_report(
    chance: Random, visit: str, fault: Fault | None, language: str, share: float
) -> tuple[Mood | None, str | None]:
    if fault is None and share < 1:
        share *= HEALTHY_REPORTING_SHARE
    if chance.random() >= share:
        return None, None
    mood = chance.choice(_MOODS)
    if fault is not None and fault.says and mood is Mood.PLAIN and language == "en":
        return mood, chance.choice(fault.says)
    return mood, word_report(chance, language, _PLACES.get(visit, "pay"), mood)
