"""What is masked before anything is stored, and a box to try it. Not: masking, changing rules."""

from usercontext.actions import operations, project_settings
from usercontext.dashboard.asked import Told
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.frame import Problems, show_section
from usercontext.dashboard.site import Visit
from usercontext.domain.project_settings import (
    MOST_SCRUB_NAMES,
    MOST_SCRUB_PATTERNS,
    ProjectSettings,
)

_LONGEST_TRIAL = 10_000
KINDS = {
    "email": "E-mail addresses, also quoted, international or written as %40",
    "phone": "Phone numbers, by shape, length and numbering plan",
    "ssn": "US social security numbers of areas that exist",
    "card": "Payment cards, by issuer, length and Luhn’s checksum",
    "iban": "Bank accounts, by country’s length and checksum",
    "jwt": "JSON web tokens",
    "credentials": "Bearer and basic credentials, user and password in a URL",
    "cookie": "Cookie and Set-Cookie headers",
    "key": "Keys of providers known by their prefix, and our own",
    "private_key": "Private keys in PEM blocks",
    "secret": "Values whose name ends in password, token, secret, api key, otp, pin and the like",
}
EXAMPLE = (
    'ann@example.com called from +1 (415) 555-0132\n'
    'POST https://ann:hunter2@shop.example/pay?token=6f1c2b {"card":"4242 4242 4242 4242"}'
)  # fmt: skip


async def show_scrubbing(visit: Visit) -> Told:
    """Show what is masked, and a text to try it with."""
    return await show_rules(visit)


async def try_scrubbing(visit: Visit) -> Told:
    """Scrub a text and show what is left of it; it is stored nowhere."""
    text = visit.form.get("text")
    if len(text) > _LONGEST_TRIAL:
        problem = f"Must have at most {_LONGEST_TRIAL:,} characters; this has {len(text):,}."
        return await show_rules(visit, {"text": problem}, text[:_LONGEST_TRIAL], status=400)
    kept = await _kept(visit)
    trial = operations.try_scrub(text, kept.scrub_names, kept.scrub_patterns)
    return await show_rules(visit, text=text, trial=trial)


async def show_rules(
    visit: Visit,
    problems: Problems | None = None,
    text: str = EXAMPLE,
    trial: operations.ScrubTrial | None = None,
    draft: Fields | None = None,
    status: int = 200,
) -> Told:
    """Show what is masked, with what was tried, or a rule that was not taken."""
    kept = await _kept(visit)
    return show_section(
        visit,
        "scrubbing",
        status,
        problems=problems,
        kinds=[(name, token, KINDS[name]) for name, token in operations.MASKED],
        names=[(operations.token_of(name), name) for name in kept.scrub_names],
        patterns=[(operations.token_of(one.name), one) for one in kept.scrub_patterns],
        most_names=MOST_SCRUB_NAMES,
        most_patterns=MOST_SCRUB_PATTERNS,
        text=text,
        trial=trial,
        draft=draft or Fields(),
    )


async def _kept(visit: Visit) -> ProjectSettings:
    return await project_settings.show_settings(visit.deps, visit.key, visit.member.project_id)
