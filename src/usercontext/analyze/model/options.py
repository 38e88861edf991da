"""Which model is asked, for how long and for how much. Not: asking it."""

from enum import StrEnum

from msgspec import Struct


class Provider(StrEnum):
    """Whose protocol is spoken; ``local`` is the OpenAI one, as Ollama and vLLM speak it."""

    OFF = "off"
    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    LOCAL = "local"


_ADDRESSES = {
    Provider.OPENAI: "https://api.openai.com/v1",
    Provider.ANTHROPIC: "https://api.anthropic.com/v1",
    Provider.LOCAL: "http://127.0.0.1:11434/v1",
}


class ModelOptions(Struct, frozen=True):
    """Prices are per million tokens, in any one currency; the daily limits are per project.

    ``deadline_s`` bounds everything that is done with the model for one issue, ``timeout_s`` one
    request; ``pause_s`` is the least between a failure and another try. ``digest_tokens`` is our
    estimate, on the high side: three bytes a token.
    """

    provider: Provider = Provider.OFF
    url: str | None = None
    name: str | None = None
    key: str | None = None
    timeout_s: float = 15.0
    deadline_s: float = 25.0
    pause_s: float = 0.5
    digest_tokens: int = 6_000
    answer_tokens: int = 2_000
    daily_tokens: int = 2_000_000
    daily_budget: float = 0.0
    input_price: float = 0.0
    output_price: float = 0.0

    @property
    def address(self) -> str:
        """Return where the provider's calls begin."""
        return (self.url or _ADDRESSES[self.provider]).rstrip("/")

    @property
    def label(self) -> str:
        """Return what an analysis says about who helped with it."""
        return f"{self.provider.value}:{self.name}"

    def cost_micros(self, input_tokens: int, output_tokens: int) -> int:
        """Return the price of a call in millionths: a price per million is that of one token."""
        return round(input_tokens * self.input_price + output_tokens * self.output_price)
