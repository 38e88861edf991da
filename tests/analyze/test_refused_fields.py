"""Good answers to what was sent that name, field by field, what they would not take.

Beside each stand answers that took it, that only read, or that tell of the server's own trouble.
"""

import pytest

from analyze.behaviours import Desk
from analyze.servers import told
from usercontext.domain.analysis import Analysis, Category

JSON = "application/json"
UPDATE = '{"operationName":"UpdateStall","query":"mutation UpdateStall { x }"}'
QUERY = '{"operationName":"Stall","query":"query Stall { x }"}'


def answered(body: str, path: str = "/graphql", sent: str = UPDATE) -> Analysis:
    desk = Desk("/stall").press("Save")
    for _ in range(2):
        desk.ask("POST", path, 200, contentType=JSON, requestBody=sent, responseBody=body)
        desk.press("Save", after=5)
    return desk.judge("I cannot save my stall", "/stall")


@pytest.mark.parametrize(
    ("body", "path", "facts"),
    [
        ('{"data":{"updateStall":{"stall":null,"userErrors":[{"field":["input","width"],'
         '"message":"is wider than the pitch"}]}}}', "/graphql", ("width", "wider than")),
        ('{"data":{"stallUpdate":{"stall":null,"stallUserErrors":[{"code":"BLANK","field":"owner",'
         '"message":"cannot be blank"}]}}}', "/graphql", ("owner", "cannot be blank")),
        ('{"data":{"updateStall":{"stall":null,"errors":[{"path":"power","message":"is more than'
         ' 16 A"}]}}}', "/graphql", ("power", "16 A")),
        ('{"data":{"updateStall":{"__typename":"PitchTakenError","message":"Pitch 4 is let"}}}',
         "/graphql", ("Pitch 4 is let",)),
        ('{"errors":{"width":["ist breiter als der Platz"],"power":["zu viel"]}}', "/api/stall",
         ("width", "ist breiter als der Platz")),
        ('{"success":true,"data":{"stall":null,"validationErrors":[{"property":"width",'
         '"message":"te breed"}]}}', "/api/stall", ("width", "te breed")),
        ('{"violations":[{"propertyPath":"width","title":"Trop large pour cette place"}]}',
         "/api/stall", ("width", "Trop large")),
    ],
)  # fmt: skip
def test_what_an_answer_says_of_a_field_is_a_form_s_refusal(
    body: str, path: str, facts: tuple[str, ...]
) -> None:
    told(answered(body, path), "validation_rejected", "P1 P2", *facts)


@pytest.mark.parametrize(
    ("body", "category"),
    [
        ('{"data":{"updateStall":{"__typename":"PermissionDenied","message":"Only the warden"}}}',
         "permission_denied"),
        ('{"data":{"updateStall":{"stall":null,"userErrors":[{"field":["base"],"message":'
         '"Internal error, try again"}]}}}', "backend_error"),
    ],
)  # fmt: skip
def test_what_it_says_that_is_of_no_field_is_read_as_what_it_is(body: str, category: str) -> None:
    told(answered(body), category, "P0 P1 P2")


@pytest.mark.parametrize(
    ("body", "path", "sent"),
    [
        ('{"data":{"updateStall":{"stall":{"id":4},"userErrors":[]}}}', "/graphql", UPDATE),
        # the rest was taken
        ('{"data":{"updateStall":{"stall":{"id":4},"userErrors":[{"field":["tag"],"message":'
         '"was shortened"}]}}}', "/graphql", UPDATE),
        ('{"ok":true,"errors":{"tag":["was shortened"]}}', "/api/stall", UPDATE),
        # a list of problems that somebody asked to see
        ('{"data":{"stall":{"problems":[{"field":"roof","message":"leaks"}]}}}', "/graphql", QUERY),
        # no refusal of a field
        ('{"problems":[{"message":"leaks"}]}', "/api/stall", UPDATE),
    ],
)  # fmt: skip
def test_an_answer_that_took_it_refuses_no_field(body: str, path: str, sent: str) -> None:
    judged = answered(body, path, sent)

    assert judged.category is not Category.VALIDATION_REJECTED, judged.root_cause
