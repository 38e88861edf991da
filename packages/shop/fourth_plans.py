"""The fourth set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what frameworks, players, workers and other houses' scripts leave behind in pages that
work, in the words that teams tell their collectors of errors to leave out.
"""

from apart_plans import ApartSet

from usercontext.shop.families import FOURTH_FAMILIES

NOISE = (
    ("throw", "NEXT_REDIRECT"),
    ("throw", "undefined is not an object (evaluating '__gCrWeb.form')"),
    (
        "throw",
        "Failed to fetch\n    at https://www.google-analytics.com/g/collect:1:2044",
    ),
    (
        "throw",
        "Cannot read properties of undefined (reading 'sendMessage')\n"
        "    at safari-web-extension://6A1D2F0C-77B1/content.js:4:9120",
    ),
    ("reject", "AbortError: Transition was skipped"),
    ("reject", "AbortError: The user aborted a request."),
    ("reject", 'NavigationDuplicated: Avoided redundant navigation to current location: "/demo/".'),
    (
        "reject",
        "TypeError: Failed to update a ServiceWorker for scope ('https://shop.example/') with "
        "script ('https://shop.example/sw.js'): An unknown error occurred when fetching it.",
    ),
    ("reject", "WKWebView API client did not respond to this postMessage"),
    (
        "error",
        "NotAllowedError: play() failed because the user didn't interact with the document first.",
    ),
    (
        "error",
        "Failed to execute 'postMessage' on 'DOMWindow': The target origin provided "
        "('https://www.youtube.com') does not match the recipient window's origin "
        "('https://shop.example').",
    ),
    (
        "error",
        "DevTools failed to load source map: Could not load content for "
        "https://shop.example/assets/main.js.map: HTTP error: status code 404",
    ),
    ("warn", "The AudioContext was not allowed to start. It must be resumed after a user gesture."),
    ("warn", "[Intervention] Images loaded lazily and replaced with placeholders."),
    ("warn", "Download the React DevTools for a better development experience"),
)
ELSEWHERE = (
    "How do I change the e-mail of my account?",
    "Der Becher ist kleiner als auf dem Bild.",
    "All good today, just wanted to say that the shop got much faster!",
    "My husband cannot log in on his tablet. For me everything works.",
    "Wo ist meine Rechnung vom März?",
    "Do you also sell lids for the teapot?",
    "J’ai reçu la mauvaise couleur.",
    "The search is useless, it never finds my orders.",
    "配送日を変更できますか？",
    "¿Cuándo vuelven a tener el jarrón grande?",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

FOURTH = ApartSet(
    FOURTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=83,
    injected=3,
    distracted=5,
    unrelated=8,
    healthy=18,
)
