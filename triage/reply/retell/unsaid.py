"""What stands in a letter and is not said again, by language: what stings, and what customers say against themselves.

Regular expressions without groups, "|" between them; whole words, in any case.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from triage.judge.wordlist import whole_words

_REMEMBERED = 256  # sentences, which are looked at as they are and as they may become

# A command that is none: what was said before shall not be said again, in the voice of somebody fed up.
_STING: Mapping[str, str] = {
    "en": r"(?:don't|do not|never) (?:you )?(?:dare|even|insult|quote|feed|fob|tell me|tell us)|spare me"
    r"|(?:don't|do not|never) (?:send|give) (?:me|us) (?:that|this|your|any|another (?:survey|template"
    r"|excuse|link|reply))"
    r"|do surprise me|escaped your (?:notice|attention)|i trust (?:that )?(?:it|you|this)|talent|bravo|kidding"
    r"|your own e-?mail|how convenient|not a (?:penny|cent|minute)|bold (?:choice|move)"
    r"|(?:can|could) only (?:suppose|assume|conclude|presume)"
    r"|(?:website|site|page|slogan|advert\w*) (?:\w+ )?(?:assures|boasts|prides|brags|swears)"
    r"|rather (?:longer|slower|different) than (?:mine|yours)"
    r"|must (?:all )?(?:be|have been) (?:very |so |terribly |awfully )?busy|no other reason (?:why|than|for)"
    r"|if there(?:'s| is| are)(?: even)? (?:an? |any )?(?:\w+ )?(?:human|humans|person|people)(?: being| beings)?",
    "de": r"erzählen sie mir (?:nicht|nichts|bloß|jetzt)|kommen sie mir (?:nicht|bloß)|sparen sie sich|verschonen sie"
    r"|merkt (?:ihr|er|man) (?:selber|selbst|was)|oder was|nicht (?:euer|ihr) ernst"
    r"|es wird ihnen nicht entgangen|(?:ich )?kann (?:ich )?nur (?:vermuten|annehmen|mutmaßen)"
    r"|(?:website|seite|werbung|homepage) (?:\w+ )?(?:versichert|verspricht|rühmt)(?: mir| uns)?"
    r"|(?:müssen|werden) (?:wohl |sicher )?sehr beschäftigt sein|kein\w* ander\w* (?:grund|erklärung)|(?:falls"
    r"|wenn) (?:es )?(?:bei ihnen|dort|da) (?:überhaupt )?(?:ein\w* |noch )*mensch\w*",
    "fr": r"ne me (?:dites|racontez|parlez|servez) (?:surtout )?pas|épargnez-moi|ne venez (?:surtout )?pas me|bravo"
    r"|il ne vous aura pas échappé|(?:ne peux|peux) que (?:supposer|conclure|imaginer)|j'en (?:conclus|déduis)"
    r"|(?:site|publicité) (?:me |nous )?(?:assure|jure|se vante)"
    r"|devez être (?:très |bien )?(?:occupée?s|débordée?s)|aucune autre (?:raison|explication)|s'il y a (?:encore "
    r"|vraiment )?(?:un |une )?(?:être humain|humain|vraie personne)",
    "es": r"no me (?:digan|digáis|diga|vengan|vengáis|cuenten|contéis)|ahórr\w+|enhorabuena|no se les habrá escapado"
    r"|(?:sólo|solo) puedo (?:suponer|concluir|imaginar)|(?:web|página|publicidad) (?:me |nos )?(?:asegura|presume)"
    r"|deben (?:de )?estar muy ocupad[oa]s|estarán muy ocupad[oa]s|ninguna otra (?:razón|explicación)"
    r"|si hay (?:algún |un )?(?:ser )?humano",
    "it": r"non (?:ditemi|mi dite|mi dica|venite a dirmi|raccontatemi|chiamatemi per)|risparmiate\w*|decenza|bravi"
    r"|posso solo (?:supporre|immaginare|concludere)|(?:sito|pubblicità) (?:mi |ci )?(?:assicura|si vanta|garantisce)"
    r"|(?:sarete|dovete essere) (?:molto )?(?:impegnati|occupati)|nessun'altra (?:ragione|spiegazione)"
    r"|se c'è (?:ancora )?un (?:essere )?umano",
    "nl": r"(?:zeg|vertel|kom) (?:me |mij )?(?:nu |nou |maar )?niet|bespaar me|chapeau"
    r"|kan (?:ik )?alleen maar (?:aannemen|vermoeden)|(?:website|site|reclame) (?:verzekert|belooft)(?: mij| me| ons)?"
    r"|(?:zullen|moeten) (?:het )?(?:wel |vast )?(?:heel |erg )?druk hebben|geen andere (?:reden|verklaring)"
    r"|als er (?:nog )?(?:een )?mens(?:en)?",
    "pt": r"não me (?:digam|diga|venham|venha|contem)|poupem-me|parabéns pel"
    r"|(?:só|apenas) posso (?:supor|concluir|imaginar)|(?:site|publicidade) (?:me |nos )?(?:assegura|garante|gaba)"
    r"|devem (?:estar|andar) muito ocupad[oa]s|nenhuma outra (?:razão|explicação)|se (?:há|houver) (?:aí )?(?:algum "
    r"|um )?(?:ser )?humano",
}
# What somebody says against themselves, in their voice or in ours: kind of them, and nothing for us to repeat.
_SELF_BLAME: Mapping[str, str] = {
    "en": r"(?:my|our|your)(?: own)? (?:fault|mistake|error|stupidity|doing)|(?:fault|mistake) of (?:mine|yours)"
    r"|(?:i|you) (?:was|were|am|are|have been) (?:so )?(?:stupid|silly|an idiot)",
    "de": r"(?:mein|ihr)(?: eigener)? (?:fehler|versehen)|(?:meine|ihre)(?: eigene)? schuld|selbst schuld"
    r"|(?:mich|sich) (?:vertan|verklickt|vertippt|geirrt)",
    "fr": r"(?:ma|votre)(?: propre)? faute|(?:mon|votre)(?: propre)? erreur|(?:me suis|vous êtes) trompée?s?",
    "es": r"(?:mi|su) (?:culpa|error|despiste)|(?:culpa|error|despiste) (?:mía|mío|suya|suyo)"
    r"|(?:me he|se ha) (?:equivocado|despistado)|me equivoqué|se equivocó",
    "it": r"(?:colpa|errore|svista) (?:mia|mio|sua|suo)|(?:mia|sua) (?:colpa|svista)|(?:mio|suo) errore"
    r"|(?:mi sono|si è) sbagliat[oa]",
    "nl": r"(?:mijn|uw)(?: eigen)? (?:fout|schuld|vergissing)|(?:me|mij|u) vergist",
    "pt": r"(?:minha|sua) culpa|culpa (?:minha|sua)|(?:meu|seu) (?:erro|engano)|(?:erro|engano) (?:meu|seu)"
    r"|enganei-me|enganou-se",
}
# Courtesies, which are answered in kind.
_COURTESY: Mapping[str, str] = {
    "en": r"forgive (?:me|my|a|another|the)|sorry (?:for|about) (?:the|any|all the) (?:trouble|bother"
    r"|inconvenience|length)"
    r"|thank you (?:very much |so much )?for your (?:answer|help|time|attention|patience|understanding)"
    r"|hope (?:this|you|all|that this) .{0,30}\b(?:well|finds|gets|reaches)",
}
# What is asked of the answer beside what it is to say: no template would say of itself that it is none.
_NO_TEMPLATE: Mapping[str, str] = {
    "en": r"(?:and |but )?not (?:from |by |with |just |some )*(?:a |another |an |one of your )?(?:template|form letter"
    r"|stock (?:reply|answer)|standard (?:reply|answer|letter|e-?mail)|copy[- ]and[- ]paste"
    r"|automat\w+ \w+|robot|bot|chatbot)",
    "de": r"(?:und |aber )?(?:nicht|kein\w*) (?:von |aus |mit |nur )*(?:ein\w* )?(?:vorlage|standard\w+|textbaustein\w*"
    r"|automatisch\w* \w+|formbrief|roboter)",
    "fr": r"(?:et |mais )?pas (?:de |d'|avec |juste )*(?:un |une )?(?:modèle|réponse (?:type|automatique|toute faite)"
    r"|copier-coller|lettre type|robot)",
    "es": r"(?:y |pero )?(?:no|nada de) (?:de |con |sólo |solo )*(?:una? )?(?:plantilla|respuesta (?:automática|tipo"
    r"|estándar)|copia y pega|robot)",
    "it": r"(?:e |ma )?non (?:da |con |solo )*(?:un |una )?(?:modello|risposta (?:automatica|standard|preconfezionata)"
    r"|copia e incolla|robot)",
    "nl": r"(?:en |maar )?(?:niet|geen) (?:van |uit |met |zomaar )*(?:een )?(?:sjabloon|standaard\w+|automatisch\w* \w+"
    r"|robot)",
    "pt": r"(?:e |mas )?(?:não|nada de) (?:de |com |só )*(?:um |uma )?(?:modelo|resposta (?:automática|padrão|tipo)"
    r"|copiar e colar|robô)",
}


@lru_cache(maxsize=_REMEMBERED)
def is_unsaid(words: str, language: str) -> bool:
    """Whether there is something in it that is not for us to repeat."""
    tables = (_STING, _SELF_BLAME, _COURTESY)
    plain = words.replace("’", "'")
    return any(whole_words(table[language]).search(plain) for table in tables if language in table)


def without_asides(words: str, language: str) -> str:
    """Without what is asked of the manner of our answer."""
    kept, last = "", 0
    for found in whole_words(_NO_TEMPLATE.get(language, "")).finditer(words):
        kept += words[last : found.start()].rstrip(" ,\n")
        last = found.end()
    return kept + words[last:]
