"""What a path, an element or a description is about, in several languages. Not: its weight."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from usercontext.analyze.language.accounts_opened import OPENS_AN_ACCOUNT
from usercontext.analyze.language.core_words import MORE, without_books
from usercontext.domain.members import with_plain_members


@with_plain_members
class Concept(StrEnum):
    """A thing people do on a page."""

    PAY = "pay"
    SIGN_UP = "sign_up"
    LOG_IN = "log_in"
    CART = "cart"
    SEARCH = "search"
    SAVE = "save"
    SEND = "send"
    UPLOAD = "upload"
    DOWNLOAD = "download"
    BOOK = "book"
    PROFILE = "profile"
    DELETE = "delete"
    CHAT = "chat"
    PICTURE = "picture"
    LAYOUT = "layout"
    FILM = "film"
    MAP = "map"
    CALENDAR = "calendar"
    CHART = "chart"
    CALL = "call"
    ALERT = "alert"
    PRINT = "print"
    COPY = "copy"
    MOVE = "move"
    UNDO = "undo"
    DRAFT = "draft"
    INVITE = "invite"
    LANGUAGE = "language"
    APPLY = "apply"


APART = frozenset(
    {Concept.MAP, Concept.CALENDAR, Concept.CHART, Concept.CALL, Concept.ALERT, Concept.PRINT}
    | {Concept.COPY, Concept.MOVE, Concept.UNDO, Concept.DRAFT, Concept.INVITE, Concept.APPLY}
)
"""What only draws a report and a failure together: that they differ in it says nothing."""

CORE = frozenset({Concept.PAY, Concept.SIGN_UP, Concept.LOG_IN})
"""What a business lives on unless the project says otherwise (contract section 4)."""

TAKEN_IN = frozenset({Concept.BOOK, Concept.APPLY})
"""What such a business is there to take in: core where it is sent, not where it is looked at."""

# A needle that begins with a blank matches at the start of a word, one that also ends with a
# blank the whole word; scripts without blanks match anywhere. Accents are off, case is folded.
_NEEDLES: dict[Concept, str] = {
    Concept.PAY: (
        " transfers | confirm transfer| make transfer| new transfer| money transfer| bank transfer|"
        " wire transfer| send money| uberweis| ueberweis| virement| bonifico| przelew|"
        " havale| para gonder| standing order| dauerauftr| transferenc|"
        " pay | paying | paid | payment| checkout| check out | purchas| buy | buying | order | "
        "orders | ordering | charge | charges | billing| subscri| place order| transaction|"
        " bezahl| zahl| kasse | kaufen| bestell| payer | paie| paye| commande| acheter | achat|"
        " caisse| pagar| pago | pagos | pagamento| pagare | paga | compra| pedido| finaliz|"
        " acquist| ordin| cassa |"
        " iap | donate | donation| spende | spenden | faire un don | donaz| doneren |"
        " objedn| zaplat| koupit | kupit | fizet| megrendel| comand| plateste|"
        " παραγγελ| πληρωμ| αγορα | betal| betaal| kassa | bestil| afreken| kopen | koop |"
        " kop | kjop| zaplac|"
        "zahlung |bestellung |betaling |bestelling | top up | top ups | topup | topups |"
        " platnosc| zamow| kup | kupic | odeme| satin | siparis| оплат| платеж| купи| заказ|"
        " оформ| сплат| замовл|支払|購入|注文|決済|レジ|支付|付款|购买|購買|下单|下單|结账|結帳|結賬|"
        "订单|訂單|결제|구매|주문|دفع|شراء|الطلب|भुगतान|खरीद| thanh toan | bayar| shipping "
    ),
    Concept.SIGN_UP: OPENS_AN_ACCOUNT
    + (
        " signup| sign up | signing up | register | registration| registrier| create account|"
        " join | konto erstellen| inscri| s inscrire| creer un compte| registr| crear cuenta|"
        " registrac| regisztr| inregistr| εγγραφ| cadastr| criar conta| iscri| aanmeld|"
        " rejestr| zaloz konto| kayit| регистр| зарегистр|реєстр|新規登録|会員登録|無料登録|利用登録|ユーザー登録|"
        "アカウント登録|アカウントを登録|で登録|회원 등록|회원등록|注册|註冊|회원가입|가입|تسجيل حساب|onboarding"
    ),
    Concept.LOG_IN: (
        "anmeldung |passwort |wachtwoord |"
        " login| log in | logging in | logged in | signin| sign in | signing in | auth | oauth|"
        " authenticat| session expired| password| anmeld| einlogg| passwort| connexion|"
        " otp | 2fa | mfa | one time code| sms code|"
        " prihlas| bejelentkez| autentific| σύνδεση| se connecter| connecter | mot de passe|"
        " iniciar sesion| contrasena| acceder | entrar |"
        " senha| accedi| accesso | inlog| wachtwoord| zalog| logowan| haslo| giris| sifre|"
        " войти| вход| парол| увійти|ログイン|パスワード|登录|登入|密码|密碼|로그인|비밀번호|دخول|लॉगिन"
    ),
    Concept.CART: (
        " cart | basket| add to cart|"
        " add to bag | my bag | your bag | shopping bag |"
        " warenkorb| panier| carrito| cesta | carrinho| carrello|"
        " winkelwagen| kosik| kosar | καλαθι| koszyk| sepet| корзин| кошик|カート|购物车|購物車|"
        "장바구니| coupon| voucher|"
        " discount| gutschein| promo| choose seat| select seat| sitzplatz| saalplan"
    ),
    Concept.SEARCH: (
        " search| find | filter| query | such| recherch| cherch| buscar | busqueda| busca |"
        " pesquis| cerca | ricerca| zoek| szuk| wyszuk| ara | arama| поиск| искать| пошук|検索|搜索|搜尋|"
        "검색|بحث|खोज| results "
    ),
    Concept.SAVE: (
        " save| saving | settings| preference| speicher| einstellung| enregistr| sauvegard|"
        " guardar| ajustes | salvar| salvataggio| impostazion| opslaan| zapis| ustawien| kaydet|"
        " сохран| настрой| зберег|保存|设置|儲存|設定|저장|حفظ|सहेज"
    ),
    Concept.SEND: (
        " send| submit| contact| message| senden | absenden| abschicken| envoyer| enviar| invia|"
        " verstur| verzend| wysl| gonder| отправ| надіслат|送信|发送|提交|發送|보내|제출|إرسال| invite"
    ),
    Concept.UPLOAD: (
        " upload| attach| avatar| hochlad| televers| joindre| subir | cargar| anexar| caricar|"
        " uploaden| przesl| wgra| yukle| загруз| завантаж|アップロード|上传|上傳|업로드|رفع| import"
    ),
    Concept.DOWNLOAD: (
        " download| export| invoice| report | herunterlad| rechnung| telecharg| facture| descarg|"
        " factura| baixar| fatura| scaric| fattura| pobier| faktur| indir| скача| экспорт|"
        "ダウンロード|下载|下載|导出|다운로드|تحميل| pdf | csv "
    ),
    Concept.BOOK: (
        "buchung |reservierung |boeking | buchung| boka | varaa|"
        " book | booking| bookings | reserv| appointment| termin | buchen | rendez vous| foglal|"
        " cita | agend| prenot| boek| rezerw| rezerv| randevu| брон| запис|予約|预订|預訂|预约|예약|حجز"
    ),
    Concept.PROFILE: (
        " profile| account | accounts | address| konto | profil| adresse| compte | cuenta |"
        " perfil| direccion| endereco| indirizz| hesap | adres| профил| аккаунт| адрес|プロフィール|"
        "アカウント|账户|帳戶|个人资料|프로필|계정|حساب"
    ),
    Concept.DELETE: (
        " delete| remov| losch| loesch| supprim| eliminar| borrar| excluir| cancella| verwijder|"
        " usun| sil | silme| удал| видал|削除|删除|刪除|삭제|حذف"
    ),
    Concept.PICTURE: (
        "bilder |bildern |fotos | picture| pic | pics | image| photo| thumbnail| bild| foto|"
        " imagen | imagenes | imagem | imagens | immagin| obraz| zdjec| resim| gorsel| изображ|"
        " картин| фото| зображ|画像|写真|图片|圖片|照片|사진|이미지|صور|तस्वीर"
    ),
    Concept.LAYOUT: (
        " layout| looks | style | styles | design | unstyled| sieht aus | aussehen| darstellung|"
        " mise en page| affichage| apparence| diseno| aspecto | aparencia| impaginaz| aspetto|"
        " opmaak| wyglad| gorunum| верстк| выгляд| вигляд|レイアウト|表示が崩|布局|版面|样式|排版|"
        "레이아웃|تنسيق"
    ),
    Concept.FILM: (
        " video| film | films | movie| clip | player | media | audio| sound | music | podcast|"
        " musik| musique| pelicula| musica| dzwiek| wideo| muzyk| muzik|"
        " видео| звук| музык| відео|動画|音声|视频|視頻|声音|동영상|소리|فيديو|صوت|वीडियो"
    ),
    Concept.MAP: (
        " map | maps | mapbox| leaflet| tile | tiles | geocod| karte | landkart| stadtplan| mapa |"
        " mapas | mappa| kaart| harita| карт| мапа | мапі |地図|地图|地圖|지도|خريطة|नक्श"
    ),
    Concept.CALENDAR: (
        " calend| kalend| datepick| datetimepick| flatpickr| agenda | event | events | appointment|"
        " schedul| slot | slots | horario|"
        " takvim| termin| rendez vous| календар|カレンダー|予定|日历|日曆|日程|캘린더|일정|تقويم"
    ),
    Concept.CHART: (
        " chart| graph | graphs | grafik| grafic| diagram| graphique| widget| dashboard| insight|"
        " statist| kpi | tableau de bord| wykres| график| диаграм| графік|グラフ|ダッシュボード|"
        "图表|圖表|仪表|차트|그래프|رسم بياني"
    ),
    Concept.CALL: (
        " call | calls | meeting| microphone| mic | camera | webcam| video source| audio source|"
        " videoinput| audioinput| webrtc| mikro| kamera | anruf| gesprach| besprechung| appel |"
        " reunion | visio | llamada| videollamada| camara | chiamata| riunione| микрофон| камер|"
        " звонок| дзвінок|通話|会議|マイク|カメラ|会议|會議|麦克风|摄像|통화|회의|مكالمة"
    ),
    Concept.ALERT: (
        " notif| push | alert | alerts | sms | reminder| benachrichtig| erinnerung| avis | rappel|"
        " recordatorio| melding| powiadom| bildirim| уведомл| сповіщ|通知|알림|إشعار|सूचना"
    ),
    Concept.PRINT: " print| druck| imprim| stampa | yazdir| печат| друк|印刷|打印|列印|인쇄|طباعة",
    Concept.COPY: (
        " copy | copied | clipboard| paste | pasted | kopier| zwischenablage| einfug| copier |"
        " copie | coller | copiar| pegar | copia | incolla| kopieer| plakken| kopiow| wklei|"
        " kopyala| копир| копію| вставк|コピー|貼り付|复制|複製|粘贴|剪贴|복사|붙여넣|نسخ"
    ),
    Concept.MOVE: (
        " drag| drop | dropped | reorder| sort | sorts | sorting | move | moves | verschieb| zieh|"
        " reihenfolge| glisser| deplac| arrastr| mover | trascin| spost| slepen | versleep|"
        " przeciag| surukle| перета| перемещ|ドラッグ|並べ替|移動|拖|排序|드래그|정렬|سحب"
    ),
    Concept.UNDO: (
        " undo | redo | restore| ruckgangig| wiederherstell| annuler | retablir| deshacer| restaur|"
        " desfazer| annulla | ongedaan| cofnij| przywroc| geri al| отмен| восстанов| скасув|"
        "元に戻|復元|撤销|撤銷|恢复|실행 취소|복원|تراجع"
    ),
    Concept.DRAFT: (
        " draft| autosav| entwurf| entwurfe| brouillon| borrador| rascunho| bozz| concept | szkic|"
        " taslak| чернов| чернет|下書き|草稿|초안|مسودة"
    ),
    Concept.INVITE: (
        " invit| einlad| eingelad| uitnod| zapros| zaprasz| davet| convite| convid| приглас|"
        " запрош|招待|邀请|邀請|초대|دعوة"
    ),
    Concept.LANGUAGE: (
        " language| locale| locales | i18n | l10n | translat| in english | sprache| englisch |"
        " ubersetz| langue | langues | anglais | traduc| traduct| traduz| idioma|"
        " ingles | inglese | lingua | taal | engels | vertal| jezyk| angielsk| tlumacz|"
        " dil | ingilizce | ceviri|"
        " angol | nyelv| anglick| engleza| engelsk| sprak | sprog| englan| kieli|"
        " язык| английск| перевод| мов|言語|英語|翻訳|语言|英文|翻译|언어|영어|اللغة|الإنجليزية"
    ),
    Concept.APPLY: (
        " claim | claims | enrol | enroll | enrolment| enrollment| refill| prescription| permit |"
        " permits | visa | tax return| exam | exams | admission| antrag | antrage | beantrag|"
        " schadenmeld| rezept| demarche| sinistre| ordonnance| solicitud| tramite| siniestro|"
        " receta| sinistro| richiesta di| aanvraag| schademeld| wniosek| wniosk| recept| basvuru|"
        " заявк| заявлен| рецепт|申請|申请|신청|처방| sand ansokan"
    ),
    Concept.CHAT: " chat| conversation| comment| post | reply| nachricht| live |チャット|聊天|채팅",
}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"(?:[^\w\u0900-\u0963\u0966-\u0dff\u0e30-\u0e4e]|_)+")  # vowels are marks
_STROKES = str.maketrans("łøđı", "lodi")  # no accents to Unicode
_COMMON = frozenset(
    "the and for with not does nothing when that this from have page button click clicked clicking "
    "error work works doesn get got can cannot just after then null undefined api app http https "
    "www com html index src main die der das ein eine ist nicht und ich les des une pas est que "
    "los las una por con para mit auf data url true false type object function at in on of to is "
    "it my i a an did was were has had will would could should".split()
)
_TEXT_CAP = 1000


def needles(written: str) -> tuple[str, ...]:
    """Return words between bars as they stand in a folded text; blanks around them stay."""
    return tuple(word for word in map(_bare, written.split("|")) if word.strip())


def _bare(text: str) -> str:
    if text.isascii():
        return _NO_WORD.sub(" ", text.lower())  # a fifteenth of the time, and most texts are
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(c for c in apart if not unicodedata.combining(c)).translate(_STROKES)
    # Hangul is recomposed: its needles are written in syllables.
    return _NO_WORD.sub(" ", unicodedata.normalize("NFC", bare))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the words of a text between single blanks: case and accents off, camelCase split."""
    return f" {_bare(_CAMEL.sub(' ', text[:_TEXT_CAP])).strip()} "


