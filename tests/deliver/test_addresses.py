"""ssrf_corpus: what a URL may lead to, in every spelling that some reader takes for an address."""

import ipaddress

import pytest

from usercontext.deliver.addresses import is_allowed, read_target
from usercontext.deliver.options import DeliverOptions
from usercontext.domain.errors import ValidationFailed

PUBLIC = DeliverOptions()

REFUSED_URLS = [
    # loopback as every C library and browser spells it
    *("http://127.0.0.1/", "http://127.1/", "http://0x7f.1/", "http://2130706433/", "http://0/"),
    *("http://017700000001/", "http://0x7f000001/", "http://127.0.0.1.:80/", "http://0177.0.0.1/"),
    *("http://127.0.0.001/", "http://0x/", "http://1.2.3.4.5/", "http://256.1.1.1/"),
    *("http://\u2460\u2461\u2466.0.0.1/", "http://\uff11\uff12\uff17.0.0.1/"),
    # the networks around us, and what a cloud tells its machines
    *("http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/"),
    *("http://169.254.169.254/latest/meta-data/", "http://168.63.129.16/", "http://0.0.0.0/"),
    *("http://100.100.100.200/", "http://198.18.0.1/", "http://224.0.0.1/", "http://240.0.0.1/"),
    *("http://255.255.255.255/", "http://192.0.0.1/", "http://192.88.99.1/"),
    # IPv6, and IPv4 inside it
    *("http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
    *("http://[::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/"),
    *("http://[2002:7f00:1::]/", "http://[2001:0:7f00:1::]/", "http://[fe80::1]/"),
    *("http://[fec0::1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/"),
    *("http://[2001:db8::1]/", "http://[3fff::1]/", "http://[fe80::1%25eth0]/", "http://[::1"),
    # what two readers of URLs disagree about
    *("http://a@b.example/", "http://a:b@b.example/", "http://host.example\\@evil.example/"),
    *("http://evil.example\\.host.example/", "http://ho\tst.example/", "http://ho\nst.example/"),
    *(" http://host.example/", "http://host.example/ x", "http://host.example#@evil.example/"),
    *("http://host.example:80@evil.example/", "http:///host.example/", "http:host.example"),
    *("http://%31%32%37.0.0.1/", "http://host.example:80:80/", "http://host..example/"),
    *("http://-host.example/", "http://b\u00fccher.example/", "http://.host.example/", "http://"),
    *("http://host.example/\r\nx: y", "http://host.example/\u2028", "HTTP//host.example", ""),
    # other schemes and ports
    *("ftp://host.example/", "file:///etc/passwd", "gopher://host.example/", "//host.example/"),
    *("http://host.example:22/", "http://host.example:6379/", "http://host.example:0/"),
    *("http://host.example:99999/", "http://host.example:+80/", "https://host.example:8443/"),
    *("https://host.example/x#y", "https://host.example../", "https://./"),
    "https://host.example/" + "x" * 2_048,
]


@pytest.mark.row(55)
@pytest.mark.parametrize("url", REFUSED_URLS)
def test_a_url_that_leads_inside_or_can_be_read_twice_is_refused(url: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        read_target(url, PUBLIC)

    assert refused.value.message.startswith("url: ")
    assert "127.0.0.1" not in refused.value.message


@pytest.mark.parametrize(
    ("url", "host", "authority", "path"),
    [
        ("https://hooks.example", "hooks.example", "hooks.example", "/"),
        ("https://Hooks.Example:443/a?b=c%20d", "hooks.example", "hooks.example", "/a?b=c%20d"),
        ("http://hooks.example:443?x", "hooks.example", "hooks.example:443", "/?x"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example", "xn--bcher-kva.example", "/"),
        ("https://93.184.215.14/x", "93.184.215.14", "93.184.215.14", "/x"),
        ("https://[2606:4700::1111]/", "2606:4700::1111", "[2606:4700::1111]", "/"),
        ("https://my_hook.example./", "my_hook.example", "my_hook.example", "/"),
    ],
)
def test_a_good_url_is_read_into_its_parts(url: str, host: str, authority: str, path: str) -> None:
    target = read_target(url, PUBLIC)

    assert (target.host, target.authority, target.path) == (host, authority, path)


@pytest.mark.row(55)
@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("10.1.2.3", True),
        ("10.2.0.1", False),
        ("fd12::1", True),
        ("fd13::1", False),
        ("93.184.215.14", True),
        ("::ffff:10.1.2.3", False),
        ("fe80::1%eth0", False),
        ("fd12::1%eth0", True),
    ],
)
def test_a_network_that_is_allowed_opens_that_network_alone(address: str, allowed: bool) -> None:
    options = DeliverOptions(private=("10.1.0.0/16", "fd12::/16"))

    assert is_allowed(ipaddress.ip_address(address), options) is allowed


@pytest.mark.row(55)
@pytest.mark.parametrize(
    "address",
    [
        *("169.254.169.254", "168.63.129.16", "100.100.100.200", "0.0.0.0", "224.0.0.1"),
        *("fe80::1", "fd00:ec2::254", "::", "ff02::1", "169.254.170.2"),
    ],
)
def test_what_a_cloud_tells_its_machines_is_never_allowed(address: str) -> None:
    everything = DeliverOptions(private=("0.0.0.0/0", "::/0"))

    assert is_allowed(ipaddress.ip_address(address), everything) is False
