"""Whether a report says that something exists twice. Not: whether it does."""

from usercontext.analyze.language.words import fold, needles
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.timeline import Timeline

_SEEN = 200
_TWICE = needles(
    " twice | double| duplicat| two times | two of | doppelt | zweimal | zwei mal | en double "
    "| deux fois | dos veces | duplicad| doble | duas vezes | due volte | doppi| dubbel"
    "| twee keer | podwoj| dwa razy | dvakrat | iki kez | iki kere |дважды|два раза|дубл"
    "|二重|2重|重複|重复|两次|兩次|중복|두 번"
    # what one order has one of
    "| two confirmation| two charge| two orders | two receipt| zwei bestatig| zwei abbuch"
    "| zwei bestellung| deux confirmation| deux commande| deux debit| dos confirmacion| dos cargos "
    "| dos pedidos | due conferme | due ordini | due addebit| twee bestelling| twee bevestig"
    "| two booking| two reservation| two ticket order| zwei buchung| zwei reservierung"
    "| two mails | two emails | two e mails | zwei mails | zwei emails | zwei e mails "
    "| zwei nachricht| deux mails | deux emails | deux e mails | dos correos | due mail | due email"
    "| duas mensagens | twee mails | twee e mails | dwa maile | two entries | zwei eintrag"
    "| deux reservation| dos reserva| duas reserva| due prenotazion| twee boeking| twee reservering"
)


@once
def tells_of_two(timeline: Timeline) -> bool:
    """Tell a report of a thing that is there twice: what failed at first may have been done."""
    said = fold(timeline.description[:_SEEN])
    return any(one in said for one in _TWICE)
