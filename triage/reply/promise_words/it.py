"""How agents promise an answer in Italian."""

from triage.reply.promise_words.row import PromiseWords

IT = PromiseWords(
    by=r"entro(?: e non oltre)?|prima (?:di|delle|della|del|dell['’])|al più tardi|non oltre|fino a",
    today=r"oggi(?: stesso)?|in giornata",
    tomorrow=r"domani",
    overmorrow=r"dopodomani",
    clocks=(
        r"(?:le(?: ore)?|ore|delle(?: ore)?|alle(?: ore)?) (?P<h>\d{1,2})(?:[:.,](?P<m>\d{2}))?",
        r"(?P<h>\d{1,2})[:.](?P<m>\d{2})",
    ),
    noon=r"mezzogiorno|mattina(?:ta)?",
    close=r"(?:la )?fine (?:della )?giornata|pomeriggio|sera(?:ta)?",
    today_close=r"stasera|questa sera|questo pomeriggio",
    week=r"(?:la )?fine (?:della |di questa )?settimana",
    within=(
        r"entro(?: le prossime| i prossimi| le| i)?|nel giro di|in(?: meno di)?|nelle prossime|nei prossimi"
        r"|fra|tra"
    ),
    to=r"a|o",
    minutes=r"minut[oi]",
    hours=r"or[ae]|h",
    business_days=r"giorn[oi] (?:lavorativ|feriali?)[oi]?",
    days=r"giorn[oi]",
    weeks=r"settiman[ae]",
    glue=r"il|la|le|di|del|della|alle|prossim[oa]|nel|nella|quest[oa]|e",
    us=(
        r"\b\w+(?:erò|irò|arò|drò|eremo|iremo|aremo|dremo)\b|\b(?:avrà|riceverà|saprà|avrai|riceverai)\b"
        r"|\b(?:le|ti|vi) (?:scrivo|scriviamo|rispondo|rispondiamo|faccio sapere)\b"
    ),
    act=(
        r"\b(?:scriv\w+|rispo\w+|risposta|sentir\w*|ricontatt\w+|contatt\w+|chiam\w+|richiam\w+|inform\w+"
        r"|sapere|notizie|aggiorn\w+"
        r"|comunic\w+|risolv\w+|soluzione|verific\w+|chiarir\w+|controll\w+)\b"
    ),
    unless=(
        r"\?|\b(?:se ci|se lei|non appena|appena ci|non potr\w+|non poss\w+|per favore invi\w+|spero|speriamo"
        r"|forse)\b"
    ),
)
