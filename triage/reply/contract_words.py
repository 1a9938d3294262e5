"""The words by which the courtesy contract knows thanks, apologies, offers, blame and jargon, by language.

Phrases in the notation of `triage.rules.schema`, set apart by "|"; here "*" may also stand at the beginning of a word.
The lists err on the side of finding: they are laid over what *we* say, never over the customer's words.
"""

from __future__ import annotations

THANKS = {
    "en": "thank you | thanks | grateful",
    "de": "*dank* | *danke*",
    "fr": "merci | remerci* | reconnaissan*",
    "es": "gracias | agradec* | agradezco",
    "it": "grazie | ringrazi* | grat*",
    "nl": "dank* | bedankt | *dank | *dankbaar",
    "pt": "obrigad* | agradec* | agradeço | grat*",
}

SORRY = {
    "en": "sorry | apolog*",
    "de": "leid | entschuldig* | bedauer* | Verzeihung",
    "fr": "désolé* | navré* | excus* | pardon | regrett*",
    "es": "siento | sentimos | lament* | disculp* | perdón*",
    "it": "dispiac* | spiac* | scus* | rammaric*",
    "nl": "spijt* | sorry | excus* | verontschuldig*",
    "pt": "lament* | desculp* | sinto | sentimos | perdão",
}

FEELING = {
    "en": "feel the same | would feel | I would be | so would I | I understand | I can ... understand"
    " | I can see why | every reason/right to | understandable | I would have | in your place"
    " | anyone would | in your shoes | bothered me",
    "de": "verstehe | verstehen | verständlich | nachvollzieh* | an Ihrer Stelle | genauso | ebenso"
    " | allen Grund | jedes Recht | mir ginge es | ginge es mir | würde mich | wäre ich | ich wäre"
    " | jeder wäre | Recht, verärgert",
    "fr": "comprends | compréhensible* | à votre place | toutes les raisons | tout à fait le droit | je serais"
    " | je ressentirais | je réagirais | moi aussi | n'importe qui | légitime | j'aurais",
    "es": "entiendo | comprendo | comprensible | en su lugar | toda la razón | tiene razón | me sentiría"
    " | yo también | estaría | cualquiera | sentiría lo mismo | me pasaría lo mismo | es lógico | a mí también",
    "it": "capisco | comprendo | comprensibile | al suo posto | ha ragione | tutte le ragioni | mi sentirei"
    " | anch'io | anche a me | sarei | chiunque | proverei | reagirei",
    "nl": "begrijp | begrijpelijk | snap | in uw plaats | alle reden | het volste recht | ik zou | zou ik"
    " | mij ook | iedereen zou | net zo | terecht",
    "pt": "compreendo | entendo | compreensível | no seu lugar | toda a razão | tem razão | eu sentiria"
    " | sentiria o mesmo | também eu | eu também | eu ficaria | ficaria | qualquer pessoa | é natural | também a mim",
}

CHOICE = {
    "en": "or | suit* you better | prefer | rather | which | whichever | otherwise | instead",
    "de": "oder | lieber | bevorzug* | was Ihnen | sonst | andernfalls",
    "fr": "ou | convient mieux | préfér* | plutôt | ce qui vous",
    "es": "o | u | viene mejor | prefier* | prefer* | lo que más",
    "it": "o | oppure | prefer* | quello che",
    "nl": "of | liever | voorkeur | wat u",
    "pt": "ou | prefer* | prefir* | o que mais",
}

OFFERS = {
    "en": "refund* | reimburs* | money back | cash back | cashback | compensat* | recompens* | voucher*"
    " | gift card* | gift certificate* | store credit | credit note* | credited | coupon* | discount*"
    " | percent off | goodwill | rebate* | free gift* | waive* | price reduction* | reduced price"
    " | pay you back | pay back | make it up to you",
    "de": "*erstatt* | Geld zurück | *gutschein* | *gutschrift* | gutschreib* | *rabatt* | *nachlass*"
    " | *entschädig* | kulan* | *schadenersatz* | *schadensersatz* | *zurückzahl* | *zurücküberweis*"
    " | *preisminderung* | Wiedergutmachung* | *vergütung* | Geschenkkarte*",
    "fr": "rembours* | un avoir | bon/bons d'achat | bon de réduction | geste commercial | dédommag*"
    " | indemnis* | indemnit* | réduction* | une remise | rabais | ristourne* | code promo | compens*"
    " | carte cadeau | recrédit* | offert | offerte | offerts",
    "es": "reembols* | devol* ... dinero/importe | compensa* | indemniza* | un vale | vale de | cupón | cupones"
    " | descuento* | rebaja* | tarjeta regalo | bonifica* | saldo a favor | abonar* | resarc*",
    "it": "rimbors* | risarc* | indennizz* | un buono | buono sconto/acquisto/regalo | sconto | sconti"
    " | scontato | coupon | compensa* | nota di credito | accredit* | riaccredit*"
    " | restitu* ... denaro/importo/somma | carta regalo | omaggio | in regalo",
    "nl": "*terugbetal* | *vergoed* | geld terug | geld ... terug | *tegoed* | cadeaubon* | cadeaukaart*"
    " | waardebon* | *korting* | *compens* | creditnota* | schadeloos* | terugstort* | coulance*"
    " | kortingsbon*",
    "pt": "reembols* | ressarc* | indeniz* | indemniz* | devol* ... dinheiro/valor/montante | compensa*"
    " | voucher* | um vale | vale-compra* | vale-presente | cupão | cupom | cupons | cupões | desconto*"
    " | abatimento* | estorn* | crédito em loja | cartão presente | bonifica*",
}

