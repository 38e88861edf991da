"""All weights of the rules in one table, each with its reason. Not: how they are applied."""

from usercontext.analyze.reading.parties import Party
from usercontext.analyze.signals.signal import SignalKind

BASE: dict[SignalKind, float] = {
    SignalKind.SERVER_ERROR: 3.0,  # the server itself says that it failed
    SignalKind.CHUNK: 2.8,  # a part of the application is missing
    SignalKind.EXCEPTION: 2.5,  # code stopped half way
    SignalKind.AUTH: 2.4,  # nothing works until the user signs in again
    SignalKind.DECLINED: 2.4,  # a clear answer that stops the purchase
    SignalKind.NO_ANSWER: 2.2,
    SignalKind.REFUSED: 2.2,
    SignalKind.REJECTION: 2.0,  # often a failed request seen a second time
    SignalKind.DENIED: 1.8,
    SignalKind.REJECTED: 1.8,
    SignalKind.OFFLINE: 1.8,
    SignalKind.STORAGE: 1.6,
    SignalKind.UNREADABLE: 2.6,  # the page asked well and cannot go on: it outranks its own error
    SignalKind.CLIENT_ERROR: 1.4,  # a 404 is often asked on purpose
    SignalKind.DEAD_CLICK: 1.4,  # a symptom, unless nothing else is there
    SignalKind.SLOW: 1.8,
    SignalKind.RAGE_CLICK: 1.6,  # a symptom too, but nobody hammers on what works
    SignalKind.LIMITED: 2.2,  # a refusal that no input of the user can change
    SignalKind.STORM: 1.8,  # the page clogs its own line
    SignalKind.REDIRECTS: 3.0,  # nobody gets out of it, and it makes its own errors
    SignalKind.SOCKET: 1.7,  # live parts go stale, the rest mostly works
    SignalKind.HYDRATION: 1.8,  # frameworks mostly draw anew
    SignalKind.STALE: 2.4,  # an old page meets a new server until somebody reloads
    SignalKind.DOUBLE: 3.0,  # nothing complains, and it is there twice
    SignalKind.RACE: 1.8,
    SignalKind.FORM: 1.8,  # like a refusal by the server, REJECTED
    SignalKind.MONEY: 3.2,  # the page itself says that a sum is not right
    SignalKind.MIXED_UP: 3.2,  # the page itself says that it shows what is not this user's
    SignalKind.MISMATCH: 2.4,  # like MONEY, of a day: wrong, and nobody is poorer
    SignalKind.FREEZE: 1.8,  # like a request that keeps somebody waiting
    SignalKind.NONSENSE: 1.4,  # charts write it too: somebody has to press or speak of it
    SignalKind.WARNING: 0.6,
    SignalKind.CONSOLE_ERROR: 0.6,  # pages log errors that nobody notices
    SignalKind.ASSET: 0.8,  # a missing image seldom stops anybody
    SignalKind.MEDIA: 1.8,  # a film is there to be looked at, not to be glanced over
    SignalKind.BROKEN_SCRIPT: 2.5,  # like any exception, and what the file was for is missing
}

PART = {"style": 1.0}
"""A missing image leaves a hole, without its styles a whole page falls apart."""

PARTY: dict[Party, float] = {
    Party.FIRST: 0.0,
    Party.SERVICE: -0.3,
    Party.FOREIGN: -1.0,  # not the page's own, may still be needed
    Party.BYSTANDER: -4.0,  # extensions, analytics, advertising: noise
}

