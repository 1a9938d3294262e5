"""How automatic replies speak: regular expressions by kind, within one sentence each, in en de fr es it nl pt."""

from __future__ import annotations

# Subjects that programs give; each stands first and alone or before a colon or dash.
SUBJECTS = (
    r"automatic reply|auto(?:matic|mated)?[- ]?(?:reply|response|answer|responder)|out of (?:the )?office|ooo|"
    r"away from (?:the |my )?office",
    r"on vacation|vacation (?:reply|response|notice|message)|on (?:annual |parental |maternity )?leave",
    r"automatische antwort|automatische empfangsbestätigung|abwesenheits(?:notiz|nachricht|meldung|benachrichtigung|"
    r"mitteilung)|abwesenheit|abwesend",
    r"réponse automatique|absence du bureau|absente? du bureau|message d['’]absence|notification d['’]absence|absence",
    r"respuesta autom[áa]tica|fuera de (?:la )?oficina|aviso de ausencia|ausente",
    r"risposta automatica|fuori (?:sede|ufficio)|assenza|messaggio automatico|assente dall['’]ufficio",
    r"automatisch antwoord|automatische? (?:antwoord|reactie|beantwoording)|afwezig(?:heid)?(?:sbericht|smelding)?|"
    r"niet aanwezig",
    r"resposta autom[áa]tica|fora do escrit[óo]rio|aus[êe]ncia(?: do escrit[óo]rio)?|mensagem autom[áa]tica",
)

# "This is an automatic reply."
DECLARED = (
    r"(?:please note (?:that )?)?this is an? (?:automatic|automated|auto|automatically[- ]generated|"
    r"computer[- ]generated|system[- ]generated)[ -]?(?:generated )?"
    r"(?:reply|response|message|e-?mail|acknowledg\w+|notification|confirmation|out[- ]of[- ]office)",
    r"this (?:e-?mail|message|reply|response) (?:was|is|has been) (?:sent |generated |created |"
    r"being sent )?automatically",
    r"dies(?:es)? ist eine (?:automatische?|automatisierte|automatisch \w+) (?:antwort|e-?mail|mail|nachricht|"
    r"benachrichtigung|rückmeldung|(?:eingangs|empfangs)bestätigung|abwesenheits\w+)",
    r"(?:diese|die vorliegende) (?:e-?mail|mail|nachricht|antwort) (?:wurde|wird|ist) (?:automatisch|maschinell)",
    r"ceci est (?:une? )?(?:réponse|message|e-?mail|mail|courriel|accusé de réception) (?:automatique|"
    r"généré automatiquement|automatisée?)",
    r"(?:ce (?:message|mail|courriel)|cet e-?mail|cette réponse) (?:est|a été) (?:envoyée? |"
    r"générée? )?automatique(?:ment)?",
    r"(?:est[ea] es|se trata de) (?:una?|un) (?:respuesta|mensaje|correo|"
    r"e-?mail)(?: electrónico)? (?:autom[áa]tic[oa]|generad[oa] autom[áa]ticamente)",
    r"(?:este mensaje|este correo|esta respuesta) (?:ha sido|fue|se ha) (?:enviad[oa]|generad[oa]) autom[áa]ticamente",
    r"(?:quest[ao]|la presente) è una? (?:risposta|messaggio|e-?mail|mail) (?:automatic[ao]|"
    r"generat[ao] automaticamente)",
    r"(?:questo messaggio|questa (?:e-?)?mail) è stat[ao] (?:inviat[ao]|generat[ao]) automaticamente",
    r"dit is een (?:automatisch(?:e)?|automatisch gegenereerd(?:e)?|geautomatiseerd(?:e)?) (?:antwoord|bericht|"
    r"e-?mail|reactie|mail|ontvangstbevestiging)",
    r"(?:deze (?:e-?)?mail|dit bericht) (?:is|wordt|werd) automatisch",
    r"est[ae] é uma? (?:resposta|mensagem|e-?mail) (?:autom[áa]tic[ao]|gerad[ao] automaticamente)",
    r"est[ae] (?:mensagem|e-?mail) (?:foi|é) (?:enviad[ao]|gerad[ao]) automaticamente",
)

