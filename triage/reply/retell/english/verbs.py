"""The verbs customers use, by what can be told from them: who does it, to whom, whether it is an event."""

from __future__ import annotations

from triage.judge.wordlist import words

BE = words("am is are was were isn't aren't wasn't weren't")
HAVE = words("has have had hasn't haven't hadn't")
DO = words("do does did don't doesn't didn't")
MODAL = words("can could will would shall should may might must can't cannot couldn't won't wouldn't shouldn't mustn't")
AUXILIARY = BE | HAVE | DO | MODAL

# Past forms that do not end in "ed".
PAST = words(
    "ate beat became began bent bit bled blew bought broke brought built burnt burst came caught chose cost cut dealt",
    "did drew drove dug fed fell felt fled flew forgot fought found froze gave got grew had heard held hid hit hung",
    "hurt kept knew laid leapt led left lent let lost made meant met misled mistook overpaid overslept paid put",
    "quit ran rang read rebuilt resent rose said sat saw sent set shook shot showed shrank shut slept slid sold sought",
    "spent spilt split spoke sprang stood stuck stole struck swore swelled threw thought told took tore understood",
    "undertook underwent upset went withdrew withheld woke won wore wound wrote",
)
# Participles that are no past forms: behind "have" and "be" only.
PARTICIPLES = words(
    "been broken chosen done driven eaten fallen forgotten given gone gotten hidden known mistaken seen",
    "shaken shown spoken stolen sworn taken thrown torn withdrawn worn written",
)
# Words in "ed" that are no verb by themselves.
NO_PAST = words(
    "need feed bed red shed seed weed speed indeed hundred naked wicked bleed breed deed reed proceed exceed",
    "unanswered unopened unused unwanted unresolved unexpected undelivered unsealed undamaged unfinished untouched",
)

# What a shop is asked to do, or does, in its plain form.
BASE = words(
    "accept acknowledge act add address adjust advise agree allow amend answer apologise apologize apply approve",
    "arrange ask assist assure attend authorise be believe bill book bring call cancel change charge check chase",
    "choose claim clarify clear collect combine come compensate complete confirm connect consider contact continue",
    "correct cover credit deactivate deal deduct delete deliver deny describe disable do dispatch dismiss email",
    "e-mail enable ensure escalate exchange expect expedite explain extend find finish fix follow forward get give go",
    "handle have help hold honour honor hurry ignore inform insist inspect investigate invoice issue keep know leave",
    "let list locate look lose lower make match mean measure mend merge message move need notify offer open order",
    "own pack pass pause pay phone pick place post prepare prevent process promise prove provide put quote reach",
    "reinstate honour redo",
    "read rebook receive recommend rectify redo reduce refund refuse register reimburse release remind remove reopen",
    "repair replace reply report reprint request resend reserve reset resolve respond restore retrieve return reverse",
    "review ring run save say schedule sell send service set settle share ship show sort speak specify split start",
    "stop store substitute supply suggest switch swap take talk tell test text track transfer treat trust try turn",
    "close erase unblock understand undo unlock unsubscribe update upgrade use verify wait waive want warn wish"
    " work write",
    "telephone reconsider pop drop stick throw hand knock let reprint redeliver resend ring adjust swap "
    "substitute hold move cut",
    "advertise bake bottle brew deal guarantee list hope respect value care think feel",
)
# What begins a request: a plain form that is not the plain form of a state.
REQUEST = BASE - words(
    "do handle issue order post promise list charge change claim email test text track process cost bill place point",
    "be believe claim know mean need think feel want hope wish value care understand expect insist have apply own read"
    " wait work try lose come go hurry run turn suggest agree offer order use",
) | words("hurry listen recall")

# What a customer does, told without "I": "Bought a pair of boots from you." Nobody else could have done it.
DONE_BY_CUSTOMER = words(
    "ordered bought paid purchased called emailed e-mailed phoned rang wrote placed tried waited contacted "
    "asked booked",
    "requested chose subscribed spoke noticed expected needed wanted hoped chased upgraded downgraded preordered",
    "pre-ordered complained messaged applied thought wished learned learnt assumed",
)
# The same, but only with what it was done to: a parcel may be "received damaged" or "returned to sender".
DONE_TO_A_THING = words("received got sent returned cancelled canceled opened checked collected reported picked took")

# Who says these of "you" means us by it, whatever follows: "I asked you to", "I bought from you".
TO_US = words(
    "asked ask asking told tell telling called call calling emailed email emailing e-mailed wrote write writing",
    "contacted contact contacting phoned phone phoning rang ring messaged message texted text sent send sending gave",
    "give giving paid pay paying trusted trust chose choose notified notify informed inform warned warn showed show",
    "reminded remind reached reach left leave owe owed need needed let made make found find gotten got get begged beg",
    "advised advise provided provide forwarded forward returned return updated update allow allowed recommended",
    "recommend given shown rung written want wanted help helped expect expected request requested",
)
# Behind these a new clause may begin: "I see you have charged me twice".
THINKING = words(
    "see saw think thought hope hoped know knew believe believed understand understood hear heard notice noticed say",
    "says said assume assumed realise realised realize realized sure feel felt wish suppose guess claim claims appears",
    "seems means meant shows states stated gather gathered read suggests glad sorry afraid aware that when if because",
    "what which where how why who since until unless although though while whether before after as than like so and",
    "but or then once whatever wherever every everything anything time moment day way all one ones now",
)
PREPOSITION = words("to from with for by of at about on against between behind through towards via without over off")
FINITE_NOW = words(
    "lists refers calls rocks is are was were has have does do says say shows show states works work stops "
    "stop leaks smells looks look feels",
    "comes come keeps keep makes make gets get wants want needs need costs cost goes go runs tells tell seems seem",
    "hangs bills charges turns sits hums fits fit contains contain reads means refuses cuts lets opens starts bears",
    "arrives remains defaults gives give takes take asks ask tastes exists flashes wobbles rattles squeaks expires",
    "closes lacks sounds weighs rubs sticks hums drips consists",
)
# What happened, or was done or said by somebody.
EVENT = words(
    "arrived ordered received came sent paid charged returned promised told broke bought delivered cancelled canceled",
    "got broken damaged missing cracked lost placed wrote called emailed e-mailed contacted confirmed refused said",
    "stopped failed opened found waited waiting billed booked expected given shipped dispatched leaked fell melted",
    "torn tore smashed billed overcharged debited deducted refunded replaced repaired collected subscribed downgraded",
    "upgraded moved split burst swelled spilled spilt left gave turned started noticed signed answered replied closed",
    "assured purchased rang phoned died choked injured poisoned scratched bent stained wrong faulty empty tried",
    "didn't hasn't haven't won't doesn't isn't wasn't never nothing nobody still asked offered put switched took went",
    "quit collapsed",
)


def is_past(word: str) -> bool:
    """Whether a lower-case word may be a verb in the past; "received", "sent"."""
    return word in PAST or (word.endswith("ed") and len(word) > 3 and word not in NO_PAST)


def is_finite(word: str) -> bool:
    """Whether a lower-case word may be the verb of a clause."""
    third = word.endswith("s") and (word[:-1] in BASE or word[:-2] in BASE)
    return (
        third
        or word in AUXILIARY
        or word in FINITE_NOW
        or is_past(word)
        or word.endswith(("'s", "'re", "'ve", "'ll", "'d"))
    )
