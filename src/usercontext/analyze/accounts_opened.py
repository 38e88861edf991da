"""How people open an account of their own, in several languages. Not: what an account holds."""

OPENS_AN_ACCOUNT = (
    " konto eroffn| konto eroeffn| konto anleg| create my account| create an account|"
    " create your account|"
    " open account| open an account| open my account| creer mon compte| creer votre compte|"
    " ouvrir un compte| ouvrir mon compte| crear mi cuenta| crear una cuenta| abrir cuenta|"
    " abrir una cuenta| abrir conta| criar minha conta| criar uma conta| crea account|"
    " crea un account| aprire un conto| apri un conto| account aanmaken| rekening openen|"
    " opret konto| skapa konto| oppna konto| utworz konto| otworz konto| hesap olustur| hesap ac |"
    " become a member| become member| become a patron| become a supporter| mitglied werden|"
    " devenir membre| hacerse soci| hazte soci| diventa socio| lid worden| bli medlem|"
    " zostan czlonkiem| uye olun|"
    " создать аккаунт| открыть счет|アカウント作成|创建账户|创建账号|계정 만들기|إنشاء حساب|"
)
"""Needles of the shape that ``words`` reads."""
