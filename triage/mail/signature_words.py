"""How people and their devices end a letter, by language."""

from __future__ import annotations

# A line of its own, or with a name behind it.
CLOSINGS = (
    r"(?:kind(?:est)?|best|warm(?:est)?|with (?:kind|best|warm)(?:est)?|many|friendly) (?:regards|wishes|greetings)|regards|rgds|kr|br|yours(?: (?:sincerely|faithfully|truly))?|sincerely(?: yours)?|"
    r"respectfully|cordially|cheers|all the best|best|take care|(?:many )?thanks|thank you|thx|thank you(?: very much| so much)?|thanks (?:a lot|again|in advance|and (?:kind |best )?regards)|thanking you|"
    r"(?:mit )?(?:freundliche[mnr]?|besten?|liebe[nr]?|herzliche[nr]?|schöne[nr]?|viele[nr]?|sonnigen?|beste)(?: und (?:freundlichen|besten|lieben))? gr(?:ü|u|ue)(?:ß|ss)(?:en?)?|"
    r"gr(?:ü|u|ue)(?:ß|ss)e?(?: aus .{1,20})?|mfg|lg|vg|vlg|hochachtungsvoll|gruss|mit freundlichem gruß|(?:vielen|besten|herzlichen) dank(?: im voraus| und .{1,30}grü(?:ß|ss)en?)?|danke(?: (?:im voraus|schön))?|"
    r"(?:bien )?(?:cordialement|à vous)|(?:meilleures|sincères|cordiales|respectueuses) salutations|(?:très )?(?:cordialement|sincèrement)|salutations(?: (?:distinguées|cordiales))?|"
    r"(?:veuillez|je vous prie d)[^.]{0,80}(?:salutations|sentiments)(?: (?:distingués|distinguées|les meilleures|les plus sincères))?|bien à vous|cdlt|cdt|bonne (?:journée|soirée|réception)|merci(?: (?:d'avance|beaucoup|par avance|et .{1,30}))?|"
    r"(?:un |muchos )?(?:cordial(?:es)?|saludos?|abrazo)(?: (?:cordial(?:es)?|saludos?|a todos))?|atentamente|atte|(?:muchas )?gracias(?: (?:de antemano|y (?:un )?saludos?|por todo))?|quedo a la espera(?: .{1,40})?|"
    r"(?:cordiali|distinti|i miei più cordiali|un) saluti|saluti(?: (?:cordiali|e grazie))?|cordialmente|un saluto|(?:la ringrazio|grazie)(?: (?:mille|in anticipo|e (?:cordiali |buona )?\w+))?|"
    r"(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en|jes)?|m\.?v\.?g|mvg|groet(?:en|jes)?|hoogachtend|(?:alvast )?(?:bedankt|dank)(?: (?:u wel|alvast|je wel|voor .{1,20}))?|"
    r"(?:com os melhores|os meus|melhores|atenciosos|cordiais) cumprimentos|cumprimentos|atenciosamente|att|abraços?|(?:muito )?obrigad[oa](?: (?:desde já|pela atenção))?|sem mais"
)

# Written by the device or the program, a line of its own.
SENT_FROM = (
    r"sent (?:from|via|with|using|by) (?:my |the |a |an )?.{2,60}|get outlook for \w+|send? from (?:my )?.{2,40}|"
    r"(?:von|mit) (?:meinem|meiner|dem|der) .{2,50} gesendet|gesendet (?:von|mit|über|aus)(?: meinem| meiner| der| dem)? .{2,50}|diese (?:nachricht|e-?mail|mail) wurde (?:von|mit) .{2,60} gesendet|"
    r"envoyé(?:e)? (?:de(?:puis)?|avec|à partir d[e'])(?: mon| ma| l[ea']| l’)? ?.{2,50}|envoyé de mon .{2,40}|télécharge[rz] outlook pour .{2,20}|obtene[rz] outlook pour .{2,20}|"
    r"enviado (?:desde|con|a través de)(?: mi| el| la)? .{2,50}|obtener outlook para .{2,20}|inviato (?:da|dal|con|tramite)(?: mio| il mio| la mia)? ?.{2,50}|ottieni outlook per .{2,20}|scarica outlook per .{2,20}|"
    r"(?:verstuurd|verzonden) (?:vanaf|met|via|vanuit|van)(?: mijn| de| het)? .{2,50}|outlook voor .{2,20} downloaden|download outlook voor .{2,20}|enviad[oa] (?:do|da|a partir d[oa]|pelo|via|de)(?: meu| minha)? .{2,50}|"
    r"obter (?:o )?outlook para .{2,20}|hol(?:en)? sie sich outlook für .{2,20}|outlook für .{2,20} (?:herunterladen|beziehen)|skickat från .{2,40}|sendt fra .{2,40}|lähetetty .{2,40}|wysłane z .{2,40}|отправлено с .{2,40}|"
    r"(?:yahoo|aol|windows|gmx|web\.de|proton) ?mail.{0,60}|sent from mail for windows.{0,10}"
)
