"""What visitors of the demo shop say: by language, place and mood. Not: who says it, and when."""

from enum import StrEnum
from random import Random


class Mood(StrEnum):
    """How a report is worded; the last two mislead, as people do."""

    PLAIN = "plain"
    SHORT = "short"
    ANGRY = "angry"
    WRONG = "wrong"
    CONTRADICTING = "contradicting"


PLACES = ("browse", "search", "add", "cart", "voucher", "pay", "signin", "account")
"""Where in the shop something goes wrong, and what a report speaks about."""

_PLAIN: dict[str, tuple[str, ...]] = {
    "en": (
        "Part of the start page stays empty for me.",
        "The search does not find anything, although the mug is right there.",
        "I press Add to cart and the cart stays as it was.",
        "I cannot change anything in my cart.",
        "My voucher has no effect, the total stays the same.",
        "I filled in everything and pressed Pay, but there is no order.",
        "I cannot sign in although my password is right.",
        "My account page does not show my orders.",
    ),
    "de": (
        "Ein Teil der Startseite bleibt bei mir leer.",
        "Die Suche findet nichts, obwohl es die Tasse gibt.",
        "Ich drücke auf In den Warenkorb, aber der Warenkorb bleibt, wie er war.",
        "Ich kann im Warenkorb nichts ändern.",
        "Mein Gutschein wirkt nicht, die Summe bleibt gleich.",
        "Ich habe alles ausgefüllt und auf Bezahlen gedrückt, es gibt aber keine Bestellung.",
        "Ich kann mich nicht anmelden, obwohl das Passwort stimmt.",
        "In meinem Konto fehlen meine Bestellungen.",
    ),
    "fr": (
        "Une partie de la page d’accueil reste vide chez moi.",
        "La recherche ne trouve rien, alors que la tasse existe.",
        "J’appuie sur Ajouter au panier et le panier ne change pas.",
        "Je ne peux rien modifier dans mon panier.",
        "Mon bon de réduction n’a aucun effet, le total reste le même.",
        "J’ai tout rempli et appuyé sur Payer, mais aucune commande n’apparaît.",
        "Je n’arrive pas à me connecter, mon mot de passe est pourtant le bon.",
        "Mon compte n’affiche pas mes commandes.",
    ),
    "es": (
        "Una parte de la página de inicio me sale vacía.",
        "La búsqueda no encuentra nada, aunque la taza está ahí.",
        "Pulso Añadir al carrito y el carrito sigue igual.",
        "No puedo cambiar nada en mi carrito.",
        "Mi cupón no hace nada, el total no cambia.",
        "He rellenado todo y pulsado Pagar, pero no hay ningún pedido.",
        "No puedo iniciar sesión aunque la contraseña es correcta.",
        "Mi cuenta no muestra mis pedidos.",
    ),
    "pt": (
        "Uma parte da página inicial fica vazia.",
        "A busca não encontra nada, embora a caneca esteja lá.",
        "Clico em adicionar ao carrinho e o carrinho não muda.",
        "Não consigo alterar nada no carrinho.",
        "O meu cupom não tem efeito, o total continua igual.",
        "Preenchi tudo e cliquei em pagar, mas não há pedido.",
        "Não consigo entrar, embora a senha esteja certa.",
        "A minha conta não mostra os meus pedidos.",
    ),
    "ja": (
        "トップページの一部が空白のままです。",
        "マグカップがあるはずなのに、検索しても何も出ません。",
        "カートに入れるを押しても、カートが変わりません。",
        "カートの中身を変更できません。",
        "クーポンを使っても合計が変わりません。",
        "すべて入力して支払うを押しましたが、注文ができていません。",
        "パスワードは正しいのにログインできません。",
        "アカウントに注文履歴が表示されません。",
    ),
    "ar": (
        "جزء من الصفحة الرئيسية يبقى فارغًا عندي.",
        "البحث لا يجد شيئًا مع أن الكوب موجود.",
        "أضغط على إضافة إلى السلة لكن السلة لا تتغير.",
        "لا أستطيع تغيير أي شيء في السلة.",
        "القسيمة لا تعمل والمجموع لا يتغير.",
        "ملأت كل شيء وضغطت على الدفع لكن لا يوجد طلب.",
        "لا أستطيع تسجيل الدخول مع أن كلمة المرور صحيحة.",
        "صفحة حسابي لا تعرض طلباتي.",
    ),
}
_SHORT: dict[str, tuple[str, ...]] = {
    "en": ("doesn't work", "broken", "nothing happens", "help"),
    "de": ("geht nicht", "kaputt", "nichts passiert"),
    "fr": ("ça ne marche pas", "en panne", "rien ne se passe"),
    "es": ("no funciona", "no pasa nada"),
    "pt": ("não funciona", "nada acontece"),
    "ja": ("動かない", "反応しません"),
    "ar": ("لا يعمل", "لا يحدث شيء"),
}
_ANGRY: dict[str, str] = {
    "en": "UNBELIEVABLE!!! {} Fix this NOW, this is a disaster, everybody is complaining!",
    "de": "UNFASSBAR!!! {} Reparieren Sie das SOFORT, das ist eine Katastrophe!",
    "fr": "INADMISSIBLE !!! {} Réparez ça TOUT DE SUITE, c’est une catastrophe !",
    "es": "¡¡¡INCREÍBLE!!! {} ¡Arréglenlo YA, es un desastre!",
    "pt": "INACREDITÁVEL!!! {} Corrijam isto JÁ, é um desastre!",
    "ja": "信じられない！！！{}今すぐ直してください、大問題です！",
    "ar": "غير معقول!!! {} أصلحوا هذا فورًا، إنها كارثة!",
}
_CONTRADICTING: dict[str, str] = {
    "en": "The shop has not loaded for me all day, I see nothing but a white page.",
    "de": "Der Shop lädt bei mir den ganzen Tag nicht, ich sehe nur eine weiße Seite.",
    "fr": "La boutique ne se charge pas de la journée, je ne vois qu’une page blanche.",
    "es": "La tienda no carga en todo el día, solo veo una página en blanco.",
    "pt": "A loja não carrega o dia todo, só vejo uma página em branco.",
    "ja": "一日中ショップが読み込めず、真っ白なページしか見えません。",
    "ar": "المتجر لا يفتح عندي طوال اليوم ولا أرى إلا صفحة بيضاء.",
}
LANGUAGES = tuple(_PLAIN)


def word_report(chance: Random, language: str, place: str, mood: Mood) -> str:
    """Word a report about a place in the shop."""
    if mood is Mood.SHORT:
        return chance.choice(_SHORT[language])
    if mood is Mood.CONTRADICTING:
        return _CONTRADICTING[language]
    if mood is Mood.WRONG:
        place = chance.choice([other for other in PLACES if other != place])
    said = _PLAIN[language][PLACES.index(place)]
    return _ANGRY[language].format(said) if mood is Mood.ANGRY else said
