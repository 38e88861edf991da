"""Templates, scripts and styles name the same classes. Not: how a class looks.

After two branches were merged, Escape closed a menu whose class had been renamed no more, and rows
stood there without their styles: nothing but a reader's eye could have told.
"""

import re

import pytest

from house.classes import (
    UNKNOWN,
    classes_in,
    classes_of_script,
    classes_of_styles,
    classes_of_template,
)
from house.tree import below, text_of, told

TEMPLATES = below("src/usercontext/dashboard/", ending=(".html",))
SCRIPTS = below("packages/dashboard/src/", ending=(".ts",))
STYLES = below("packages/dashboard/styles/", ending=(".css",))
VALUES = [
    *TEMPLATES,
    *below("src/usercontext/dashboard/", "src/usercontext/present/", "src/usercontext/domain/"),
]
QUOTED = re.compile(r"""["'] ?([\w-]+) ?["']""")
COUNTED = re.compile(r"d\d")
"""Made of a number: how many entries stand on each other in a strip."""


def test_every_class_that_is_written_or_looked_for_has_styles() -> None:
    styled = classes_in(STYLES)
    named = classes_in([*TEMPLATES, *SCRIPTS])
    problems = [
        f".{name}: {sorted(files)} (a hook of scripts is an attribute, data-…)"
        for name, files in named.items()
        if UNKNOWN not in name and name not in styled
    ]

    assert not problems, told(sorted(problems))


def test_every_class_that_has_styles_is_written_or_the_name_of_a_value() -> None:
    written = classes_in([*TEMPLATES, *SCRIPTS])
    begun = [name.removesuffix(UNKNOWN) for name in written if name.rstrip(UNKNOWN)]
    prefixes = tuple(name for name in begun if name not in written)
    values = {name.lower() for path in VALUES for name in QUOTED.findall(text_of(path))}
    problems = [
        f".{name}: {sorted(files)}"
        for name, files in classes_in(STYLES).items()
        if name not in values.union(written)
        and not name.startswith(prefixes)
        and not COUNTED.fullmatch(name)
    ]

    assert not problems, told(sorted(problems))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('<p class="a b">', {"a", "b"}),
        ("<p class=\"a{{ ' on' if x == 'y' else ' off' }}\">", {"a", "on", "off"}),
        ('<p class="a {% if x %}b{% else %}c{% endif %}">', {"a", "b", "c"}),
        ('<p class="k {{ x }} is-{{ x }}">', {"k", UNKNOWN, f"is-{UNKNOWN}"}),
        ("{% block body_class %}wide{% endblock %}", {"wide"}),
        ('<p data-class="x">a class="b" of text', {"b"}),
    ],
)
def test_the_classes_of_a_template_are_found(source: str, expected: set[str]) -> None:
    assert classes_of_template(source) == expected


def test_the_classes_of_scripts_and_styles_are_found() -> None:
    script = """const OPEN = 'details:is(.menu, .drop)[open]'; e.closest(OPEN);
      e.querySelector<HTMLElement>('.lines > [data-x=".no"]'); e.className = 'a b';"""
    styles = "/* .no */ .a:hover, .b-c > li { margin: .5em; } @media (max-width: 3.5em) { .d { } }"

    assert classes_of_script(script) == {"menu", "drop", "lines", "a", "b"}
    assert classes_of_styles(styles) == {"a", "b-c", "d"}
