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
            "its name does not resolve: check its DNS record, and the host name in use",
        ),
        (
            r"ERR_CERT|certificate|x509|SSL_PROTOCOL|PKIX|(?:ssl|tls) handshake",
            "its certificate is not accepted: check its expiry, its host names, who signed it, and"
            " the client's clock",
        ),
        (
            r"CONNECTION_REFUSED|ECONNREFUSED|connection refused",
            "nothing listens there: check whether the service is running, and on which port",
        ),
        (
            r"ADDRESS_UNREACHABLE|EHOSTUNREACH|ENETUNREACH|no route to host",
            "there is no route to it: check the network in between, a VPN, a firewall",
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
            "a migration that this release needs has not run there, or a newer one has: compare the"
            " schema with the release, and migrate the database before deploying",
        ),
        (
            r"duplicate (?:key|entry)|unique constraint|E11000|violates unique|ORA-00001",
            "a record with that key already exists: check whether a retry or two requests at once"
            " wrote it, and return a clear error instead of failing",
        ),
        (
            r"foreign key constraint|violates foreign key",
            "it refers to a record that is gone, or deletes one that others refer to: find out"
            " which, and return a clear error",
        ),
        (
            r"null value in column|not.null constraint|cannot be null\b",
            "a required column has no value: find out what should send it, and check it before"
            " writing",
        ),
        (
            r"value too long for|data too long|out of range for|numeric value out of range"
            r"|string or binary data would be truncated",
            "a value does not fit its column: check its length or size before writing",
        ),
        (
            r"\bdeadlock|could not serialize access|lock wait timeout",
            "two writes waited for each other: take their locks in the same order, keep them short,"
            " and retry the one that lost",
        ),
        (
            r"too many (?:connections|clients)|remaining connection slots|QueuePool limit"
            r"|(?:connection )?pool (?:is )?(?:exhausted|timeout|timed out|full)"
            r"|timed? ?out .{0,40}\b(?:from|in|for) the (?:connection )?pool"
            r"|unable to acquire a connection|connection is not available, request timed out",
            "its connections are used up: find out what holds them, hold none while waiting for"
            " other services, and limit how many wait",
        ),
        (
            r"ECONNREFUSED|connection refused|ENOTFOUND|EAI_AGAIN|getaddrinfo"
            r"|could not (?:connect|resolve)|no route to host|name or service not known"
            r"|upstream connect error|ECONNRESET|connection reset",
            "a service that it depends on could not be reached: check whether it was running and"
            " under which host name it is called, and return a clear error while it is down",
        ),
        (
            r"ETIMEDOUT|deadline exceeded|statement timeout|canceling statement due to"
            r"|read timed out|upstream (?:request )?timed? ?out|query execution was interrupted",
            "a query or call took too long: look for a missing index or a slow service, and set a"
            " timeout",
        ),
        (
            r"out of memory|heap (?:space|limit|out)|OutOfMemory|cannot allocate memory",
            "it ran out of memory: check what it loads at once, and process it in parts",
        ),
        (
            r"no space left|disk (?:is )?full|ENOSPC|database or disk is full",
            "its disk is full: free some space, and set an alert",
        ),
        (
            r"permission denied for (?:table|relation|schema|sequence|database)"
            r"|access denied for user|must be owner of",
            "the server's own account lacks the permission: grant it what this release needs",
        ),
        (
            r"certificate\b.{0,40}(?:expired|not be verified|invalid)|certificate verify failed"
            r"|unable to verify the first|self.signed certificate|CERT_HAS_EXPIRED|PKIX path"
            r"|(?:ssl|tls) handshake",
            "a certificate between it and the service it calls has expired or is not trusted: renew"
            " it, or add its issuer",
        ),
        (
            r"NullPointerException|'?NoneType'? object|undefined method .{1,60} for nil"
            r"|nil pointer dereference|Object reference not set|Cannot read propert\w+ of"
            r"|Call to a member function .{1,60} on null|Attempt to read property",
            "a value is missing in the server's own code: find out why, and check for it there",
        ),
        (
            r"\bKeyError\b|Undefined (?:array key|index)|IndexOutOfBounds|index out of range",
            "its code reads something that the data does not have: check for it first",
        ),
    )
)
"""By the words that stay. The first that is met stands: what is more exact comes first."""
