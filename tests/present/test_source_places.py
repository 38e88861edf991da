"""Source places beside built ones: in sentences, stacks and notes, whatever a map calls them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import REPORTED_US
from present.test_context_pack import NONCE, outside
from present.test_structure import HOSTILE
from present.written import make_issue, make_session
from usercontext.domain.source_place import MapNote, MapTrouble, SourcePlace
from usercontext.domain.timeline import ReadFrame, Stack, Stacks
from usercontext.present.context_pack import LEAST_TOKENS, PackedEntry, context_pack
from usercontext.present.markdown import issue_markdown
from usercontext.present.source_places import note_in_words, numbered, with_sources

SOURCE = SourcePlace("src/pay.ts", 12, 3, ("if (cart) {", "  pay(cart.total)", "}"), 11)
FRAME = ReadFrame("e", "https://shop.test/a.js", 1, 41, is_own=True, source=SOURCE)


def stacks_of(words: str, lines: int = 3) -> Stacks:
    source = SourcePlace(words, 2, 1, (words,) * lines, 1)
    frame = ReadFrame(words, words, 1, 41, is_own=True, source=source)
    return Stacks((Stack("a-1", words, (frame,) * 12),), words)


def pack(words: str) -> str:
    entry = PackedEntry("a-1", REPORTED_US, words, is_cited=True)
    return context_pack(
        make_issue(words), make_session(words), [entry], NONCE, LEAST_TOKENS, stacks_of(words)
    )


def test_a_sentence_has_the_source_beside_the_place_it_names() -> None:
    issue = with_sources(make_issue("in e (a.js:1:41) or a.js:1:412 or xa.js:1:41"), [FRAME])

    assert issue.analysis is not None
    assert issue.analysis.summary == (
        "in e (a.js:1:41 → src/pay.ts:12:3) or a.js:1:412 or xa.js:1:41"
    )
    assert issue.analysis.causes[0].signature == "v1:x"


def test_lines_of_code_in_an_export_are_the_sources_own() -> None:
    """An invisible joiner stood in each ``cart.total``: who searched for the line found nothing."""
    lines = ("if (!cart.items[i-1]) {", "  return order.total !== sum ?? { a: `N-1` }", "}")
    source = SourcePlace("src/pay.ts", 12, 3, lines, 11)
    frame = ReadFrame("e", "https://shop.test/a.js", 1, 41, is_own=True, source=source)
    stacks = Stacks((Stack("a-1", "TypeError", (frame,)),), "")
    block = issue_markdown(make_issue("x"), None, stacks=stacks.stacks)

    assert all(line in block for line in lines)


def test_the_line_itself_is_marked_among_those_around() -> None:
    assert list(numbered(SOURCE)) == [
        "  11 | if (cart) {",
        "> 12 |   pay(cart.total)",
        "  13 | }",
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_maps_stay_between_the_marks_of_a_pack(words: str) -> None:
    assert outside(pack(words)) == outside(pack("Checkout does nothing"))


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_no_text_of_a_map_leaves_the_fence_of_an_export(words: str) -> None:
    markdown = issue_markdown(make_issue("x"), None, stacks=stacks_of(words).stacks)
    block = markdown.partition("### Stack, in the sources\n\n")[2].partition("\n\n### Env")[0]
    fence = block.partition("text\n")[0]

    assert set(fence) == {"`"}
    assert block.endswith(f"\n{fence}")
    assert block.count(fence) == 2


def test_stacks_leave_the_pack_within_its_budget() -> None:
    long = "wide é words " * 200

    assert len(pack(long).encode()) <= LEAST_TOKENS * 3


def test_what_is_to_be_typed_is_quoted_for_a_shell() -> None:
    """A release is what a page says it is, and people paste what they are told to type."""
    words = note_in_words(MapNote(MapTrouble.MISSING, "a.js", "1; rm -rf ~"))

    assert words.endswith("usercontext maps add --release '1; rm -rf ~' dist")


def test_what_is_to_be_typed_names_the_whole_release() -> None:
    """Cut at 80 letters the command made a release of its own, with an ellipsis in its name."""
    words = note_in_words(MapNote(MapTrouble.MISSING, "a.js", "v" * 256))

    assert words.endswith(f"usercontext maps add --release {'v' * 256} dist")


@pytest.mark.parametrize("trouble", MapTrouble)
def test_every_trouble_is_told_in_one_line(trouble: MapTrouble) -> None:
    words = note_in_words(MapNote(trouble, "a\n.js", "1.4\n.0", "1.3\n.9"))

    assert "\n" not in words
    assert words.endswith((".", "dist"))
