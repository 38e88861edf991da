"""What to check for a server's failure, by words of databases, runtimes and networks.

Their wordings stay the same for years, whoever runs them. Not: the page's code (`error_hints`).
"""

import re

_SEEN = 1_000


def server_hint_of(text: str) -> str:
    """Say what to do about what a server said of its failure; '' where its words are unknown."""
    said = text[:_SEEN]
    return next((hint for words, hint in _WORDED if words.search(said)), "")


def hint_on_the_way(text: str) -> str:
    """Say why a question did not get through, by what the network said of it; '' where unknown."""
    said = text[:_SEEN]
    return next((hint for words, hint in _ON_THE_WAY if words.search(said)), "")


_ON_THE_WAY = tuple(
    (re.compile(words, re.I), hint)
    for words, hint in (
        (
            r"NAME_NOT_RESOLVED|ENOTFOUND|EAI_AGAIN|getaddrinfo|no such host|unknown ?host",
            "its name is not found: look at its DNS record, and at the name that is asked",
        ),
        (
            r"ERR_CERT|certificate|x509|SSL_PROTOCOL|PKIX|(?:ssl|tls) handshake",
            "its certificate is not accepted: look when it ends, for which name it is, who signed"
            " it, and at the clock of whoever asks",
        ),
        (
            r"CONNECTION_REFUSED|ECONNREFUSED|connection refused",
            "nothing listens there: look whether the service runs, and on which port",
        ),
        (
            r"ADDRESS_UNREACHABLE|EHOSTUNREACH|ENETUNREACH|no route to host",
            "there is no way to it: look at the network in between, a VPN, a firewall",
        ),
    )
)
"""Chrome's names, those of systems, and those of the languages that servers are written in."""

_WORDED = tuple(
    (re.compile(words, re.I), hint)
    for words, hint in (
        (
            r"\b(?:column|relation|table|function)\b.{1,120}(?:does ?n.t|does not) exist"
            r"|no such (?:column|table)|(?:unknown|invalid|undefined) (?:column|table)\b"
            r"|invalid object name|ORA-00(?:904|942)",
            "a migration that this release needs has not run there, or one has that it does not"
            " know: compare the two, and deploy the database first",
        ),
        (
            r"duplicate (?:key|entry)|unique constraint|E11000|violates unique|ORA-00001",
            "something with that key is there already: look whether a second try or two at once"
            " wrote it, and answer that in words instead of breaking off",
        ),
        (
            r"foreign key constraint|violates foreign key",
            "it refers to a record that is gone, or deletes one that others refer to: look which,"
            " and answer that in words",
        ),
        (
            r"null value in column|not.null constraint|cannot be null\b",
            "a value is missing that the table demands: look who ought to send it, and check it"
            " before writing",
        ),
        (
            r"value too long for|data too long|out of range for|numeric value out of range"
            r"|string or binary data would be truncated",
            "a value does not fit its column: check its length or size before writing",
        ),
        (
            r"\bdeadlock|could not serialize access|lock wait timeout",
            "two writes waited for each other: take their locks in one order, keep them short, and"
            " try the one that lost again",
        ),
        (
            r"too many (?:connections|clients)|remaining connection slots|QueuePool limit"
            r"|(?:connection )?pool (?:is )?(?:exhausted|timeout|timed out|full)"
            r"|timed? ?out .{0,40}\b(?:from|in|for) the (?:connection )?pool"
            r"|unable to acquire a connection|connection is not available, request timed out",
            "its connections are used up: look who keeps them, hold none while waiting for"
            " others, and bound how many wait",
        ),
        (
            r"ECONNREFUSED|connection refused|ENOTFOUND|EAI_AGAIN|getaddrinfo"
            r"|could not (?:connect|resolve)|no route to host|name or service not known"
            r"|upstream connect error|ECONNRESET|connection reset",
            "something that it needs was not there: look whether that ran, by which name it is"
            " asked, and answer in words while it is away",
        ),
        (
            r"ETIMEDOUT|deadline exceeded|statement timeout|canceling statement due to"
            r"|read timed out|upstream (?:request )?timed? ?out|query execution was interrupted",
            "what it asked took too long: look for a missing index or a slow service, and bound"
            " the wait",
        ),
        (
            r"out of memory|heap (?:space|limit|out)|OutOfMemory|cannot allocate memory",
            "it ran out of memory: look what it holds at once, and read that piece by piece",
        ),
        (
            r"no space left|disk (?:is )?full|ENOSPC|database or disk is full",
            "its disk is full: make room, and be told before it is again",
        ),
        (
            r"permission denied for (?:table|relation|schema|sequence|database)"
            r"|access denied for user|must be owner of",
            "the server's own account may not do that there: give it the right that this release"
            " needs",
        ),
        (
            r"certificate\b.{0,40}(?:expired|not be verified|invalid)|certificate verify failed"
            r"|unable to verify the first|self.signed certificate|CERT_HAS_EXPIRED|PKIX path"
            r"|(?:ssl|tls) handshake",
            "a certificate between it and what it asks is over, or not known there: renew it, or"
            " add who signed it",
        ),
        (
            r"NullPointerException|'?NoneType'? object|undefined method .{1,60} for nil"
            r"|nil pointer dereference|Object reference not set|Cannot read propert\w+ of"
            r"|Call to a member function .{1,60} on null|Attempt to read property",
            "a value is missing in the server's own code: find out why it is, and check it there",
        ),
        (
            r"\bKeyError\b|Undefined (?:array key|index)|IndexOutOfBounds|index out of range",
            "its code reads what the data does not have: check for it before",
        ),
    )
)
"""By the words that stay. The first that is met stands: what is more exact comes first."""
