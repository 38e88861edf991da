"""Sign in and out, and who it is that asks. Not: accounts, cookies."""

from usercontext.actions.deps import Deps
from usercontext.domain.account import LOGIN_US, Login, hash_token, new_token, read_email
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import RateLimited, Unauthorized
from usercontext.store import accounts, logins

_TOUCH_US = 3_600 * MICROSECONDS  # a sign-in is kept alive once an hour, not with every page
_BROWSER_CHARACTERS = 200
# of a password that nobody has, so that an address without an account takes as long
_NOBODYS = (
    "$argon2id$v=19$m=65536,t=3,p=4$rrw912sxNnmkqLHVFnGAKA$"
    "ziDjuKeGFakVSCpIA7y/mIMlXvp2Y3drE+y/EA2Vdik"
)
WRONG = "The e-mail address or the password is wrong."


class Pace:
    """Slows down who guesses: per address and per peer, in memory, twice as long each time."""

    _FREE, _FIRST_S, _LONGEST_S, _MOST = 5, 2.0, 900.0, 10_000

    def __init__(self) -> None:
        self._failures: dict[str, tuple[int, int]] = {}

    def check(self, names: tuple[str, ...], now_us: int) -> None:
        """Raise RateLimited while one of the names has to wait."""
        for name in names:
            failures, last_us = self._failures.get(name, (0, 0))
            if failures < self._FREE:
                continue
            wait_s = min(self._FIRST_S * 2 ** (failures - self._FREE), self._LONGEST_S)
            left_s = wait_s - (now_us - last_us) / MICROSECONDS
            if left_s > 0:
                seconds = int(left_s) + 1
                raise RateLimited(f"Too many attempts: try again in {seconds} seconds", seconds)

    def fail(self, names: tuple[str, ...], now_us: int) -> None:
        """Count a failure; the oldest are forgotten when there are too many."""
        for name in names:
            failures, _ = self._failures.pop(name, (0, 0))
            self._failures[name] = (min(failures + 1, 40), now_us)
        while len(self._failures) > self._MOST:
            del self._failures[next(iter(self._failures))]

    def succeed(self, names: tuple[str, ...]) -> None:
        """Forget what failed before."""
        for name in names:
            self._failures.pop(name, None)


async def sign_in(
    deps: Deps, pace: Pace, email: str, password: str, browser: str, peer: str
) -> str:
    """Return the token of a new sign-in; raises Unauthorized, RateLimited."""
    address, now_us = read_email(email) or "", deps.clock.now_us()
    names = (f"account {address}", f"peer {peer}")
    pace.check(names, now_us)
    found = await deps.database.read(lambda tx: accounts.find_account(tx, address))
    known = _NOBODYS if found is None else found[1]
    if not await deps.passwords.verify(password, known) or not found:
        pace.fail(names, now_us)
        raise Unauthorized(WRONG)
    pace.succeed(names)
    return await begin_login(deps, found[0].row, browser)


async def begin_login(deps: Deps, account_row: int, browser: str) -> str:
    """Return the token of a new sign-in of somebody who has proved who it is."""
    token, now_us = new_token(deps.ids), deps.clock.now_us()
    command = logins.AddLogin(
        account_row,
        hash_token(token),
        browser[:_BROWSER_CHARACTERS],
        now_us,
        now_us + LOGIN_US,
    )
    await deps.database.write(logins.add_login, command)
    return token


async def find_login(deps: Deps, token: str) -> Login | None:
    """Return who is signed in with a token, None for nobody; keeps the sign-in alive."""
    token_hash, now_us = hash_token(token), deps.clock.now_us()
    found = await deps.database.read(lambda tx: logins.find_login(tx, token_hash, now_us))
    if found is not None and now_us - found.seen_us > _TOUCH_US:
        touch = logins.TouchLogin(found.row, now_us, now_us + LOGIN_US)
        await deps.database.write(logins.touch_login, touch)
    return found


async def sign_out(deps: Deps, token: str) -> None:
    """End a sign-in."""
    await deps.database.write(logins.end_login, logins.EndLogin(hash_token(token)))
