"""What is said for its sound: a tag, a reproach, a mood. It tells nothing that could be answered."""

from __future__ import annotations

import re

from triage.reply.retell.english.patterns import anywhere, opening

_TAG = re.compile(
    r"(?:, |^(?:so |well )?(?:not|never|hardly)\b.* )(?:was|were|is|are|did|do|does|has|have|had|will|would|can|could)"
    r"(?:n't| not)? (?:it|they|you|we|i|there)\W*$",
    re.IGNORECASE,
)
_ABOUT_US = anywhere(
    "(?:are|is) (?:you|we|anyone|anybody|this)(?: lot| guys| people)? (?:even|actually|really|serious|kidding|human"
    "|real|people|having)",
    "do (?:you|we) even | whether we are (?:even|people|human|real|serious|joking|having) | having a laugh",
    "(?:none|any|one|all|some|half) of you | you (?:people|lot|guys|clowns)",
    "let me (?:go|start|explain|tell|put|walk|list|guess) | poor show | (?:i|you) (?:do not|don't|did not|didn't) mean",
    "(?:not|n't) (?:being|trying to be) (?:funny|rude|difficult|clever) | you get the (?:idea|picture|point)",
    "not (?:your|my|our) problem",
    "(?:is|are|was|were) (?:a bit|sort|kind) of an?",
)
# Said to other customers.
_ADVICE = anywhere(
    "learn from (?:my|our|your) | holding your breath | (?:not|n't) do business | others to (?:learn|know)",
    "save your(?:self| money| time)",
    "(?:look|looking) for (?:other|another|a different|something) | yourself a favou?r",
    "if you(?:'re| are) (?:shopping|looking|interested|considering|thinking) | give your business | pull the trigger",
    "would never recomm?end | reported you",
    "find (?:another|a different) | (?:there (?:are|is)|plenty of|so many) (?:\\w+ ){0,3}(?:better|cheaper|other)",
    "i beg you | make the same mistake | go with (?:someone|somebody|another|any|a) | out there | my recommendation",
    "go (?:anywhere|somewhere) else | choose another | (?:all|other) \\w+ (?:owners|parents|shoppers|customers)",
    "buyer be ?ware | look elsewhere | go elsewhere | stay clear | steer clear | you won't (?:hear|get|regret)",
    "feed to my | repulsive | better insurance | maybe then | justify an? | not worth (?:it|the)",
    "(?:0|zero|one|1|negative|-\\d)[- ]stars? | give (?:\\w+ )?\\S+ stars?",
    "watch out | level up | out of business | shop around | do your (?:own )?research | keep (?:looking|scrolling)",
    "other (?:\\w+ ){0,2}(?:compan(?:y|ies)|airlines?|providers?|insurances?|options|brands?|stores?|shops?)",
    "going to (?:cancel|leave|switch|go to|go with) | my normal choice | our normal choice | considering? (?:it|other)",
)
_WARNING = opening(
    "(?:please )?(?:don't|do not|never) (?:waste|buy|bother|trust|expect|hold your breath|go|use|deal|allow|get"
    "|let them|fall|believe|give|fly|book|order|shop|sign|purchase|recommend|be fooled|choose|do business|work|rely)",
    "(?:avoid|beware|run|stay away|think twice|be careful|good luck) ",
)
_VERDICT = opening("(?:more |very |so |incredibly |extremely )?(?:bad|poor|slow|disappointed|disappointing) \\w+")
_MOOD = opening(
    "(?:you are|i am|i'm|you were|i was|you feel|i feel|you felt|i felt) (?:\\w+ )?(?:worried|upset|embarrassed|sad"
    "|annoyed|cross|gutted|devastated|disappointed|frustrated|confused|speechless|lost for words|in tears|exhausted"
    "|stressed|not laughing|not impressed|not amused)(?! (?:to|that|when|because|by|with|about)\\b)",
    "(?:your|my) (?:doctor|gp|therapist|consultant|health|nerves|patience)",
    "(?:you|i) have (?:no|lost all|lost) patience",
)
# Feelings are answered, not reported; what people say of their own looks and tears least of all.
_FEELING = anywhere(
    "cried | crying | weeping | in tears | stop shaking | shaking as | not slept | hardly slept | lost sleep",
    "wits' end | end of (?:my|your) (?:tether|rope) | last straw | sick (?:and tired|to death) | had it with",
    "(?:breaks?|broke|breaking) (?:my|your) heart | heart (?:sank|breaks) | heartbroken | gutted | grovel",
    "beg(?:ging)? for | trust (?:my|your) voice | can't tell you how | words fail | on (?:my|your) nerves",
    "like an? (?:complete |total |right |bit of an? )*(?:fool|idiot|criminal|beggar|mug|nuisance)",
    "(?:i|you) look like | hurt (?:me|you) more",
)
_STATE = re.compile(
    r"^(?:i'm|i am|i was|i feel|i felt|we are|we're|you are|you were|you feel|you felt)\b(?:[ ,]+\w+){0,4}[ ,]+"
    r"(?:upset|scared|worried|exhausted|ignored|humiliated|let down|cross|angry|ashamed|embarrassed|frustrated"
    r"|disappointed|delighted|annoyed|stressed|happy)(?: (?:about|by|with) (?:this|it|that|you|us|all))*$",
    re.IGNORECASE,
)
# Irony and reproach, which read as ours when they are repeated.
_JIBE = anywhere(
    "this time (?:perhaps|maybe) | (?:perhaps|maybe) (?:this|next) time | for a change | (?:you|we) do the math",
    "catch-22 | a bit (?:poor|rich|much) | mark my words | (?:you|we) (?:picked|chose|messed with) the wrong",
    "good luck with | rest my case | the irony | what a (?:surprise|shambles|farce|mess)",
    "(?:delighted|pleased|happy|thrilled) to (?:report|announce) | you'll be (?:pleased|delighted|thrilled)",
    "know where to (?:begin|start) | not (?:impressed|amused|good enough) | you knew | charming",
    "hats off | master(?:class|piece) | notorious | congratulations | (?:a|your|our) (?:new )?(?:world )?record",
    "at all, (?:do|are|is) | on another planet | hold (?:my|your) breath | (?:yet )?another one of your",
    "(?:do|to) (?:i|we) (?:begin|start) | more than (?:i|you) can say for | obscene | criminal",
    "nice touch | with an? (?:\\w+ ){0,3}(?:emoji|smiley)",
    "how (?:kind|thoughtful|lovely) of you | (?:so|very|how) (?:glad|pleased|relieved|good"
    "|nice) to (?:hear|know|learn)",
    "could care less | before you send me | telling the truth | spent (?:hundreds|thousands) with | never,? ever again",
)
_FAREWELL = re.compile(
    r"\b(?:never|not|won't|wouldn't|don't|no longer|last time|no more)\b[^.;]{0,40}\b(?:fly(?:ing)?|donat\w+"
    r"|us(?:e|ing)|buy\w*|order\w*"
    r"|book\w*|shop\w*|com(?:e|ing) back|return\w*|recommend\w*|travel\w*|deal\w*|trust\w*|consider|refer\w*)\b"
    r"[^.;]{0,60}\b(?:again|ever|anymore|any more|anyone|another|anybody|friends)\b"
    r"|\blast time (?:i|we)(?:'ll| will)? ever\b|\b(?:vowed|swore|swear) (?:\w+ )*(?:never|not)\b",
    re.IGNORECASE,
)
_SELF_PITY = anywhere(
    "lucky (?:us|me|you) | so thankful | thankful i only | ashamed | embarrassed i | taken advantage of | fool me",
    "any idea how | short straw | how valued | (?:do not|don't) (?:you dare )?tell me (?:it|that|again|you)",
    "newspaper | local paper | in case (?:nobody|no one|you|anyone) (?:there )?(?:know|care|notice)\\w*",
    "(?:that|an?|this) (?:animal|pig|cow|rat|snake|monster|cretin|swine|vulture)s? | one's on you",
    " (?:automatic|automated|canned) (?:answer|reply) to this",
    "icing on the cake | cherry on top | tainted | malarkey | mother's maiden name",
    "like another kid | should have known",
)
# What is only thought, behind which there is scorn as a rule; and what leads up to a threat.
_SUPPOSED = opening(
    "(?:and |but |so )?i(?:'d| would)? (?:suppose|assume|guess|imagine|gather|presume) | presumably | no doubt",
    "(?:so )?here(?:'s| is) (?:what|how|the) | (?:(?:yes|yeah|oh),? )?i know | do surprise | i swear",
)
_ADDRESS = opening("to (?:whoever|whomever|whomsoever|whom it may) \\w+")
_LEFT_OUT = (
    _SUPPOSED,
    _SELF_PITY,
    _ADDRESS,
    _FAREWELL,
    _TAG,
    _ABOUT_US,
    _ADVICE,
    _WARNING,
    _VERDICT,
    _MOOD,
    _FEELING,
    _STATE,
    _JIBE,
)


def is_rhetoric(said: str) -> bool:
    """Whether `said`, turned round or as it was written, is better left out."""
    return any(pattern.search(said) for pattern in _LEFT_OUT)
