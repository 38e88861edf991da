"""Patterns that say what an error's words are about. Not: names, kinds."""

import re

from usercontext.analyze.language.screens import Screened, screened
from usercontext.analyze.signals.answers.mixed_up import OF_ANOTHER
from usercontext.analyze.signals.controls import circle_words as circles
from usercontext.analyze.signals.refusals import page_age_words as ages
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

Reading = tuple[SignalKind, Category]

WORDS: tuple[tuple[tuple[str, ...], Screened, Reading], ...] = tuple(
    (tuple(hints.split("|")), screened(pattern, re.I), (kind, category))
    for hints, pattern, kind, category in (
        (
            "belong|owned|owner|holder|employee|patient|student|pupil|resident|candidate|applicant"
            "|identity|member|guest|driver|client"
            "|tenant|user|customer|account|answered|served|shown to|sent to|returned|expected"
            "|signed|logged|kund|konto|nutzer|mitglied|schüler|mieter|utilisateur|abonné|usuario"
            "|usuário|cliente|paciente|cuenta|utente|paziente|klant|gebruiker|patiënt|klient"
            "|użytkownik|pacjent|kullanıcı|müşteri|hasta|пользовател|клиент|профил|пациент|profile",
            OF_ANOTHER,
            SignalKind.MIXED_UP,
            Category.API_CONTRACT,
        ),
        (circles.HINTS, circles.CIRCLES, SignalKind.REDIRECTS, Category.REDIRECT_LOOP),
        (
            "not allowed",
            r"\btimed out or was not allowed\b",
            SignalKind.DENIED,
            Category.PERMISSION_DENIED,
        ),
        (
            "state|nonce",
            r"^(?=.*(?:sign-?in|log-?in|auth|oidc|token|callback)).*\b(?:state|nonce)\b\W{0,3}"
            r"(?:(?:does|did)(?: not|n't) match|mismatch)",
            SignalKind.AUTH,
            Category.AUTH_EXPIRED,
        ),
        (
            "chunk|module|preload|script|integrity|precach",
            r"(?<![a-z])loading (?:css )?chunk|dynamically imported module|"
            r"importing a module script|"
            r"unable to preload css|failed to load (?:module )?script|javascript mime type|"
            r"loading module from .{1,300}mime|loading failed for the .{0,10}script|"
            r"refused to execute script|\bloading script failed\b|"
            r"bad-precaching-response|\bintegrity\b.{1,40}\b(?:attribute|resource|match)",
            SignalKind.CHUNK,
            Category.CHUNK_LOAD,
        ),
        (
            "style",
            r"refused to apply style|\bstylesheet\b.{1,200}\bmime\b",
            SignalKind.ASSET,
            Category.ASSET_MISSING,
        ),
        (
            "cors|cross-origin|access-control",
            r"cors policy|cross-origin request|access-control",
            SignalKind.REFUSED,
            Category.CORS,
        ),
        (
            "content security|violates|x-frame|refused to|mixed|insecure|trusted|by csp|directive",
            r"content security policy|violates the following|x-frame-options|blocked by csp\b|"
            r"\bblocked by '(?:[a-z]+-(?:src|ancestors|uri|action)|[a-z-]+-src-(?:elem|attr))' "
            r"directive|"
            r"\brequires 'Trusted(?:HTML|Script|ScriptURL)' assignment|\bmixed (?:active )?"
            r"content\b|insecure (?:resource|content)|"
            r"refused to (?:frame|connect to|load|run|send form data)\b",
            SignalKind.REFUSED,
            Category.CSP,
        ),
        (
            "export|binding",
            r"does(?:n't| not) provide an export named|importing binding name .{1,80} is not found",
            SignalKind.STALE,
            Category.STALE_VERSION,
        ),
        (
            "font|ots parsing",
            r"\b(?:web ?)?fonts?\b.{0,40}\b(?:failed|could not|not load|rejected)|"
            r"\bfail\w* to (?:decode|load|parse)\b.{0,20}\bfont|\bots parsing error",
            SignalKind.ASSET,
            Category.ASSET_MISSING,
        ),
        (
            "media|supported source|decode|demuxer|manifestload|fragload",
            r"\bmedia_(?:err|element_error)|\bmediaerror\b|\bno supported sources?\b|"
            r"\bdecode ?(?:audio|video|media)(?:data)?\b|\bdemuxer_error|"
            r"\b(?:manifest|level|frag)loaderror\b|"
            r"\bmedia could not be (?:loaded|played)\b",
            SignalKind.MEDIA,
            Category.ASSET_MISSING,
        ),
        (
            "object store|idb|indexed|existing|version requested|transaction|ns_error|mutation",
            r"\bobject stores?\b|\bidb(?:database|transaction|objectstore|factory)\b|"
            r"\btransaction was aborted\b|\bdid not allow mutations\b|"
            r"\bindexed ?(?:db|database)\b|in-progress transaction|"
            r"ns_error_(?:dom_quota|file_)|"
            r"\bversion .{0,16}than the (?:existing version|version requested)",
            SignalKind.STORAGE,
            Category.STORAGE,
        ),
        (
            "secure|3ds",
            r"\b3-?d(?:s2?\b|[ -]?secure)(?!.{0,60}\bno \w+ (?:after|within|in) \d).{0,60}"
            r"\b(?:clos|cancel|abandon|dismiss|fail(?!ed to)"
            r"|declin|expir|timed out|not authenticated|authentication (?:was )?(?:error|denied))",
            SignalKind.DECLINED,
            Category.PAYMENT_DECLINED,
        ),
        (
            "socket|ws |ws:|ws]|sse |sse]|connect|server timeout|ice |turn server|webrtc",
            r"\bice\b.{0,20}\b(?:fail|disconnect)|\bturn server\b|\bwebrtc\b.{0,40}\bfail|"
            r"\b(?:peer|rtc) ?(?:peer ?)?connection\b.{0,40}\b(?:fail|lost|clos|disconnect)|"
            r"\b(?:web ?socket|socket|ws|sse)\b[^.]{0,30}\b(?:(?:was |is |not )?(?:clos(?:ed?|ing)"
            r"|lost|dropped|disconnected|terminated|refused|rejected|failed|broke\w*)"
            r"|not (?:open|connected|ready))\b|"
            r"\b(?:close |closed )?code[=: ]{1,2}(?:1006|1001|1011|1012|1013|4\d{3})\b|"
            r"^ ?(?:error: )?connection (?:was |has been |is )?(?:disconnected|dropped|terminated)"
            r"\b|\bserver timeout elapsed\b|"
            r"\b(?:g[ai]v(?:e|ing) up|failed|could ?n.t|unable|max\w*)\b.{0,20}\breconnect",
            SignalKind.SOCKET,
            Category.SOCKET_DROP,
        ),
        (
            "expired|required|authenticated|invalid_|mismatch|revoked|state|future|yet|early|skew",
            r"\b(?:jwt|token|session|sign[- ]?in|log[- ]?in)\b (?:has |is |was )?"
            r"(?:expired|revoked|timed out)|\b(?:login|interaction|consent)[_ ]required\b|"
            r"\binvalid_(?:grant|state)\b|\b(?:unauthenticated|not authenticated)\b|"
            r"\b(?:oauth|oidc|sso)\w{0,10}\b.{0,60}\bstate (?:mismatch|does not match)|"
            # what a sign-in left behind for its own return and does not find again
            r"\b(?:missing|no matching|lost|without) (?:initial|auth\w*|login|oauth|oidc|saved )?"
            r" ?state\b|\b(?:auth\w*|login|oauth|oidc|initial) state (?:is |was )?(?:missing|not "
            r"found|invalid|lost)|\b(?:nonce|pkce|code[ _]verifier)\b.{0,30}\b(?:missing|mismatch"
            r"|not found|invalid|undefined)|"
            # a clock that is wrong, the device's or the server's
            r"\b(?:jwt|\w{0,8}token|assertion|nbf|iat)\b.{0,60}\b(?:not (?:yet )?(?:valid|active)"
            r" yet|not yet valid|(?:in|from) the future|used too early|too early)|"
            r"\b(?:clock|time) ?skew",
            SignalKind.AUTH,
            Category.AUTH_EXPIRED,
        ),
        (
            "graphql|apollo",
            r"\bgraph ?ql\]? ?errors?\b|combined(?:graphql)?errors?\b.{0,4}\[?graphql|"
            r"combinedgraphqlerrors|\bapolloerror\b",
            SignalKind.SERVER_ERROR,
            Category.BACKEND_ERROR,
        ),
        (
            "quota|denied|insecure|storage|item|cookie",
            r"quotaexceeded|quota has been exceeded|exceeded the quota|access is denied for|"
            r"operation is insecure|storage (?:is )?(?:full|disabled|denied|null)|out of quota|"
            r"\bcookies? (?:are |is )?(?:disabled|blocked|not enabled)\b|storage maximum size|"
            r"\b(?:(?:local|session) ?storage|indexed ?db)\b.{0,20}(?:\b(?:not (?:be )?|un|in)"
            r"(?:available|accessible|usable|readable|writable)|\b(?:denied|refused|blocked))\b|"
            r"\b(?:null|undefined)\b.{1,60}\b[gs]etitem\b|\b[gs]etitem\b.{1,60}\bis null\b",
            SignalKind.STORAGE,
            Category.STORAGE,
        ),
        (
            "denied|permission|pop|window.open|not-allowed|cancel|dismissed|rejected|declined",
            r"\bpop-?ups?\b.{0,40}\b(?:blocked|prevented|suppressed|not allowed)|"
            r"\bblocked\b.{0,30}\bpop-?up|\bwindow\.open\b.{0,40}\b(?:null|blocked|failed)|"
            r"(?<![\w-])(?:service-)?not-allowed(?![\w-])|"
            r"\buser (?:has )?(?:cancel+ed|dismissed|rejected|declined) the\b|"
            r"\buser denied\b|\bpermissions? policy\b|\binsufficient permissions?\b|"
            r"\bpermissions? (?:state )?(?:was |is |has been )?denied\b(?! to access)",
            SignalKind.DENIED,
            Category.PERMISSION_DENIED,
        ),
        (
            "hydrat|rendered|match|react",
            r"hydrat(?:e|ion|ing)|server[- ]rendered html|"
            r"(?:content|prop\b.{0,60}|html|text|tree) did not match|did not match\W{1,4}server|"
            r"react error #4(?:1[89]|2[0-5])\b",
            SignalKind.HYDRATION,
            Category.HYDRATION,
        ),
        (ages.HINTS, ages.AGES, SignalKind.STALE, Category.STALE_VERSION),
        (
            "version|release|build|client|app|page|cart|cache|stale|please|deploy|action",
            r"(?:version|release|build)\b.{0,60}\b(?:mismatch|outdated|out of date|too old|skew|"
            r"no longer supported|expired)|\b(?:mismatch|outdated|unsupported|stale|old|wrong)"
            r".{0,20}\b(?:client|app|page|cart|cache|version|release|build)\b|"
            r"\bstale (?:client|data|state|bundle)|\bplease (?:update|reload) (?:the|this|your) |"
            r"\b(?:client|app|page|bundle) (?:is|was) (?:outdated|out of date|too old|obsolete)\b|"
            r"\b(?:older|newer|previous|different) (?:or \w{3,8} )?(?:deployment|build|release)\b|"
            r"\bserver action\b.{0,80}\bnot found\b",
            SignalKind.STALE,
            Category.STALE_VERSION,
        ),
        (
            "socket|event|stream|signalr|realtime|ws:|wss:|transport|connect_error|poll error",
            r"\bweb ?socket|\bwss?://|\btransport (?:close|error)\b|"
            r"\bconnect_error\b|\bpoll error\b|"
            r"\bsocket (?:was |is )?(?:closed|lost|hang)|event ?source|event[- ]stream|"
            r"\bstream\b.{0,30}\b(?:broke|closed|lost|dropped|disconnect|"
            r"interrupted|reconnect)|signalr|realtime (?:connection|channel)",
            SignalKind.SOCKET,
            Category.SOCKET_DROP,
        ),
        (
            "internet|offline",
            r"err_internet_disconnected|you are offline",
            SignalKind.OFFLINE,
            Category.OFFLINE,
        ),
        (
            "declin|honor|honour|funds|approved|authenticat",
            r"\bcard\b.{0,20}\bdeclin|payment(?:_?|.{0,20}\b)declin|declined:|do[_ ]not[_ ]honou?r|"
            r"insufficient[_ ]funds|card_declined|payment_intent_authentication_failure|"
            r"\b(?:unable|failed|not able) to authenticate (?:your |the |this )?(?:payment|card)|"
            r"\b(?:approved|authori[sz]ed)[\"']?\s*[=: ]\s*[\"']?false\b",
            SignalKind.DECLINED,
            Category.PAYMENT_DECLINED,
        ),
        (
            "blocked_by_client",
            r"err_blocked_by_client",
            SignalKind.REFUSED,
            Category.THIRD_PARTY,
        ),
        (
            "net::err|failed to load",
            r"net::err_|failed to load resource",
            SignalKind.NO_ANSWER,
            Category.BACKEND_ERROR,
        ),
        (
            "captcha|turnstile|site key|sitekey",
            r"captcha\b|\bturnstile\b|\b(?:invalid|missing|wrong) site ?key\b",
            SignalKind.CONSOLE_ERROR,
            Category.THIRD_PARTY,
        ),
        (
            "timed out|timeout|deadline|still|gave up|giving up|econnaborted|within|exceed|than"
            "|stuck|after|no ",
            r"\btimed out\b|\btime-?out (?:of|after|exceeded|expired)\b|"
            r"\btime-?out (?:when |while |on )?waiting\b|"
            r"\bdeadline exceeded\b|"
            r"\beconnaborted\b|"
            r"\bstill (?:in progress|not (?:ready|done|finished)|processing|pending|waiting|running"
            r"|queued)\b.{0,40}(?:\b(?:after|for)\b|\b(?:gave|giving) up\b)|"
            r"\b(?:gave|giving) up (?:waiting|polling)\b|"
            r"\bno (?:\w+ ){0,2}(?:result|answer|reply|response|word|news|decision|confirmation)s? "
            r"(?:yet )?(?:after|within|for|in) \d{1,6} ?(?:ms|s|sec|seconds|min|minutes)\b|"
            r"\b(?:no|never|not|n't) (?:an )?(?:answer|reply|finish|arrive|complete|come|ready)\w* "
            r"(?:within|in time)\b|"
            r"\b(?:exceeded|stuck\b.{0,30}\bfor) "
            r"(?:\d{3,6} ?ms|\d{1,6} ?(?:s|sec|seconds|minutes))\b|"
            r"\b(?:longer|more) than (?:\d{1,6} ?(?:ms|s|sec|seconds|minutes)|\d{1,2}:\d\d:\d\d"
            r"(?:\.\d{1,6})?)\b.{0,40}\b(?:cancel|abort|stop|g[ai]v)|"
            r"[\[(](?:connect(?:ion)?|send|receive|read|write|socket) time-?out[\])]",
            SignalKind.NO_ANSWER,
            Category.TIMEOUT_SLOW,
        ),
        (
            "respon|task|main thread|blocked|froz",
            r"did(?:n't| not) respond|not responding|unresponsive|long task|"
            r"main thread|blocked for|frozen|froze\b",
            SignalKind.FREEZE,
            Category.TIMEOUT_SLOW,
        ),
        (
            "order|race|superseded|duplicate|answer|response|result|reply|request|copy|data"
            "|replica",
            r"out[- ]of[- ]order|race condition|superseded|\bduplicate (?:submit|order|request)|"
            r"\b(?:older|earlier|previous|late|stale|outdated)\W+(?:\w+\W+){0,2}"
            r"(?:answer|response|result|reply|request)|"
            r"(?:answer|response|result|reply|request)s?\b.{0,12}\((?:older|late|stale|earlier)|"
            r"\b(?:answer|response|result|reply|data|copy|read)s?\b.{0,20}\b(?:is|was|are|were) "
            r"(?:older|stale|outdated|behind)\b|\breplica(?:tion)? lag",
            SignalKind.RACE,
            Category.RACE,
        ),
        (
            "focusable|field|valid|required|password|user-not|email-al|supported|allowed|accepted"
            "|too large|too big",
            r"\bform control\b.{0,120}\bnot focusable\b|validation (?:failed|error)|"
            r"\bform (?:is )?invalid\b|\bfields?\b.{0,60}\b(?:(?:does|did|do)(?: not|n't) match|too"
            r" (?:short|long)|out of range|must (?:be|match|contain|have|not))\b|"
            r"failed validation|(?:is|are) (?:not (?:a )?valid(?! as\b)"
            r"|invalid|required)|invalid (?:input|field|value(?! for prop)|form|e-?mail|postcode"
            r"|address|date|phone|name)|enter a valid|\binvalid login credentials\b|"
            r"\b(?:file|image|document|attachment)\b.{0,60}\b(?:not (?:supported|allowed|accepted)"
            r"|too (?:large|big))\b|"
            r"\((?:auth/)?(?:wrong-password|invalid-(?:login-)?credentials?|user-not-found|"
            r"email-already-in-use|weak-password)\)",
            SignalKind.FORM,
            Category.VALIDATION_REJECTED,
        ),
    )
)
"""Each pattern with the words that it cannot be without: a substring costs a twentieth of it."""
