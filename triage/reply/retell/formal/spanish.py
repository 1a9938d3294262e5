"""Spanish as this house speaks it."""

from __future__ import annotations

import re

from triage.reply.retell.formal.manner import Day, Manner
from triage.reply.retell.formal.marks import Marks
from triage.reply.retell.formal.spanish_person import to_formal
from triage.reply.retell.formal.spanish_verbs import TABLE

_TOLD = "|".join(sorted(set(TABLE.values())))


def _never(words: str) -> None:
    """A Spanish request stands in the customer's own words."""


SPANISH = Manner(
    code="es",
    person=to_formal,
    asked=_never,
    borders=re.compile(
        r";\s|\s[-–—]+\s|\.\.+\s*|…\s*|[!?]+\s+|(?<!nº)(?<!núm)(?<=[a-zñáéíóú][a-zñáéíóú])\.\s+|:\s"
        r"|,?\s(?=(?:si no,|de lo contrario|en caso contrario)\s)"
        r"|,?\s(?=o (?:presento|denuncio|pongo|acudo|publico)\b)"
        r"|,?\s(?=(?:pero|aunque|porque|sino|así que|sin embargo)\s)"
        r"|,?\s(?=y (?:ahora|aún|todavía|nadie|no|me|le|el|la|los|las|lo|un|una|mi|ya|en|quiero|necesito|hoy|encima"
        r"|además|ni)\b)"
        r"|,\s(?=(?:y|ya|llevo|no|ni|me|he|nadie|encima|además|quiero|necesito|exijo)\b)",
        re.IGNORECASE,
    ),
    greeting=re.compile(
        r"^(?:hola+,?\s(?:buenas,? )?(?:(?:tardes|noches|días),? )?(?:oigan?,? |oye,? )?(?=[a-zá-ú])"
        r"|(?:hola|buenas(?: tardes| noches)?|buenos días|buen día|estimad[oa]s?"
        r"|muy (?:señores|buenas)"
        r"|apreciad[oa]s?|saludos)\b[^,.!:?\n]{0,40}[,.!:](?!\d)\s*)+",
        re.IGNORECASE,
    ),
    opening=re.compile(
        r"^(?:y|pero|pues|bueno|además|encima|es que|así que|lamentablemente|desgraciadamente|por desgracia|en fin"
        r"|resulta que|o sea|total,? que|sin embargo|por otra parte|porque|por cierto"
        r"|les (?:escribo|comunico|informo) (?:porque|que|para (?:decirles|informarles|comunicarles) que)"
        r"|(?:quiero|quería|me gustaría) (?:informarles|comunicarles|decirles|deciros) (?:de )?que"
        r"|os escribo porque)\b,?\s+(?=\S)",
        re.IGNORECASE,
    ),
    heat=re.compile(
        r",?\s*\b(?:realmente|absolutamente|totalmente|sinceramente|francamente|literalmente|evidentemente"
        r"|por supuesto|supuestamente|la verdad(?: es que)?|ni siquiera(?= \w+$)|siquiera"
        r"|de verdad)\b,?(?! (?:rot|destroz|mojad|vací))",
        re.IGNORECASE,
    ),
    thanks=re.compile(
        r"[,.;]\s*(?:(?:(?:muchas )?(?:gracias|saludos|un saludo))\b[^?,.;]*(?:[,.;]\s*|$)|(?:por favor)\s*(?:[,.;]\s*"
        r"|$))+$",
        re.IGNORECASE,
    ),
    days=(
        Day(re.compile(r"\bde ayer\b(?! por)", re.IGNORECASE), -1, "del {date}"),
        Day(re.compile(r"\bde hoy\b(?! en)", re.IGNORECASE), 0, "del {date}"),
        Day(
            re.compile(r"\b(?:el día de ayer|ayer(?: por la (?:mañana|tarde|noche))?)\b", re.IGNORECASE),
            -1,
            "el {date}",
        ),
        Day(re.compile(r"\banoche\b", re.IGNORECASE), -1, "la noche del {date}"),
        Day(re.compile(r"\b(?:anteayer|antes de ayer)\b", re.IGNORECASE), -2, "el {date}"),
        Day(re.compile(r"\b(?:esta mañana|esta tarde|el día de hoy)\b", re.IGNORECASE), 0, "el {date}"),
        Day(re.compile(r"\bhoy,? (?=(?:día )?\d)", re.IGNORECASE), 0, "el "),
        Day(re.compile(r"(?<!día de )\bhoy\b(?! en día)", re.IGNORECASE), 0, "el {date}"),
        Day(re.compile(r"(?<!la )(?<!esta )\bmañana\b(?! (?:temprano|por))", re.IGNORECASE), 1, "el {date}"),
    ),
    unfit=re.compile(
        r"\b(?:paciencia|les parece (?:serio|normal|bien|justo)|"
        r"no se (?:que|si|cuando|como|por\w*)|ya se (?:que|si|por\w*)|dios|perfect[oa]s?"
        r"|espero (?:su|vuestra) respuesta|a la espera|estaf\w+|timo\w*|timad\w*|ladr[oó]n\w*"
        r"|rob(?:o|ar|ado|an|áis|aron)|mierda\w*|joder|hosti\w+|cojon\w*|puta\w*|put[oa]s?|coñ\w+|idiot\w*"
        r"|imbécil\w*|gilipoll\w*|inútil\w*|incompetent\w*|sinvergüenza\w*|vergüenza|vergonzos\w*|vergonyos\w*"
        r"|lamentable|inaceptable|indignant\w*|tomadura|tomando el pelo|tonto\w*|burla\w*|mentir\w*|miente\w*|mentís"
        r"|(?:la|es|será) verdad|asco|desastre|penoso|pena|patétic\w*|ridícul\w*|caradura|morro|leches|denunci\w*"
        r"|abogad\w*"
        r"|juzgado\w*|juicio|policía|tribunal\w*|consumo|hoja de reclamaciones|hojas de reclamaciones|facua|ocu"
        r"|profeco|legal\w*|reseña\w*|trustpilot|redes sociales|nunca más|jamás|enhorabuena|felicidades|bravo"
        r"|gracias|saludos?|cordial\w*|genial|estupend\w*|encantad\w*|ilusión|decepcion\w*|furios\w*|indignad\w*"
        r"|hart[oa]s?|enfadad\w*|cansad\w*|creo|cree|supongo|supone|imagino|imagina|pienso|piensa|esper[oa] que"
        r"|no sé|no sabe|adjunt\w*|más (?:arriba|abajo)|perdón|disculp\w*|ayuda|plazo de \w+ días o|culpa"
        r"|qué vais)\b",
        re.IGNORECASE,
    ),
    broken=re.compile(
        r"^(?:Es|El|Su|La)(?: el| la)? ?(?:pedido|número de pedido|referencia|número)(?: es)?(?: el| la)? [\w/#-]+$"
        r"|^(?:que|porque|pues|sino|ni|o|cuyo|la cual|el cual|para que|y|donde|por lo que)\b|^(?:cuando|si|como"
        r"|aunque|después de)\b[^,]*$|\b(?:y|o|que|de|del|a|al|el|la|los|las|un|una|para|con|en|por|su|sus"
        r"|nuestro|nuestra|mi|muy|más|pero|sin|lo|le|se|nos|ha|han)$|,\s*,|\ble le\b|\bse se\b|\busted usted\b",
        re.IGNORECASE,
    ),
    mine=re.compile(
        r"^(?:vuelo|viajo|salgo|parto) (?:a|hacia|para|el)\b|"
        r"\b(?:yo|me|mí|mis?|mí[oa]s?|conmigo|vosotros|vuestr\w+|os|tú|tu|tus|te|ustedes|nosotras)\b|\b(?:no"
        r"|le) (?!(?:solo|todo|como|cuando|mucho|poco|tanto|otro|esto|eso|mismo|obstante|lo"
        r"|medio)\b)[^\W\d_]{3,}[^\W\d_]o\b",
        re.IGNORECASE,
    ),
    finite=re.compile(
        r"\b(?:quisiera|querría|desearía|es|son|era|eran|fue|fueron|está|están|estaba|estaban|ha|han|hay|había"
        r"|hemos|tiene|tienen|tenía|venía"
        r"|venían|va|van|puede|pueden|debe|debía|hace|hizo|falta|faltan|faltaba|faltaban|funciona\w*|dice|dicen"
        r"|dij\w+|lleva|llevaba|suena|cierra|abre|sirve|cabe|huele|gotea|pierde|calienta|enfría|gira|conecta"
        r"|reconoce|deja|queda|quedan|parece|contiene|cuesta|llega\w*|vino|vienen|viene|quiere|necesita|pide|sale"
        r"|salió|sigue|siguen|aparece|figura|cobr\w+|llegó|llegaron|pone|da|apaga|enciende|carga|necesitaba|quería"
        r"|podía|solicita|exige|reclama|escribe|espera|prometi\w+"
        r"|\w{2,}(?:ó|aron|ieron|amos|emos|imos|aba|aban|ía|ían))\b"
        rf"|\b(?:{_TOLD})\b",
        re.IGNORECASE,
    ),
    leaning=re.compile(
        r"^(?:Llegó|Llegaron|Vino|Vinieron|Estaba|Estaban|Está(?! (?:pensando|interesad|buscando|esperando))|Están"
        r"|Es (?!la (?:segunda|tercera|cuarta|quinta|sexta|enésima)|el (?:segundo|tercer|cuarto))|Era|Son|Funciona"
        r"|No (?:funciona|llegó|vino|enciende|carga|ha llegado|han llegado|es|está|son|viene)|Viene|Venía"
        r"|Ya (?:es|está)|Esto|Eso|Ese|Esa|Este|Esta (?!mañana)|Él|Ella|Ellos|Lo "
        r"|La (?:he|ha|había|compró|pidió|necesita|quiere|lleva|usó)|Los (?:ha|pidió|compró)|Las (?:ha|pidió|compró)"
        r"|Allí|Ahí|Entonces|Luego|Después|Por eso|Tampoco|También|Así)\b",
    ),
    event=re.compile(
        r"\b(?:abonad\w*|transferencia|reclamación|doblad\w*|hundid\w*|venido|floj[oa]|cojea|venían|"
        r"código|tarjeta|utilizad[oa]|usad[oa]|baja|"
        r"humo|chispas|derreti\w*|explot\w*|saltó|cedió|parpadea|apagó|oye|olor|huele|quema\w*|arde|"
        r"alérg\w*|quem\w*|herid\w*|niñ\w+|pedido|pidió|compr\w+|encarg\w*|pag\w+|cobr\w+|recib\w+|lleg\w+"
        r"|falta\w*|rot[oa]s?|dañad\w*|partid[oa]s?|golpead\w*|rayad\w*|manchad\w*|defectuos\w*|equivocad\w*"
        r"|incorrect\w*|color|talla|no|nada|nadie|ningun\w*|ningún|nunca|tampoco|todavía|aún|sin|sigue|desde"
        r"|dos veces|factura|devol\w+|reembols\w*|cambi\w+|cancel\w*|promet\w+|dijeron|llam\w+|escrib\w+|respuesta"
        r"|contest\w*|espera\w*|seguimiento|guía|necesita|quiere|solicita|regalo|cumpleaños|boda|mañana|apaga"
        r"|funciona|embarazada|suelo|marrón|garantía|vale|entreg\w+|en lugar de|en vez de|seis|tres)\b",
        re.IGNORECASE,
    ),
    ordered=re.compile(r"\b(?:[Pp]idió|[Cc]ompró|[Ee]ncargó|[Aa]dquirió|[Cc]anceló|[Dd]evolvió|[Hh]izo un pedido)\b"),
    asks=re.compile(
        r"^¿|^(?:y |o )?(?:me|nos|se|podéis|pueden|puede|podrían|podríais|qué|cómo|cuándo|dónde|quién|cuánto\w*"
        r"|cuál\w*|por qué|hay|es|tienen|tenéis|sería|enviáis|envían|han|habéis|a qué|en qué|para cuándo"
        r"|hasta cuándo|aún|todavía|estoy|puedo|debo|tengo|hacen|hacéis|\w+(?:áis|éis)|sirve|cabe|está|dan)\b",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"^(?:imprim|pong|haga|vengan|busq|quit|borr|elimin|revis|comprueb|retir)\w*n\b|"
        r"^o\b.*\bo\b|"
        r"\bpor favor\b|\b(?:les|os|le) (?:rueg|pid|pedi|agrade|solicit|rog|exij)\w*|^(?:asimismo |también )?(?:rog"
        r"|rueg|agrade|solicit|pedimos|pido)\w*"
        r"|\b(?:quiero|quisiera|querría|queremos|querríamos|quería|necesito|necesitamos|necesitaría|exijo|exigimos"
        r"|reclamo|reclamamos"
        r"|solicito|pido|ruego|rogamos|prefiero|preferiría|preferimos|deseo|desearía|deseamos|agradecería"
        r"|agradeceríamos|me gustaría|nos gustaría|me vendría bien|espero (?:que|una|la|el|un)|esperamos)\b"
        r"|(?:^|, |\b(?:y|o|pero|así que|entonces) )(?:me |nos )?(?:mánd|mand|enví|envi|devuélv|devolv|cámbi|cambi"
        r"|reembóls|reembols"
        r"|díg|dig|decid|avís|avis|explíqu|explic|recój|recog|recoj|tráig|traed|arrégl|arregl|anúl|anul|cancél|cancel"
        r"|confírm"
        r"|confirm|respónd|llám|háblen|hábl|háganme|hagan|sustitúy|repóng|envíe|mande)\w*(?:me|nos|melo|mela|melos"
        r"|melas|noslo|nosla"
        r"|lo|la|los|las|d|n)\b"
        r"|\bo (?:bien )?(?:me|nos) .*\bo (?:bien )?(?:me|nos)\b"
        r"|\b(?:estaría (?:bien|genial)|sería (?:lo )?(?:ideal|mejor|estupendo|perfecto|genial))\b",
        re.IGNORECASE,
    ),
    commands=re.compile(
        r"\b(?:que|si) (?:me |nos |se |lo |la |los |las |ya |también |no )*\w+(?:en|an|áis|éis|eis)\b|\b(?:les|os)\b",
        re.IGNORECASE,
    ),
    wish=re.compile(
        r"\b(?:quiere|pide|solicita|necesita|exige|reclama|desea|prefiere|querría|quisiera|desearía|le gustaría"
        r"|cancela|anula|quería|necesitaría|preferiría|agradecería)\b",
        re.IGNORECASE,
    ),
    question="Nos pregunta: ",
    plea="Nos escribe: ",
    marks=Marks(("«", "»"), ("“", "”")),
    joining="y",
    again=(
        ("Nos pregunta: ", "También nos pregunta: ", "Y nos pregunta: "),
        ("Nos escribe: ", "También nos escribe: ", "Y nos escribe: "),
    ),
    us=re.compile(r"\b(?:\w+mos|nos|nuestr\w+)\b", re.IGNORECASE),
    lists=(
        (re.compile(r"^(?:pedido|pedí)(?=\s*:\s*(?!\w*\d|n))\s*:\s*(.+)$", re.IGNORECASE), r"Pidió \1"),
        (re.compile(r"^(?:recibido|recibí)\s*:\s*(.+)$", re.IGNORECASE), r"Recibió \1"),
    ),
    labels=re.compile(r"^(?:problema|defecto|motivo|incidencia|reclamación)\s*:\s*", re.IGNORECASE),
)
