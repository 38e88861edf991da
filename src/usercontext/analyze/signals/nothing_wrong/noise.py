"""What looks like an error and is none: browser bookkeeping, cancelled actions.

Each wording is a browser's, a framework's or an extension's own, none is a page's.
"""

import re

from usercontext.analyze.language.screens import any_of, screened
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.told_requests import FETCH_FAILED
from usercontext.domain.log_entry import Level

_SEEN = 400
_GIVEN_UP = frozenset({"AbortError", "CanceledError", "CancelledError", "NavigationDuplicated"})
_OF_GIVING_UP = re.compile(
    r"abort|cancel|interrupt|closed?\b|dismiss|navigat|superseded|signal|unload|user|redundant"
    r"|skip",
    re.I,
)
"""What is said of something given up; another reason under the same name is a failure."""

_TIMED_OUT = screened(r"time ?out|timed out|deadline", re.I)
_HARMLESS = screened(
    r"\bresizeobserver loop\b"
    r"|^(?:uncaught )?(?:\(in promise\) )?(?:\w{1,30}error: )?(?:the (?:user|operation|request) "
    r"(?:was )?(?:aborted|cancell?ed)\b.{0,30}|fetch is aborted|(?:request )?(?:aborted|cancell?ed)"
    r"|signal is aborted without reason)\.?\s*$"
    r"|\b(?:Abort|Cancell?ed)Error: (?:the (?:user|operation|request) )?(?:was )?"
    r"(?:aborted|cancell?ed)\b.{0,12}$"
    r"|\belectron security warning\b"
    r"|\b(?:dev(?:elopment)?|debug) (?:mode|build|version)\b.{0,120}\bproduction\b"
    r"|\b(?:not (?:be used|recommended|optimi[sz]ed|meant|intended)|never use \w{1,30}) (?:for|in) "
    r"(?:use in )?production\b|\b(?:download|install) the .{0,30}\bdev ?tools\b"
    r"|\bpreload(?:ed)?\b.{0,200}\bnot used\b"
    r"|\bplay\(\) request was interrupted|\bplay\(\) failed because the user didn"
    r"|\baudiocontext was not allowed to start\b"
    r"|\bthe play method is not allowed by the user agent"
    r"|was interrupted while the page was (?:loading|unloading)"
    r"|\b(?:navigation (?:cancelled|canceled|aborted|duplicated)|avoided redundant navigation)"
    r"|\bshare canceled\b|net::err_aborted(?! [45]\d\d)"
    r"|^\[(?:violation|deprecation|intervention|dom|parser)\]|\breport[- ]only\b"
    r"|^\[?(?:cookie[- ]?)?consent\b.{0,80}\b(?:shown|asked) again\b"
    r"|^(?:potential )?permissions?[ -]policy(?: violation|: unrecognized)"
    r"|^(?:dev ?tools failed to load )?source ?map\b.{0,40}(?:error|could not|failed|:)"
    # what a framework says of code to whoever wrote it, by the console's loudest means
    r"|^warning: .{0,200}(?:\bunique .?key|prop types?\b|\bdeprecated\b|\blegacy\b|\bact\("
    r"|will be removed|\bdefaultprops\b|uncontrolled|unknown event handler|does not recognize the"
    r"|\bdom (?:property|element|attribute)|cannot (?:appear|be) (?:as )?a (?:child|descendant)"
    r"|non-boolean attribute|strict ?mode|unmounted component|rendering a different"
    r"|a component is changing)"
    r"|\b(?:props|route|routing|page|component|load|loading)\b.{0,20}\bcancell?ed\.?$",
    re.I,
)
_OF_AN_EXTENSION = screened(
    r"\bextension context invalidated\b|\breceiving end does not exist\b"
    r"|message (?:channel|port) closed before a response|\bchrome-extension://"
    r"|\b(?:moz|safari-web|safari)-extension://|webkit-masked-url"
    r"|__gcrweb|_autofillcallbackhandler|instantsearchsdkjsbridge|\bmetamask\b|\bethereum\b.{0,40}"
    r"(?:redefine|undefined|provider)|object not found matching id|\bjava (?:object is gone|bridge)"
    r"|webkit\.messagehandlers|\bzalojsv2\b|wkwebview api client|\brespond to this postmessage"
    # what the browsers inside apps, and their extensions, run in every page that they show
    r"|\bsymbrowser_|\bpaymentautofillconfig\b|\b_?pcmbridgecallback|\biabjs_|\bmttlogger\b"
    r"|\bxbrowser\b is not|\bfb_xd_fragment\b|\bbmi_safeaddonload\b|\bebcallbackmessage"
    r"|\bconduitpage\b|\bgetreadmodeconfig\b|\bcecurrentvideo\b|\breactnativewebview\.postmessage"
    # what somebody has added to pages by a keeper of scripts
    r"|\buser-?scripts?\b|\b(?:tamper|grease|violent)monkey\b|\.user\.js\b"
    r"|\baccess to storage is not allowed from this context\b"
    r"|\btronlink\b|\bcould not establish connection\. receiving",
    re.I,
)
_OF_DRAWING = ("hydrat", "did not match", "didn't match", "extra attributes")
_DRAWN = 3000
_EXTRA = re.compile(r"^(?:warning: )?extra attributes from the server", re.I)
_WRITTEN_IN = screened(
    r"(?<![\w-])(?:cz-shortcut-listen|data-(?:new-)?gr-[\w-]+|data-gramm\w*|data-lt-[\w-]+"
    r"|data-(?:lastpass|dashlane|1p|bwignore|darkreader|qb|atm-ext|sharkid|locator|extension"
    r"|wf|arp|listener|redeviation|kantu|inject|ext|protonpass|keeper|honey|rm|twd|theme-ext)[\w-]*"
    r"|bis_(?:skin_checked|register|size|id|frame_id)|__processed_[\w-]+|crxlauncher|crxemulator"
    r"|inmaintabuse|foxified|wotdisconnected|monica-[\w-]+|mpa-[\w-]+|fdprocessedid|jf-ext[\w-]*"
    r"|inject_\w+|screen_capture_injected|katalonextensionid|webcrx|rtrvr-[\w-]+|g_editable"
    r")(?![\w-])",
    re.I,
)
"""Attributes that extensions write into every page before its framework wakes."""