BLAME = {
    "en": "your fault | your own | your mistake | your error | you should have | you ought to have"
    " | you must have | you failed | you forgot | you neglected | had you | if you had"
    " | as you should know | our policy | our terms | you claim* | you alleg* | alleged* | calm down"
    " | on your part | on your side | you misunderstood | but you"
    " | due to ... demand/volume/circumstances/staff/season | high volume | high demand | unusually busy"
    " | very busy | unforeseen | beyond our control | out of our hands | not our fault | carrier's fault"
    " | supplier's fault | short-staffed | peak season | technical difficulties/problems"
    " | mistakes happen | these things happen | cannot be held | not responsible | unfortunately",
    "de": "Ihre Schuld | Ihr Fehler | Ihr eigen* | selbst schuld | Sie hätten | hätten Sie"
    " | Sie haben vergessen | Sie haben versäumt | Ihrerseits | wie Sie wissen müssten | unsere AGB"
    " | unseren AGB | Geschäftsbedingungen | Sie behaupten | angeblich* | beruhigen Sie sich"
    " | missverstanden | hohe/hohen/großen/vielen Nachfrage/Anfragen | hohes/hohem/hohen Aufkommen"
    " | Personalmangel | unvorhergesehen* | unvorhersehbar* | höhere Gewalt | nicht in unserer Hand"
    " | außerhalb unser* | nicht unsere Schuld | Schuld des | können nichts dafür"
    " | technische/technischen Probleme/Problemen/Störung | Fehler passieren | kommt vor | kann passieren"
    " | nicht verantwortlich | leider",
    "fr": "votre faute | votre erreur | votre propre | vous auriez dû | vous avez oublié | de votre part/côté"
    " | vous prétendez | prétendu* | nos conditions | notre politique | calmez-vous | mal compris"
    " | forte demande | grand nombre de demandes | imprévu* | indépendant* de notre volonté"
    " | force majeure | pas notre faute | faute du transporteur | manque de personnel"
    " | problème/problèmes/incident technique* | cela arrive | ça arrive | pas responsable*"
    " | malheureusement",
    "es": "su culpa | culpa suya | su error | su propio | usted debería | debería usted"
    " | debería haber leído/comprobado/avisado | usted olvidó | por su parte | usted afirma | supuest*"
    " | nuestra política | nuestras condiciones | cálmese | tranquilícese | malentendid*"
    " | alta/gran demanda | gran volumen | imprevist* | ajen* a nuestra voluntad | fuerza mayor"
    " | no es culpa nuestra | culpa del transportista | falta de personal | problema/problemas técnico*"
    " | estas cosas pasan | no somos responsables | lamentablemente | desgraciadamente"
    " | desafortunadamente",
    "it": "sua colpa | colpa sua | suo errore | suo stesso | avrebbe dovuto | ha dimenticato | da parte sua"
    " | lei sostiene | presunt* | nostra politica | nostre condizioni | si calmi | frainteso | malinteso"
    " | elevata richiesta | alta domanda | gran numero di richieste | imprevist*"
    " | indipendent* dalla nostra volontà | forza maggiore | non è colpa nostra | colpa del corriere"
    " | mancanza di personale | problema/problemi tecnic* | sono cose che succedono | capita"
    " | non siamo responsabili | purtroppo | sfortunatamente",
    "nl": "uw schuld | uw fout | uw eigen | u had moeten | had u | u bent vergeten | van uw kant | u beweert"
    " | zogenaamd* | onze voorwaarden | ons beleid | rustig aan | verkeerd begrepen | misverstand*"
    " | grote drukte | hoge/grote vraag | vele aanvragen | onvoorzien* | overmacht | buiten onze macht"
    " | niet onze schuld | schuld van de | personeelstekort | technische problemen/storing | kan gebeuren"
    " | niet verantwoordelijk | helaas",
    "pt": "sua culpa | culpa sua | seu erro | seu próprio | sua própria | o senhor devia | deveria ter lido"
    " | devia ter lido/verificado/avisado | esqueceu | da sua parte | alega | supost* | nossa política"
    " | nossas condições | acalme-se | mal-entendido* | elevada/alta/grande procura | alta demanda"
    " | grande volume | imprevist* | alheio* à nossa vontade | força maior | não é culpa nossa"
    " | culpa da transportadora | falta de pessoal | problema/problemas técnico* | estas coisas acontecem"
    " | não somos responsáveis | infelizmente",
}

