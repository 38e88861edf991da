"""Where alerts go: destinations, tests of them, what was sent. Not: sending."""

from uuid import UUID

from usercontext.actions import destinations
from usercontext.actions.destinations import DestinationSecret
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.frame import Problems, done, note, problems_of, show_section
from usercontext.dashboard.site import Visit
from usercontext.domain.delivery import (
    LONGEST_ADDRESS,
    Destination,
    DestinationChange,
    DestinationKind,
    NewDestination,
    Wanted,
)
from usercontext.domain.errors import DomainError, ValidationFailed

WANTED = (
    (Wanted.P0, "An issue that is or becomes P0"),
    (Wanted.P1, "An issue that is or becomes P1"),
    (Wanted.REOPENED, "A resolved group that occurs again"),
)
_TEST_WAIT_S = 6.0
"""A browser shows that it is busy; what takes longer is shown when the page is loaded again."""
_BLANK = Fields([("kind", "webhook"), *(("wanted", each.value) for each in Wanted)])


async def show_alerts(visit: Visit) -> Told:
    """List the destinations and how the newest delivery to each ended."""
    return await _list(visit, _BLANK)


async def add(visit: Visit) -> Told:
    """Keep a destination; the secret of a webhook is shown this once."""
    form = visit.form
    kind = DestinationKind.SLACK if form.get("kind") == "slack" else DestinationKind.WEBHOOK
    try:
        new = NewDestination(kind, _address(form), _wanted(form), bool(form.get("summary")))
        added = await destinations.add_destination(
            visit.deps, visit.key, visit.member.project_id, new
        )
    except DomainError as error:
        return await _list(visit, form, problems_of(error, "url", "wanted"), error.status)
    await note(visit, "destination added", shown_address(added.destination))
    if added.secret is None:
        return done(visit, f"alerts/{added.destination.destination_id}", "destination-saved")
    return _show_secret(visit, added)


async def show_destination(visit: Visit) -> Told:
    """Show one destination, what was sent there lately and what can be done about it."""
    return await _show(visit, await _find(visit))


async def change(visit: Visit) -> Told:
    """Change where a destination is, what it wants, whether it is told anything."""
    found, form = await _find(visit), visit.form
    try:
        address = _address(form) if form.get("url") else None
        wish = DestinationChange(
            address=address,
            enabled=bool(form.get("enabled")),
            wanted=_wanted(form),
            with_summary=bool(form.get("summary")),
        )
        await _change(visit, found.destination_id, wish)
    except DomainError as error:
        return await _show(visit, found, form, problems_of(error, "url", "wanted"), error.status)
    await note(visit, "destination changed", shown_address(found))
    return done(visit, f"alerts/{found.destination_id}", "destination-saved")


async def rotate_secret(visit: Visit) -> Told:
    """Give a webhook another secret; both sign for a day."""
    found = await _find(visit)
    try:
        changed = await _change(visit, found.destination_id, DestinationChange(rotate_secret=True))
    except DomainError as error:
        return await _show(visit, found, None, problems_of(error), error.status)
    await note(visit, "destination secret rotated", shown_address(found))
    return _show_secret(visit, changed)


async def test(visit: Visit) -> Told:
    """Send a test the way of every alert, and show how it ended."""
    found = await _find(visit)
    tried = await destinations.try_destination(
        visit.deps, visit.key, visit.member.project_id, found.destination_id, _TEST_WAIT_S
    )
    return moved(
        visit.path(f"/settings/alerts/{found.destination_id}?tried={tried.delivery_id}#deliveries")
    )


async def remove(visit: Visit) -> Told:
    """Delete a destination and what waits for it."""
    found = await _find(visit)
    await destinations.remove_destination(
        visit.deps, visit.key, visit.member.project_id, found.destination_id
    )
    await note(visit, "destination removed", shown_address(found))
    return done(visit, "alerts", "destination-removed")


def shown_address(found: Destination) -> str:
    """Write where alerts go without what is a secret there: of Slack all but the host."""
    scheme, _, rest = found.address.partition("://")
    if found.kind is DestinationKind.SLACK:
        return f"{scheme}://{rest.partition('/')[0]}/…"
    return found.address.partition("?")[0]


async def _list(
    visit: Visit, fields: Fields, problems: Problems | None = None, status: int = 200
) -> Told:
    return show_section(
        visit,
        "alerts",
        status,
        problems=problems,
        listed=[(each, shown_address(each)) for each in await _listed(visit)],
        fields=fields,
        most=visit.deps.outbound.options.most_destinations,
        wanted=WANTED,
    )


async def _show(
    visit: Visit,
    found: Destination,
    fields: Fields | None = None,
    problems: Problems | None = None,
    status: int = 200,
) -> Told:
    sent = await destinations.list_sent(
        visit.deps, visit.key, visit.member.project_id, found.destination_id
    )
    tried = visit.query.get("tried")
    return show_section(
        visit,
        "alerts",
        status,
        problems=problems,
        template="settings/destination.html",
        found=found,
        address=shown_address(found),
        fields=fields or _fields_of(found),
        wanted=WANTED,
        sent=sent,
        tried=next((each for each in sent if str(each.delivery_id) == tried), None),
    )


def _show_secret(visit: Visit, shown: DestinationSecret) -> Told:
    return show_section(
        visit,
        "alerts",
        template="settings/secret.html",
        found=shown.destination,
        address=shown_address(shown.destination),
        secret=shown.secret,
    )


async def _listed(visit: Visit) -> tuple[Destination, ...]:
    return await destinations.list_destinations(visit.deps, visit.key, visit.member.project_id)


async def _find(visit: Visit) -> Destination:
    return await destinations.find_destination(
        visit.deps, visit.key, visit.member.project_id, visit.uuid(1)
    )


async def _change(visit: Visit, destination_id: UUID, wish: DestinationChange) -> DestinationSecret:
    return await destinations.change_destination(
        visit.deps, visit.key, visit.member.project_id, destination_id, wish
    )


def _fields_of(found: Destination) -> Fields:
    pairs = [("wanted", each.value) for each in found.wanted]
    pairs += [("enabled", "on")] if found.enabled else []
    pairs += [("summary", "on")] if found.with_summary else []
    return Fields(pairs)


def _address(form: Fields) -> str:
    address = form.get("url").strip()
    if not address or len(address) > LONGEST_ADDRESS:
        raise ValidationFailed(f"url: must have 1 to {LONGEST_ADDRESS} characters")
    return address


def _wanted(form: Fields) -> tuple[Wanted, ...]:
    ticked = form.all("wanted")
    wanted = tuple(each for each in Wanted if each.value in ticked)
    if not wanted:
        raise ValidationFailed("wanted: must be at least one; or remove it, or turn it off")
    return wanted
