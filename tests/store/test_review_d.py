"""Endpoints by the names that the second version of the algorithm gives to what answered."""

import pytest

from usercontext.store.top_causes import read_endpoint


@pytest.mark.parametrize(
    ("signature", "endpoint"),
    [
        ("v2:backend_error:POST /api/orders gateway#a", ("POST", "/api/orders", "gateway")),
        ("v2:rate_limited:GET /api/x 429#a", ("GET", "/api/x", "429")),
        ("v2:client_error:POST /x too large#a", ("POST", "/x", "too large")),
        ("v2:validation_rejected:POST /x 4xx|shop_closed#a", ("POST", "/x", "4xx")),
    ],
)
def test_an_endpoint_is_read_whoever_stood_before_the_server(
    signature: str, endpoint: tuple[str, str, str]
) -> None:
    """502 to 504, 429 and 413 never stood among the failing endpoints of the overview."""
    assert read_endpoint(signature) == endpoint
