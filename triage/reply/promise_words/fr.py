"""How agents promise an answer in French."""

from triage.reply.promise_words.row import PromiseWords

FR = PromiseWords(
    by=r"avant|d'ici|d’ici|jusqu'[àa]|jusqu’[àa]|au plus tard|pour",
    today=r"aujourd['’]hui|dans la journée",
    tomorrow=r"demain",
    overmorrow=r"après-demain",
    clocks=(
        r"(?P<h>\d{1,2}) ?(?:h|heures?)(?: ?(?P<m>\d{2})\b)?",
        r"(?P<h>\d{1,2}):(?P<m>\d{2})",
    ),
    noon=r"midi|matin|dans la matinée|fin de matinée",
    close=r"(?:la )?fin de (?:la )?journée|soir|après-midi|dans l['’]après-midi",
    today_close=r"ce soir|cet après-midi",
    week=r"(?:la )?fin de (?:la |cette )?semaine",
    within=(
        r"sous|dans(?: les| un délai de)?(?: prochaines| prochains)?|d['’]ici|en moins de|dans un délai (?:de"
        r"|d['’])"
    ),
    to=r"à|ou",
    minutes=r"minutes?",
    hours=r"(?:prochaines )?heures?|h",
    business_days=r"jours? ouvr(?:é|able)s?",
    days=r"(?:prochains )?jours?",
    weeks=r"semaines?",
    glue=r"le|la|à|au|du|de|en|vers|prochaine?|ce|cette",
    us=r"\b(?:je|nous|j['’])|\bvous (?:aurez|recevrez|allez)\b",
    act=(
        r"\b(?:écri\w+|répon\w+|réponse|revien\w+|reven\w+|recontacte\w*|contacte\w*|appelle\w*|appeler\w*"
        r"|rappel\w*|informe\w*|tien\w+"
        r"|tenir|nouvelles|dire|donne\w*|réso\w+|règle\w*|régler\w*|vérifi\w+|clarifi\w+|solution)\b"
    ),
    unless=(
        r"\?|\b(?:si vous|dès que|dès réception|ne pou\w+ pas|ne peu\w+ pas|merci de nous|veuillez|espère"
        r"|espérons|peut-être)\b"
    ),
)
