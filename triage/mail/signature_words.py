"""How people and their devices end a letter, as regular expressions by language, each for a whole line."""

from __future__ import annotations

CLOSINGS = "|".join(
    (
        # en
        r"(?:with )?(?:(?:very |my )?(?:kind(?:est)?|best|warm(?:est)?|many|friendly) ){1,2}(?:regards|wishes|"
        r"greetings|thanks)",
        r"regards|rgds|kr|br|yours(?: (?:sincerely|faithfully|truly|respectfully))?|(?:yours )?(?:sincerely|"
        r"faithfully)(?: yours)?",
        r"respectfully(?: yours)?|cordially|cheers|all the best|best|take care|looking forward to (?:your reply|"
        r"hearing from you)",
        r"thanks(?: (?:a lot|again|so much|very much|in advance|(?:and|&) (?:kind |best )?regards))?|thx|ta|tia",
        r"(?:many thanks|thank you|thanking you)(?: (?:very much|so much|again|in advance|in anticipation))?",
        r"(?:many thanks|thank you|thanks),? (?:and )?(?:kind |best )?regards|xx?x?",
        # de
        r"(?:mit )?(?:(?:ganz )?(?:vielen?|freundliche[mnr]?|besten?|liebe[nr]?|herzliche[nr]?|schöne[nr]?|"
        r"sonnige[nr]?) ){1,2}gr(?:ü|u|ue)(?:ß|ss)(?:en?)?(?: aus .{1,25})?",
        r"gr(?:ü|u|ue)(?:ß|ss)e?(?: aus .{1,20})?|liebe grüße aus .{1,20}|mfg|m\.f\.g\.|lg|vg|vlg|bg|hochachtungsvoll",
        r"(?:(?:vielen|besten|herzlichen|schönen) )?dank(?:e(?: (?:ihnen|schön|sehr))?)?(?: (?:im voraus|"
        r"vorab))?(?:,? (?:und|&|mit) .{0,25}gr(?:ü|u|ue)(?:ß|ss)(?:en?)?)?",
        # fr
        r"(?:bien |très )?cordialement|bien à vous|sincèrement|respectueusement|cdlt|cdt|(?:meilleures|sincères|"
        r"cordiales) salutations",
        r"salutations(?: (?:distinguées|cordiales|les meilleures))?|bonne (?:journée|soirée|réception|"
        r"fin de journée)|crdlt|amicalement",
        r"(?:en vous|je vous|veuillez|dans l)[^.?!]{0,120}(?:salutations|sentiments|"
        r"considération)(?: (?:distinguée?s|les meilleure?s|les plus sincères|respectueux))?",
        r"merci(?: (?:d'avance|beaucoup|par avance|bien|à vous))?(?: et (?:bonne .{3,12}|cordialement))?|"
        r"dans l'attente de votre (?:retour|réponse)",
        # es
        r"(?:un |muchos |reciba un )?(?:cordial(?:es)? |afectuoso )?(?:saludos?|abrazo)(?: (?:cordial(?:es)?|"
        r"afectuosos?|a todos))?|atentamente|atte",
        r"(?:(?:muchas|mil) )?gracias(?: (?:de antemano|por todo|por adelantado|y (?:un )?saludos?))?|"
        r"quedo a la espera(?: .{1,40})?|sin otro particular",
        # it
        r"(?:(?:cordiali|distinti|cari|i miei più cordiali|un|tanti) )?saluti?(?: cordiali)?|cordialmente|"
        r"cordialità|in attesa di (?:un )?(?:vostro |suo )?riscontro",
        r"(?:la ringrazio|vi ringrazio|ringrazio|grazie)(?: (?:mille|in anticipo|anticipatamente|dell'attenzione|"
        r"e (?:cordiali |buona )?\w+))?",
        # nl
        r"(?:met )?(?:(?:zeer )?(?:vriendelijke|hartelijke|beste|lieve|warme) )?gr(?:oet(?:en|jes)?|\.)?|"
        r"m\.?v\.?g\.?|hoogachtend|alvast (?:hartelijk )?bedankt",
        r"(?:hartelijk |alvast |heel erg )?(?:bedankt|dank)(?: (?:u wel|alvast|je wel|voor .{1,20}))?|dank u|"
        r"fijne dag(?: nog)?",
        # pt
        r"(?:com )?(?:os )?(?:meus )?(?:(?:melhores|atenciosos|cordiais) )?cumprimentos|atenciosamente|cordialmente|"
        r"att|abraços?|atentamente|sem mais",
        r"(?:muito )?obrigad[oa](?: (?:desde já|pela atenção|e cumprimentos))?|fico a aguardar(?: .{1,30})?",
        # others, where they cost nothing
        r"pozdrawiam(?: serdecznie)?|z poważaniem|med vänlig(?:a)? hälsning(?:ar)?|mvh|hälsningar|med venlig hilsen|"
        r"vennlig hilsen|hilsen|ystävällisin terveisin|s pozdravem|с уважением|saygılarımla|kh|venlig hilsen",
    )
)