# "I am out of the office until ..."
AWAY = (
    r"(?:i am|i'm|i’m|i will be|i'll be|i’ll be|we are|our office is|the office is)[^.!?\n]{0,40} (?:out of (?:the |"
    r"my )?"
    r"office|away from (?:the|my) (?:office|desk|e-?mail)|not in the office|closed (?:until|from|for|between))",
    r"ich bin[^.!?]{0,70}(?:nicht (?:im (?:büro|hause?)|am arbeitsplatz|erreichbar)|abwesend|außer haus|"
    r"in elternzeit|auf dienstreise)",
    r"(?:unser|das|mein) büro ist[^.!?]{0,50}(?:geschlossen|nicht besetzt)|(?:wir haben|"
    r"unsere firma ist)[^.!?]{0,40}betriebsferien",
    r"je (?:suis|serai)[^.!?]{0,60}(?:absente?|hors du bureau|en déplacement)|(?:nos bureaux sont|notre (?:bureau|"
    r"société) est)[^.!?]{0,40}fermée?s?",
    r"(?:estoy|estaré|me encuentro|estaremos)[^.!?]{0,60}(?:fuera de (?:la |mi )?oficina|ausente)",
    r"(?:sono|sarò|siamo|saremo)[^.!?]{0,60}(?:fuori (?:sede|ufficio)|assente|chius[oi] per ferie)|(?:l['’]ufficio|"
    r"i nostri uffici)[^.!?]{0,40}chius[oi]",
    r"ik ben[^.!?]{0,70}(?:afwezig|niet (?:aanwezig|op kantoor|bereikbaar))|(?:ons|het) kantoor is[^.!?]{0,40}gesloten",
    r"(?:estou|estarei|encontro-me|estaremos)[^.!?]{0,60}(?:fora do escrit[óo]rio|ausente)",
)
# "I am on holiday": customers are, too.
HOLIDAY = (
    r"(?:i am|i'm|i’m|i will be|i'll be|i’ll be|we are)[^.!?\n]{0,40} (?:on (?:annual |parental |maternity |"
    r"paternity |sick |business )?"
    r"(?:leave|vacation|holiday)|away|travell?ing)",
    r"ich bin[^.!?]{0,60}im urlaub|je (?:suis|serai)[^.!?]{0,60}en (?:congés?|vacances)|(?:estoy|"
    r"estaré)[^.!?]{0,60}de (?:vacaciones|baja)",
    r"(?:sono|sarò)[^.!?]{0,60}in (?:ferie|vacanza)|ik ben[^.!?]{0,60}(?:met|op) (?:vakantie|verlof)|(?:estou|"
    r"estarei)[^.!?]{0,60}(?:de f[ée]rias|em licença)",
)

# "We have received your request."
RECEIVED = (
    r"(?:we|our (?:\w+ )?team) (?:have |has |'ve |’ve )?(?:successfully |just |safely )?(?:received|"
    r"got) your (?:\w+ )?(?:request|message|e-?mail|enquiry|inquiry|ticket|mail|letter|submission|query)",
    r"your (?:\w+ )?(?:request|message|e-?mail|enquiry|inquiry|ticket|mail|case|query)[^.!?\n]{0,40} (?:has been|"
    r"was) (?:successfully )?(?:received|registered|created|logged|opened|assigned|forwarded|submitted)",
    r"(?:a|your) (?:new )?(?:support )?(?:ticket|case|request)[^.!?\n]{0,40} has been (?:created|opened|assigned|"
    r"received|registered)",
    r"(?:wir haben )?ihre? (?:anfrage|nachricht|e-?mail|mail|ticket|anliegen|schreiben)[^.!?\n]{0,30} (?:erhalten|"
    r"(?:ist|wurde) (?:bei uns |soeben |erfolgreich )?(?:eingegangen|erstellt|registriert|aufgenommen|empfangen|"
    r"übermittelt))",
    r"(?:nous avons bien reçu|nous avons reçu|nous accusons réception de) votre (?:demande|message|e-?mail|courriel|"
    r"mail|ticket)",
    r"votre (?:demande|message|e-?mail|courriel|mail|ticket)[^.!?\n]{0,30}(?:a (?:bien )?été (?:reçue?|enregistrée?|"
    r"prise? en compte|créée?|transmise?)|nous est bien parvenue?)",
    r"hemos recibido (?:correctamente )?(?:su|tu) (?:solicitud|mensaje|correo|consulta|petición)|(?:su|"
    r"tu) (?:solicitud|mensaje|consulta|ticket)[^.!?\n]{0,20} ha sido (?:recibid[oa]|registrad[oa]|cread[oa])",
    r"abbiamo ricevuto (?:correttamente )?(?:la (?:sua|tua|vostra) (?:richiesta|e-?mail|mail|segnalazione)|"
    r"il (?:suo|tuo|vostro) messaggio)",
    r"(?:la (?:sua|tua|vostra) richiesta|il (?:suo|tuo|vostro) (?:messaggio|"
    r"ticket))[^.!?\n]{0,20} è stat[ao] (?:ricevut|registrat|pres|creat)[ao]",
    r"(?:wij|we) hebben (?:uw|je) (?:bericht|vraag|e-?mail|aanvraag|verzoek|mail)[^.!?\n]{0,30} ontvangen|(?:uw|"
    r"je) (?:bericht|vraag|e-?mail|aanvraag|verzoek|ticket)[^.!?\n]{0,20} is (?:door ons |goed )?(?:ontvangen|"
    r"geregistreerd|aangemaakt)",
    r"recebemos (?:o seu|a sua|o vosso|a vossa|seu|sua) (?:pedido|mensagem|e-?mail|contacto|solicitação)|(?:o seu|"
    r"a sua|seu|sua) (?:pedido|mensagem|e-?mail|solicitação|ticket) foi (?:recebid|registad|registrad|criad)[oa]",
)

