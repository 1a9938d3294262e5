"""French verbs by how "je" and "vous" share them out: the form beside "je", and the same beside "vous"."""

from __future__ import annotations

from triage.judge.wordlist import words

_ER = words(
    "acheter adorer adresser ajouter annuler appeler apporter arriver attester aimer autoriser avancer cesser",
    "chercher",
    "commander compter confirmer constater contacter contester continuer crier croiser demander dépenser désirer",
    "détester donner échanger écouter emballer emmener emporter envisager envoyer espérer essayer estimer exiger",
    "expliquer garder habiter imaginer informer insister joindre jouer laisser louer manger manquer mentionner monter",
    "montrer noter oublier parler passer patienter payer penser porter poser posséder pousser préférer présenter",
    "quitter rappeler réclamer récupérer redemander refuser regarder régler réitérer remarquer remercier rencontrer",
    "renouveler renvoyer rester résilier retirer retourner retrouver rêver risquer sauter signaler solliciter",
    "souhaiter supposer téléphoner tenter tomber toucher travailler trouver utiliser vérifier verser voyager",
)
_IRREGULAR = {
    "ai": "avez",
    "suis": "êtes",
    "vais": "allez",
    "fais": "faites",
    "dis": "dites",
    "peux": "pouvez",
    "veux": "voulez",
    "dois": "devez",
    "sais": "savez",
    "vois": "voyez",
    "crois": "croyez",
    "reçois": "recevez",
    "attends": "attendez",
    "entends": "entendez",
    "rends": "rendez",
    "prends": "prenez",
    "comprends": "comprenez",
    "apprends": "apprenez",
    "mets": "mettez",
    "permets": "permettez",
    "viens": "venez",
    "tiens": "tenez",
    "retiens": "retenez",
    "obtiens": "obtenez",
    "écris": "écrivez",
    "lis": "lisez",
    "vis": "vivez",
    "pars": "partez",
    "sors": "sortez",
    "dors": "dormez",
    "sens": "sentez",
    "assieds": "asseyez",
    "assois": "assoyez",
    "sers": "servez",
    "ouvre": "ouvrez",
    "offre": "offrez",
    "découvre": "découvrez",
    "finis": "finissez",
    "choisis": "choisissez",
    "connais": "connaissez",
    "réponds": "répondez",
    "perds": "perdez",
    "tends": "tendez",
    "vends": "vendez",
    "reprends": "reprenez",
    "maintiens": "maintenez",
    "paie": "payez",
    "paye": "payez",
    "essaie": "essayez",
    "achète": "achetez",
    "appelle": "appelez",
    "rappelle": "rappelez",
    "renouvelle": "renouvelez",
    "envoie": "envoyez",
    "renvoie": "renvoyez",
    "préfère": "préférez",
    "espère": "espérez",
    "réitère": "réitérez",
    "possède": "possédez",
    "renonce": "renoncez",
    "bénéficie": "bénéficiez",
    "étais": "étiez",
    "avais": "aviez",
    "reçus": "reçûtes",
    "fus": "fûtes",
    "aurai": "aurez",
    "serai": "serez",
    "aurais": "auriez",
    "serais": "seriez",
    "voudrais": "voudriez",
    "souhaiterais": "souhaiteriez",
    "aimerais": "aimeriez",
    "préférerais": "préféreriez",
    "désirerais": "désireriez",
    "pourrais": "pourriez",
    "devrais": "devriez",
    "pouvais": "pouviez",
    "voulais": "vouliez",
    "devais": "deviez",
    "savais": "saviez",
    "faisais": "faisiez",
    "attendais": "attendiez",
    "recevais": "receviez",
    "disais": "disiez",
    "prenais": "preniez",
}
OF_JE = (
    {f"{verb[:-2]}e": f"{verb[:-2]}ez" for verb in _ER}
    | {
        form: told
        for verb in _ER
        for form, told in (
            (f"{verb[:-2]}ais", f"{verb[:-2]}iez"),
            (f"{verb}ai", f"{verb}ez"),
            (f"{verb}ais", f"{verb}iez"),
        )
    }
    | _IRREGULAR
)
"""The form beside "je" to the one beside "vous"."""

OF_NOUS = {
    "avons": "avez",
    "sommes": "êtes",
    "avions": "aviez",
    "étions": "étiez",
    "faisons": "faites",
    "allons": "allez",
    "pouvons": "pouvez",
    "voulons": "voulez",
    "devons": "devez",
    "attendons": "attendez",
    "recevons": "recevez",
    "souhaiterions": "souhaiteriez",
    "voudrions": "voudriez",
    "aimerions": "aimeriez",
    "aurons": "aurez",
    "serons": "serez",
} | {f"{verb[:-2]}ons": f"{verb[:-2]}ez" for verb in _ER}
"""The customers' "nous" to "vous"."""

OF_VOUS = (
    {told: form for form, told in OF_NOUS.items()}
    | {
        "dites": "disons",
        "prenez": "prenons",
        "proposez": "proposons",
        "promettez": "promettons",
        "répondez": "répondons",
        "facturez": "facturons",
        "livrez": "livrons",
        "prélevez": "prélevons",
        "vendez": "vendons",
        "affichez": "affichons",
        "indiquez": "indiquons",
        "aviez": "avions",
        "étiez": "étions",
        "deviez": "devions",
        "disiez": "disions",
        "fassiez": "fassions",
        "puissiez": "puissions",
        "soyez": "soyons",
        "ayez": "ayons",
    }
    | {f"{verb[:-2]}iez": f"{verb[:-2]}ions" for verb in _ER}
)
"""Our "vous" in the customer's mouth to our own "nous"."""
