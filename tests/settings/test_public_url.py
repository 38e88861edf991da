"""The address at which people reach the server: a name or a port of its own. Not: its links."""

from pathlib import Path

import pytest

from usercontext.settings.sources import SettingsError, read_settings


def test_a_public_address_with_a_path_is_refused_and_told_why(tmp_path: Path) -> None:
    """It was taken in silence, and every link of the dashboard and of alerts led nowhere."""
    with pytest.raises(SettingsError, match="without a path: the dashboard's addresses begin"):
        read(tmp_path, "https://example.com/context/")


@pytest.mark.parametrize("address", ["https://context.example.com/", "http://10.0.0.7:8443"])
def test_a_slash_or_a_port_is_no_path(tmp_path: Path, address: str) -> None:
    assert read(tmp_path, address) == address


def read(folder: Path, address: str) -> str | None:
    environ = {"USERCONTEXT_PUBLIC_URL": address}
    return read_settings({"data": str(folder)}, environ).api.public_url
