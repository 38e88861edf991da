"""What is said to a model and what came back, independent of transport. Not: HTTP, meaning."""

from typing import Protocol

from msgspec import Struct

from usercontext.analyze.model.breaker import Breaker
from usercontext.analyze.model.options import ModelOptions
from usercontext.domain.model_call import Fallback


class Prompt(Struct, frozen=True):
    """What a model is told in its system role, and what it is asked."""

    system: str
    question: str


class Reply(Struct, frozen=True):
    """The text of an answer, or why there is none. Tokens of None were not told.

    ``is_form_refused``: the endpoint does not know structured answers, and may be asked without.
    """

    text: str = ""
    failure: Fallback | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    retry_after_s: float | None = None
    is_form_refused: bool = False


class Asker(Protocol):
    """Whoever can ask a model: the real one over HTTP, or a test's."""

    options: ModelOptions
    breaker: Breaker

    async def ask(self, prompt: Prompt, timeout_s: float, answer_tokens: int) -> Reply:
        """Ask once; every way in which that can fail is a reply."""
