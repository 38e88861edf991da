"""What the hot path remembers, and when it stops trusting it."""

from uuid import UUID

from usercontext.actions.caches import KeyCache, RulesCache, SessionCache
from usercontext.domain.project import ApiKey, KeyKind

SESSION = UUID(int=1)
KEY = ApiKey(
    row=1,
    project_row=1,
    project_id=UUID(int=2),
    project_salt=b"salt",
    kind=KeyKind.SECRET,
    name="first",
    prefix="uc_sec_abcde",
    origins=(),
    allow_browser=False,
    created_us=0,
)


def test_a_key_is_trusted_for_less_than_a_second() -> None:
    cache = KeyCache()
    cache.put("text", KEY, 1_000_000)

    assert cache.get("text", 1_700_000) == KEY
    assert cache.get("text", 2_000_000) is None


def test_a_clock_that_went_back_makes_a_key_stale() -> None:
    cache = KeyCache()
    cache.put("text", KEY, 1_000_000)

    assert cache.get("text", 999_999) is None


def test_a_full_key_cache_forgets_the_oldest() -> None:
    cache = KeyCache(size=1)
    cache.put("one", KEY, 0)
    cache.put("two", KEY, 0)

    assert (cache.get("one", 0), cache.get("two", 0)) == (None, KEY)


def test_a_session_is_known_to_its_own_project_only() -> None:
    cache = SessionCache()
    cache.put(SESSION, 1, 10)

    assert (cache.get(SESSION, 1), cache.get(SESSION, 2)) == (10, None)


def test_a_dropped_session_is_unknown() -> None:
    cache = SessionCache()
    cache.put(SESSION, 1, 10)
    cache.drop(SESSION)

    assert cache.get(SESSION, 1) is None


def test_the_session_unused_for_longest_is_forgotten_first() -> None:
    cache = SessionCache(size=2)
    cache.put(SESSION, 1, 10)
    cache.put(UUID(int=3), 1, 30)
    cache.get(SESSION, 1)
    cache.put(UUID(int=4), 1, 40)

    assert (cache.get(SESSION, 1), cache.get(UUID(int=3), 1)) == (10, None)


def test_that_a_project_has_no_rules_is_known_for_less_than_a_second() -> None:
    cache = RulesCache()
    cache.put(1, None, 1_000_000)
    known = cache.get(1, 1_700_000)

    assert known is not None
    assert known.rules is None
    assert (cache.get(1, 2_000_000), cache.get(1, 999_999), cache.get(2, 1_000_000)) == (None,) * 3


def test_dropped_rules_are_read_again_and_a_full_cache_forgets_the_oldest() -> None:
    cache = RulesCache(size=2)
    for project_row in (1, 2, 3):
        cache.put(project_row, None, 0)
    cache.drop(2)

    assert [cache.get(row, 0) is not None for row in (1, 2, 3)] == [False, False, True]
