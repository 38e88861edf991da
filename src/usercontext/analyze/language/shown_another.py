"""Words of reports for "I am shown another thing than I chose". Not: which, or why."""

from functools import lru_cache

from usercontext.analyze.language.asks_or_complains import complains, is_elsewhere
from usercontext.analyze.language.words import CORE, concepts, fold, needles

_ANOTHER = needles(
    " wrong | another | other | others | old | older | previous | earlier | before | still "
    "| instead | although | even though | chose | chosen | choose | picked | selected "
    "| clicked on | switch| falsch| ander| alte | alten | alter | vorher| vorige| noch | statt "
    "| obwohl | gewahlt"
    "| ausgewahlt| mauvais| autre| ancien| precedent| encore | alors que | choisi| a la place"
    "| equivocad| otra | otro | otras | otros | antigu| anterior| todavia | sigue | aunque | elegi"
    "| seleccion| en vez | sbagliat| altra | altro | altre | altri | vecchi| ancora | scelt"
    "| selezionat| invece | errad| outra | outro | antig| ainda | embora | escolh| em vez "
    "| verkeerd| andere | oude | vorige | nog | terwijl | gekozen| in plaats "
    "| zly | zla | zle | inna | inny | inne | stara | stary | stare | poprzedni| nadal | wybra"
    "| zamiast | yanlis| baska| eski | onceki| hala | sectim| yerine "
    "| fel | annan | gammal| gamla | forra | fortfarande | valde | forkert| anden | gamle | valgte "
    "| vaara | vanha | edelli| valitsin | spatn| jiny | stary | vybral"
    "| не тот | не та | не то | не те | друг| стар| предыдущ| до сих пор | выбра| вместо | інш"
    "|違う|別の|前の|古い|まだ|選んだ|错|別的|别的|旧|之前|还是|选|다른|이전|아직|잘못|선택|خطأ|آخر|القديم"
)


@lru_cache(maxsize=64)
def is_shown_another(description: str) -> bool:
    """Tell a complaint that something else is shown, or still is; of nobody who cannot pay."""
    if not complains(description) or is_elsewhere(description) or concepts(description) & CORE:
        return False
    said = fold(description)
    return any(map(said.__contains__, _ANOTHER))
