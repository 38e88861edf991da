"""Which rules of a project's own are taken, and in what words the others are refused."""

import pytest

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project_settings import ScrubPattern
from usercontext.ingest.own_shapes import check_names, check_patterns, mask_of, without_edges

AT = "scrubPatterns[0]"


@pytest.mark.parametrize(
    "pattern",
    [
        r"KD-\d{6}",
        r"\pL+",
        r"(?i)\bk\x{fc}r\b",
        r"^\d{8}$",
        r"tok_[0-9a-f]{64}",
        r"[A-Za-z0-9_-]{20,}",
        r"\Q\C^$\E",
        r"(?P<a>x)(?P<b>y)",
        r"C:\\Users",
        "x",
    ],
)
def test_a_pattern_of_re2_is_taken(pattern: str) -> None:
    check_patterns([ScrubPattern("one", pattern), ScrubPattern("two", pattern)])


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("", "must have 1 to 200 characters"),
        ("x" * 201, "must have 1 to 200 characters"),
        ("a\nb", r"must be one line; write \n and \t for what is none"),
        ("(a", "has a ( that is not closed"),
        ("a)", "has a ) that nothing opened"),
        ("[a", "has a [ that is not closed"),
        ("a**", "repeats a repetition"),
        ("*a", "has a *, + or ? with nothing before it"),
        ("a{1001}", "repeats more than 1000 times"),
        ("[z-a]", "has a class or range of characters that RE2 does not know"),
        (r"(a)\1", "has an escape that RE2 does not know; it has no back-references"),
        ("(?=a)", "has a kind of group that RE2 does not know; it has no look-around"),
        ("a\\", "ends in the midst of an escape"),
        (r"a\C", r"must not use \C, which parts letters"),
        ("x*", "must not match the empty text"),
        ("x|", "must not match the empty text"),
        (r"\b", "must not match the empty text"),
        ("^", "must not match the empty text"),
        (r"(?m)$|foo", "must not match the empty text"),
        (".{500}", "is too large once it is compiled; {20,} is smaller than {20,200}"),
        (
            r"[A-Za-z0-9_-]{20,200}",
            "is too large once it is compiled; {20,} is smaller than {20,200}",
        ),
        (r"[\pL\d]{40}", "is too large once it is compiled; {20,} is smaller than {20,200}"),
    ],
)
def test_another_pattern_is_refused_in_our_words(pattern: str, said: str) -> None:
    with pytest.raises(ValidationFailed) as refused:
        check_patterns([ScrubPattern("one", pattern)])

    assert refused.value.message == f"{AT}.pattern: {said}"


def test_patterns_are_bounded_together_too() -> None:
    many = [ScrubPattern(f"n{n}", f"[ab]{{300}}{n}") for n in range(5)]
    check_patterns(many[:3])
    with pytest.raises(ValidationFailed, match="scrubPatterns: are too large together"):
        check_patterns(many)
    with pytest.raises(ValidationFailed, match="scrubPatterns: must have at most 20 elements"):
        check_patterns([ScrubPattern(f"n{n}", "x") for n in range(21)])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "must have 1 to 64 characters"),
        ("x" * 65, "must have 1 to 64 characters"),
        ("_-", "must have a letter or a digit"),
        ('a"b', "must have no quotes, and no blanks around it"),
        (" a", "must have no quotes, and no blanks around it"),
        ("a\tb", "must have no quotes, and no blanks around it"),
    ],
)
def test_what_is_no_name_is_refused(name: str, said: str) -> None:
    with pytest.raises(ValidationFailed) as of_field:
        check_names(["fine", name])
    with pytest.raises(ValidationFailed) as of_pattern:
        check_patterns([ScrubPattern(name, "x")])

    assert of_field.value.message == f"scrubNames[1]: {said}"
    assert of_pattern.value.message == f"{AT}.name: {said}"


def test_names_are_compared_without_case_joints_and_stand_once() -> None:
    check_names(["kunde", "kunden"])
    with pytest.raises(ValidationFailed, match=r"scrubNames\[1\]: stands there already"):
        check_names(["Kunden_Nummer", "kundennummer"])
    with pytest.raises(ValidationFailed, match=r"scrubPatterns\[1\].name: is that of another"):
        check_patterns([ScrubPattern("a b", "x"), ScrubPattern("A-B", "y")])
    with pytest.raises(ValidationFailed, match="scrubNames: must have at most 50 elements"):
        check_names([f"n{n}" for n in range(51)])


def test_a_token_says_the_name_of_its_rule() -> None:
    assert mask_of("customer-number 2").token == b"[CUSTOMER_NUMBER_2]"
    assert mask_of("stra\u00dfe").label == "strasse"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^a$", "(?:)a(?:)"),
        (r"\Aa\z", "(?:)a(?:)"),
        (r"[^a$]\^\$", r"[^a$]\^\$"),
        (r"[]^$]$", r"[]^$](?:)"),
        (r"[[:alpha:]$]", r"[[:alpha:]$]"),
        (r"\Q^$\E^", r"\Q^$\E(?:)"),
    ],
)
def test_only_the_edges_of_a_text_are_taken_from_a_pattern(pattern: str, expected: str) -> None:
    assert without_edges(pattern) == expected
