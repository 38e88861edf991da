"""What a password's hash is worth to whoever steals it; tests alone may have it cheaper."""

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher

from usercontext.actions.passwords import Passwords

pytestmark = pytest.mark.anyio
PASSWORD = "correct horse battery"


async def test_who_passes_nothing_in_gets_the_work_that_the_authors_advise() -> None:
    passwords = Passwords()
    known = await passwords.hash(PASSWORD)

    assert known.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert await passwords.verify(PASSWORD, known)
    assert not await passwords.verify(PASSWORD.upper(), known)


async def test_a_hash_says_itself_how_it_was_made() -> None:
    """So that one made with more work, or less, is still verified."""
    cheap = Passwords(Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1))
    known = await cheap.hash(PASSWORD)

    assert known.startswith("$argon2id$v=19$m=8,t=1,p=1$")
    assert await Passwords().verify(PASSWORD, known)
