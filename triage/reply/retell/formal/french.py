"""French as this house speaks it."""

from __future__ import annotations

import re

from triage.reply.retell.formal.french_person import to_formal
from triage.reply.retell.formal.manner import Day, Manner
from triage.reply.retell.formal.marks import Marks

_ASKS_US = re.compile(
    r"^(?:(?:et|alors|donc),? )?(?:merci (?:de|d'avance de)|veuillez|je vous (?:prie|demande|remercie) de"
    r"|je (?:voudrais|souhaite|souhaiterais|veux|demande) que vous|(?:pourriez|pouvez|pourrez)-vous"
    r"|vous serait-il possible de|serait-il possible de|est-il possible de"
    r"|est-ce que vous (?:pouvez|pourriez))(?: bien)?(?: vouloir)?(?: s'il vous plaît"
    r"| svp)?,? (?P<rest>[a-zéê]+(?:er|ir|re|oir)\b.*|(?:me|m'|nous|le|la|l'|les|en|y|ne)\s?.*)$",
    re.IGNORECASE,
)
_POLITE = re.compile(r",?\s*(?:s'il vous pla[iî]t|svp|stp|merci.*|par avance|d'avance)$", re.IGNORECASE)
_SUBJUNCTIVE = re.compile(r"que vous\b", re.IGNORECASE)


def requested(words: str) -> str | None:
    """ "Pouvez-vous me renvoyer ..." as "vous nous demandez de vous renvoyer ..."."""
    match = _ASKS_US.match(words)
    if match is None or _SUBJUNCTIVE.search(match[0][: match.start("rest")]):
        return None
    rest = to_formal(_POLITE.sub("", match["rest"]))
    possible = re.match(r"^(?:(?:et|alors|donc),? )?(?:serait|est)-il possible", words, re.IGNORECASE)
    if rest is None or re.search(r"\?", rest):
        return None
    of = "d'" if re.match(r"[aeiouéêhy]", rest, re.IGNORECASE) and not rest.startswith("y ") else "de "
    return f"vous demandez s'il est possible {of}{rest}" if possible else f"vous nous demandez {of}{rest}"


