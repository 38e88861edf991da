"""Colours come from the tokens alone, and every pair in use can be read, in both themes."""

import re
from typing import NamedTuple

import pytest

from house.tree import ROOT, text_of, told

STYLES = ROOT / "packages/dashboard/styles"
TEXT, LARGE = 4.5, 3.0
GROUNDS = ("paper", "card", "raised")
DECORATION = {"line", *GROUNDS}
"""What only parts what is parted by space too, and what lies behind a drawing."""
PAIR = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
RAW = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch|color-mix)\(|:\s*(?:white|black|red)\b")


class Use(NamedTuple):
    """A colour on a ground, as a rule of the styles asks for it."""

    where: str
    colour: str
    ground: str
    least: float


def tokens() -> dict[str, tuple[str, str]]:
    found = PAIR.findall(text_of(STYLES / "tokens.css"))
    return {name: (light, dark) for name, light, dark in found}


def rules() -> list[tuple[str, dict[str, str]]]:
    """Return every rule of every style: where it stands, and what it sets to which tokens."""
    found = []
    for path in sorted(STYLES.glob("*.css")):
        plain = re.sub(r"/\*[\s\S]*?\*/", "", text_of(path))
        for selector, body in RULE.findall(plain):
            told_by = dict(re.findall(r"([\w-]+):[^;]*?var\(--([\w-]+)\)", body))
            found.append((f"{path.name}: {' '.join(selector.split())}", told_by))
    return found


def uses() -> list[Use]:
    """Pair what is written with what it is written on; a rule that names one meets the usual."""
    known = tokens()
    made = []
    for where, sets in rules():
        ground = sets.get("background") or sets.get("background-color")
        colour = sets.get("color")
        grounds = (ground,) if ground in known else GROUNDS
        if colour in known:
            made += [Use(where, colour, each, TEXT) for each in grounds if each]
        elif ground in GROUNDS or str(ground).endswith("-soft"):
            made.append(Use(where, "ink", str(ground), TEXT))
        # a ground of a strong colour without words of its own is a drawing: a bar, a dot
        drawings = [sets.get(name) for name in ("fill", "stroke", "outline", "accent-color")]
        is_drawn = ground in known and colour not in known and ground not in GROUNDS
        for drawn in [*drawings, *([ground] if is_drawn else [])]:
            if drawn in known and drawn not in DECORATION and not drawn.endswith("-soft"):
                on = ("accent",) if drawn == "on-accent" else GROUNDS
                made += [Use(where, drawn, each, LARGE) for each in on if each and each != drawn]
    return made


def test_every_pair_in_use_can_be_read_in_both_themes() -> None:
    known = tokens()
    problems = [
        f"{use.where}: {use.colour} on {use.ground}, {theme}: {found:.2f} < {use.least}"
        for use in uses()
        for theme, side in (("light", 0), ("dark", 1))
        if (found := ratio(known[use.colour][side], known[use.ground][side])) < use.least
    ]

    assert len(uses()) > 60
    assert not problems, told(problems)


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_a_field_and_the_ring_of_the_focus_are_seen(ground: str) -> None:
    known = tokens()
    ratios = [
        ratio(known[name][side], known[ground][side])
        for name in ("edge", "accent")
        for side in (0, 1)
    ]

    assert min(ratios) >= LARGE


def test_no_style_names_a_colour_besides_the_tokens() -> None:
    """A colour that is written where it is used has one theme, and nobody checks it."""
    problems = [
        f"{path.name}: {found.group()}"
        for path in sorted(STYLES.glob("*.css"))
        if path.name != "tokens.css"
        for found in RAW.finditer(text_of(path))
    ]

    assert not problems, told(problems)


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert ratio("#000000", "#ffffff") == 21
    assert round(ratio("#777777", "#ffffff"), 2) == 4.48


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 defines it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[first : first + 2], 16) / 255 for first in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