# "Thank you for your message." Many people open so too: it counts as an opening, never as proof.
THANKS = (
    r"(?:many )?thank(?:s| you)(?: very much| so much)? for (?:your|the|contacting|writing|getting in touch|"
    r"reaching out)",
    r"(?:vielen|herzlichen|besten|schönen)? ?dank für (?:ihre|deine|die|ihr) |danke für (?:ihre|deine|die|ihr) ",
    r"merci (?:beaucoup |bien )?(?:pour|de) (?:votre|ton|vous|nous)|nous vous remercions (?:de|pour)|"
    r"je vous remercie (?:de|pour) votre",
    r"(?:muchas )?gracias por (?:su|tu|el|contactar|escribir|ponerse)|grazie per (?:la|il|averci|aver)|"
    r"la ringrazi(?:o|amo) per",
    r"(?:hartelijk |veel )?(?:be)?dankt? voor (?:uw|je|het)|(?:muito )?obrigad[oa] (?:pelo|pela|por)|agradecemos o seu",
)

# What goes with it.
FURTHER = {
    "no_reply": (
        r"(?:please )?do not (?:reply|respond) (?:directly )?to this|(?:mailbox|inbox|"
        r"address) is not (?:being )?monitored|replies to (?:it|this)[^.!?]{0,30} not (?:be )?read",
        r"bitte (?:antworten sie nicht|nicht antworten)|antworten sie (?:bitte )?nicht auf diese|"
        r"(?:merci de )?ne pas répondre|ne répondez pas à ce",
        r"no responda a este|non rispondere a quest|si prega di non rispondere|niet (?:te )?(?:antwoorden|"
        r"beantwoorden|reageren) op|(?:não|favor não) respond\w+ a est",
    ),
    "until": (
        r"until (?:\w+,? )?(?:the )?\d|until (?:\w+ )?(?:mon|tues|wednes|thurs|fri)day|bis (?:\w+ )?\d|jusqu['’]au|"
        r"hasta el|fino al",
        r"tot en met|tot \d|vanaf \d|até (?:ao )?dia|até \d",
    ),
    "back": (
        r"(?:i|we|someone|a member of our team|our team|one of our \w+) will (?:get back|respond|reply|answer|"
        r"be back|return|be in touch|contact you)|we'll (?:get back|respond|reply|be in touch)",
        r"(?:i )?return(?:ing)? (?:to the office )?on|back (?:on|in the office)|limited access|"
        r"no access to (?:my )?e-?mail|upon my return|when i return",
        r"(?:wieder|erst) (?:am|ab|zurück|erreichbar|im büro)|meiner rückkehr|(?:werden|melden|melde|"
        r"werde)[^.!?]{0,60}(?:melden|antworten|bearbeiten|beantworten)|schnellstmöglich|"
        r"so (?:schnell|bald) wie möglich|nicht weitergeleitet|in kürze|umgehend",
        r"de retour|à mon retour|dans les (?:plus brefs|meilleurs) délais|(?:répondrons|reviendrons|"
        r"recontacterons)|sera traitée?",
        r"a mi regreso|a la mayor brevedad|responderemos|lo antes posible|en breve",
        r"al mio (?:rientro|ritorno)|risponderemo|ricontatter\w+|il prima possibile|quanto prima|al più presto",
        r"zo (?:snel|spoedig) mogelijk|nemen[^.!?]{0,40} contact|"
        r"binnen \d+ (?:werk)?(?:dag|uur|uren)",
        r"no meu regresso|assim que possível|responderemos|o mais breve|brevemente|retornarei",
    ),
    "delegate": (
        r"(?:in|for)(?: any)? (?:urgent|emergenc)\w*[^.!?]{0,60}(?:contact|call|please|reach)|(?:if|"
        r"should)[^.!?]{0,30}urgent[^.!?]{0,40}(?:contact|call)",
        r"in (?:dringenden|eiligen) (?:fällen|angelegenheiten)|wenden sie sich[^.!?]{0,30}an|en cas d['’]urgence|"
        r"pour toute urgence|contacter m(?:on|a) collègue",
        r"en caso (?:de urgencia|urgente)|asuntos urgentes|per (?:urgenze|questioni urgenti|comunicazioni urgenti)|"
        r"in caso di urgenza",
        r"(?:voor|bij|in) (?:dringende|spoed)|em caso de urgência|assuntos urgentes",
    ),
    "ticket": (
        r"(?:ticket|case|reference|request|vorgangs|fall|referenz|bearbeitungs|ticket-?|dossier|caso|pratica|zaak|"
        r"processo)[- ]?(?:number|id|no\.?|nummer|nr\.?|n[uú]mero)?\s?(?:is|lautet|est|es|è|ist)?\s?[:#\[]",
    ),
}

GREETINGS = (
    r"hi|hello|hey|dear|good|hallo|guten|sehr geehrte\w*|liebe\w*|bonjour|cher|chère|madame|monsieur|hola|buen\w+|"
    r"estimad\w+|salve|ciao|gentile|"
    r"beste|geachte|goede\w*|olá|bom|boa|prezad\w+|car[oa]"
)
