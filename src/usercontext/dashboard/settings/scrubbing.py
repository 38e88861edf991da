"""What is masked before anything is stored, and a box to try it. Not: masking."""

from usercontext.actions import operations
from usercontext.dashboard.asked import Told
from usercontext.dashboard.settings.frame import show_section
from usercontext.dashboard.site import Visit

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
    return _show(visit, EXAMPLE)


async def try_scrubbing(visit: Visit) -> Told:
    """Scrub a text and show what is left of it; it is stored nowhere."""
    text = visit.form.get("text")
    if len(text) > _LONGEST_TRIAL:
        problem = f"Must have at most {_LONGEST_TRIAL:,} characters; this has {len(text):,}."
        return _show(visit, text[:_LONGEST_TRIAL], problem)
    return _show(visit, text, trial=operations.try_scrub(text))


def _show(
    visit: Visit,
    text: str,
    problem: str | None = None,
    trial: operations.ScrubTrial | None = None,
) -> Told:
    kinds = [(name, token, KINDS[name]) for name, token in operations.MASKED]
    status = 200 if problem is None else 400
    problems = {} if problem is None else {"text": problem}
    return show_section(
        visit, "scrubbing", status, problems=problems, kinds=kinds, text=text, trial=trial
    )
