"""What core actions are called in more languages, as needles of `words`. Not: what they mean.

Each is a verb or a noun of a control as shops, doors and surgeries of that language write it; of
chats and maps what the programs are called that draw them, and their parts.
"""

import re

_A_KIND_OF_BOOK = re.compile(
    r"( (?:address|phone|guest|visitors|log|note|text|year|story|cook|picture|photo|audio|comic"
    r"|play|rule|hand|cheque|check|contact|e)) book(?= )"
)

MORE = {
    "chat": (
        " livechat| messenger| чат | чата | чате | чати | sohbet| czat| συνομιλ|챗|دردشة|चैट|"
        " intercom| zendesk| zopim| tawk| tidio| freshchat| olark| crisp chat| userlike|"
        " helpdesk| support bubble| support widget| help widget|"
    ),
    "map": " marker icon| map pin| map marker|",
    "pay": (
        " kupuj| do kasy | bestall| kassan | ode | regler la commande| regler ma commande|"
        "结算|結算|買う|اشتر |"
        " kob | maksa | maksu| maksan | tilaa | tilaus| osta | platba| platbu | platit| koupi |"
        " vasarl| megveszem| πληρων| πληρωσ|"
        "תשלום|לשלם|שלמו|רכישה|קנייה| קנה | רכוש | תרומה | לתרום |"
        "お会計|寄付|缴费|繳費|充值|납부|기부하기| दान | दान करे| चुका| ऑर्डर करे|"
        " пожертв| придба| mua ngay| mua ve| mua hang| dat hang| dat mua| nap tien|"
        " chuyen khoan| pembayaran| membayar| beli | beli sekarang| membeli| pembelian|"
        " bagis yap|سداد|تبرع|"
    ),
    "sign_up": (
        " darme de alta | darse de alta | darte de alta | zarejestr| kaydol | uye ol |"
        " bli medlem| bliv medlem| opret bruger| opret profil| rekisteroi| luo tili |"
        " luo kayttajatil| vytvorit ucet| zalozit ucet| zaregistr| fiok letrehoz| uj fiok |"
        " δημιουργια λογαριασμ|הרשמה|להירשם|הירשמו|פתיחת חשבון|יצירת חשבון|"
        "アカウントを作成|入会|开户|開戶|계정 생성|पंजीकरण|रजिस्टर कर|साइन अप|खाता बनाए|खाता खोल|"
        " создать профил| створити акаунт| створити обліков| створити профіл|"
        " dang ky tai khoan| dang ky thanh vien| dang ky ngay | tao tai khoan| mo tai khoan|"
        " daftar sekarang | daftar akun | buat akun| buka rekening| mendaftar| pendaftaran|"
        " registrasi|إنشاء الحساب|حساب جديد|"
    ),
    "log_in": (
        " logga in| oturum ac |サインイン|登陆|登陸|登錄|"
        " log ind | adgangskode| kirjaudu| kirjautu| salasana| heslo | jelszo| belepes|"
        " συνδεθ| κωδικος προσβασ|התחברות|להתחבר| התחבר |סיסמה|סיסמא|"
        "लॉग इन|साइन इन|पासवर्ड| авториз| dang nhap| mat khau| kata sandi| masuk ke akun|"
        "كلمة المرور|كلمة السر|"
    ),
    "cart": (
        " winkelmand| varukorg| kundvagn| handlekurv| indkobskurv|السلة|عربة التسوق|سلة التسوق|"
        " i kurven | ostoskori| koriin |הוסף לסל|הוספה לסל|סל הקניות|עגלת|"
        "買い物かご|카트에| कार्ट | gio hang| keranjang|"
    ),
    "book": (
        " pedir turno | solicitar turno | marcar consulta | afspraak| zarezerw| umow wizyt|"
        " заброн| bestill time |預訂|"
        " book tid | bestil tid | reserver | varaus| objednat se | idopont| κρατηση| ραντεβου|"
        "זימון תור|קביעת תור|הזמנת תור|הזמנת מקום|הזמנת חדר|預約|挂号|掛號|"
        "बुक कर|बुकिंग|आरक्षण|अपॉइंटमेंट| записатис| dat lich| dat cho | dat phong| dat ban |"
        " dat ve | pemesanan| reservasi| pesan kamar| pesan tempat| pesan tiket|"
    ),
    "apply": (
        "申し込|申込| schaden melden | ansokan| candidatura|"
        " ansogning| hakemus| hakemuks| zadost| prihlask| kerelem| palyaz| igenyl| αιτησ|"
        "הגשת בקשה|הגשת תביעה|理赔|理賠|报名|報名|청구서|지원서| आवेदन | nop don| nop ho so|"
        " pengajuan| ajukan| permohonan|تقديم طلب|"
    ),
    "send": " soumett| skicka|提出する| einreichen| indienen |",
}
"""Needles of the shape that ``words`` reads, by the value of a concept."""


def without_books(folded: str) -> str:
    """Return folded words without what is a book: only to book something is an action."""
    return _A_KIND_OF_BOOK.sub(r"\1", folded) if " book " in folded else folded
