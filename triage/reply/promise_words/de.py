"""How agents promise an answer in German."""

from triage.reply.promise_words.row import PromiseWords

DE = PromiseWords(
    by=r"bis(?: zum| spätestens)?|spätestens(?: bis)?|vor|noch",
    today=r"heute|im laufe des (?:heutigen )?tages",
    tomorrow=r"(?<!guten )morgen",
    overmorrow=r"übermorgen",
    clocks=(
        r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))? ?uhr(?: (?P<m2>\d{2})\b)?",
        r"(?P<h>\d{1,2}):(?P<m>\d{2})",
    ),
    noon=r"(?:12 uhr )?mittags?|vormittags?|früh",
    close=(
        r"feierabend|geschäftsschluss|dienstschluss|büroschluss|(?:zum )?ende des (?:tages|arbeitstags"
        r"|arbeitstages)|tagesende|nachmittags?|abends?"
    ),
    today_close=r"heute (?:nachmittag|abend)",
    week=r"(?:noch )?diese woche|ende (?:der|dieser) (?:arbeits)?woche|wochenende",
    within=(
        r"innerhalb(?: von| der nächsten| der kommenden)?|binnen|in(?: den nächsten| den kommenden)?"
        r"|in weniger als"
    ),
    to=r"bis|oder",
    minutes=r"minuten?",
    hours=r"stunden?|std\.?|h",
    business_days=r"(?:werk|arbeits|geschäfts)tag(?:e[ns]?|s)?",
    days=r"tag(?:e[ns]?|s)?",
    weeks=r"wochen?",
    glue=r"mez|mesz|am|um|den|dem|der|zum|gegen|im|laufe|des|diese[mnrs]?|kommende[mnrs]?|nächste[mnrs]?",
    us=(
        r"\b(?:ich|wir|werde|werden)\b|\b(?:bekommen|erhalten|hören|haben) sie\b|\bsie (?:bekommen|erhalten"
        r"|hören|haben)\b"
    ),
    act=(
        r"\b(?:schreibe?n?|melden?|antworten?|beantworten?|antwort|rückmeldung|bescheid|rufen?|anrufen|anruf"
        r"|hören|sagen?|informieren?"
        r"|nachricht|auskunft|mailen?|mitteilen|teilen?|kläre[nt]?|geklärt|lösen|gelöst|lösung|klären|prüfen?"
        r"|geprüft|kümmern?"
        r"|erledig\w+|zurück)\b"
    ),
    unless=(
        r"\?|\b(?:wenn|falls|sofern|sobald|kann nicht|können nicht|leider nicht|bitte senden|bitte schicken"
        r"|hoffe|hoffen|vielleicht)\b"
    ),
)
