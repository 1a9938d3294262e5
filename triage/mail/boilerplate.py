"""Paragraphs that nobody wrote for this letter: disclaimers, virus scanners, banners of mail gateways."""

from __future__ import annotations

import re

LONGEST_LINE = 400
MOST_PARAGRAPH = 4_000  # characters looked at

# One of these alone is enough.
_ALWAYS = re.compile(
    r"(?i)please (?:consider|think of) the environment before|before printing (?:this|think)|(?:virus-free|virenfrei|sans virus|libre de virus|senza virus|virusvrij|livre de vírus)\.?[ \t]*(?:www\.|\[?https?:|<http|$)|"
    r"(?:checked|scanned) (?:for|by) .{0,20}(?:virus|antivirus|avast|avg|norton|mcafee)|auf viren (?:geprüft|überprüft)|avast\.com/antivirus|www\.avg\.com|"
    r"this (?:e-?mail|message) originated (?:from )?outside|(?:originated from|comes from|sent from) outside (?:of )?(?:the|your|our) (?:organi[sz]ation|company)|external e-?mail[:!.]|"
    r"do(?:n't| not) click (?:on )?(?:any )?links or open attachments|you don't often get e-?mail from|sie erhalten nicht (?:oft|häufig) e-?mails? von|vous n'obtenez pas souvent d'e-?mail|"
    r"denken sie an die umwelt|bitte prüfen sie,? ob diese e-?mail|pensez à l'environnement|n'imprimez ce (?:message|mail|courriel) que|antes de imprimir|prima di stampare|denk aan het milieu"
)
# Two of these make a disclaimer; a customer's own sentence may well hold one.
_LEGAL = re.compile(
    r"(?i)intended (?:recipient|solely|only|exclusively|addressee)|confidential and|legally privileged|may contain (?:confidential|privileged|legally)|(?:strictly )?confidential(?:ity)? (?:notice|information)|"
    r"received (?:this|it) (?:e-?mail |message |communication |transmission )?(?:in|by) (?:error|mistake)|notify the sender|unauthori[sz]ed (?:use|copying|disclosure|review|access)|is (?:strictly )?prohibited|for the (?:sole )?use of|"
    r"vertrauliche (?:und|informationen)|rechtlich geschützte|nicht der (?:richtige|beabsichtigte|vorgesehene) (?:adressat|empfänger)|irrtümlich erhalten|informieren sie bitte (?:sofort )?den absender|unbefugte weitergabe|nicht gestattet|"
    r"confidentiels?|destinataires? (?:désigné|exclusif|visé|mentionné)|usage exclusif|reçu (?:ce|cet) (?:message|e-?mail|courriel) par erreur|avertir (?:immédiatement )?l'expéditeur|"
    r"(?:información|carácter) confidencial|destinatario (?:indicado|previsto|exclusivo)|exclusivamente (?:a|al|para|por)|recibido este (?:mensaje|correo) por error|notifí\w* al remitente|"
    r"informazioni (?:contenute|riservate)|uso esclusivo|ricev\w+ (?:questo|il presente) messaggio per errore|(?:avvisare|informare) il mittente|persone diverse dal destinatario|"
    r"vertrouwelijke? (?:informatie|zijn)|uitsluitend bestemd|niet de (?:bedoelde|beoogde) (?:ontvanger|geadresseerde)|ten onrechte (?:heeft )?ontvangen|"
    r"informaç(?:ão|ões) confidencia(?:l|is)|destinatário (?:indicado|pretendido)|recebeu esta mensagem por (?:engano|erro)|uso exclusivo|"
    r"liability|viruses|disclaim|haftung|verbreitung|vervielfältigung"
)


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph is a disclaimer, a scanner's or a gateway's text."""
    paragraph = paragraph[:MOST_PARAGRAPH]
    if len(paragraph) < 12:
        return False
    if _ALWAYS.search(paragraph):
        return True
    return len(paragraph) > 120 and len({hit.lower() for hit in _LEGAL.findall(paragraph)}) >= 2
