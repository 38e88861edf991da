"""A certificate for hooks.example, good for tests alone, and TLS made of it. No assertions."""

import ssl
from pathlib import Path

CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBoDCCAUegAwIBAgIUXHw1lLURThgJpdFraklah7m2YvcwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNaG9va3MuZXhhbXBsZTAgFw0yNjExMjcwODM5MjlaGA8yMTI2
MTEwMzA4MzkyOVowGDEWMBQGA1UEAwwNaG9va3MuZXhhbXBsZTBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABD8Vf9zNtlxY4uMas7OQDizK8pI7x5oO7RHT4aovQn9n
PXk7ao1je2YJ32t5xM/d2HSL5QnXj/9weBreT6D/N0ijbTBrMB0GA1UdDgQWBBTP
rlDSD1HQfhgjGxoZZb8TLvOgUzAfBgNVHSMEGDAWgBTPrlDSD1HQfhgjGxoZZb8T
LvOgUzAYBgNVHREEETAPgg1ob29rcy5leGFtcGxlMA8GA1UdEwEB/wQFMAMBAf8w
CgYIKoZIzj0EAwIDRwAwRAIgF7RJ1c7OmmmAShDcdWnbfuKHpt9So+2QMsAbHpIN
c8MCIBmPDZcWT//naw7mg6rHFyB6J6XJVWsKFQ0OLiCsROV3
-----END CERTIFICATE-----
"""
KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgrtJLYe2fXw4iXpQi
hHd4aNmxoQ25aueWkY+PmxfWspGhRANCAAQ/FX/czbZcWOLjGrOzkA4syvKSO8ea
Du0R0+GqL0J/Zz15O2qNY3tmCd9recTP3dh0i+UJ14//cHga3k+g/zdI
-----END PRIVATE KEY-----
"""


def serving(folder: Path) -> ssl.SSLContext:
    """Return TLS as hooks.example serves it."""
    both = folder / "both.pem"
    both.write_text(KEY + CERTIFICATE)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    return context


def trusting() -> ssl.SSLContext:
    """Return TLS of somebody who trusts that certificate, and no other."""
    return ssl.create_default_context(cadata=CERTIFICATE)
