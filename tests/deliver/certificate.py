"""A certificate for hooks.example, good for tests alone, and TLS made of it. No assertions.

It is good from 2000 on: whatever the machine takes for today, tests run.
"""

import ssl
from pathlib import Path

CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBbTCCAROgAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1ob29rcy5l
eGFtcGxlMCAXDTAwMDEwMTAwMDAwMFoYDzIxMjYwMTAxMDAwMDAwWjAYMRYwFAYD
VQQDDA1ob29rcy5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAESocf
I6Ipq7lpCmq3Txv/Xi3GJOijKiAUzAhoIUpE2yK589uIMZfhsjtZ1MbdhVXrN4J8
GFFRkmQJrsUge6FXHaNMMEowHQYDVR0OBBYEFKgd0FEZX2E/GUqfH3VeTajHxArz
MBgGA1UdEQQRMA+CDWhvb2tzLmV4YW1wbGUwDwYDVR0TAQH/BAUwAwEB/zAKBggq
hkjOPQQDAgNIADBFAiEAkfXfce+28cKFD540KD1UeZw0YPoBponKUnLRXavLW/cC
IBR3gda8j58I57WIFZb7oXXAjbcyQIjvDUM1/SF3CJOn
-----END CERTIFICATE-----
"""
KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg7721TMsApCu4WVl4
jGIt73WxUc+gOHikaps180iu6zShRANCAARKhx8joimruWkKardPG/9eLcYk6KMq
IBTMCGghSkTbIrnz24gxl+GyO1nUxt2FVes3gnwYUVGSZAmuxSB7oVcd
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
