"""Whether a report complains of slow typing. Not: how slow it was."""

from usercontext.analyze.language.words import fold, needles

_SEEN = 600
_SLUGGISH = needles(
    " slow | slowly | slower | slowness | sluggish | laggy | lags | lag | lagging | delay| stutter"
    "| jerky | takes ages | takes forever | seconds to | seconds for | seconds per | second for "
    "| second per | seconds later | seconds before | second later | second behind "
    "| seconds behind | minutes to | catch up | keep up | crawl| langsam| trage | hakt | ruckel"
    "| verzog| sekunde spater | sekunden spater | sekunden bis | dauert | kommt nicht nach | lente"
    "| lent | lagge | rame | saccad| secondes | lento | lenta | lentitud | tarda | se traba "
    "| demora | travando | trava | segundos | rallent| a scatti | secondi | traag | hapert "
    "| seconden | woln| zacina | muli | sekund | pomal| seka| медлен| тормоз| лагает| секунд"
    "| yavas | saniye |遅い|重い|もたつ|卡顿|卡|很慢|延迟|느려|느리|버벅"
)
_OF_KEYS = needles(
    " typ| letter | letters | keystroke| keyboard | key press| cursor | click| scroll| input "
    "| field | fields | cell | the page | the site | the app | this page | this screen "
    "| the screen | everything | tipp| buchstab| taste | tasten | tastatur | maus | klick| eingab"
    "| eintipp| zelle | feld | maske | die seite | das programm | alles | frappe | tape | taper "
    "| lettre| clavier | saisi| souris | clic | la page | le champ | tecle| teclad| escrib| letra "
    "| letras | pulsa| pantalla | la pagina | el campo | digit| tecla | teclas | clique | a pagina "
    "| a tela | campo | battut| tast| lettera | lettere | scriv| la pagina | letters | toets"
    "| klik| veld | pagina | pisani| litera | liter | klawi| klik| strona | печат| букв| клав"
    "| страниц| ввод| yaz| harf | tikla| sayfa "
    "|入力|文字|キー|打ち|画面|ページ|输入|打字|页面|입력|글자|화면"
)


def complains_of_pace(description: str) -> bool:
    """Tell a report that keys or presses are answered late; a parcel may be slow as well."""
    said = fold(description[:_SEEN])
    return any(one in said for one in _SLUGGISH) and any(one in said for one in _OF_KEYS)
