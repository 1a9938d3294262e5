"""French."""

from __future__ import annotations

from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_NUMBER = r"(?:deux|trois|quatre|cinq|six|\d{1,2}(?: ?x)?)"
_DETERMINER = rf"(?:(?:une?|des|les?|la|mon|ma|mes|notre|nos|cet?|cette|ces)(?: {_NUMBER})? |l'|{_NUMBER} )"
_WHEN = (
    r"(?:(?:le \d{1,2}(?:er)?[ /][\w/]{1,10}(?: \d{4})?|chez vous|sur votre site|hier|en ligne|il y a [\w ]{1,16}?),"
    r"? ){0,2}"
)
_BROKEN = (
    r"(?:cassée?s?|abîmée?s?|abimée?s?|endommagée?s?|brisée?s?|fêlée?s?|rayée?s?|déchirée?s?|défectueu(?:x|ses?)"
    r"|fendue?s?|ébréchée?s?|en panne|en morceaux|en miettes"
    r"|manquante?s?|arrivée?s?|livrée?s?|trop (?:petite?s?|grande?s?|courte?s?|longue?s?|étroite?s?)|incomplète?s?"
    r"|incomplets?|hors service|perdue?s?|inutilisables?)"
)

FR = ProductWords(
    cues=(
        rf"(?:commandé|acheté|reçu|commandais|achetais|renvoyé|retourné|recevoir|échanger|retourner|renvoyer) "
        rf"(?:bien |donc )?{_WHEN}{_DETERMINER}",
        rf"au lieu (?:de |d'|du )(?:{_DETERMINER})?",
        r"où (?:est|sont) (?:mon|ma|mes) ",
        r"(?:attends|attendons) (?:toujours |encore )?(?:mon|ma|mes|notre|nos) ",
        rf"commande (?:n° ?|numéro |n\.? ?)?#?[\w-]*\d[\w-]* (?:pour|d'|de|concernant) {_DETERMINER}",
        r"(?:ma|la|notre) commande (?:d'|de |pour )(?:une? |deux |trois )",
        r"(?:question|questions|renseignements?|informations?) (?:sur|concernant|au sujet de|à propos de) (?:la "
        r"|le |les |l'|votre |vos )",
        r"intéressée? par (?:la |le |les |l'|votre |vos )",
        r"garantie (?:de|pour|sur) (?:mon|ma|mes) ",
    ),
    bare=(r"(?:article|produit|commandé|modèle|appareil) ?: ",),
    definite=words("du au mon ma mes notre nos le la les l' cet cette ce ces votre vos"),
    indefinite=words("un une un' des deux trois quatre cinq six huit dix douze seule seul"),
    followers=(
        rf"(?: ?\([^()\n]{{1,40}}\)| de (?:la|ma) commande[^,.\n]{{1,24}}?)? (?:est|sont|était|étaient|n'est|ne "
        rf"sont|n'était|m'est|nous est)(?!\w)[^.!?;\n]{{0,40}}?(?<!\w){_BROKEN}(?!\w)",
        r" (?:ne (?:fonctionne|marche|s'allume|chauffe|charge|démarre|tient)|fonctionne pas|marche pas|a cessé"
        r"|s'est (?:cassée?|brisée?|déchirée?)|se sont|a lâché|fuit|fuient)",
        r" (?:que|qu') ?(?:j'ai|nous avons|je vous ai) (?:bien )?(?:commandée?s?|achetée?s?|reçue?s?)(?!\w)",
        r" (?:de|dans) (?:la|ma) commande (?:n|\d|#)",
        r" (?:est-elle|est-il|sont-ils|sont-elles|passe au|est compatible|sont compatibles|est disponible|est "
        r"imperméable|va au lave)",
    ),
    broken=_BROKEN,
    stops=words(
        "saute sautent bouge grince coince fuit",
        "qu' n' s' m' j' c' t' jusqu' lorsqu' puisqu'",
        "le la les un une des du au aux mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet "
        "cette ces quel quelle qui que qu' quoi dont où quand comment pourquoi",
        "je tu il elle nous vous ils elles on me te se lui y j'ai j' c'est n'est est sont était étaient sera "
        "seront ai as avons avez ont avait avais été être avoir fait faire",
        "et ou mais donc or ni car parce puisque si comme lorsque alors",
        "dans sur sous avec sans chez par vers entre depuis pendant avant après dès jusque contre malgré selon via "
        "afin suite lors concernant",
        "ne n' pas plus jamais rien aucun aucune encore toujours déjà très trop bien mal aussi seulement enfin "
        "hier aujourd'hui demain maintenant ici là même tout toute tous toutes",
        "cassé cassée cassés cassées arrivé arrivée arrivés arrivées reçu reçue livré livrée commandé commandée "
        "acheté achetée abîmé abîmée endommagé endommagée manque manquait fonctionne marche",
        "m'est m'a s'est n'a n'ai n'était l'ai qu'il qu'elle d'une d'un qu'on s'il était-il vient venait devait "
        "doit peut",
        "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août "
        "septembre octobre novembre décembre euros euro eur ttc",
        "merci bonjour svp madame monsieur cordialement pourtant cependant malheureusement hélas voir voici",
    ),
    states=words(
        "deuxième second seconde troisième",
        "nouveau nouvelle nouveaux nouvelles nouvel mauvais mauvaise bon bonne beau belle beaux belles superbe "
        "magnifique joli jolie petit petite premier première autre même",
    ),
    joiners=words("de du en à pour d' &"),
    not_joined=words(
        "bon retard ligne parfait mauvais cours attente magasin promotion solde soldes temps cause lieu moi toute "
        "main propre très date vain fin effet été"
    ),
    qualities=words("bleu rouge vert noir blanc gris petit grand"),
    no_things=words("clients client service"),
    containers=words("paire paires lot lots boîte boite paquet carton pièces set"),
    no_products=words(
        "copie copies",
        "commande commandes colis paquet paquets article articles produit produits livraison livraisons envoi "
        "expédition chose choses objet objets marchandise carton emballage contenu achat achats",
        "mail mails e-mail email message messages courriel courriels courrier lettre appel réponse réponses "
        "confirmation facture factures avis notification relance relances document documents",
        "argent somme montant prix remboursement avoir frais paiement carte compte mot identifiant bon code "
        "réduction remise promotion abonnement contrat crédit virement prélèvement",
        "client cliente clients service services société entreprise boutique magasin site équipe conseiller "
        "conseillère livreur transporteur facteur personne personnes interlocuteur gens vendeur",
        "mari femme fils fille mère père frère sœur soeur ami amie enfant enfants bébé voisin voisine famille "
        "chien chat patron collègue",
        "jour jours semaine semaines mois an ans année heure heures temps minute délai délais date moment fois "
        "anniversaire noël mariage vacances week-end matin soir",
        "patience confiance compréhension aide problème problèmes question questions raison cas situation "
        "expérience demande réclamation plainte erreur défaut dommage excuses promesse espoir attente",
        "adresse nom numéro numéros téléphone coordonnées informations information données photo photos image "
        "images description notice suivi lien statut garantie retour retours échange remplacement annulation",
        "taille couleur qualité quantité modèle version pièce pièces partie reste moitié paire lot type genre "
        "sorte premier dernière dernier cadeau cadeaux vol train billet hôtel chambre voyage",
        "part suite fin début côté choix offre point avocat tribunal banque poste colissimo chronopost maison "
        "porte domicile travail bureau vie tête main mains rien",
    ),
    subject=(
        rf" (?:est |sont )?(?:arrivée?s? )?{_BROKEN}(?!\w)",
        r" (?:non (?:reçue?s?|livrée?s?)|ne fonctionne|pas (?:reçue?|livrée?))",
    ),
    noun="first",
    elides=True,
    things=words(
        "arbre-à-chat assiettes baume bulbes caméra champagne comprimés duvet engrais fond-de-teint frigo",
        "graines guirlande gélules huile jeu landau plantes pommade roses rouge-à-lèvres smartphone souris sérum",
        "tensiomètre thermomètre",
        "abat-jour adaptateur affiche amplificateur ampoule antivol appareil aquarium armoire aspirateur assiette",
        "bague banc barbecue baskets batterie berceau bibliothèque bocal bol bonnet bottes bottines boucles",
        "bougeoir bougie bouilloire bouquet bracelet brouette buffet bêche cadre cafetière calendrier canapé",
        "carafe cartable casserole ceinture chaise chapeau chargeur chaussettes chaussure chaussures chemise",
        "chemisier chocolats clavier cocotte collants collier commode console costume couette coussin couteau",
        "couteaux couverts couverture cravate croquettes crème cuillère drap draps drone enceinte enceintes",
        "fauteuil fer fleurs fourchette gants gilet grille-pain guitare haltères harnais horloge imprimante",
        "jardinière jouet jupe laisse lampadaire lampe lanterne lave-linge lave-vaisselle legging lunettes manette",
        "manteau marmite marteau matelas micro-ondes miel miroir mixeur moulin mug nappe objectif ordinateur",
        "oreiller paillasson pantalon pantoufles parasol parfum parka peignoir peluche pendentif perceuse plaid",
        "planche plante plateau platine pneu portefeuille poupée poussette poêle projecteur pull pullover puzzle",
        "pyjama radiateur radio raquette rasoir rideau rideaux robe robot réfrigérateur sac sandales sapin savon",
        "scie selle serre serviette shampooing short sommier store stylo sèche-cheveux sèche-linge tablette",
        "tablier tabouret taie tapis tasse tente thermos thé théière théières tondeuse tonnelle trampoline",
        "tricycle trottinette trépied tuyau téléviseur télévision valise vase ventilateur veste vin violon écharpe",
        "échelle écouteurs écran étagère",
    ),
    household=words(
        "bouteille bureau café casque câble four jean lit livre livres machine montre portable rouge service table",
        "tableau téléphone verre verres vélo",
    ),
)
