"""The words a digest is sent with, and the fence around it. Not: what stands in the digest."""

from functools import cache
from importlib import resources

from usercontext.analyze.model.digest import Digest, count_tokens, digest_key
from usercontext.analyze.model.options import ModelOptions
from usercontext.analyze.model.talk import Prompt
from usercontext.domain.model_call import Fallback

_FAULTS = {
    Fallback.UNREADABLE: "it was not one JSON object",
    Fallback.WRONG_SCHEMA: "its members or their values were not those asked for",
    Fallback.CUT_OFF: "it was too long and was cut off; be brief",
    Fallback.DECLINED: "it declined to answer, though the digest only describes a defect",
}


def make_prompt(digest: Digest, mark: str, failed: Fallback | None = None) -> Prompt:
    """Fence a digest with a mark that nobody can guess; after a failure say what was wrong.

    The faulty answer itself is not repeated: it may hold what an entry wanted to have said.
    """
    question = _text("question").format(mark=mark, digest=digest.text)
    if failed is not None:
        fault = _FAULTS.get(failed, "it did not arrive whole")
        question = f"{question}\n{_text('repair').format(fault=fault)}"
    return Prompt(_text("instructions"), question)


def probe_prompt() -> Prompt:
    """Return the shortest question that shows whether a model answers."""
    return Prompt("", _text("probe"))


def is_repairable(failed: Fallback) -> bool:
    """Tell whether the model can do better when it is told what was wrong."""
    return failed in _FAULTS


def prompt_tokens(prompt: Prompt) -> int:
    """Estimate on the high side what a prompt takes."""
    return count_tokens(prompt.system) + count_tokens(prompt.question)


def cache_key(digest: Digest, options: ModelOptions) -> bytes:
    """Name what an answer depends on: evidence, words and model; never the mark."""
    words = (_text("instructions"), _text("question"))
    return digest_key(digest, options.label, options.address, *words)


@cache
def _text(name: str) -> str:
    """Read a prompt that is shipped with the package, once."""
    place = resources.files("usercontext.analyze.model.prompts") / f"{name}.txt"
    return place.read_text("utf-8").strip()