_DIFFERS_IN = screened(r"(?:^|[\s<])[-+] +([a-z_][\w:-]{1,60})=", re.I)
_OF_CONTENT = screened(
    r"text content|text did(?: not|n't)|expected server html|rendered text|[-+] +<", re.I
)
_CHOSEN = re.compile(r"\(auth/(?:popup-closed-by-user|cancelled-popup-request)\)")
"""A window for signing in that was closed, as a page that expects it writes it down."""

_STRANGER = screened(r"\b(?:login|interaction|consent|account_selection)_required\b")
"""What a house of sign-ins answers who asks in silence whether somebody is known: nobody is."""

_HINTS = (
    *(
        "resizeobserver",
        "abort",
        "cancel",
        "play()",
        "the play method",
        "interrupted",
        "navigation",
        "share",
    ),
    *(
        "[violation",
        "[deprec",
        "[interv",
        "report only",
        "report-only",
        "[dom",
        "[parser",
        "ons policy",
        "ns-policy",
    ),
    *("warning:", "on policy", "on-policy", "source map", "sourcemap", "consent"),
    *("preload", "electron", "production", "devtools", "dev tools"),
    *("extension", "receiving end", "message channel", "message port", "webkit", "gcrweb"),
    *("autofill", "instantsearch", "metamask", "ethereum", "matching id", "java ", "zalo"),
    *("postmessage", "symbrowser", "pcmbridge", "iabjs", "mttlogger", "xbrowser", "fb_xd", "bmi_"),
    *("ebcallback", "conduitpage", "readmode", "cecurrent", "tronlink", "establish connection"),
    *("audiocontext", "access to storage", "userscript", "user-script", "monkey", ".user.js"),
)
"""One of these stands in each of the above: a substring costs a twentieth of a pattern."""

_ANY_HINT = any_of(_HINTS)


def is_harmless(event: Event) -> bool:
    """Tell an error that means nothing: what was asked for was given up, and that was meant."""
    name, message = (event.thrown.name, event.thrown.message) if event.thrown else ("", event.text)
    if _TIMED_OUT.search(message[:_SEEN]):
        return False
    if (
        name in _GIVEN_UP
        and (not message or _OF_GIVING_UP.search(message[:_SEEN]))
        and "transaction" not in message[:_SEEN].lower()
        and not FETCH_FAILED.search(message[:_SEEN])
    ):
        return True
    if event.level is Level.WARN and _STRANGER.search(event.text[:_SEEN]):
        return True
    handled = event.thrown is None or not event.thrown.uncaught
    if differs_by_an_extension(message) or (handled and _CHOSEN.search(message[:_SEEN])):
        return True
    return _is_hinted(message) and _HARMLESS.search(message[:_SEEN]) is not None


def differs_by_an_extension(message: str) -> bool:
    """Tell a framework that found other attributes than the server sent, all of an extension's."""
    said = message[:_DRAWN]
    lowered = said.lower()
    if not any(map(lowered.__contains__, _OF_DRAWING)) or _OF_CONTENT.search(said) is not None:
        return False
    if _EXTRA.search(said) is not None:
        return True
    named = _DIFFERS_IN.findall(said)
    if any(_WRITTEN_IN.pattern.fullmatch(name) is None for name in named):
        return False
    return _WRITTEN_IN.search(said) is not None


def is_of_an_extension(message: str) -> bool:
    """Tell what extensions, and apps that show pages, say in a page that knows nothing of them."""
    return _is_hinted(message) and _OF_AN_EXTENSION.search(message[:_SEEN]) is not None


def _is_hinted(message: str) -> bool:
    lowered = message[:_SEEN].lower()
    return _ANY_HINT.may_match(lowered) and any(map(lowered.__contains__, _HINTS))
