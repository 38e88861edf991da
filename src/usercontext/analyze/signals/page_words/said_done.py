"""Words for "created", "saved" or "sent". Not: whether it was."""

import re

from usercontext.analyze.language.screens import screened

MADE = screened(
    r"\b(?:stored|saved|created|booked|placed|confirmed|reserved|sent|submitted|accepted|received"
    r"|registered|ordered|paid|charged|recorded|completed?|done|ok|issued|filed|enrolled"
    r"|gespeichert|angelegt|gebucht|bestätigt|reserviert|gesendet|bezahlt|bestellt"
    r"|enregistrée?|créée?|réservée?|confirmée?|envoyée?|payée?|guardad[oa]|cread[oa]"
    r"|reservad[oa]|confirmad[oa]|enviad[oa]|pagad[oa]|salvat[oa]|creat[oa]|prenotat[oa]"
    r"|confermat[oa]|inviat[oa]|pagat[oa]|criad[oa]|opgeslagen|geboekt|bevestigd|verzonden"
    r"|zapisan\w+|utworzon\w+|zarezerwowan\w+|сохранен\w*|создан\w*|забронирован\w*"
    r"|отправлен\w*|оплачен\w*)\b"
    r"|保存し|予約し|完了|作成|已保存|已创建|已预订|成功|저장|예약",
    re.I,
)