# A first line of thanks is what the letter says, and stays.
THANKS = r"thank|thx|cheers|dank|merci|gracias|grazie|bedankt|obrigad"

SENT_FROM = "|".join(
    (
        r"sent (?:from|via|with|using) (?:my |the |a |an )?{device}",
        r"get outlook for \w+|(?:sent|written|composed) (?:from|on) (?:my|a) (?:mobile|phone|cell|"
        r"tablet)[\w ]{{0,20}}|sent from mail for windows(?: \d+)?",
        r"(?:von|mit) (?:meinem|meiner|dem|der) {device} gesendet|gesendet (?:von|mit|über|aus)(?: meinem| meiner|"
        r" der| dem)? {device}",
        r"diese (?:nachricht|e-?mail|mail) wurde (?:von|mit) .{{2,60}} gesendet|"
        r"outlook für .{{2,12}} (?:herunterladen|beziehen|abrufen)|laden sie outlook für .{{2,12}}",
        r"envoyé(?:e)? (?:de(?:puis)?|avec|à partir d[e'’])(?: mon| ma| l[ea’']| la messagerie|"
        r" l’application)? ?{device}|(?:télécharge[rz]|obtene[rz]) outlook pour .{{2,12}}",
        r"enviado (?:desde|con|a través de|de)(?: mi| el| la)? {device}|(?:obtener|descargar?) outlook para .{{2,12}}",
        r"inviato (?:da|dal|con|tramite)(?: mio| il mio| la mia)? ?{device}|(?:ottieni|scarica) outlook per .{{2,12}}",
        r"(?:verstuurd|verzonden) (?:vanaf|met|via|vanuit|van)(?: mijn| de| het)? {device}|"
        r"(?:outlook voor .{{2,12}} downloaden|download outlook voor .{{2,12}}|haal outlook voor .{{2,12}})",
        r"enviad[oa] (?:do|da|a partir d[oa]|pelo|via)(?: meu| minha)? {device}|(?:obter (?:o )?|"
        r"baixar o )outlook para .{{2,12}}",
        r"skickat från (?:min )?{device}|sendt fra (?:min )?{device}|lähetetty {device}|wysłane z {device}|"
        r"odesláno z {device}|отправлено с {device}|{device}’?(?:'?den|'?dan) gönderildi|iphoneから送信",
        r"(?:yahoo|aol) mail.{{0,12}}: .{{5,60}}|.{{0,5}}(?:outlook|yahoo|gmx|web\.de|proton) ?(?:mail )?(?:app|for|"
        r"für|pour|para|per|voor) .{{2,20}}",
    )
).format(
    device=r"(?:[\w.'’-]+ ){0,4}(?:iphone|ipad|ipod|mac|galaxy|samsung|huawei|xiaomi|redmi|"
    r"oneplus|pixel|nokia|sony|lg|htc|motorola|blackberry|android|windows|phone|handy|smartphone|"
    r"mobil\w*|tel[eé]?fon\w*|téléphone|telem[óo]vel|celular|m[óo]vil|device|gerät|tablet|outlook|mail|e-?mail|gmx|"
    r"web\.de|gmail|yahoo|aol|proton|orange|t-online|free|bbk|spark|inky|apparaat|toestel|dispositivo|"
    r"handheld|cell\w*|palm\w*|desire|o2|telekom|vodafone|a1|sfr|libero|virgilio|icloud|thunderbird|k-9|fairmail|"
    r"mobile device|courriel|app|appareil|laptop|computer|pc)(?:[ .,(®™-][\w .,'’()®™®+/-]{0,40})?"
)
