"""Verbs that commit whoever clicks: book, apply, confirm. Not: what they act on.

A list of bookings has the noun of the same word: so the verb stands where its language puts it,
first, last, or as a form that only a press has.
"""

import re

from usercontext.analyze.language.words import needles

_FIRST = re.compile(
    r"^ (?:confirm|book|reserve|apply|request|submit|buchen|verbindlich|reservieren|bestatig\w*"
    r"|reserver|confirmer|reservar|confirmar|prenota\w*|conferma\w*|boek\w*|bevestig\w*"
    r"|rezerw\w*|potwierd\w*|onayla|rezervasyon) "
)
_FIRST_TOO = needles(
    " boka | bekrafta | bestil | bekræft | varaa | vahvista | rezervovat | rezervuj | potvrdit "
    "| objednat | lefoglal| foglalok | foglalom | megerosit| κλειστε | κανετε κρατηση | επιβεβαιω"
    "| הזמינו | הזמן | שריין | שריינו | הגשת | הגישו | אישור הזמנה "
    "| забронировать | записаться | подтвердить | подать | забронювати | записатися | підтвердити "
    "| подати | dat lich | dat phong | dat cho | dat ban | xac nhan | nop don | nop ho so "
    "| pesan kamar | pesan tempat | pesan tiket | pesan sekarang | konfirmasi | ajukan | jadwalkan "
    "| احجز | تاكيد | قدم طلب| 立即预约| 确认预约| 提交申请| 立即報名| 立即报名"
)
_LAST = needles(
    " randevu al | rezervasyon yap | rezerve et | yer ayirt | basvuru yap "
    "| बुक करें | आरक्षित करें | आवेदन करें | lefoglalom "
)
_FORMS = needles(
    "予約する|予約を確定|申し込む|申込む|申請する|예약하기|예약 하기|신청하기|청구하기"
)
"""Forms that no list and no heading has."""


def binds(folded: str) -> bool:
    """Tell the words of a control, folded, that bind whoever presses it and ask for no list."""
    if _FIRST.search(folded) is not None or folded.startswith(_FIRST_TOO):
        return True
    return folded.endswith(_LAST) or any(form in folded for form in _FORMS)
