"""Words of pages and servers about mismatching releases. Not: records.

Each framework has a name of its own for what a page is known by: a build, a bundle, a manifest, a
deployment, the worker that serves it, a protocol, the queries that were kept for it. What they
share is that one of these is said to differ from, or to be behind, what the other side has.
"""

HINTS = (
    "build|bundle|manifest|deploy|release|worker|protocol|schema|persisted|trusted|operation"
    "|version|versión|versione|versão|versie|версия|バージョン|版本|too old|tooold"
    "|outdated|veraltet|obsol|périmée|handler|server function|asset"
)
_ID = r"(?:[ _-]?(?:id|hash|version|revision|number|tag|fingerprint|sha))?s?"
_KNOWN_BY = r"(?:build|bundle|manifest|deploy(?:ment)?|release)"
_OURS = r"(?:page|client|app|application|front-?end|tab|asset)"
_APART = (
    r"(?:changed|differs?|differed|mismatch\w*|drifted|diverged|is not the one|(?:do|does)"
    r"(?: not|n't) match)"
)
_ITS = r"(?:build|version|release|revision|rev|hash|id|bundle|manifest|protocol|schema)"
_BETWEEN = r"[\s:=_'\"()-]{1,4}"
_SAYS = rf"(?:{_BETWEEN}(?:is|has|on|runs|speaks|knows|expects|wants|of|at|v)){{0,2}}"
_VALUE = r"[\w.-]*\d[\w.-]*"
_MIXED = r"(?=[a-z.-]*\d)(?=[\d.-]*[a-z.])[\w.-]{3,40}"
_FAR = r"(?:server|backend|api|remote|deployed|live|installed)"
_ASKED = r"(?:quer(?:y|ies)|operations?|documents?)"
AGES = (
    # what a page is known by is another one now
    rf"\b{_KNOWN_BY}{_ID} (?:has |was |is |have )?{_APART}\b"
    rf"|\b{_KNOWN_BY}[ _-](?:id|hash|version|number|tag|fingerprint|sha)s?\b.{{0,30}}\b{_APART}\b"
    rf"|\b{_KNOWN_BY}\b.{{0,30}}\bis not the one\b"
    rf"|\b{_OURS}[ _-](?:id|hash|version|revision|{_KNOWN_BY})\b.{{0,30}}\b{_APART}\b"
    # both sides with their own
    rf"|\b{_OURS}{_SAYS}{_BETWEEN}{_ITS}{_SAYS}{_BETWEEN}(?P<ours>{_VALUE})\b[^\d]{{1,24}}"
    rf"\b{_FAR}{_SAYS}(?:{_BETWEEN}{_ITS})?{_SAYS}{_BETWEEN}(?!(?P=ours)\b){_VALUE}"
    rf"|\b{_OURS}{_SAYS}{_BETWEEN}(?P<mixed>{_MIXED})\b[^\d]{{1,24}}"
    rf"\b{_FAR}{_SAYS}{_BETWEEN}(?!(?P=mixed)\b){_MIXED}"
    # a worker that serves what was installed before
    r"|\bworker\b.{0,40}\bwaiting\b.{0,60}\b(?:old|older|previous|stale)\b"
    r"|\b(?:old|older|previous|stale|outdated) (?:service )?worker\b"
    r"|\b(?:served|controlled) by (?:the|an) (?:old|older|previous|stale)\b"
    r"|\bworker v?(?P<held>\d+)\b.{0,12}\b(?:controls|serves)\b.{0,40}\bv?(?!(?P=held)\b)\d+\b"
    # less than what is asked for
    r"|\b(?:client|app|build|version|page|bundle)[ _]?too[ _]?old\b"
    r"|\bclient[ _](?:outdated|obsolete)"
    r"|\bmin(?:imum)?\b.{0,16}\b(?:build|client|release)\b.{0,12}\d.{0,24}"
    r"\b(?:have|got|sent|is|this)"
    rf"|\b(?:{_OURS}|{_KNOWN_BY}|version|protocol|schema)\b.{{0,20}}\b(?:older|lower|less|below)"
    r" (?:than )?(?:the )?(?:min\w*|required|server|supported|expected)"
    r"|\b(?:protocol|schema|wire format|message format)\b.{0,24}\bno longer (?:spoken|supported"
    r"|served|understood|accepted)"
    r"|\b(?:schema|version|format|document|file|data)\b.{0,24}\b(?:is|are) newer than (?:this|the"
    r" (?:running|loaded|installed)|what this)\b"
    r"|\bschema (?:revision |version )?\d+\b.{0,30}\b(?:knows?|speaks?|requires?|client sent)\b"
    # what was kept for another release
    rf"|\bpersisted.?{_ASKED}.{{0,60}}(?:not.?found|not (?:known|registered|in)|unknown|missing)"
    rf"|\b(?:no|unknown|unregistered|unrecogni[sz]ed) (?:persisted|trusted|safelisted) {_ASKED}"
    rf"|\btrusted.?{_ASKED}.{{0,20}}not.?found"
    rf"|\b{_ASKED}\b.{{0,24}}\bnot in (?:the |its )?(?:persisted |server )?{_ASKED}? ?manifest"
    r"|manifest(?:\.js(?:on)?)?\b.{0,40}\b(?:of|for) (?:build|release|deployment)\b.{0,40}"
    r"\b(?:not found|gone|missing|404)"
    r"|\b(?:no handler|not found|unknown)\b.{0,40}\bin this (?:build|deployment|release)\b"
    r"|\bno handler for (?:server )?action\b"
    # what other languages ask for, because of it
    r"|\b(?:seite|anwendung|app|client)\b.{0,12}\bveraltet\b"
    r"|\b(?:page|application|version)\b.{0,12}\b(?:obsolète|périmée)"
    r"|\bnouvelle version\b.{0,40}\brecharge|\bnueva versión\b.{0,40}\b(?:recarg|actualiz)"
    r"|\bnuova versione\b.{0,40}\bricaric|\bnova versão\b.{0,40}\brecarreg"
    r"|\bnieuwe versie\b.{0,40}\b(?:herlaad|ververs)"
    r"|новая версия.{0,40}(?:обнов|перезагр)"
    r"|新しいバージョン.{0,30}(?:再読|更新)|新版本.{0,30}(?:刷新|重新)"
)
"""That one side is of another release than the other, whatever both are called."""
