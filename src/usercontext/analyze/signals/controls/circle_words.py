"""What browsers, clients and routers say about redirect loops. Not: pages.

A page never hears where its browser was sent: it is told that there is no answer. The console is
told why, in the browser's own word, and routers that guard their routes count how often they led.
"""

HINTS = (
    "redirect|follow-up|redirec|redirig|reindirizz|umleit|weiterleit|omleid|->|→|=>"
    "|перенаправ|редирект|リダイレクト|重定向"
)
_TO = r" {0,2}(?:->|→|=>|-->|>) {0,2}"
_ROUTE = r"['\"“]?(?<![\w.])(/[\w/.-]{1,60})['\"”]?"
CIRCLES = (
    # browsers and clients
    r"\bERR_(?:FR_)?TOO_MANY_REDIRECTS\b|\bNS_ERROR_REDIRECT_LOOP\b|too many (?:\w+ )?redirects"
    r"|\btoo many follow-up requests\b"
    r"|\bredirect(?:ion)?s? (?:count|limit|depth)\b.{0,16}\b(?:exceed|reach|hit)"
    r"|\b(?:exceeded|reached|more than)\b.{0,30}\bredirects\b"
    r"|\bmax(?:imum)?\b.{0,30}\bredirects\b.{0,20}\b(?:exceed|reach|follow)"
    # routers and pages
    r"|redirect(?:ion)?[ _-]?loop(?! (?:was |is |has been )?(?:avoid|prevent))"
    r"|\b(?:infinite|endless)(?:ly)? (?:\w+ )?redirect\w*(?! (?:\w+ )?(?:avoid|prevent|guard))"
    r"|\bredirect(?:ed|ing) (?:too many times|(?:\w+ ){0,2}(?:infinite|endless)ly\b)"
    r"|\b(?:circular|cyclic|recursive) redirect"
    r"|\bredirect\w*\b.{0,40}\b(?:in circles|in a (?:circle|loop)|ping[ -]?pong|back and forth)"
    r"|\bredirect(?:ed|ing|s|ions?)?\b.{0,40}\b(?:(?:[4-9]|\d\d+)(?:th)? times?\b)"
    r"|\b(?:endlos|zirkul|unendlich)\w*.{0,12}(?:umleitung|weiterleitung)"
    r"|\b(?:umleitung|weiterleitung)s?-?(?:schleife|im kreis)"
    r"|\bboucle de redirection|\bbucle de redirec|\bredirecciones? (?:infinit|en bucle)"
    r"|\b(?:ciclo|loop) di (?:redirect|reindirizz)|\bredirecionamentos? (?:infinit|em loop)"
    r"|\bomleidingslus"
    r"|бесконечн\w+ (?:перенаправ|редирект)|цикл\w* перенаправ"
    r"|リダイレクト(?:が繰り返|ループ)|重定向(?:次数过多|循环)"
    rf"|{_ROUTE}{_TO}{_ROUTE}{_TO}['\"“]?\1\b['\"”]?{_TO}['\"“]?\2\b"
)
"""Words that mean nothing else, and two routes in turns, as a router that counts writes them.

A page that writes its own address too often ("Throttling navigation") is in no circle.
"""
