"""Row 55: a webhook URL that leads inside is refused when it is saved. Not: sending (deliver)."""

import pytest

from api.visitors import Visitor
from deliver.test_addresses import REFUSED_URLS
from usercontext.actions.projects import NewProject

pytestmark = pytest.mark.anyio


@pytest.mark.row(55)
@pytest.mark.parametrize("url", REFUSED_URLS)
async def test_a_url_that_leads_inside_is_refused_at_save(
    owner: Visitor, project: NewProject, url: str
) -> None:
    path = f"/v1/projects/{project.project.project_id}/destinations"

    answer = await owner.post(path, {"kind": "webhook", "url": url})

    assert (answer.status_code, answer.json()["error"]) == (400, "VALIDATION_ERROR")
    assert answer.json()["message"].startswith("url: ")
    assert (await owner.get(path)).json() == {"destinations": []}


@pytest.mark.row(55)
async def test_a_name_of_this_machine_is_refused_without_naming_its_address(
    owner: Visitor, project: NewProject
) -> None:
    path = f"/v1/projects/{project.project.project_id}/destinations"

    answer = await owner.post(path, {"kind": "webhook", "url": "http://localhost/"})

    assert answer.json()["message"] == (
        "url: leads to an address that is not allowed (USERCONTEXT_DELIVER_PRIVATE)"
    )
