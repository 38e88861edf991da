"""Pages that make life hard for a script on them, by name, and what each of them does.

They act by themselves: what they break is also what a driver would reach into them with.
Not: what must hold on each of them.
"""

from typing import NamedTuple

from flow.pages import FROZEN, STRICT


class BadPage(NamedTuple):
    """What a page does to itself: in its head, and when everything has loaded."""

    before: str = ""
    after: str = ""
    policy: str = ""
    """The content security policy."""

    captured: bool = True
    """Whether what the page logs can still be captured."""


def _script(code: str) -> str:
    return f'<script nonce="n1">{code}</script>'


def _blocked(*names: str) -> str:
    getter = "get() { throw new DOMException('denied', 'SecurityError') }"
    return _script("".join(f"Object.defineProperty(window,'{n}',{{{getter}}});" for n in names))


_PROTOTYPES = (
    "Object",
    "Array",
    "Promise",
    "Function",
    "String",
    "Event",
    "EventTarget",
    "Element",
)

BAD_PAGES = {
    "frozen globals": BadPage(
        FROZEN
        + _script("".join(f"Object.freeze({name}.prototype);" for name in _PROTOTYPES))
        + _script("Object.freeze(JSON);Object.freeze(Math);Object.freeze(navigator)")
    ),
    "another script that patched first": BadPage(
        _script(
            "for (const [owner, name] of [[window, 'fetch'], [XMLHttpRequest.prototype, 'send'],"
            " [console, 'log'], [Storage.prototype, 'setItem'],"
            " [History.prototype, 'pushState']]) {"
            " const real = owner[name]; owner[name] = function (...all) {"
            "  if (name !== 'log') console.log('theirs', name); return real.apply(this, all) } }"
        )
    ),
    "another script that patches later and takes its patch off": BadPage(
        after="for (const name of ['log', 'error']) { const ours = console[name];"
        " console[name] = (...all) => ours.apply(console, all); console[name]('x');"
        " console[name] = ours }"
        " const ours = fetch; window.fetch = (...all) => ours(...all); window.fetch = ours"
    ),
    "toJSON on arrays and objects": BadPage(
        _script(
            "for (const one of [Array, Object, String, Date])"
            " Object.defineProperty(one.prototype, 'toJSON',"
            " { value() { return 'spoilt' }, configurable: true })"
        )
    ),
    "JSON replaced afterwards": BadPage(
        after="JSON.stringify = JSON.parse = () => { throw new Error('no JSON') }"
    ),
    "JSON broken from the start": BadPage(
        _script("JSON.stringify = () => { throw 1 }"), captured=False
    ),
    "a Promise of the page's own": BadPage(
        after="window.Promise = class { constructor() { throw new Error('no promise') } }"
    ),
    "no Promise from the start": BadPage(
        _script("window.Promise = function () { throw 1 }"), captured=False
    ),
    "array methods that throw": BadPage(
        after="for (const name of ['map', 'filter', 'slice', 'push', 'some', 'findIndex'])"
        " Array.prototype[name] = () => { throw new Error('no ' + name) }",
        captured=False,
    ),
    "blocked storage": BadPage(_blocked("localStorage", "sessionStorage", "indexedDB")),
    "full storage": BadPage(
        _script(
            "Storage.prototype.setItem = IDBObjectStore.prototype.add = () => {"
            " throw new DOMException('full', 'QuotaExceededError') }"
        )
    ),
    "no streams, no beacon": BadPage(
        _script(
            "delete Navigator.prototype.sendBeacon; delete window.CompressionStream;"
            "delete window.ReportingObserver; delete AbortSignal.timeout;"
            "delete Navigator.prototype.locks"
        )
    ),
    "blobs of the page's own": BadPage(
        _script("window.Blob = class {}; window.Response = class { constructor() { throw 1 } }")
    ),
    "an old Firefox": BadPage(
        _script("delete Request.prototype.keepalive; delete Navigator.prototype.connection")
    ),
    "Trusted Types with our policy": BadPage(policy=STRICT.format(policies="usercontext")),
    "Trusted Types without it": BadPage(policy=STRICT.format(policies="'none'")),
    "a sandbox": BadPage(policy="sandbox allow-scripts", captured=False),
    "document.domain": BadPage(_script("try { document.domain = document.domain } catch {}")),
    "a console that throws": BadPage(
        _script("console.info = console.debug = () => { throw new Error('no console') }")
    ),
    "properties named like ours": BadPage(
        "<form><input name=attributes><input name=id></form><i id=UCQ></i><b id=fetchx></b>"
    ),
}
"""By the name of what is wrong with them."""

WATCH = _script("""
  const harm = [], say = console.warn.bind(console);
  addEventListener('error', (event) => { harm[harm.length] = event.message || 'missing' });
  addEventListener('unhandledrejection', (event) => { harm[harm.length] = event.reason });
""")
"""Comes first: hears every error that nobody caught."""

_ODD = """
  const cycle = { a: [] }; cycle.a[0] = cycle;
  const gone = Proxy.revocable({}, {}); gone.revoke();
  const frame = document.body.appendChild(document.createElement('iframe'));
  const inside = frame.contentWindow; frame.remove();
  const odd = [cycle, gone.proxy, [gone.proxy], inside, new Map([[1, 2]]), Symbol('s'), 10n,
    { get x() { throw new Error('getter') } }, { toJSON() { throw new Error('toJSON') } },
    new Proxy({}, { get() { throw 1 }, ownKeys() { throw 2 } }), Object.create(null),
    document.implementation.createHTMLDocument('x').body, () => 1, new Uint8Array(1e6),
    Object.assign(new Error('e'), { name: gone.proxy, cause: cycle }), document.all, NaN,
    { toString() { throw new Error('toString') } }];
"""
"""Values that cannot be looked at without care."""

_ATTEMPTS = (
    "for (let i = 0; i < odd.length; i++) for (const level of ['log', 'warn', 'error', 'trace'])"
    " try { console[level](odd[i], '%s', odd[i]) } catch {}",
    "for (let i = 0; i < odd.length; i++) UserContext.log('odd', { odd: odd[i] })",
    "fetch('/api/ok')",
    "const x = new XMLHttpRequest(); x.open('GET', '/api/ok'); x.send()",
    "localStorage.setItem('k', 'v')",
    "history.pushState({}, '', location.pathname + '?a=1')",
    "document.querySelector('#dead').click()",
    "UserContext.identify('u'); UserContext.preview(); UserContext.strike([])",
    "UserContext.log('line 1')",
    "console.log('line 2')",
    "dispatchEvent(new Event('pagehide')); document.dispatchEvent(new Event('visibilitychange'))",
    "UserContext.flush()",
)
"""What pages do, in every way that is listened to."""


def acting(after: str) -> str:
    """Write the script that breaks what is broken late, acts, and says what came of it."""
    attempts = "".join(f"try {{ {one} }} catch {{}}\n" for one in _ATTEMPTS)
    return _script(
        f"onload = () => setTimeout(() => {{ {after}\n {_ODD} {attempts}"
        "setTimeout(() => say('harm: ' + (harm.length ? harm[0] : 'none')), 1500) }, 700)"
    )
