"""The table of settings, the options it fills and the page that documents it say the same."""

import typing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from usercontext.settings.sources import Settings, read_settings
from usercontext.settings.table import SETTINGS, Setting

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"
NOT_SHOWN = {"CONFIG": "", "DATA": "`~/.local/share/usercontext`"}


def default_of(setting: Setting) -> Any:
    settings = read_settings({"data": "/nowhere"}, {})
    room, _, field = setting.fields.split()[0].partition(".")
    return getattr(getattr(settings, room), field)


def documented(setting: Setting) -> str:
    """Return the line that the page must have for a setting."""
    default = NOT_SHOWN.get(setting.name)
    if default is None:
        value = default_of(setting)
        default = f"`{setting.kind.show(value)}`" if value not in (None, ()) else ""
    variable = f"`{setting.variable}`" + (" (or `…_FILE`)" if setting.secret else "")
    return f"| {variable} | {default} | {setting.unit} | {setting.meaning} |"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_page_has_the_line_of_every_setting(setting: Setting) -> None:
    assert documented(setting) in PAGE.read_text("utf-8").splitlines()


def test_the_page_names_nothing_that_is_no_setting() -> None:
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if "| `USERCONTEXT_" in line]

    assert sorted(lines) == sorted(documented(setting) for setting in SETTINGS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_a_setting_fills_fields_that_exist_with_values_of_their_type(setting: Setting) -> None:
    rooms = typing.get_type_hints(Settings)
    for place in setting.fields.split():
        room, _, field = place.partition(".")
        hints = typing.get_type_hints(rooms[room])
        default = default_of(setting)
        if setting.name != "DATA" and default is not None:
            shown = setting.kind.show(default)
            assert msgspec.convert(setting.kind.read(shown), hints[field]) == default


def test_a_name_is_used_once() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
