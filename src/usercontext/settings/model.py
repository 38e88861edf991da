"""The settings of the model that refines analyses. Not: the others, reading any."""

from usercontext.analyze.model.options import Provider
from usercontext.settings.kinds import WEB_ADDRESS, Kind, Setting, number, text, whole

_PROVIDER = Kind(f"must be one of {', '.join(Provider)}", Provider)
_MODEL_NAME = text(r"[!-~]{1,200}", "must be the name of a model, without blanks")
_MODEL_KEY = text(r"[!-~]{1,1000}", "must be a key, without blanks")

MODEL_SETTINGS: tuple[Setting, ...] = (
    Setting(
        "MODEL_PROVIDER",
        "model.provider",
        _PROVIDER,
        "Whose protocol the model speaks that refines analyses; `local` is Ollama or vLLM.",
    ),
    Setting(
        "MODEL_URL",
        "model.url",
        WEB_ADDRESS,
        "Where its calls begin (`https://models.example/v1`); by default the provider's own.",
    ),
    Setting("MODEL_NAME", "model.name", _MODEL_NAME, "Which model, as the provider names it."),
    Setting("MODEL_KEY", "model.key", _MODEL_KEY, "The provider's key.", secret=True),
    Setting(
        "MODEL_TIMEOUT_S",
        "model.timeout_s",
        number(0.1, 600),
        "Time one call may take.",
        "seconds",
    ),
    Setting(
        "MODEL_DEADLINE_S",
        "model.deadline_s",
        number(0.1, 600),
        "Time all calls for one issue may take; then the rules' analysis is published.",
        "seconds",
    ),
    Setting(
        "MODEL_TOKENS",
        "model.digest_tokens",
        whole(1_000, 200_000),
        "How much of an issue it is shown, at most.",
        "tokens",
    ),
    Setting(
        "MODEL_ANSWER_TOKENS",
        "model.answer_tokens",
        whole(200, 100_000),
        "How long an answer may be, with what the model thinks before it.",
        "tokens",
    ),
    Setting(
        "MODEL_DAILY_TOKENS",
        "model.daily_tokens",
        whole(0, 100_000_000_000),
        "What a project may use on one day (UTC); 0 is no limit.",
        "tokens",
    ),
    Setting(
        "MODEL_DAILY_BUDGET",
        "model.daily_budget",
        number(0, 1_000_000),
        "What a project may cost on one day, in the currency of the prices; 0 is no limit.",
    ),
    Setting(
        "MODEL_INPUT_PRICE",
        "model.input_price",
        number(0, 100_000),
        "Price of a million tokens that it is shown.",
    ),
    Setting(
        "MODEL_OUTPUT_PRICE",
        "model.output_price",
        number(0, 100_000),
        "Price of a million tokens that it answers.",
    ),
)
