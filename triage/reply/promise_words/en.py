"""How agents promise an answer in English."""

from triage.reply.promise_words.row import PromiseWords

EN = PromiseWords(
    by=r"by|before|until|till|no later than|not later than|at the latest|latest",
    today=r"today|this (?:same )?day",
    tomorrow=r"tomorrow|the next day|the following day",
    overmorrow=r"(?:the )?day after tomorrow",
    clocks=(
        r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))? ?(?:(?P<am>a\.?m)|(?P<pm>p\.?m))(?:\b|\.)",
        r"(?P<h>\d{1,2}):(?P<m>\d{2})(?: ?(?:h|hrs|hours|o'clock))?",
        r"(?P<twelve>(?P<h>\d{1,2})) o['’]clock",
        r"(?:(?<=by )|(?<=at )|(?<=before ))(?P<h>\d{1,2})\.(?P<m>\d{2})",
    ),
    noon=r"(?:12 )?noon|midday|lunch(?:time)?|first thing(?: in the morning)?|(?:this |in the )?morning",
    close=(
        r"(?:the )?end of (?:the |our )?(?:business |working )?day|(?:the )?close of (?:business|play)"
        r"|(?:the )?end of business"
        r"|cob|eod|(?:this |in the )?(?:afternoon|evening)"
    ),
    today_close=r"tonight|this (?:afternoon|evening)",
    week=r"before the weekend|this week|(?:the )?end of (?:the|this) (?:working )?week",
    within=r"within(?: the)?(?: next)?|in(?: the next)?|over the next|inside(?: of)?|in less than|in under",
    to=r"to|or",
    minutes=r"minutes?|mins?",
    hours=r"hours?|hrs?|h",
    business_days=r"(?:business|working) days?",
    days=r"days?",
    weeks=r"weeks?",
    glue=r"c?est|ce?t|bst|gmt|utc|pst|on|at|the|of|this|coming|next|in",
    us=(
        r"\b(?:i|we)(?:['’]ll| shall| promise)\b|\b(?:i|we)\b.{0,80}\bwill\b|\b(?:i am|i'm|i’m|we are|we're"
        r"|we’re) going to\b"
        r"|\byou(?:['’]ll| will| can expect| should have)\b|\bexpect\b|\blet me\b"
    ),
    act=(
        r"\b(?:write|reply|answer|respond|response|be back|get back|come back|call|ring|phone|e-?mail"
        r"|let you know|update|hear|contact"
        r"|be in touch|get in touch|tell you|follow up|inform|news|sort|resolve|solve|settle|fix|find out"
        r"|clarify|look into"
        r"|check|report back|confirm)\w*\b"
    ),
    unless=(
        r"\?|\bif\b|\bonce you\b|\bas soon as\b|\bunless\b|\bcan(?:no|')t\b|\bwon['’]t\b|\bnot be able\b"
        r"|\bwill not\b|\bdelivered\b"
        r"|\bplease (?:send|reply|let|provide|return|confirm|call)\b|\bhope\b|\bmight\b|(?<!\d )\bmay\b(?! \d)"
    ),
)
