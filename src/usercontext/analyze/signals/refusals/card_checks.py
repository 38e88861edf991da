"""Payment providers saying that a card's holder, code or address is wrong. Not: other refusals.

Only who issued the card knows which code stands on its back and where its owner lives: that one of
them is wrong is the bank's no, while a form knows at most that it has too few digits.
"""

import re

from usercontext.analyze.language.screens import screened

_SEEN = 300
_HOLDER = screened(
    r"(?<![a-z])trans_?status\W{1,5}[NRU](?![a-z])|(?<![a-z])(?:3-?d-?s2?|3-?d[ _-]?secure|sca)"
    r"(?![a-z]).{0,40}(?<![a-z])(?:not[ _](?:authenticated|verified)|fail(?:ed|ure)|abandon\w*"
    r"|(?:authentication|verification|challenge|confirmation)[ _](?:(?:was|is|has been)[ _])?"
    r"(?:errors?|declined|refused|rejected|denied|unsuccessful|cancel+ed)(?![a-z]))"
    r"|(?<![a-z])(?:payment_intent|payer|cardholder|card|challenge)_?authentication_?fail\w*",
    re.I,
)
"""3-D Secure that failed: whose card it is, nobody showed."""

_CODE = (
    r"(?:cv[cvn]2?|csc|(?:card[_ ])?security[_ -]code|card[_ ]verification[_ ](?:code|value)"
    r"|pr[uü]fziffer|kartenpr[uü]fnummer|sicherheitscode|cryptogramme|code de s[eé]curit[eé]"
    r"|c[oó]digo de (?:seguridad|seguran[cç]a)|codice di sicurezza|beveiligingscode)"
)
_OTHER = (
    r"(?:incorrect\w{0,2}|wrong|not (?:right|correct|match)|(?:does|did)(?: not|n['’]t) match"
    r"|falsch|stimmt nicht|nicht korrekt|erron\w{1,4}|no (?:coincide|es correcto)|errat[oa]"
    r"|non corrett[oa]|onjuist|nieprawid\w{3,5}|неверн\w{1,3})"
)
"""Said of what has another value, never of what is no value at all."""

CARD = (
    rf"(?<![a-z])(?:incorrect|wrong|mismatch(?:ed|ing)|bad)[_ -](?:card[_ ])?{_CODE}(?![a-z])"
    rf"|(?<![a-z]){_CODE}(?: [\w'’]+){{0,4}}? {_OTHER}(?![\w])"
    rf"|(?<![a-z])(?:{_CODE}|avs|card(?:holder)?[_ ]address)"
    r"(?:[_ ](?:check|code|number|value|verification|validation|result|response)){0,2}"
    r"[\"']?(?:[_ ]?[:=]?[\"' _]|\W{1,3})(?:(?:is|was|has) )?"
    r"(?:incorrect|wrong|mismatch|fail(?:ed|ure)?|not[_ ]match(?:ed|ing)?|no[_ ]match"
    r"|declined|refused|rejected)(?! to\b)(?![a-z])"
)
"""The code or the address of a card, which its bank found to be another."""

_CARD = screened(CARD, re.I)
_NO_VERDICT = re.compile(
    r"\b(?:must|required|missing|empty|digits?|characters?|length|too (?:short|long)"
    r"|incomplete|format|pattern|regex\w*)\b"
    r"|(?<!not )(?<!n't )(?<!be )\b(?:succeeded|successful|captured|accepted|ignored|enforced)\b",
    re.I,
)
"""How a form says how a field is to be filled in, and what was paid all the same."""

_BY_CARD = re.compile(r"card|(?<![a-z])(?:cv[cvn]|csc|avs|3-?d)|(?<![a-z])sca(?![a-z])", re.I)
"""A security code is sent to whoever signs in as well."""


def names_a_no(text: str) -> bool:
    """Tell what says that a card's holder, code or address was not the one."""
    said = text[:_SEEN]
    if _HOLDER.search(said) is not None:
        return True
    return _CARD.search(said) is not None and _NO_VERDICT.search(said) is None


def is_of_a_card(text: str) -> bool:
    """Tell such a no that names the card: then what was asked before it paid, whatever its name."""
    return names_a_no(text) and _BY_CARD.search(text[:_SEEN]) is not None
