"""Scrubbing, alerts, detected issues, the model and trackers, as owners set them."""

import re
from dataclasses import replace

import pytest

from builders import FrozenClock
from dashboard.conftest import Dashboard, Visitor
from usercontext.actions import deliveries, destinations, projects
from usercontext.actions.deps import Deps
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.scrubbing import KINDS
from usercontext.dashboard.settings.trackers import read_trackers
from usercontext.dashboard.site import DashboardOptions, Site
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project import ApiKey
from usercontext.domain.project_settings import ProjectSettings, Trackers
from usercontext.ingest.classes import Masked
from usercontext.store.deliveries import SettleDelivery, settle_delivery
from usercontext.wire import trackers as wire_trackers

HOOK = {"kind": "webhook", "url": "https://1.1.1.1/hook?token=s3cret", "wanted": "P0"}


async def kept(owner: Visitor, deps: Deps) -> ProjectSettings:
    row = owner.project.project.row
    return await deps.database.read(lambda tx: deps.find_settings(tx, row))


def place(told: object) -> str:
    return dict(told.headers)["location"]  # type: ignore[attr-defined]


@pytest.mark.anyio
async def test_a_text_is_scrubbed_and_its_receipt_counted_and_nothing_is_stored(
    owner: Visitor,
) -> None:
    text = "mail <b>ann@example.com</b> and bob@example.com"
    told = await owner.post(owner.path("/settings/scrubbing"), {"text": text})
    page = told.body.decode()
    [shown] = re.findall(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)

    assert shown == "mail &lt;b&gt;[EMAIL]&lt;/b&gt; and [EMAIL]"
    assert "email <b>2</b>" in page
    assert "ann@example.com" not in await owner.page(owner.path("/settings/audit"))


@pytest.mark.anyio
async def test_a_text_too_long_to_try_is_told_so(viewer: Visitor) -> None:
    told = await viewer.post(viewer.path("/settings/scrubbing"), {"text": "x" * 10_001})

    assert told.status == 400
    assert b"at most 10,000 characters; this has 10,001" in told.body


def test_every_kind_that_is_masked_is_explained() -> None:
    assert set(KINDS) == {each.label for each in Masked}


@pytest.mark.anyio
async def test_a_webhook_is_added_and_its_secret_shown_once(owner: Visitor, deps: Deps) -> None:
    told = await owner.post(owner.path("/settings/alerts"), HOOK)
    [secret] = re.findall(r'value="(whsec_[^"]+)"', told.body.decode())
    page = await owner.page(owner.path("/settings/alerts"))
    [link] = re.findall(r'href="([^"]+/settings/alerts/[^"]+)"', page)
    detail = await owner.page(link)

    assert secret not in page + detail
    assert "s3cret" not in page + detail
    assert 'value="P0" checked' in detail
    assert 'value="P1" checked' not in detail


@pytest.mark.anyio
async def test_that_alerts_have_no_link_is_said_where_they_are_set_up(
    owner: Visitor, site: Site
) -> None:
    """A team's webhook carried `"url": null`, and nothing said whose setting that was."""
    without = await owner.page(owner.path("/settings/alerts"))
    options = DashboardOptions("https://context.example.com")
    there = Visitor(Dashboard(replace(site, options=options)), owner.project, owner.cookies)
    with_one = await there.page(there.path("/settings/alerts"))

    assert "USERCONTEXT_PUBLIC_URL" in without
    assert "USERCONTEXT_PUBLIC_URL" not in with_one


async def test_the_address_of_slack_is_never_shown_again(owner: Visitor) -> None:
    form = HOOK | {"kind": "slack", "url": "https://1.1.1.1/services/T0/B0/s3cret"}
    told = await owner.post(owner.path("/settings/alerts"), form)
    for path in (place(told), owner.path("/settings/alerts"), owner.path("/settings/audit")):
        page = await owner.page(path)

        assert "https://1.1.1.1/…" in page
        assert "s3cret" not in page


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"url": ""}, "Must have 1 to 2048 characters."),
        ({"url": "ftp://1.1.1.1/"}, "http"),
        ({"url": "http://127.0.0.1/"}, "127.0.0.1"),
        ({"wanted": ""}, "Must be at least one"),
        ({"kind": "slack", "url": "http://1.1.1.1/"}, "Of Slack begins with https://"),
    ],
)
async def test_a_wrong_destination_is_said_beside_its_field(
    owner: Visitor, deps: Deps, change: dict[str, str], said: str
) -> None:
    told = await owner.post(owner.path("/settings/alerts"), HOOK | change)

    assert told.status == 400
    assert said in told.body.decode()
    assert await listed(owner, deps) == ()


@pytest.mark.anyio
async def test_a_destination_is_turned_off_changed_rotated_and_removed(
    owner: Visitor, deps: Deps
) -> None:
    await owner.post(owner.path("/settings/alerts"), HOOK)
    [found] = await listed(owner, deps)
    path = owner.path(f"/settings/alerts/{found.destination_id}")
    await owner.post(path, {"wanted": "reopened"})
    [off] = await listed(owner, deps)
    rotated = await owner.post(f"{path}/secret")
    removed = await owner.post(f"{path}/remove")

    assert (off.enabled, list(off.wanted), off.address) == (False, ["reopened"], HOOK["url"])
    assert b"whsec_" in rotated.body
    assert place(removed) == owner.path("/settings/alerts?done=destination-removed")
    assert await listed(owner, deps) == ()
    assert (await owner.get(path)).status == 404


