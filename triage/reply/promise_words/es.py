"""How agents promise an answer in Spanish."""

from triage.reply.promise_words.row import PromiseWords

ES = PromiseWords(
    by=r"antes de|antes del|hasta|para|a más tardar|como muy tarde|a no más tardar",
    today=r"hoy(?: mismo)?",
    tomorrow=r"(?<!la )mañana",
    overmorrow=r"pasado mañana",
    clocks=(
        r"(?:las|la) (?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?(?: ?(?:h|hrs?|horas))?"
        r"(?: ?(?:(?P<am>a\.? ?m\b\.?|de la mañana)|(?P<pm>p\.? ?m\b\.?|de la (?:tarde|noche))))?",
        r"(?P<h>\d{1,2})[:.](?P<m>\d{2}) ?(?:h|hrs?|horas)?",
        r"(?P<h>\d{1,2}) ?(?:(?P<am>a\.? ?m\b\.?)|(?P<pm>p\.? ?m\b\.?))",
    ),
    noon=r"mediod[íi]a|medio d[íi]a|(?:por|en) la mañana|la mañana",
    close=r"(?:el )?(?:final|fin) (?:del d[íi]a|de la jornada)|última hora|(?:por|en) la (?:tarde|noche)",
    today_close=r"esta (?:tarde|noche)",
    week=r"(?:el |al )?(?:final|fin) de (?:la|esta) semana",
    within=(
        r"en(?: las próximas| los próximos| menos de| un plazo de| el plazo de)?|dentro de(?: las próximas"
        r"| los próximos)?|durante las próximas"
    ),
    to=r"a|o",
    minutes=r"minutos?",
    hours=r"horas?|h",
    business_days=r"d[íi]as? (?:h[áa]bil(?:es)?|laborables?)",
    days=r"d[íi]as?",
    weeks=r"semanas?",
    glue=r"el|la|las|del|de|a|este|esta|próximo|que|viene|día",
    us=(
        r"\b\w+(?:aré|eré|iré|aremos|eremos|iremos|dré|dremos)\b|\b(?:voy|vamos) a\b|\b(?:tendrá|recibirá"
        r"|sabrá|tendrás|recibirás)\b"
        r"|\b(?:me|nos) pon\w+|\b(?:le|te|les|os) (?:escribo|respondo|contesto|llamo|informo|damos|doy)\b|\bharé\b"
    ),
    act=(
        r"\b(?:escrib\w+|respond\w+|respuesta|contest\w+|contact\w+|llam\w+|inform\w+|noticias|dir\w+|avis\w+"
        r"|comuni\w+|resol\w+"
        r"|soluci\w+|comprob\w+|aclar\w+|averigu\w+)\b"
    ),
    unless=(
        r"\?|¿|\b(?:si nos|si usted|cuando nos|en cuanto|no podr\w+|no pod\w+|por favor env\w+|espero"
        r"|esperamos|quizás?|tal vez)\b"
    ),
)