JARGON = {
    "en": "inconvenience* | valued customer* | escalat* | ticket* | case number | SLA | earliest convenience"
    " | as per | please be advised | rest assured | do not hesitate | don't hesitate | reach out"
    " | kindly revert | going forward | your feedback is important | your concern is important | CRM"
    " | RMA | in due course | as soon as possible | dear customer | valued feedback | customer journey"
    " | process your | regret to inform",
    "de": "Unannehmlichkeit* | Ticket* | Vorgangsnummer | eskalier* | geschätzter Kunde"
    " | sehr geehrte Damen und Herren | Kundin oder Kunde | zeitnah | schnellstmöglich* | umgehendst"
    " | baldmöglichst* | Ihr Anliegen ist uns wichtig | zögern Sie nicht | diesbezüglich | bezugnehmend"
    " | seitens | Rückmeldung bezüglich | Sachverhalt",
    "fr": "désagrément* | gêne occasionnée | ticket* | dans les meilleurs délais | dans les plus brefs délais"
    " | cher client | chère cliente | n'hésitez pas | votre satisfaction est | suite à votre"
    " | faisons suite à | escalad* | numéro de dossier | traiter votre demande | nous vous informons",
    "es": "inconvenient* | molestias ocasionadas | ticket* | a la mayor brevedad | lo antes posible"
    " | estimado cliente | estimada cliente | no dude en | su opinión es importante | escal*"
    " | número de caso | le informamos",
    "it": "disagi* | inconvenient* | ticket* | quanto prima | nel più breve tempo possibile | gentile cliente"
    " | non esiti | la sua opinione è importante | numero di pratica | escalation | la informiamo",
    "nl": "ongemak* | ticket* | zo spoedig mogelijk | zo snel mogelijk | geachte klant | beste klant"
    " | aarzel niet | uw mening is belangrijk | zaaknummer | escaler* | inzake | met betrekking tot"
    " | betreffende",
    "pt": "inconvenient* | transtorno* | incómodo* causado* | ticket* | o mais breve possível"
    " | com a maior brevidade | o quanto antes | prezado cliente | caro cliente | estimado cliente"
    " | não hesite | a sua opinião é importante | número do caso | escal* | informamos que",
}

# Said of what the customer told us, these take it for a mere opinion.
DOUBT = {
    "en": "you feel that | you believe | you think | you say that | according to you | not look right | seem* to you"
    " | in your opinion | if this is true | if that is the case | appear* to you",
    "de": "Ihrer Meinung/Ansicht/Aussage nach | Ihnen zufolge | Sie meinen | Sie glauben | Sie finden, dass"
    " | für Sie ... stimmt | aus Ihrer Sicht | sollte das zutreffen",
    "fr": "selon vous | d'après vous | vous pensez | vous estimez | vous paraît | si tel est le cas",
    "es": "según usted | usted cree | en su opinión | le parece | no le parece | si es así",
    "it": "secondo Lei | Lei ritiene | a Suo parere | Le risulta | se così fosse",
    "nl": "volgens u | u meent | u vindt dat | naar uw mening | lijkt u | mocht dat zo zijn",
    "pt": "segundo diz | na sua opinião | lhe parece | acha que | se for o caso",
}

# What is not offered to a customer who wants no call.
CALL = {
    "en": "call | calls | phone | telephone | ring you | ring me | talk | a number",
    "de": "*anruf* | anrufen | rufe ... an | *telefon* | Nummer | sprechen",
    "fr": "appel* | téléphon* | numéro | au bout du fil | en parler",
    "es": "llam* | teléfono | telefónic* | número | hablar* | hablarlo",
    "it": "chiam* | telefon* | numero | parlarne",
    "nl": "bellen | bel | belt | telefo* | telefoontje | nummer | praten",
    "pt": "ligar | ligo | ligue* | telefon* | chamada | número | falar",
}

# What is not offered for flowers, food, books or glass.
REPAIR = {
    "en": "repair*",
    "de": "*reparatur* | *reparier*",
    "fr": "répar*",
    "es": "repar*",
    "it": "ripar*",
    "nl": "*reparatie* | reparer* | gerepareerd",
    "pt": "repar* | consert*",
}

# What is not offered where nothing can be sent: an app, a file.
REPLACEMENT = {
    "en": "a replacement | the replacement | repair*",
    "de": "Ersatz | *reparatur*",
    "fr": "remplacement | répar*",
    "es": "uno nuevo | repuesto | repar*",
    "it": "sostitu* | ripar*",
    "nl": "vervangend* | *reparatie*",
    "pt": "substitui* | repar*",
}