FRENCH = Manner(
    code="fr",
    person=to_formal,
    asked=requested,
    borders=re.compile(
        r";\s|(?<=[a-zéè])\s?:\s+|\s[-–—]+\s|\.\.+\s*|…\s*|[!?]+\s+|(?<=[a-zéè][a-zéè])\.\s+"
        r"|,?\s(?=(?:sinon|faute de quoi|à défaut)\b)"
        r"|,?\s(?=(?:mais|car|or|pourtant|cependant|alors que|sauf que)\s)"
        r"|,?\s(?=et (?:que\b|je|j'|vous|il|elle|on|le|la|les|l'|un|une|mon|ma|mes|votre|vos|c'|ce|personne|rien)\b)"
        r"|,\s(?=(?:je|j'|vous|nous|il|elle|on|ce|c'|et|puis|toujours)\b)",
        re.IGNORECASE,
    ),
    greeting=re.compile(
        r"^(?:(?:bonjour|bonsoir|salut|coucou|madame|monsieur|mesdames|messieurs"
        r"|chère?s?)\b[^,.!:?\n]{0,40}[,.!:](?!\d)\s*"
        r"|(?:bonjour|bonsoir|salut|coucou|hello|slt|bjr),?\s(?=[a-z]))+",
        re.IGNORECASE,
    ),
    opening=re.compile(
        r"^(?:(?:et|mais|or|donc|car|alors|bref|malheureusement|bon"
        r"|ben|voilà(?! [\w-]+ (?:fois|jours|semaines|mois|ans))|seulement voilà|hélas|enfin|de plus|en effet|en plus"
        r"|c'est entendu|d'ailleurs|par ailleurs"
        r"|eh bien|sauf que(?!.*\bet qu)|cependant|pourtant|oui|non|ps)\b,?\s+(?=\S)"
        r"|(?:je vous (?:écris|contacte|informe|signale)(?: pour (?:vous )?(?:dire|signaler|informer))?"
        r"|je (?:tiens à|voudrais|souhaite) (?:vous )?(?:signaler|dire|informer)) (?:que|qu')\s*)",
        re.IGNORECASE,
    ),
    heat=re.compile(
        r",?\s*\b(?:vraiment|absolument|totalement|franchement|carrément|complètement|littéralement|évidemment"
        r"|bien sûr|bien entendu|purement et simplement|tout de même|quand même|ci-dessous|ci-joint|soi-disant|enfin"
        r"|proprement)\b(?! (?:cass|détruit|vide|trempé|mouillé))",
        re.IGNORECASE,
    ),
    thanks=re.compile(
        r"[,.;]\s*(?:(?:merci(?! de)|cordialement|par avance|d'avance)\b[^?,.;]*(?:[,.;]\s*|$)|(?:s'il vous pla[iî]t"
        r"|svp)\s*(?:[,.;]\s*|$))+$",
        re.IGNORECASE,
    ),
    days=(
        Day(re.compile(r"\bd'hier\b", re.IGNORECASE), -1, "du {date}"),
        Day(re.compile(r"\bd'aujourd'hui\b", re.IGNORECASE), 0, "du {date}"),
        Day(re.compile(r"\bavant[- ]hier(?: (?:matin|soir|midi))?\b", re.IGNORECASE), -2, "le {date}"),
        Day(re.compile(r"\bhier(?: (?:matin|soir|midi|après-midi))?\b", re.IGNORECASE), -1, "le {date}"),
        Day(re.compile(r"\b(?:aujourd'hui|ce matin|ce soir|cet après-midi|ce midi)\b", re.IGNORECASE), 0, "le {date}"),
    ),
    unfit=re.compile(
        r"\b(?:vous trouvez (?:ça|cela) (?:normal|sérieux)|"
        r"(?<!ne )(?<!n')(?:voulez|avez|êtes|pouvez|savez) (?:pas|rien)|"
        r"mon dieu|impeccable\w*|merci de (?:me |nous )?répondre|votre r(?:éponse|etour)(?: rapide)?$|arna\w+"
        r"|escro\w+|vol(?:eur|é par|ée par)\w*|merd\w*|putains?|salauds?|mdr|ptdr\w*|lol"
        r"|con(?:s|ne|nerie\w*|nard\w*)?|idiot\w*|stupid\w*|imbécil\w*|incompéten\w*|incapab\w*|nul(?:s|le|les)?"
        r"|honte\w*|scandal\w*|inadmissib\w*|inaccept\w*|lamentab\w*|minab\w*|ridicul\w*|moque\w*|foutage|fout\w*"
        r"|menson\w*|ment(?:ez|i|eur\w*)|menteur\w*|bidon|pourrie?s?|avocat\w*|tribunal\w*|justice|plainte|police"
        r"|gendarm\w*|dgccrf|consommateurs|que choisir|saisi(?:s|r|rai)|juridi\w*|huissier|avis négatif|trustpilot"
        r"|réseaux sociaux|plus jamais|jamais plus|bravo|félicit\w*|merci|cordialement|salutations|génial\w*|super"
        r"|ravie?s?|désolant|déçue?s?|furieu\w*|colère|dégoût\w*|énerv\w*|patience|mauvaise foi|n'importe quoi"
        r"|au juste|c'est une blague|est-ce normal|sérieu\w*|je dois dire|devez dire|j'espère|espérez|je pense"
        r"|pensez|croyez|supposez|imagin\w*|comprenez bien|vous conviendrez|ci-joint\w*|ci-dessous|ci-dessus"
        r"|pièce jointe|excuses|peur|demain|robot|parents pauvres|directeur|pigeon\w*|charlot\w*|bande de"
        r"|permettez)\b",
        re.IGNORECASE,
    ),
    broken=re.compile(
        r"^\w+ \w+ qui (?:vous|nous) |^(?:C'est|Il s'agit de|Votre|Le|La)(?: la| le)? ?(?:commande"
        r"|numéro de commande|numéro)(?: est)?(?: le"
        r"| la)?(?: n°)? [\w/#-]+$|^sauf que\b|^«[^»]*»(?! (?:est|a|dit|indique))|^(?:que|qu'|qui|dont|parce que|car"
        r"|puisque|afin|pour que|alors que|et|ou|ni|rien à|à qui|pas)\b|^(?:quand|lorsque|lorsqu'|si|comme|après"
        r"|bien que|dès que)\b[^,]*$"
        r"|(?:\b(?:et|ou|que|qui|dont|de|du|des|à|au|aux|le|la|les|pour|avec|sur|chez|par|votre|vos|notre|nos|mais"
        r"|très|plus|ni)"
        r"|')$|,\s*,|\bvous vous vous\b|\bnous nous\b",
        re.IGNORECASE,
    ),
    mine=re.compile(r"\b(?:je|j'|me|m'|moi|mon|ma|mes|mien\w*|tu|te|ton|tes)(?=[\s',.)]|$)", re.IGNORECASE),
    finite=re.compile(
        r"\b(?:démarre|allume|charge|répond|coince|vibre|siffle|goutte|ferme|colle|passe|apparaît|souffle|sonne"
        r"|tombe|part|tourne|vibre|est|sont|était|étaient|a|ont|avait|avaient|avez|avons|êtes|sommes|va|vont|fait"
        r"|font|peut|peuvent|doit"
        r"|dit|indique|manque|manquait|manquent|marche|fonctionne|saute|fuit|reste|reçoit|devait|devient|vient"
        r"|arrive|clignote|coûte|existe|penche|refuse|faut|fallait|semble|affiche|grince|bloque|tient|correspond"
        r"|s'éteint|s'allume|chauffe|coule|\w{2,}(?:ez|iez|ions)|allait|voit|attend|veut|mentionne|annonce"
        r"|contient)\b",
        re.IGNORECASE,
    ),
    leaning=re.compile(
        r"^(?:Il (?!s'agit|(?:vous )?manqu|y a|fait|est (?:impossible|possible)|faut|faudrait|reste)|Elle|Ils|Elles"
        r"|Cela|Ça"
        r"|Celui|Celle|Ceci|Là|Puis|Ensuite|Depuis,|Du coup|Pourtant"
        r"|C'est (?!le \d|la (?:deuxième|troisième|première|seconde|quatrième|cinquième|sixième|énième)|votre)|C'était"
        r"|Ce n'est|Le même|Les deux"
        r"|L'autre|Tout)\b|^[^,]{0,30}\b(?:l'avez|l'aviez|les avez|le lui|en avez|y avez|celui-ci|celle-ci|dedans"
        r"|dessus)\b|\bl'av(?:ez|iez)\b|^Vous l'|^(?:Quand|Lorsque?)\b[^,]*, (?:il|elle)s?\b",
    ),
    event=re.compile(
        r"\b(?:réglée?s?|virement|relance|tordue?s?|enfoncée?s?|rayée?s?|taché\w*|bouge|desserrée?|vis|"
        r"code|refusé\w*|utilisé|"
        r"chauff\w*|fond(?:u|ue)?|fum\w*|explos\w*|étincelle\w*|court-circuit|cédé|écroul\w*|effondr\w*"
        r"|tout(?:e)? seule?|sent|"
        r"failli|tomb\w+|allerg\w+|enceinte|bless\w*|brûl\w*|enfants?|command\w*|pay\w*|ach(?:et|èt)\w*|livr\w*"
        r"|reçu\w*|arriv\w*|manqu\w*|cass\w*|bris\w*|fêl\w*|abîm\w*|endommag\w*|défectueu\w*|panne|erreur|tromp\w*"
        r"|mauvais\w*|pas|rien|aucun\w*|jamais|personne|toujours|depuis|débit\w*|prélev\w*|factur\w*|rembours\w*"
        r"|échang\w*|retourn\w*|renvoy\w*|promis\w*|annul\w*|résili\w*|attend\w*|appel\w*|écri\w*|réponse|suivi"
        r"|colis|taille|trop|au lieu|fuit|saute|penche|bloque|anniversaire|noël|mariage|hôpital|deuxième|troisième"
        r"|souhait\w*|voul\w*|voudr\w*|fonctionne\w*|marche|alors)\b",
        re.IGNORECASE,
    ),
    ordered=re.compile(r"\b(?:commandé|acheté|résilié|annulé|retourné|renvoyé)"),
    asks=re.compile(
        r"^(?:(?:et|mais|alors|donc),? )?(?:(?:est-ce|qu'est|que|quel\w*|quand|où|comment|combien|pourquoi|qui|quoi"
        r"|dans combien|sous quel|sous combien|à quel\w*|de quel\w*|jusqu'à quand)\b"
        r"|(?:vous (?:pouvez|pourriez|avez|faites|livrez|savez|êtes|allez|comptez|reprenez)|je (?:peux|dois|pourrais)"
        r"|on peut|c'est possible"
        r"|il y a|y a-t-il|serait-ce|peut-on)\b"
        r"|.*\b[a-zéû]+-(?:t-)?(?:il|elle|on|ils|elles|vous|je|ce)\b)",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"^(?:soit|ou)\b.*\b(?:soit|ou)\b|"
        r"\bmerci (?:de|d'avance de|par avance de) (?!votre|vos|m'avoir|nous avoir)|\bveuillez\b|\bprière de\b"
        r"|\bje vous (?:prie de|demande|remercie(?:rais)? de|saurais gré|serais (?:très )?(?:reconnaissante?|gré"
        r"|obligée?)|invite|somme)\b"
        r"|\bnous vous (?:prions de|demandons|remercions de|saurions gré|serions)\b"
        r"|\b(?:pourriez|pouvez|auriez|voudriez|seriez)-vous\b|\bpuis-je\b|\bs'il vous pla[iî]t\b|\bsvp\b"
        r"|\bje (?:veux|voudrais|souhaite\w*|exige|demande|réclame|attends (?:de|un|une|le|la|que|donc|votre)|aimerais"
        r"|préf[éè]r\w+)\b"
        r"|\bj'(?:exige|aimerais|apprécierais|attends)\b|\bnous (?:voulons|voudrions|souhait\w+|exigeons|demandons"
        r"|réclamons|aimerions)\b"
        r"|\b(?:il me|il nous) fau(?:t|drait)\b|\bj'(?:ai|aurais) besoin\b"
        r"|(?:^|, |\b(?:et|ou|alors|donc|sinon|dans ce cas|bien|aussi) )(?:ne )?(?:\w+ez|dites|faites)(?:-| )(?:moi"
        r"|nous|le|la|les|m'en"
        r"|l'|leur)\b"
        r"|^(?:alors |donc |et |sinon |ou )?(?!vous|chez|assez|rendez)\w{3,}ez\b(?! vous)"
        r"|\b(?:serait|ce serait) (?:bien|l'idéal|idéal|parfait|préférable|le mieux|gentil|sympa)\b"
        r"|^si vous pou\w+ me\b",
        re.IGNORECASE,
    ),
    commands=re.compile(r"(?!)", re.IGNORECASE),
    wish=re.compile(
        r"\bvous (?:nous )?(?:souhait\w*|voul\w*|voudriez|aimeriez|demand\w*|réclam\w*|exig\w*|préfér\w*"
        r"|attendez (?:un|une|le|la|que)|annulez)\b"
        r"|\b(?:il vous faut|il vous faudrait|vous (?:avez|auriez) besoin)\b",
        re.IGNORECASE,
    ),
    question="Vous demandez : ",
    plea="Vous écrivez : ",
    marks=Marks(("« ", " »"), ("“", "”")),
    joining="et",
    again=(
        ("Vous demandez : ", "Vous demandez aussi : ", "Enfin, vous demandez : "),
        ("Vous écrivez : ", "Vous écrivez aussi : ", "Enfin, vous écrivez : "),
    ),
    us=re.compile(r"\b(?:nous|notre|nos)\b", re.IGNORECASE),
    lists=(
        (re.compile(r"^commandée?s?\s*:\s*(.+)$", re.IGNORECASE), r"Vous avez commandé \1"),
        (re.compile(r"^(?:reçue?s?|livrée?s?(?=\s*:\s*(?!le |\d)))\s*:\s*(.+)$", re.IGNORECASE), r"Vous avez reçu \1"),
    ),
    labels=re.compile(r"^(?:problème|défaut|motif|réclamation|constat)\s*:\s*", re.IGNORECASE),
)