@pytest.mark.anyio
async def test_a_destination_of_another_project_is_not_there(owner: Visitor, deps: Deps) -> None:
    other = await projects.create_project(deps, "other")
    key = await projects.authenticate(deps, other.secret_key)
    new = destinations.NewDestination(destinations.DestinationKind.WEBHOOK, "https://1.1.1.1/x")
    added = await destinations.add_destination(deps, key, key.project_id, new)
    path = owner.path(f"/settings/alerts/{added.destination.destination_id}")
    for end in ("", "/test", "/secret", "/remove"):
        assert (await owner.post(path + end, {"wanted": "P0"})).status == 404
    assert (await owner.get(path)).status == 404


@pytest.mark.anyio
async def test_how_a_test_ended_is_shown_with_the_last_deliveries(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    await owner.post(owner.path("/settings/alerts"), HOOK)
    [found] = await listed(owner, deps)
    path = owner.path(f"/settings/alerts/{found.destination_id}")
    tried = await destinations.try_destination(
        deps, await owner_key(owner, deps), owner.project.project.project_id,
        found.destination_id, 0.0,
    )  # fmt: skip
    waiting = await owner.page(f"{path}?tried={tried.delivery_id}")
    claimed = await deliveries.claim_delivery(deps, frozenset())
    assert claimed is not None
    await deps.database.write(
        settle_delivery,
        SettleDelivery(
            claimed.row, claimed.attempt, clock.now_us(), False, "<i>nobody</i> answers there"
        ),
    )
    ended = await owner.page(f"{path}?tried={tried.delivery_id}")

    assert "The test is being sent" in waiting
    assert "The test did not arrive:\n    &lt;i&gt;nobody&lt;/i&gt; answers there." in ended
    assert 'class="state bad"' in ended


@pytest.mark.anyio
async def test_detection_is_turned_on_with_its_numbers_and_off_again(
    owner: Visitor, deps: Deps
) -> None:
    form = {"on": "on", "sessions": "12", "users": "4", "hours": "6"}
    await owner.post(owner.path("/settings/detected"), form)
    on = await kept(owner, deps)
    await owner.post(owner.path("/settings/detected"), form | {"on": ""})
    off = await kept(owner, deps)

    assert (on.detect_sessions, on.detect_users, on.window_hours) == (12, 4, 6)
    assert (off.detect_sessions, off.detect_users) == (None, 4)


@pytest.mark.anyio
async def test_a_wrong_number_of_detection_stays_in_its_field(owner: Visitor, deps: Deps) -> None:
    form = {"on": "on", "sessions": "0", "users": "many", "hours": "24"}
    told = await owner.post(owner.path("/settings/detected"), form)

    assert told.status == 400
    assert b'value="many"' in told.body
    assert told.body.count(b'aria-invalid="true"') == 2
    assert await kept(owner, deps) == ProjectSettings()


@pytest.mark.anyio
async def test_a_model_is_shown_without_its_key_and_bounded_for_one_project(
    owner: Visitor, deps: Deps
) -> None:
    assert "No model is configured" in await owner.page(owner.path("/settings/model"))

    await owner.post(owner.path("/settings/model"), {"mode": "some", "tokens": "5000"})
    some = await kept(owner, deps)
    await owner.post(owner.path("/settings/model"), {"mode": "never"})
    never = await kept(owner, deps)
    wrong = await owner.post(owner.path("/settings/model"), {"mode": "some", "tokens": "x"})

    assert (some.model_daily_tokens, never.model_daily_tokens) == (5000, 0)
    assert wrong.status == 400
    assert (await kept(owner, deps)).model_daily_tokens == 0


@pytest.mark.anyio
async def test_trackers_are_kept_and_taken_away(owner: Visitor, deps: Deps) -> None:
    form = {"github": "https://github.com/team/shop/", "jira": "https://team.atlassian.net",
            "jira_project": "10000", "linear": "https://linear.app/team/team/SHOP"}  # fmt: skip
    await owner.post(owner.path("/settings/trackers"), form)
    told = await kept(owner, deps)
    await owner.post(owner.path("/settings/trackers"), {})

    assert told.trackers == Trackers(
        github="https://github.com/team/shop",
        jira="https://team.atlassian.net",
        jira_project="10000",
        linear="https://linear.app/team/team/SHOP",
    )
    assert (await kept(owner, deps)).trackers == Trackers()


NO_TRACKERS = pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"github": "javascript:alert(1)//a/b"}, "github"),
        ({"github": "http://github.com/team/shop"}, "github"),
        ({"github": "https://github.com/team"}, "github"),
        ({"github": "https://me:pw@github.com/team/shop"}, "github"),
        ({"github": 'https://github.com/team/"onclick'}, "github"),
        ({"jira": "https://team.atlassian.net"}, "jira_project"),
        ({"jira": "https://team.atlassian.net", "jira_project": "SHOP"}, "jira_project"),
        ({"linear": "https://linear.app.evil.test/team/team/SHOP"}, "linear"),
        ({"linear": "https://linear.app/team"}, "linear"),
    ],
)


@NO_TRACKERS
def test_what_is_no_tracker_is_said_beside_its_field(form: dict[str, str], field: str) -> None:
    _, problems = read_trackers(Fields(list(form.items())))

    assert field in problems


@NO_TRACKERS
def test_what_the_form_refuses_the_api_refuses(form: dict[str, str], field: str) -> None:
    names = {"jira_project": "jiraProject"}
    sent = {names.get(name, name): value for name, value in form.items()}

    with pytest.raises(ValidationFailed, match=names.get(field, field)):
        wire_trackers.read_trackers(sent, "trackers")


async def listed(owner: Visitor, deps: Deps) -> tuple[destinations.Destination, ...]:
    key = await owner_key(owner, deps)
    return await destinations.list_destinations(deps, key, key.project_id)


async def owner_key(owner: Visitor, deps: Deps) -> ApiKey:
    return await projects.authenticate(deps, owner.project.secret_key)
