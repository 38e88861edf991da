"""The only thing that went wrong, weak as it is, if the report is about it. Not: rivals.

A picture that did not load, or a chat of another house that threw, is on most days noise: pages go
on without, and a report is about something else. But where nothing else of the page's own failed
and somebody complains of a hole in the page, or of that very chat, there is nothing to weigh.
"""

import re
from collections.abc import Sequence

from usercontext.analyze.causes import weights
from usercontext.analyze.language.asks_or_complains import complains, is_elsewhere
from usercontext.analyze.language.told_looks import are_drawn_otherwise
from usercontext.analyze.language.urls import split_url
from usercontext.analyze.language.words import Concept, concepts, fold, needles, telling_words
from usercontext.analyze.reading.parties import Party, only_measures
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_UNSEEN = re.compile(
    r"favicon|apple-touch|manifest|browserconfig|(?:^|[/_-])(?:pixel|spacer|blank|1x1|beacon|track)"
    r"|\.(?:map|ico|txt|xml|json)$",
    re.I,
)
"""What no visitor ever sees."""

_UNSHOWN = needles(
    " not show| not display| not appear| doesn t show| doesn t appear| not load"
    "| doesn t load| do not see | don t see | can t see | cannot see | not visible"
    "| invisible | nicht angezeigt| nicht zu sehen | sehe nicht| sehe kein| nicht geladen"
    "| affiche pas | s affiche pas| vois pas | no se ve | no se ven | no aparece| no carga"
    "| non si vede | non si vedono | non appar| nao aparece| nao carrega| niet zichtbaar"
    "| zie niet | nie widac | nie wyswietla| syns inte| ei nay | ei lataudu | gorunmuyor"
    "| nezobraz| nu se vede| не видно| не отобража| не показыва| не загружа|表示されな|出ない"
    "|見えな|显示不|不显示|看不到|顯示不|看不見|안 보|안 나|لا يظهر|لا تظهر|नहीं दिख|לא מוצג"
)
"""How people say that something is not there to be seen."""

_EMPTY = needles(
    " empty | blank | hole | gap | leer | lucke| vide | trou | vaci| en blanco | hueco"
    "| vuot| buco | vazi| em branco | buraco| leeg | puste | pusto | pusta | tom | tomt "
    "| tyhja| bos | prazdn| ures | goala | пуст| порожн|空白|真っ白|비어|빈 |فارغ|खाली|ריק"
)
"""How people say of a page, and of a box that came by mail, that nothing is in it."""

_LACKS = needles(
    " missing | broken | white | fehlt | fehlen | kaputt | weiss | manqu| casse| blanc | falta "
    "| faltan | roto | rota | manca | mancano | rotto | rotta | bianc| quebrad| branc| ontbreekt"
    "| ontbreken| kapot | wit | brakuje| brak | zepsut| bial| saknas| mangler | trasig| puuttuu"
    "| rikki | eksik | kirik | beyaz | chyb| hianyzik| lipsest| бел| отсутству| сломан| відсутн"
    "|欠け|崩れ|缺失|破图|깨져|깨진|하얗|مكسور|ناقص|टूट"
)
_ON_A_PAGE = needles(
    " page| site | website | shop | banner| top of | screen| header | part of | section | corner "
    "| place where | kohta | seite | startseite | oben "
    "| bildschirm | accueil | en haut | ecran | pagina | portada | inicio | pantalla | arriba "
    "| homepage | in alto | schermo | inicial | topo | tela | voorpagina | scherm | bovenaan "
    "| stron| gorze | ekran| sivu | ylha| sida | side | sayfa| stranc| stran| страниц| сайт| сторін"
    "|ページ|画面|トップ|页面|首页|頁面|首頁|屏幕|페이지|화면|صفحة|الصفحة|पेज"
)
"""What is empty, broken or white, or lacks something, may be what was bought, unless it is this."""

_ALL_OF_IT = needles(
    " only | whole | entire | all day | everything | completely | totally | nothing | nur "
    "| ganze | ganz | alles | toute la | entier| rien | solo | toda | todo | nada | so vejo "
    "| tutta | tutto | niente | hele | alleen | cala | cale | вся | весь | всё | все | только "
    "|全部|全体|一切|整个|전부|전체|كل "
)
"""Where all of a page is gone, it was not a picture."""