CLICKED = 1.5
"""The user's own click set it off."""
LAST_ACTION = 1.0
"""It was the last thing they tried before they reported."""
NEAR = 1.0
NEARISH = 0.5
UNASKED = 0.8
"""A refusal that nobody asks for on purpose, as one may ask for what is not there."""
LAST_WORD = 1.0
"""The page said that a part of it has ended, or why it may not go on, and did nothing after it."""
KIT_REFUSES = 1.2
"""A service's own kit writes an error: it knows what it was not given, a page may only guess."""
OF_LOOKS = -1.0
"""A policy that refuses a picture or a font refuses counters' pixels most of the time."""
DEADENS = 3.0
"""A line that nobody need have noticed, had the control that it speaks of not been pressed."""
UNSAVED = 1.0
"""A page could not keep what somebody was making: they find it gone the next time."""
NEVER_TAKEN = 1.0
"""What a page saves by itself was refused each of three times and more: nothing of it is kept."""
SAID_ALOUD = 1.2
"""A value that is none, in what a page tells its user at once, is seen; a chart's may not be."""
STRANGER = -0.8
"""Another house's address that a page asked by itself and missed without a word."""
UNMISSED = -1.0
"""Another house's, of which nothing on the page shows that it was missed: it stands behind all."""
OF_THE_PAGE = 1.0
"""A 404 of the very thing that the page is there to show is not asked on purpose."""
NAMES_ITS_PAGE = 1.5
"""A page calls it an error that a part did not come, which it names and which it is there for."""
TOLD_ITS_USER = 1.0
"""An app's log says at once behind it what it showed: of several loud lines, somebody met this."""
RETRIED = 1.0
"""They tried again: it mattered and it did not work."""
EXPLAINS = 0.5
"""For each later signal that follows from it, up to two."""
ABOUT_IT = 1.0
"""The report speaks of the same thing; less than any evidence, since words are free."""
QUOTED = 1.0
"""The report holds a code, a key or an address of the log word for word: it was on the screen."""
SPOKEN_OF = 0.6
"""More than the likeliest cause, of which the report says no word, has another that it names."""
BESIDE = -2.5
"""The press had a request of its own, which failed: what was read beside it, it did not ask for."""
RECURRING = -1.5
"""It happened all along without the user stopping: noise of this page."""
ALSO_HEALTHY = -3.0
"""Times the share of healthy sessions with the same signature: what ninety of a hundred visitors
meet without a word is not what this one complains of."""
MUTE = -1.0
"""An error that no click set off and of which nothing tells whose code it was: embedded scripts
reject so all day long."""
SURVIVED = -1.0
"""A page threw it as it came up, and what was pressed on that page afterwards worked."""
RECOVERED = -1.2
"""The same thing worked afterwards."""
SETTLED = -1.0
"""And the user came to where they wanted, or the line was back and nothing had failed for it: then
neither their click nor their second try speaks for it."""
WENT_ON = -1.5
"""A control seemed dead, and the user went on with another one: menus and pictures ask no server.
"""
LEFT_IT = -1.0
"""And on another page: it was not the last thing that they tried."""
WISHED = -5.0
"""And the report asks for something, and does not say that anything fails."""
DONE_WITHOUT = -2.5
"""Nobody came for it, the page says that it goes on without, and no word of the report is of it."""
ASKS_ELSE = -1.5
"""Nobody pressed for it, nothing came of it, and the report is a question about something else."""
OVERHEARD = -0.5
"""A page said it by the way: whatever says by itself that it failed goes before it."""
UNHEARD = -6.0
"""And no word of the report is of it, or it complains of nothing: pages say much by the way."""
PICKED = 1.5
"""Whoever posts a few entries by a script of their own means the only one that tells a failure."""
MET = 1.5
"""It failed at once behind the line that broke a silence: somebody did something, and met this."""
UNMET = -1.5
"""And this did not: as the program came up, behind another failure, or by itself."""
LONE = 0.6
"""More than nothing: nothing else of the page's own failed, and the report is of just this."""
COMPETITORS = 8
"""More roots than this share the probability of a session full of small errors among themselves,
until nothing is left for the one that matters."""
TEMPERATURE = 1.8
"""Scores are divided by it before they compete: not yet calibrated on labelled cases."""
NOTHING = 2.6
"""What "none of these" starts with: a healthy page must not be given a cause."""
