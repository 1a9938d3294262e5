"""What a restatement that we have not written ourselves must not hold, or must, by language.

Phrases in the notation of `triage.reply.contract_words`. The lists err on the side of finding: what they refuse is told
by our own rules instead.
"""

from __future__ import annotations

# It speaks to the customer ...
YOU = {
    "en": "you | your | yours",
    "de": "Sie | Ihnen | Ihr | Ihre | Ihren | Ihrem | Ihrer | Ihres",
    "fr": "vous | votre | vos",
    "es": "usted | ustedes | su | sus | le | les | nos escribe | nos pide",
    "it": "Lei | Le | Suo | Sua | Suoi | Sue | ci scrive | ci chiede",
    "nl": "u | uw",
    "pt": "o senhor | a senhora | seu | sua | seus | suas | lhe | lhes | escreve-nos | pede-nos",
}

# ... and neither of nor for us: no admission, no promise.
WE = {
    "en": "I | me | my | mine | we | us | our | ours",
    "de": "ich | mich | mir | mein | meine | wir | unser | unsere | unseren | unserem | unserer",
    "fr": "je | j'ai | moi | mon | ma | mes | nous | notre | nos | *erai | *irai | *rrai",
    "es": "yo | mi | mis | me | nosotros | nuestro | nuestra | nuestros | nuestras | *amos | *emos | *imos | enviaré"
    " | mandaré | haré | daré | devolveré | reembolsaré | resolveré | llamaré | escribiré",
    "it": "io | mio | mia | miei | mie | noi | nostro | nostra | nostri | nostre | *iamo | *eremo | *iremo | invierò"
    " | manderò | farò | darò | rimborserò | restituirò | risolverò | chiamerò | scriverò",
    "nl": "ik | mij | mijn | wij | we | ons | onze",
    "pt": "eu | meu | minha | meus | minhas | nosso | nossa | nossos | nossas | *amos | *emos | *imos | *arei | *erei"
    " | *irei",
}

# What will be, is granted, or is recommended.
PROMISES = {
    "en": "will | shall | you'll | it'll | they'll | going to be/get/receive | guaranteed to | guarantee you"
    " | promise you | entitled | eligible | approv* | grant* | confirm*"
    " | can expect | may expect | is/are being processed | has/have been processed | has/have been issued | deserve*"
    " | please | you should | should you | recommend* | sorry | apolog* | thank* | regret*",
    "de": "werden wir | wird Ihnen | werden Ihnen | erhalten Sie | bekommen Sie | garantier* | versprech* | zugesagt"
    " | zusag* | genehmig* | bewilligt | bestätig* | Anspruch | bitte | empfehl* | leid | entschuldig* | *dank*",
    "fr": "recevrez | aurez | serez | obtiendrez | garanti* | promet* | promis* | droit à | approuvé* | accordé*"
    " | confirm* | veuillez | recommand* | désolé* | navré* | excus* | merci* | remerci*",
    "es": "recibirá* | tendrá* | será* | obtendrá* | garantiz* | promet* | derecho a | aprobad* | concedid* | confirm*"
    " | por favor | recomend* | sentimos | lament* | disculp* | gracias | agradec*",
    "it": "riceverà* | avrà | sarà | otterrà | garanti* | promett* | diritto a | approvat* | concess* | conferm*"
    " | per favore | consigli* | dispiac* | spiac* | scus* | grazie | ringrazi*",
    "nl": "zult | zullen | zal | ontvangt u | krijgt u | garand* | belo* | recht op | goedgekeurd | toegekend"
    " | bevestig* | alstublieft | raden | spijt* | sorry | excus* | *dank*",
    "pt": "receberá* | terá | será | obterá | garant* | promet* | direito a | aprovad* | concedid* | confirm*"
    " | por favor | recomend* | lament* | desculp* | obrigad* | agradec*",
}

# What the customer will do is none of ours.
THEIRS = {"en": "you will post/return/pay/keep/wait/order/bring/need/collect"}

# A wish of the customer's for money is told as a wish.
ASKS = {
    "en": "you ask | you asked | you are asking | you want | you would like | you request | you requested | you wish"
    " | you demand | you expect",
    "de": "bitten | möchten | wünschen | verlangen | fordern | fragen | wollen | erwarten",
    "fr": "demandez | souhaitez | voulez | voudriez | exigez | aimeriez | désirez | attendez",
    "es": "pide | solicita | quiere | desea | exige | quisiera | reclama | pregunta",
    "it": "chiede | vorrebbe | vuole | desidera | richiede | pretende | domanda",
    "nl": "vraagt | wilt | wenst | verzoekt | eist | verlangt",
    "pt": "pede | quer | deseja | solicita | exige | gostaria | pergunta",
}

# Words that frame what is told, and are not the customer's.
FRAME = {
    "en": "write writing wrote report ask asking would like want have been your yours that this they their them since"
    " about with from after before when while also still because which although tell received"
    " whether which what where does goes could there than only into",
    "de": "schreiben berichten teilen bitten fragen möchten wünschen haben hatten Ihre Ihnen dass diese dies seit nach"
    " über noch auch weil obwohl wurde worden sind bisher jedoch außerdem"
    " welche welcher kann wann",
    "fr": "écrivez signalez demandez souhaitez voulez avez votre vous avoir cette depuis après avant avec pour mais"
    " également encore parce bien été êtes que qui dont"
    " quel quelle quand",
    "es": "escribe indica pide solicita desea quiere usted este esta desde después antes también todavía aunque porque"
    " ha han sido para pero pregunta cuenta"
    " cuál cuándo dónde",
    "it": "scrive segnala chiede vorrebbe desidera questo questa dopo prima anche ancora perché sebbene stato stata"
    " sono della dell alla che riferisce"
    " quale quando dove",
    "nl": "schrijft meldt vraagt wilt graag heeft hebt deze sinds voor nadat ook nog omdat hoewel werd geworden zijn"
    " welke wanneer",
    "pt": "escreve indica pede solicita deseja quer este esta desde depois antes também ainda porque embora foi para"
    " mas pergunta refere"
    " qual quando onde",
}

# What a model says of itself or of its task.
TASK = (
    "language model | AI | prompt | system message | instruction* | ignore | as an assistant | restate* | placeholder*"
    " | customer | the user | the letter | the shop"
)
