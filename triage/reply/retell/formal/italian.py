"""Italian as this house speaks it."""

from __future__ import annotations

import re

from triage.reply.retell.formal.italian_person import to_formal
from triage.reply.retell.formal.italian_verbs import TABLE
from triage.reply.retell.formal.manner import Day, Manner
from triage.reply.retell.formal.marks import Marks

_TOLD = "|".join(sorted(set(TABLE.values())))


def _never(words: str) -> None:
    """An Italian request stands in the customer's own words."""


ITALIAN = Manner(
    code="it",
    person=to_formal,
    asked=_never,
    borders=re.compile(
        r";\s|\s[-–—]+\s|\.\.+\s*|…\s*|[!?]+\s+|(?<=[a-zàèéìòù][a-zàèéìòù])\.\s+|:\s"
        r"|,?\s(?=(?:altrimenti|sennò|se no|in caso contrario|diversamente)\b)"
        r"|,?\s(?=(?:ma|però|perché|anche se|quindi|tuttavia)\s)"
        r"|,?\s(?=e (?:ora|adesso|non|mi|il|la|lo|l'|le|i|gli|un|una|ho|nessuno|ancora|sono|ieri|oggi|vi|già|voi"
        r"|che)\b)"
        r"|,\s(?=(?:e|non|mi|ho|nessuno|vorrei|ma|adesso|ora|inoltre|avevo|era)\b)"
        r"|,\s(?=(?:il|la|lo|i|le|gli)\s\w+ (?:di \w+ )?(?:si è|è|non|ha|era|sono)\b)",
        re.IGNORECASE,
    ),
    greeting=re.compile(
        r"^(?:(?:buongiorno|buonasera|buon giorno|salve|ciao|gentil\w+|egregi\w*|spett\w*"
        r"|cari?e?)\b[^,.!:?\n]{0,40}[,.!:](?!\d)\s*|(?:ciao|salve) (?=[a-z]))+",
        re.IGNORECASE,
    ),
    opening=re.compile(
        r"^(?:e|ma|però|quindi|dunque|allora|purtroppo|insomma|inoltre|comunque|infatti|poi|ecco|perché|tra l'altro"
        r"|solo che"
        r"|vi (?:scrivo|contatto|informo|segnalo|comunico) (?:perché|che|per (?:segnalarvi|dirvi|informarvi"
        r"|comunicarvi) che)"
        r"|ciò nonostante|ciononostante|volevo (?:dirvi|segnalarvi) che)\b,?\s+(?=\S)",
        re.IGNORECASE,
    ),
    heat=re.compile(
        r",?\s*\b(?:davvero|veramente|assolutamente|totalmente|sinceramente|francamente|letteralmente|ovviamente"
        r"|evidentemente|addirittura|finalmente|magari)\b,?",
        re.IGNORECASE,
    ),
    thanks=re.compile(
        r"[,.;]\s*(?:(?:(?:molte )?(?:grazie|cordiali saluti|saluti|distinti))\b[^?,.;]*(?:[,.;]\s*|$)|(?:per favore"
        r"|per cortesia)\s*(?:[,.;]\s*|$))+$",
        re.IGNORECASE,
    ),
    days=(
        Day(re.compile(r"\bdi ieri\b", re.IGNORECASE), -1, "del {date}"),
        Day(re.compile(r"\bdi oggi\b", re.IGNORECASE), 0, "del {date}"),
        Day(re.compile(r"\bda oggi\b", re.IGNORECASE), 0, "dal {date}"),
        Day(re.compile(r"\bda ieri\b", re.IGNORECASE), -1, "dal {date}"),
        Day(re.compile(r"\b(?:l'altro ieri|ieri l'altro)\b", re.IGNORECASE), -2, "il {date}"),
        Day(re.compile(r"\bieri(?: (?:mattina|sera|pomeriggio))?\b", re.IGNORECASE), -1, "il {date}"),
        Day(
            re.compile(r"\b(?:stamattina|stamani|stasera|questa mattina|oggi pomeriggio)\b", re.IGNORECASE),
            0,
            "il {date}",
        ),
        Day(re.compile(r"(?<!\sad )(?<!\sa )\boggi,? (?=\d)", re.IGNORECASE), 0, "il "),
        Day(re.compile(r"(?<!\sad )(?<!\sa )\boggi\b", re.IGNORECASE), 0, "il {date}"),
        Day(re.compile(r"\bdomani(?: (?:mattina|sera|pomeriggio))?\b", re.IGNORECASE), 1, "il {date}"),
    ),
    unfit=re.compile(
        r"\b(?:vi (?:sembra|pare) (?:serio|normale|giusto)|"
        r"dio|perfett[oaie]|resto in attesa|(?:vostra|una) risposta$|truff\w+|ladr[oi]\w*|rub(?:a|ato|are|ate)"
        r"|merda\w*|cazz\w*|stronz\w*|idiot\w*|imbecill\w*|cretin\w*|deficient\w*|incompetent\w*|incapac\w*"
        r"|buffon\w*|pagliacc\w*|vergogn\w*|schifo\w*|scandalos\w*|inaccettabil\w*|indecent\w*|ridicol\w*"
        r"|prend\w+ in giro|presa in giro|prese in giro|preso in giro|bugi\w*|ment(?:ite|ito|ono)|menzogn\w*"
        r"|fregatur\w*|fregat\w*|degna\w*|avvocat\w*|legal\w*|tribunal\w*|denunci\w*|carabinier\w*|polizia|querel\w*"
        r"|associazione consumatori|altroconsumo|codacons|recension\w*|trustpilot|mai più|complimenti|bravi\w*"
        r"|bravissim\w*|grazie|saluti|splendid\w*|meraviglios\w*|carin[ei]|pazienza|delus[aoi]|furios\w*"
        r"|arrabbiat\w*|stuf[aoi]|scocciat\w*|amareggiat\w*|indignat\w*|credo|crede|penso|pensa|immagino|immagina"
        r"|spero|spera|suppongo|non so|non sa|allego|allega|allegat\w*|(?:vedi|come|qui) (?:sopra|sotto)|scusate"
        r"|scusi|aiuto|colpa"
        r"|assurd\w*|pessim\w*)\b",
        re.IGNORECASE,
    ),
    broken=re.compile(
        r"^(?:È|Il|L'|Si tratta)(?: il| l'|dell'| dell')? ?(?:Suo )?(?:ordine"
        r"|numero d'ordine)(?: è)?(?: il)? [\w/#-]+$|^(?:che|perché|il quale|la quale|cui|affinché|o|né|e|dove"
        r"|mentre)\b|^(?:quando|se|come|anche se|dopo (?:che|aver)|appena)\b[^,]*$"
        r"|(?:\b(?:e|o|che|di|del|della|a|al|alla|il|lo|la|le|gli|i|un|una|per|con|in|da|dal|su|Suo|Sua|Suoi|Sue"
        r"|nostro|nostra|ma|molto|più|non|si|ci|ha|è)"
        r"|')$|,\s*,|\bLe Le\b|\bsi si\b",
    ),
    mine=re.compile(
        r"\b(?:io|mi|me|mio|mia|miei|mie|tu|ti|voi|vostr\w+|vi)\b|\b(?:non"
        r"|[Ll]e) (?!(?:solo|tutto|quando|quanto|molto|poco|tanto|altro|questo|quello|hanno|stanno|sono|vanno|fanno"
        r"|danno|sanno|dicono|possono|vogliono|devono|\w+no|\w+mo)\b)[^\W\d_]{3,}o\b",
        re.IGNORECASE,
    ),
    finite=re.compile(
        r"(?<![\w'])(?:è|sono|era|erano|ha|hanno|abbiamo|aveva|avevano|c'è|c'era|ci sono|sta|va|può|possono|deve"
        r"|doveva|fa|vuole|vorrebbe|manca|mancano|mancava|mancavano|funziona\w*|dice|dicono|risulta\w*|arriva\w*"
        r"|attende|aspetta|chiede|richiede|preferisce|sia|perde|perdono|tiene|tengono|serve|servono|esce|resta"
        r"|rimane|continua|continuano|gradirebbe|necessita|esige|pretende|scrive|riceve|trova|compare|figura|penzola"
        r"|vale|costa|\w{2,}(?:ava|eva|iva|avano|evano|ivano|rebbe|ò))\b|c'(?:è|era|erano)\b"
        rf"|\b(?:{_TOLD})\b",
        re.IGNORECASE,
    ),
    leaning=re.compile(
        r"^(?:È (?!la (?:seconda|terza|quarta|quinta|sesta|ennesima)|il (?:secondo|terzo|quarto)|passat)|Era|Erano"
        r"|Sono (?:arrivat|stat|rott|difettos|già)\w*|Non (?:è|funziona|si accende|arriva|sono)|Funziona|Arriva"
        r"|Questo|Questa (?!mattina)|Quest[ei]|Quello|Ciò|Lo ha|La ha|L'ha|L'aveva|Le (?:ha|aveva) \w+(?:at|it|ut)e"
        r"|Li ha|Poi|Così|Anche|Lì|Dentro|Allora|Nel frattempo|Lui|Loro)\b",
    ),
    event=re.compile(
        r"\b(?:bonifico|sollecito|stort[oa]|ammaccat\w*|allentat\w*|traballa|scheggiat\w*|ceduto|però|"
        r"codice|buono|utilizzat[oa]|"
        r"scalda|surriscald\w*|fumo|scintill\w*|fus[oaie]|esplos\w*|cedut\w*|crollat\w*|cadut\w*|scossa"
        r"|da sol[oaie]|lampeggia|spavento|polso|puzza|"
        r"mort[eio]|fermat\w*|trovat\w*|guast\w*|spent[oaie]|allergic\w*|incinta|bambin\w*|ferit\w*|bruciat\w*"
        r"|ordin\w+|pagat\w*|acquist\w*|comprat\w*|ricevut\w*"
        r"|arriv\w*|consegn\w*|manca\w*|rott\w*|danneggiat\w*|graffiat\w*|difett\w*|sbagliat\w*|colore|color|taglia"
        r"|non|nulla|niente|nessun\w*|mai|ancora|senza|addebitat\w*|fattura|rimbors\w*|cambi\w+|reso|spedi\w+"
        r"|disdett\w*|annullat\w*|promess\w*|telefon\w*|chiamat\w*|chiamo|scritt\w*|risposta|rispond\w*|attend\w*"
        r"|aspetta\w*|vorrebbe|chiede|serve|regalo|compleanno|garanzia|freni|perdono|invece|confermat\w*|rifiutat\w*"
        r"|bagnat\w*|pericolos\w*|dopo|seconda|terza|al posto)\b",
        re.IGNORECASE,
    ),
    ordered=re.compile(r"\b(?:ordinat|acquistat|comprat|disdett[oi]|annullat|restituit|rispedit)"),
    asks=re.compile(
        r"^(?:e |ma |o |quindi )?(?:(?:mi|ci|me l[oaie]|ce l[oaie]|l[oaie]) \w+(?:te|ete|no|à|ò|e|rà)\b"
        r"|ci sono|è|si (?:può|possono|fa)|potete|può|potreste|potrebbe|avete|fate|come|quando|dove|chi|che|cosa"
        r"|quanto|quale|quali|perché|posso|devo|sono|c'è|ci sono|esiste|sarebbe|in quanto|entro quando|per quando"
        r"|contiene|va|arriva|arriverà|ancora|siamo|faccio|fate|consegnate|spedite|serve|funziona|faccio in tempo)\b"
        r"|^(?:il|lo|la|i|gli|le|un|una) [^,.]*$",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"^(?!(?:av|si|pot|dov|vol|sap|avr|sar|er)\w*te\b)\w+(?:ate|ete|ite) (?:il|lo|la|i|gli|le|un|una|tutto"
        r"|subito)\b|"
        r"^o\b.*\b(?:o|oppure)\b|"
        r"\b(?:per favore|per cortesia|cortesemente|si prega)\b|\b(?:vi|la|le) (?:preg|chied|sare[im] grat"
        r"|saremmo grat|invit)\w*"
        r"|\b(?:chiedo|chiediamo|pretendo|pretendiamo|esigo|esigiamo|voglio|vogliamo|vorrei|vorremmo|desidero"
        r"|desideriamo"
        r"|preferisco|preferirei|preferiamo|gradirei|richiedo|richiediamo|rivoglio|mi serve|mi servirebbe|mi occorre"
        r"|ci serve|ho bisogno"
        r"|abbiamo bisogno|mi aspetto|attendo (?!(?:una |la )?(?:vostra )?risposta)|attendiamo|mi farebbe piacere"
        r"|mi piacerebbe)\b"
        r"|(?:^|, |\b(?:e|o|oppure|ma|quindi|allora|altrimenti) )(?:mandat|inviat|spedit|ridat|restituit|rimborsat"
        r"|cambiat|sostituit|dit|fat"
        r"|ripar|mett|richiamat|chiamat|contattat|rispondet|venit|ritirat|portat|confermat|annullat|avvisat|spiegat"
        r"|procedet|provvedet)"
        r"\w*(?:mi|ci|lo|la|li|le|melo|mela|meli|mele)\b|^(?:prego|provvedete|rispondete|venite|controllate|verificate"
        r"|fate)\b"
        r"|\bse (?:riuscite|riusciste|ci riuscite|fosse possibile|è possibile)\b"
        r"|\bsarebbe (?:meglio|l'ideale|ideale|perfetto|utile|ottimo|comodo|bello)\b",
        re.IGNORECASE,
    ),
    commands=re.compile(
        r"\b(?:che|se) (?:mi |ci |me |lo |la |li |le |non )*\w+(?:iate|aste|este|iste)\b", re.IGNORECASE
    ),
    wish=re.compile(
        r"\b(?:vorrebbe|chiede|richiede|preferisce|desidera|gradirebbe|esige|pretende|vuole|necessita|annulla|rivuole"
        r"|ha bisogno|Le serve|Le occorre)\b",
        re.IGNORECASE,
    ),
    question="Ci chiede: ",
    plea="Ci scrive: ",
    marks=Marks(("«", "»"), ("“", "”")),
    joining="e",
    again=(
        ("Ci chiede: ", "Ci chiede anche: ", "E ci chiede: "),
        ("Ci scrive: ", "Ci scrive anche: ", "E ci scrive: "),
    ),
    us=re.compile(r"\b(?:\w+iamo|ci|nostr\w+)\b", re.IGNORECASE),
    lists=(
        (re.compile(r"^ordinat[oaie]\s*:\s*(.+)$", re.IGNORECASE), r"Ha ordinato \1"),
        (
            re.compile(r"^(?:ricevut[oaie]|arrivat[oaie])(?=\s*:\s*(?!il |\d))\s*:\s*(.+)$", re.IGNORECASE),
            r"Ha ricevuto \1",
        ),
    ),
    labels=re.compile(r"^(?:problema|difetto|motivo|segnalazione|reclamo)\s*:\s*", re.IGNORECASE),
)
