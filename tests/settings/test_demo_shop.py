"""Where the demo shop is open: for whoever sits at the machine, unless somebody asked for more."""

from msgspec.structs import replace

from usercontext.mounted import shows_shop
from usercontext.settings.sources import Settings, read_settings


def read(**variables: str) -> Settings:
    return read_settings({}, {f"USERCONTEXT_{name}": text for name, text in variables.items()})


def test_a_proxy_before_a_loopback_address_closes_the_shop() -> None:
    """It stood open to the internet as soon as the docs' nginx led there."""
    assert shows_shop(read())
    assert shows_shop(read(PUBLIC_URL="http://localhost:8787"))
    assert not shows_shop(read(PUBLIC_URL="https://context.example.com"))
    assert not shows_shop(read(TRUSTED_PROXIES="127.0.0.1"))


def test_what_was_asked_for_holds_behind_a_proxy_too() -> None:
    open_shop = read(DEMO="on", PUBLIC_URL="https://context.example.com")

    assert shows_shop(open_shop)
    assert not shows_shop(replace(open_shop, serve=replace(open_shop.serve, demo="off")))
