"""How agents promise an answer in Portuguese."""

from triage.reply.promise_words.row import PromiseWords

PT = PromiseWords(
    by=r"até|antes d[eoa]s?|o mais tardar|no máximo",
    today=r"hoje(?: mesmo)?|ainda hoje",
    tomorrow=r"amanhã",
    overmorrow=r"depois de amanhã",
    clocks=(
        r"[àa]s (?P<h>\d{1,2})(?: ?(?:h(?:oras)?|:)(?P<m>\d{2})?)?(?: da (?:(?P<am>manhã)|(?P<pm>tarde|noite)))?",
        r"(?P<h>\d{1,2}) ?h(?:oras)?(?P<m>\d{2})?\b",
        r"(?P<h>\d{1,2}):(?P<m>\d{2})",
    ),
    noon=r"(?:ao )?meio[- ]dia|(?:de|pela|da) manhã",
    close=r"(?:o |ao )?(?:fim|final) do (?:dia|expediente)|(?:da|à|pela) (?:tarde|noite)",
    today_close=r"hoje à (?:tarde|noite)|esta (?:tarde|noite)",
    week=r"(?:o |ao )?(?:fim|final) d(?:a|esta) semana",
    within=(
        r"(?:dentro )?de|em(?: até| menos de)?|nas próximas|nos próximos|no prazo de|num prazo de"
        r"|dentro d(?:as|os) próxim[ao]s"
    ),
    to=r"a|ou",
    minutes=r"minutos?",
    hours=r"horas?|h",
    business_days=r"dias? út(?:il|eis)",
    days=r"dias?",
    weeks=r"semanas?",
    glue=r"na|no|o|a|à|às|de|do|da|dia|próxim[ao]|est[ae]|pela|ao",
    us=(
        r"\b(?:vou|vamos|volto|voltamos|dou|damos|darei|daremos|respondo|respondemos|escrevo|contacto|informo|entro"
        r"|entraremos)\b|\b\w+(?:arei|erei|irei|aremos|eremos|iremos)\b"
        r"|\b(?:terá|receberá|terás|saberá)\b|\b\w+-lhe-(?:ei|emos)\b"
    ),
    act=(
        r"\b(?:escrev\w+|respond\w+|resposta|notícias|contact\w+|contat\w+|lig(?:o|ar\w*)|inform\w+|diz\w*"
        r"|avis\w+|resolv\w+|solução"
        r"|verific\w+|esclarec\w+|retorn\w+|apur\w+)\b"
    ),
    unless=(
        r"\?|\b(?:se nos|se o senhor|se a senhora|assim que|não pod\w+|não conseguir\w+|por favor envie"
        r"|espero|esperamos|talvez)\b"
    ),
)
