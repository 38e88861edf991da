"""A server that answers what a test scripts, and clients of both kinds that speak to it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx2
import pytest

from usercontext.client.clients import AsyncClient, Client, RetryPolicy

Step = httpx2.Response | Exception


@dataclass
class Script:
    """Answers in order (the last one for ever after), and what was asked and waited."""

    steps: list[Step] = field(default_factory=list)
    requests: list[httpx2.Request] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        step = self.steps.pop(0) if len(self.steps) > 1 else self.steps[0]
        if isinstance(step, Exception):
            raise step
        # a response belongs to one client, a script to many requests
        return httpx2.Response(step.status_code, headers=step.headers, content=step.content)


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def client(script: Script) -> Client:
    return Client(
        "http://server.test",
        "uc_sec_x",
        retry=RetryPolicy(attempts=4, first_wait_s=1, longest_wait_s=3),
        transport=httpx2.MockTransport(script),
        sleep=script.waits.append,
        chance=lambda: 0.5,
    )


@pytest.fixture
def make_async_client(script: Script) -> Callable[[], AsyncClient]:
    async def sleep(seconds: float) -> None:
        script.waits.append(seconds)

    return lambda: AsyncClient(
        "http://server.test",
        "uc_sec_x",
        retry=RetryPolicy(attempts=4, first_wait_s=1, longest_wait_s=3),
        transport=httpx2.MockTransport(script),
        sleep=sleep,
        chance=lambda: 0.5,
    )
