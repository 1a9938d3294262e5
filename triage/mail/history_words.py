"""What mail clients write above a quoted or forwarded message, by role and language."""

from __future__ import annotations

# Header labels of pasted header blocks: lower case, without the colon.
_LABELS = {
    "from": "from|von|de|da|van|från|fra|od|lähettäjä|gönderen|kimden|от|от кого|від|feladó|nadawca|"
    "expéditeur|remitente|mittente|absender|afzender|remetente|odesílatel|odosielateľ|pošiljatelj|de la|από|"
    "מאת|من|差出人|送信者|送信元|发件人|寄件者|보낸 사람|보낸사람",
    "date": "date|message du|datum|fecha|data|data/ora|dato|päivämäärä|päiväys|päivä|дата|tarih|dátum|dată|"
    "ημερομηνία|日時|日付|送信日時|日期|時間|날짜",
    "sent": "sent|sent at|sent on|gesendet|gesendet am|envoyé|envoyé le|enviado|enviada|enviado el|enviado em|"
    "enviada em|enviado a las|inviato|verzonden|verzonden op|skickat|sendt|lähetetty|wysłano|wysłane|odesláno|odoslané|"
    "poslano|"
    "отправлено|надіслано|gönderildi|gönderilen|gönderme tarihi|elküldve|küldve|"
    "trimis|发送时间|傳送時間|보낸 날짜",
    "to": "to|an|à|a|para|aan|til|till|do|vastaanottaja|komu|кому|kime|alıcı|címzett|către|za|prima|pro|προς|"
    "destinataire|destinatario|"
    "destinatário|empfänger|ontvanger|宛先|送信先|收件人|받는 사람",
    "cc": "cc|bcc|cci|kopie|copie|copie à|копия|kopi|kopia|bilgi|kopio|copia|cópia|másolatot kap|抄送|참조",
    "subject": "subject|betreff|betr|objet|sujet|asunto|oggetto|onderwerp|assunto|ämne|emne|aihe|temat|předmět|"
    "predmet|тема|konu|tárgy|subiect|"
    "θέμα|teema|件名|主题|主旨|제목",
    "other": "reply-to|reply to|antwort an|répondre à|responder a|rispondi a|antwoord aan|importance|wichtigkeit|"
    "priority|priorität|attachments|"
    "anlagen|anhänge|pièces jointes|bijlagen|importancia|priorità|prioriteit|organisation|organization",
}
ROLE_OF_LABEL = {label: role for role, labels in _LABELS.items() for label in labels.split("|")}
LONGEST_LABEL = max(map(len, ROLE_OF_LABEL))

# Stands within a line above a quote: "On ... X wrote:".
WROTE = (
    r"wrote|writes|said|schrieb|schrieben|geschrieben|écrit|ecrit|escribi[óo]|escribe|scritto|scrive|schreef|"
    r"geschreven|schrijft|escreveu|"
    r"skrev|kirjoitti|napisał(?:\(a\)|a)?|napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|написал(?:\(а\)|а)?|написав|пише|"
    r"пишет|yazdı|yazmış|írta|"
    r"scris|έγραψε|napisao|napisala|napisal|写道|寫道|のメール|書きました|님이 작성|kirjutas|rašė|skrifaði|viết|menulis"
)
# Stands first in such a line.
ON = r"on|am|le|el|il|op|em|a|den|dne|dnia|w dniu|pe|ma|ti|ke|to|la|su|în|de|na|в|vào"
# In a separator: "-----Original Message-----", "Begin forwarded message:".
SEPARATOR = (
    r"original|originale|originalnachricht|original-nachricht|originalmeddelande|originele|origine|ursprünglich\w*|"
    r"ursprungligt|weitergeleitet\w*|"
    r"forward|forwarded|edelleenlähetetty|перенаправлен\w*|переслан\w*|"
    r"réexpédié|transféré|transmis|reenviado|reencaminhad[ao]|encaminhad[ao]|inoltrat[ao]|"
    r"doorgestuurd\w*|vidarebefordrat|"
    r"vidarebefordrade|videresendt\w*|przekazan[ay]|oryginaln[ay]|původní|přeposlan[áý]|preposlan[áé]|пересылаем\w*|"
    r"пересланн\w*|переадресован\w*|"
    r"исходное|iletilen|iletilmiş|özgün|továbbított|eredeti|välitetty|alkuperäinen|redirecționat|opprinnelig|"
    r"oprindelig\w*|proslijeđena|"
    r"转发的?邮件|原始邮件|転送|元のメッセージ|원본|전달된"
)
ABOVE = ("above", "oberhalb", "au-dessus", "encima", "sopra", "boven", "acima")
# Stands above everything a help desk quotes.
REPLY_ABOVE = (
    r"(?:please )?(?:type your )?reply above this line|(?:write|enter) your reply above|"
    r"antwort(?:en)? (?:sie )?(?:bitte )?oberhalb dieser (?:zeile|linie)|"
    r"(?:répondez|répondre|réponse).{0,20} au-dessus de cette ligne|(?:escriba|"
    r"responda).{0,30} (?:por )?encima de esta línea|"
    r"rispondi sopra questa (?:riga|linea)|(?:typ|schrijf).{0,30} boven deze (?:regel|lijn)|(?:digite|escreva|"
    r"responda).{0,30} acima (?:desta|da) linha"
)
