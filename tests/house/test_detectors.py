"""The page of detectors is what the modules say of themselves. Not: whether that is true."""

from pathlib import Path

from bench.detectors import PAGE, detectors_page, purpose_of

from house.tree import told


def test_the_page_of_detectors_is_what_the_modules_say() -> None:
    """Run ``python -m bench.detectors`` after a change of a module's first line, or of its name."""
    made, page = detectors_page(), PAGE.read_text(encoding="utf-8")
    stale = sorted(set(made.splitlines()) ^ set(page.splitlines()))

    assert not stale, told(["run python -m bench.detectors", *stale])
    assert made == page


def test_every_module_says_what_it_is_for() -> None:
    empty = [line for line in detectors_page().splitlines() if line.endswith("|  |")]

    assert not empty


def test_what_a_module_leaves_to_others_is_not_shown(tmp_path: Path) -> None:
    module = tmp_path / "doors.py"
    module.write_text('"""A sign-in page, a|b. Not: refusals.\n\nMore of it.\n"""\n')

    assert purpose_of(module) == "A sign-in page, a\\|b."


def test_packages_stand_in_the_order_of_the_stages_and_below_each_other(tmp_path: Path) -> None:
    for name in ("", "words", "signals", "signals/money", "reading"):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "__init__.py").write_text(f'"""The sign of {name}. Not: more."""\n')
    (tmp_path / "signals" / "money" / "paid.py").write_text('"""Money. Not: goods."""\n')

    page = detectors_page(tmp_path)

    heads = [line for line in page.splitlines() if line.startswith("##")]
    assert heads == ["## analyze", "## reading", "## signals", "### signals/money", "## words"]
    assert "| [paid](../src/usercontext/analyze/signals/money/paid.py) | Money. |" in page
    assert "The sign of signals/money.\n" in page
