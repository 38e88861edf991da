"""Words of reports for "it goes back to what it was". Not: whether it does."""

from functools import lru_cache

from usercontext.analyze.language.asks_or_complains import complains, is_elsewhere
from usercontext.analyze.language.words import fold, needles

_SEEN = 400
_BACK = needles(
    " back to | back again | goes back | jumps back | comes back | came back | went back | flips "
    "| undo| undone | revert| reset| snaps | overwr| old value| previous value| unset "
    "| springt | zuruck| wieder da | wieder weg | wieder alt | ruckgangig | uberschrieb"
    "| revient | remet | annule | ecras | reapparai| ancienne valeur | vuelve a | vuelven "
    "| deshace | reaparec| sobrescrib| torna a | tornano | ritorna | annullat| ricompa| sovrascri"
    "| hoppar tillbaka| gar tillbaka| tillbaka till | hopper tilbage| gar tilbage| tilbage til "
    "| hopper tilbake| gar tilbake| tilbake til | palautuu| palaa takaisin"
    "| volta a | desfaz | springt terug | terug naar | teruggezet | wraca | cofa | nadpis"
    "| возвращ| сбрасыва| обратно | geri don|戻|元に|恢复|变回|还原|되돌|원래대로"
)


@lru_cache(maxsize=64)
def tells_of_going_back(description: str) -> bool:
    """Tell a complaint that what somebody changed does not stay changed."""
    if not complains(description) or is_elsewhere(description):
        return False
    said = fold(description[:_SEEN])
    return any(map(said.__contains__, _BACK))
