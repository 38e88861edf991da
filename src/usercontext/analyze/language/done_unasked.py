"""What programs do by themselves, and what is beside whatever they are there for, by words.

Not: whether somebody tried it.
"""

import re

from usercontext.analyze.language.words import fold

_BY_ITSELF = re.compile(
    r" (?:caches?|sync\w*|telemetry|analytics|track\w*|metrics?|events?|logs?|logger|heartbeats?"
    r"|ping|presence|beacon|collect|batch|poll\w*|prefetch\w*|preload\w*|thumbnails?|avatars?"
    r"|images?|icons?|fonts?|ads?|banners?|flags?|config|updates?|updater|push|tokens?|devices?"
    r"|drafts?|autosave|previews?|search|suggest\w*|recommend\w*|history|exports?|reports?"
    r"|e?mails?|notifications?|comments?|feedback|ratings?|reviews?|locations?|weather|crash\w*"
    r"|settings?|preferences?|themes?|languages?|profiles?|wish ?lists?|favou?rites?|likes?"
    r"|follow\w*|bookmarks?|typing|seen|read|layouts?|filters?|nicknames?|badges?|streaks?"
    r"|background|worker|cron|cleanup|retention|backups?|scheduled|reconnect\w*|sockets?|job) "
)


def is_done_unasked(text: str) -> bool:
    """Tell a line of what a program does unasked, or of what is oneself's and no work."""
    return _BY_ITSELF.search(fold(text)) is not None
