"""How agents promise an answer in Dutch."""

from triage.reply.promise_words.row import PromiseWords

NL = PromiseWords(
    by=r"v[óo][óo]r|tot|uiterlijk|voor het|op zijn laatst|nog",
    today=r"vandaag",
    tomorrow=r"morgen(?:ochtend|middag|avond)?",
    overmorrow=r"overmorgen",
    clocks=(
        r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))? ?(?:uur|u)\b",
        r"(?P<h>\d{1,2}):(?P<m>\d{2})",
    ),
    noon=r"(?:'s |’s )?middags 12 uur|twaalf uur|(?:het )?middaguur|ochtend|(?:'s|’s) ochtends|vroeg",
    close=r"(?:het )?(?:einde?) van de (?:werk)?dag|sluitingstijd|middag|avond",
    today_close=r"vanavond|vanmiddag",
    week=r"deze week|(?:het )?einde? van (?:de|deze) (?:werk)?week",
    within=r"binnen(?: de komende)?|in(?: de komende)?|over",
    to=r"tot|à|of",
    minutes=r"minu(?:ut|ten)",
    hours=r"uur|uren|u",
    business_days=r"werkdag(?:en)?",
    days=r"dag(?:en)?",
    weeks=r"we(?:ek|ken)",
    glue=r"op|om|de|het|van|aanstaande|komende|volgende|a\.s\.",
    us=(
        r"\b(?:ik|wij|we)\b|\bu (?:krijgt|hoort|leest|ontvangt|heeft)\b|\bje (?:krijgt|hoort|ontvangt)\b"
        r"|\bhoort u\b|\bkrijgt u\b"
    ),
    act=(
        r"\b(?:schrij\w+|lees\w*|mail\w*|antwoord\w*|reactie|reageer\w*|reageren|hoor\w*|bel|bellen|laat|laten|weten"
        r"|bericht\w*|contact|kom"
        r"|terug|uitgezocht|uitzoeken|opgelost|oplossing|oplossen|los|zoek|controleer\w*)\b"
    ),
    unless=(
        r"\?|\b(?:als u|als je|zodra|indien|kan niet|kunnen niet|helaas niet|stuurt u|wilt u|hopelijk|hoop"
        r"|misschien)\b"
    ),
)