_OF_OTHERS = (Category.THIRD_PARTY, Category.CORS)
_SEEN_IN = frozenset({Concept.PICTURE, Concept.LAYOUT})
_ROLES = (
    (
        needles(" chat| чат|チャット|聊天|채팅|دردشة|צ'אט| messenger| help window | help bubble"),
        re.compile(
            r"chat|messenger|helpdesk|intercom|zendesk|zdassets|drift|crisp|tawk|hubspot|hs-scripts"
            r"|tidio|olark|userlike|smartsupp|jivo|gorgias|kustomer|gladly"
        ),
    ),
    (
        needles(
            " review| rating| stars | bewertung| sterne | avis | note des clients| resena"
            "| opinion| valoracion| recension| avaliac| beoordeling| opini| recenz| отзыв| оценк"
            "|レビュー|评价|評價|리뷰|تقييم"
        ),
        re.compile(r"review|rating|trustpilot|yotpo|bazaarvoice|feefo|judge\.me|trustedshops"),
    ),
    (
        needles(
            " weather| forecast| wetter| meteo| tiempo | pronostico | previs| weer | pogod| vejr "
            "| vader | saa | hava | погод|天気|天气|天氣|날씨|طقس"
        ),
        re.compile(r"weather|meteo|wetter|forecast"),
    ),
    (
        needles(" video| film | movie| clip | player | видео| відео|動画|视频|視頻|동영상|فيديو"),
        re.compile(r"video|vimeo|youtube|wistia|player|films?(?![a-z])|dailymotion"),
    ),
    (
        needles(
            " map | maps | karte | landkarte | carte | mapa | mappa | kaart | карт|地図|地图|지도"
            "|خريطة"
        ),
        re.compile(r"(?<![a-z])maps?(?![a-z])|mapbox|maptiler|leaflet(?!-ads)"),
    ),
    (
        needles(
            " cookie| consent| einwilligung| consentement| consentimiento| consenso| toestemming"
        ),
        re.compile(r"cookie|consent|onetrust|usercentrics|didomi|iubenda|(?<![a-z])cmp(?![a-z])"),
    ),
)
"""What houses bring into a page, by the words of whoever misses it, and where it comes from."""

_OF_WHO_WROTE = needles(
    " my review| our review| meine bewertung| meine rezension| mon avis| mi resena| mi opinion "
    "| mia recension| minha avaliac| mijn beoordeling| moja opini| мой отзыв| chat agent"
    "| chat support is | chat support was "
)
"""What somebody wrote there, or whom they wrote with: it had come."""

_OF_ANY_HOST = telling_words(
    "store pages website widget widgets script scripts static assets example little window button"
    " online service services media files public loads there"
)
_LONG = 5
_PARTS = re.compile(r"[^a-z0-9]+")


def find_lone_guess(found: Sequence[tuple[Signal, bool, float]], description: str) -> int | None:
    """Return the place of the one weak cause that a report complains of, where nothing else failed.

    ``found``: roots, best first, each with whether it worked later and what speaks for it.
    """
    if not found or found[0][2] >= weights.NOTHING + weights.LONE:
        return None
    if (
        not complains(description)
        or is_elsewhere(description)
        or any(_is_a_failure(root) for root, _, _ in found)
    ):
        return None
    for place, (root, recovered, _) in enumerate(found):
        if not recovered and (_is_a_hole(root, description) or _is_named(root, description)):
            return place
    return None


def _is_a_failure(root: Signal) -> bool:
    """Tell what a page's own code or server failed at, whatever came of it."""
    if root.party is not Party.FIRST or root.kind is SignalKind.ASSET:
        return False
    thrown = root.event.thrown is not None and root.event.thrown.uncaught
    return thrown or root.event.request is not None or root.event.element is not None


def _is_a_hole(root: Signal, description: str) -> bool:
    """Tell a picture of the page's own that is missing where somebody sees that something is."""
    asked = root.event.request
    if root.kind is not SignalKind.ASSET or root.party is not Party.FIRST or asked is None:
        return False
    if only_measures(asked.url) or _UNSEEN.search(asked.url.path) is not None:
        return False
    if are_drawn_otherwise(description, asked.url.path):
        return True
    said = fold(description)
    about = concepts(description)
    if any(one in said for one in _ALL_OF_IT) or (about - _SEEN_IN):
        return False
    if about & _SEEN_IN or any(one in said for one in _UNSHOWN):
        return True
    lacks = any(one in said for one in (*_EMPTY, *_LACKS))
    return lacks and any(one in said for one in _ON_A_PAGE)


def _is_named(root: Signal, description: str) -> bool:
    """Tell what another house brings in, by the thing that a report says does not come."""
    if root.category not in _OF_OTHERS or root.party is Party.FIRST:
        return False
    where = _where(root)
    if not where:
        return False
    said = fold(description)
    if any(one in said for one in _OF_WHO_WROTE):
        return False
    for words, hosts in _ROLES:
        if any(one in said for one in words) and hosts.search(where) is not None:
            return True
    named = {part for part in _PARTS.split(where) if len(part) >= _LONG} - _OF_ANY_HOST
    return bool(named & telling_words(description))


def _where(root: Signal) -> str:
    """Return the host and the file of what threw or was not to be had, in small letters."""
    asked, thrown = root.event.request, root.event.thrown
    if asked is not None:
        return f"{asked.url.host}{asked.url.path}".lower()
    if thrown is None or not thrown.frames:
        return ""
    url = split_url(thrown.frames[0].url)
    return f"{url.host}{url.path}".lower()
