"""Words of reports for icons and letters drawn wrongly. Not: gaps, whose fault.

Where a picture of signs, or a font of them, did not load, nothing is missing to whoever looks:
there are boxes, question marks or odd letters in its place.
"""

import re

from usercontext.analyze.language.words import CORE, concepts, fold, needles

_SIGNS = needles(
    " icon | icons | icone | icones | iconos | icono | icona | iconita | iconite | icoon | iconen"
    "| icoontje| ikon | ikony | ikone | ikona | ikonen | ikoner | ikonka | ikonki | ikonek "
    "| ikonet | ikonit | ikonok | ikonlar| simge| glyph| emoji| pictogram| piktogram| pictogramm"
    "| sprite| иконк| иконок| значк| значок|アイコン|図標|图标|圖示|圖標|아이콘"
    "|أيقون|ايقون|आइकन|אייקון"
)
"""What only a screen has."""

_MARKS = needles(
    " symbol| signs | logo | logos | arrows | stars | flags | badges | pfeile | sterne | flaggen "
    "| fleches | etoiles | drapeaux | flechas | estrellas | banderas | frecce | stelle | bandiere "
    "| setas | estrelas | bandeiras | pijlen | sterren | vlaggen | strzalki | gwiazdki | flagi "
    "| oklar | yildizlar | pilar | stjarnor | стрелк| звезд| флаг|ロゴ|記号|星|符号|标志|標誌"
    "|로고|기호"
)
"""What stands on a cup or a shirt as well."""

_LETTERS = needles(
    " font | fonts | typeface| lettering | letters | schriftart| schrift | buchstaben | police de "
    "| typographie| caracteres | fuente | tipografia| letra | letras | carattere | caratteri "
    "| fonte | lettertype| letters | czcionk| yazi tipi| typsnitt| bokstav| fontti"
    "| шрифт| буквы|フォント|字体|文字化|字體|글꼴|글씨|خط |फ़ॉन्ट"
)
_BOXES = needles(
    " box | boxes | square| rectangle| question mark| diamond| cross | crosses | gibberish"
    "| tofu | kastchen | kasten | quadrat| rechteck| fragezeichen | vierecke | carre | carres "
    "| rectangles | points d interrogation | cuadrad| cuadrit| recuadr| rectangul"
    "| interrogacion | quadrat| riquadr| rettangol| punti interrogativi | quadrad| retangul"
    "| interrogacao | vierkant| hokje| blokje| vraagteken| kwadrat| prostokat| znaki zapytania "
    "| kare | kareler | kutu | kutucuk| soru isaret| rutor | fyrkant| firkant| nelio| ctverec"
    "| negyzet| patrat| квадрат| прямоугольник| вопросительн|四角|豆腐|はてな|方块|方框|方塊|问号"
    "|네모|물음표|مربع|चौकोर"
)
_INSTEAD = needles(
    " instead | in place of | where the | where there | statt | anstatt | anstelle | stattdessen "
    "| au lieu | a la place | en lugar | en vez | al posto | invece | em vez | no lugar "
    "| in plaats | zamiast | yerine | istallet | i stedet | sijaan | sijasta | misto "
    "| helyett | in loc "
    "| вместо | замість |代わり|になって|变成|而不是|變成|대신|بدل|की जगह"
)
_OF_SIGNS = re.compile(r"\.(?:svg|png|gif|webp|avif|ico|woff2?|ttf|otf|eot|css)$", re.I)
_OF_LETTERS = re.compile(r"\.(?:woff2?|ttf|otf|eot|css)$", re.I)


def are_drawn_otherwise(description: str, path: str) -> bool:
    """Tell a report of signs, or of letters, that are not as they were, and a file that holds such.

    Whoever cannot pay or sign in besides does not write because of an icon.
    """
    said = fold(description)
    if concepts(description) & CORE:
        return False
    boxes = any(one in said for one in _BOXES) and any(one in said for one in _INSTEAD)
    if _OF_SIGNS.search(path) is not None:
        signs = any(one in said for one in _SIGNS)
        marked = boxes and any(one in said for one in _MARKS)
        if signs or marked:
            return True
    if _OF_LETTERS.search(path) is None:
        return False
    return boxes or any(one in said for one in _LETTERS)
