"""Automatic replies that no header gives away, by their wording in en de fr es it nl pt.

A machine opens with its business: it thanks for the message, says it is automatic, or that somebody is away. A customer who
merely tells of such a reply does not open so, or also asks and complains.
"""

from __future__ import annotations

import re

from triage.mail.text import visible_text
from triage.model import Message

LONGEST = 1_200  # characters of the text looked at

_SUBJECT = re.compile(
    r"(?i)(?:automatic reply|auto(?:matic|mated)?[- ]?(?:reply|response|answer|responder)|out of (?:the )?office|ooo|away from (?:the |my )?office|on vacation|vacation (?:reply|response|notice)|automatische antwort|abwesenheits\w*|abwesend|"
    r"ich bin (?:derzeit |zurzeit |momentan )?(?:nicht im (?:büro|haus)|im urlaub|abwesend)|réponse automatique|absence du bureau|absent(?:e)? du bureau|message d'absence|notification d'absence|respuesta autom[áa]tica|fuera de (?:la )?oficina|ausente|"
    r"risposta automatica|fuori (?:sede|ufficio)|assenza|automatisch antwoord|automatische? (?:antwoord|reactie)|afwezig(?:heid)?|niet aanwezig|resposta autom[áa]tica|fora do escrit[óo]rio|aus[êe]ncia)(?:\s*[:\-–—!.]|\s*$|\s+(?:re|aw|wg|fw):|\s+\[)"
)
_DECLARED = (
    r"(?:please note (?:that )?)?(?:this is an? (?:automatic|automated|auto)(?:ally[- ]generated)?[ -]?(?:generated )?(?:reply|response|message|e-?mail|acknowledg\w+|notification|confirmation)|this (?:e-?mail|message|reply) (?:was|is|has been) (?:sent |generated |created )?automatically|"
    r"dies(?:es)? ist eine (?:automatische?|automatisch \w+|automatisierte) (?:antwort|e-?mail|nachricht|benachrichtigung|eingangsbestätigung)|diese (?:e-?mail|nachricht|antwort) (?:wurde|wird|ist) automatisch|"
    r"ceci est (?:une? )?(?:réponse|message|e-?mail|courriel) (?:automatique|généré automatiquement)|ce (?:message|mail|courriel) (?:est|a été) (?:envoyé |généré )?automatique(?:ment)?|"
    r"(?:est[ea] es|se trata de) (?:una?|un) (?:respuesta|mensaje|correo) (?:autom[áa]tic[oa]|generad[oa] autom[áa]ticamente)|(?:este mensaje|este correo) (?:ha sido|fue|se ha) (?:enviado|generado) autom[áa]ticamente|"
    r"quest[ao] è una? (?:risposta|messaggio|e-?mail) (?:automatic[ao]|generat[ao] automaticamente)|(?:questo messaggio|questa e-?mail) è stat[ao] (?:inviat[ao]|generat[ao]) automaticamente|"
    r"dit is een (?:automatisch(?:e)?|automatisch gegenereerd(?:e)?) (?:antwoord|bericht|e-?mail|reactie|mail)|(?:deze e-?mail|dit bericht) (?:is|wordt|werd) automatisch|"
    r"est[ae] é uma? (?:resposta|mensagem|e-?mail) autom[áa]tic[ao]|esta mensagem foi (?:enviada|gerada) automaticamente)"
)
_ABSENT = (
    r"(?:i am|i'm|i will be|i'll be|we are|our office is|the office is|i am currently|i'm currently)[^.!?]{0,30} (?:out of (?:the )?office|on (?:annual |parental |maternity |sick |business |a )?(?:leave|vacation|holiday|trip)|away(?: from| until| on)|not in the office|closed|travell?ing)|"
    r"ich bin[^.!?]{0,60}(?:nicht (?:im (?:büro|hause?)|erreichbar|am arbeitsplatz|da)|abwesend|im urlaub|außer haus|in elternzeit|auf dienstreise)|(?:unser|das) büro ist[^.!?]{0,40}(?:geschlossen|nicht besetzt)|"
    r"je suis[^.!?]{0,50}(?:absente?|en (?:congés?|vacances|déplacement))|je serai[^.!?]{0,40}(?:absente?|de retour)|(?:nos bureaux|notre bureau)[^.!?]{0,30} fermés?|"
    r"(?:estoy|estaré|me encuentro)[^.!?]{0,50}(?:fuera de (?:la )?oficina|de vacaciones|ausente)|"
    r"(?:sono|sarò)[^.!?]{0,50}(?:fuori (?:sede|ufficio)|in ferie|assente|in vacanza)|l'ufficio[^.!?]{0,30} chiuso|"
    r"ik ben[^.!?]{0,60}(?:afwezig|niet (?:aanwezig|op kantoor|bereikbaar)|met (?:vakantie|verlof)|op vakantie)|"
    r"(?:estou|estarei|encontro-me)[^.!?]{0,50}(?:fora do escrit[óo]rio|de f[ée]rias|ausente)"
)
_RECEIVED = (
    r"(?:we|our team|our support team) (?:have |has |'ve )?(?:successfully |just )?(?:received|got) your (?:request|message|e-?mail|enquiry|inquiry|ticket|mail|support request|letter)|your (?:request|message|e-?mail|enquiry|inquiry|ticket|mail|case) (?:has been|was|is) (?:successfully )?(?:received|registered|created|logged|assigned|forwarded)|"
    r"(?:a|your) (?:new )?(?:support )?(?:ticket|case|request)[^.!?\n]{0,40} has been (?:created|opened|assigned|received|registered)|thank you for (?:contacting|writing to|getting in touch with|reaching out to) (?:us|our|the)[^.!?\n]{0,80}|"
    r"(?:wir haben )?ihre? (?:anfrage|nachricht|e-?mail|mail|ticket)[^.!?\n]{0,20} (?:erhalten|ist (?:bei uns )?eingegangen|wurde (?:erfolgreich )?(?:erstellt|registriert|aufgenommen|empfangen|übermittelt)|haben wir erhalten)|"
    r"(?:nous avons (?:bien )?reçu )?votre (?:demande|message|e-?mail|courriel|mail|ticket)(?: (?:a (?:bien )?été (?:reçue?|enregistrée?|prise? en compte|créée?)|nous est bien parvenue?))?|nous accusons réception|"
    r"hemos recibido (?:correctamente )?su (?:solicitud|mensaje|correo|consulta|petición)|su (?:solicitud|mensaje|consulta|ticket) ha sido (?:recibid[oa]|registrad[oa]|cread[oa])|"
    r"abbiamo ricevuto (?:correttamente )?(?:la (?:sua|tua|vostra) )(?:richiesta|e-?mail|mail|segnalazione)|(?:abbiamo ricevuto )?il (?:suo|tuo|vostro) (?:messaggio|ticket)(?: è stato (?:ricevuto|registrato|creato))?|la (?:sua|tua|vostra) richiesta è stata (?:ricevuta|registrata|presa)|"
    r"(?:wij|we) hebben (?:uw|je) (?:bericht|vraag|e-?mail|aanvraag|verzoek|mail)[^.!?\n]{0,20} ontvangen|(?:uw|je) (?:bericht|vraag|e-?mail|aanvraag|verzoek|ticket) is (?:door ons |goed )?(?:ontvangen|geregistreerd|aangemaakt)|"
    r"recebemos (?:o|a) (?:seu|sua|vosso|vossa) (?:pedido|mensagem|e-?mail|contacto|solicitação)|(?:o seu|a sua) (?:pedido|mensagem|e-?mail|solicitação|ticket) foi (?:recebid[oa]|registad[oa]|registrad[oa]|criad[oa])"
)
_THANKS = (
    r"(?:many )?thank(?:s| you)(?: very much| so much)? for (?:your|the) (?:e-?mail|message|mail|inquiry|enquiry|letter|interest|request|contact)|(?:vielen|herzlichen|besten)? ?dank für (?:ihre|deine|die) (?:e-?mail|nachricht|mail|anfrage|zuschrift|kontaktaufnahme)|"
    r"merci (?:beaucoup |bien )?(?:pour|de) (?:votre|ton|vous avoir|nous avoir) (?:message|e-?mail|mail|courriel|demande|contactés?)|(?:muchas )?gracias por (?:su|tu|el) (?:correo|mensaje|e-?mail|consulta|contacto)|gracias por (?:contactar|escribir|ponerse)|"
    r"grazie per (?:la (?:sua|tua|vostra) (?:e-?mail|mail|richiesta)|il (?:suo|tuo|vostro) messaggio|averci)|(?:hartelijk |veel )?(?:bedankt|dank) voor (?:uw|je|het) (?:e-?mail|bericht|mail|vraag|aanvraag)|"
    r"(?:muito )?obrigad[oa] (?:pelo|pela|por) (?:seu|sua|o seu|a sua|nos)? ?(?:e-?mail|mensagem|contacto|contato|contactar|pedido)"
)
_FURTHER = {
    "no_reply": r"(?:please )?do not (?:reply|respond) (?:directly )?to this|not (?:be )?monitored|bitte (?:antworten sie nicht|nicht antworten)|antworten sie (?:bitte )?nicht auf diese|(?:merci de )?ne pas répondre|no responda a este|non rispondere a quest|niet (?:te )?(?:antwoorden|beantwoorden|reageren) op|não responda a est",
    "back": r"(?:i|we) will (?:get back|respond|reply|answer|be back|return|read)|we'll (?:get back|respond|reply)|(?:until|returning|return(?: to the office)? on|back (?:on|in the office)|limited access|no access to) ?|upon my return|after my return|"
    r"(?:wieder|erst) (?:am|ab|zurück|erreichbar|im büro)|(?:werden|melden) (?:uns|wir|sie)[^.!?]{0,60}(?:melden|antworten|bearbeiten|beantworten|zurück)|schnellstmöglich|so (?:schnell|bald) wie möglich|nicht weitergeleitet|"
    r"(?:de retour|jusqu'au|à mon retour|dans les (?:plus brefs|meilleurs) délais|répondrons|reviendrons)|(?:hasta el|a mi regreso|a la mayor brevedad|responderemos|lo antes posible|en breve)|"
    r"(?:fino al|al mio (?:rientro|ritorno)|risponderemo|ricontatter\w+|il prima possibile|quanto prima|al più presto)|(?:tot en met|tot \d|vanaf|zo snel mogelijk|zo spoedig mogelijk|nemen[^.!?]{0,30} contact|binnen \d+)|"
    r"(?:até (?:ao )?dia|no meu regresso|assim que possível|responderemos|o mais breve|brevemente|retornarei)",
    "delegate": r"in urgent cases|(?:for|in) (?:urgent|any urgent|emergenc)\w*[^.!?]{0,40}(?:contact|call|please)|in (?:dringenden|eiligen) fällen|wenden sie sich[^.!?]{0,20}(?:bitte )?an|en cas d'urgence|(?:vous pouvez )?contacter m(?:on|a) collègue|en caso de urgencia|"
    r"asuntos urgentes|per (?:urgenze|questioni urgenti|comunicazioni urgenti)|in caso di urgenza|(?:voor|bij) (?:dringende|spoed)|em caso de urgência|assuntos urgentes",
    "ticket": r"(?:ticket|case|reference|request|vorgangs|fall|referenz|anfrage|dossier|caso|pratica|zaak|processo)[- ]?(?:number|id|no\.?|nummer|nr\.?|n[uú]mero|#)?\s?(?:is|lautet|est|es|è)?\s?[:#\[]",
}
_OPENING = re.compile(rf"(?i)(?:{_DECLARED}|{_ABSENT}|{_RECEIVED}|{_THANKS})")
_KINDS = {
    name: re.compile(rf"(?i)(?<![\"“„«'])(?:{pattern})")
    for name, pattern in {"declared": _DECLARED, "absent": _ABSENT, "received": _RECEIVED, **_FURTHER}.items()
}
_GREETING = re.compile(
    r"(?i)\s*(?:(?:hi|hello|hey|dear|good \w+|hallo|guten \w+|sehr geehrte\w*|liebe\w*|bonjour|cher|chère|madame|monsieur|hola|buen\w+|estimad\w+|salve|ciao|gentile|beste|geachte|goede\w*|olá|bom|prezad\w+|car[oa])\b[^\n.!?]{0,60}[,.!:\n]\s*)+"
)


def looks_automatic(message: Message) -> bool:
    """Whether the wording alone shows an automatic reply. "Re:" before the subject means a person answered one."""
    titled = _SUBJECT.match(message.subject) is not None
    text = visible_text(message)[:LONGEST]
    opening = _GREETING.sub("", text, count=1).lstrip(" \n*-_#>[(")
    opens = _OPENING.match(opening) is not None
    if not (titled or opens):
        return False
    found = {name for name, pattern in _KINDS.items() if pattern.search(text)}
    if titled and (found or not text.strip()):
        return True
    if "?" in _before_signature(text) and "declared" not in found:
        return False
    strong = found & {"declared", "absent", "received"}
    return opens and bool(strong) and len(found) >= 2


def _before_signature(text: str) -> str:
    return text.partition("\n-- ")[0]