_KEY = 3
"""A blank and two letters: of 500 needles two begin alike, and each blank is looked up once."""

_TABLE = tuple((w, one) for one in _NEEDLES for w in needles(MORE.get(one, "") + _NEEDLES[one]))
_ANYWHERE = tuple((word, concept) for word, concept in _TABLE if not word.startswith(" "))
_ANYWHERE_ASCII = tuple((word, concept) for word, concept in _ANYWHERE if word.isascii())
_AT_A_START = {
    key: tuple((word, concept) for word, concept in _TABLE if word.startswith(key))
    for key in {word[:_KEY] for word, _ in _TABLE if word.startswith(" ")}
}
_SUCCESS = needles(
    " confirm| success| thank| complete| receipt| danke| bestatig| merci| gracias| confirma|"
    " obrigad| grazie| conferm| bedankt| dziek| potwierdz| tesekkur| спасибо| подтвержд|完了|成功|완료|"
    " welcome | dashboard| erfolg| order received | order placed "
)


@lru_cache(maxsize=4096)
def concepts(text: str) -> frozenset[Concept]:
    """Return what a text speaks of."""
    folded = without_books(fold(text))
    anywhere = _ANYWHERE_ASCII if folded.isascii() else _ANYWHERE
    found = {concept for word, concept in anywhere if word in folded}
    place = 0
    while place >= 0:
        for word, concept in _AT_A_START.get(folded[place : place + _KEY], ()):
            if folded.startswith(word, place):
                found.add(concept)
        place = folded.find(" ", place + 1)
    return frozenset(found)


@lru_cache(maxsize=4096)
def telling_words(text: str) -> frozenset[str]:
    """Return the words of a text that tell something: three letters or more and not common."""
    return frozenset(w for w in fold(text).split() if len(w) >= 3 and w not in _COMMON)


@lru_cache(maxsize=4096)
def means_success(path: str) -> bool:
    """Tell whether a path is where a finished action leads: a confirmation, a thank-you page."""
    folded = fold(path)
    return any(map(folded.__contains__, _SUCCESS))
