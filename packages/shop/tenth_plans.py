"""The tenth set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import TENTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot destructure property 'tabId' of 'undefined' as it is undefined.\n"
        "    at chrome-extension://gighmmpiobklfepjocnamgkkbiglidom/inject.js:2:1180",
    ),
    ("throw", "Can't find variable: gmo"),
    ("throw", "ResizeObserver loop limit exceeded"),
    ("throw", "Script error."),
    (
        "throw",
        "null is not an object (evaluating 'this.video.webkitDisplayingFullscreen')\n"
        "    at https://tv.widgets.example/embed.js:3:902",
    ),
    ("reject", "Error: A listener indicated an asynchronous response by returning true"),
    ("reject", "Non-Error promise rejection captured with value: undefined"),
    ("reject", "NotAllowedError: play() failed because the user didn't interact first"),
    ("error", "[Report Only] Refused to apply inline style: 'unsafe-inline' is not allowed"),
    ("error", "[survey] no survey for this visitor, none is shown"),
    ("error", "POST https://events.replay.example/batch net::ERR_BLOCKED_BY_CLIENT"),
    ("warn", "[Violation] 'click' handler took 181ms"),
    ("warn", "[Intervention] Slow network is detected. Fallback font will be used"),
    ("warn", "A cookie will soon be rejected because it is foreign and lacks Partitioned"),
    ("warn", "[feed] prices are 4 minutes old, they are asked for again at the next page"),
    ("warn", "Warning: validateDOMNesting: whitespace text nodes cannot be a child of <tr>."),
)
ELSEWHERE = (
    "When does the shop in town open on Saturdays?",
    "Mein Paket liegt seit Tagen beim Zoll.",
    "The handle of the mug is too hot, is that normal?",
    "Ik heb de verkeerde kleur ontvangen.",
    "Pourriez-vous emballer le vase plus solidement ?",
    "Last month's invoice had my old company name on it.",
    "¿Tienen también platos de la misma serie?",
    "母の日までに届きますか？",
    "Your newsletter is lovely, thank you!",
    "The photographs of the candle are too dark.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

TENTH = ApartSet(
    TENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=211,
    injected=5,
    distracted=6,
    unrelated=7,
    healthy=15,
)
