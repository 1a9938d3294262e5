"""Words of almost every sentence, or every short letter to a shop, in one language, and seldom of another's."""

from __future__ import annotations

_WORDS = {
    "en": "the my is and i to you have has not was are this that it for with where when what why how still been "
    "your on of in but no we they please never again order any can don't it's i'm didn't isn't want do "
    "did will from would a reply answer waiting money parcel arrive arrived broken nothing nobody yet "
    "wrong ordered received back",
    "de": "ich mein meine meinen meiner meinem ist und die der das nicht wo wann warum wie noch immer bitte "
    "habe hat haben wurde sie mir mich auf seit kein keine ein eine einen zu von mit für schon sind war "
    "den dem es aber nur ihr bleibt kommt wird endlich paket bestellung antwort geld zurück niemand "
    "nichts kaputt falsch bestellt bekommen warte lieferung angekommen",
    "fr": "je mon ma mes le la les est et pas où quand pourquoi toujours j'ai n'ai vous ne une un des du que "
    "qui ce cette dans pour avec sur bonjour svp encore rien été suis c'est avez votre veuillez à au il "
    "jamais arrive commande colis réponse argent remboursé personne reçu livraison cassé attends",
    "es": "mi mis el la los las es y no dónde donde cuándo cuando todavía aún por qué que he ha está con para "
    "una un del al se me lo su hola pero llegado ustedes quiero tengo han sin hace nunca gracias muy "
    "sigue llegar pedido paquete respuesta dinero nadie nada roto recibido espero devuelvan",
    "it": "il mio la mia i miei è e non dove quando perché ancora ho ha sono che di con per una un del della mi "
    "si lo nel vostro buongiorno ma stato stata arrivato avete vorrei più gli sto niente mai grazie "
    "nessuna nessuno risposta pacco ordine soldi arriva arrivata rotto indietro aspetto",
    "nl": "ik mijn is en de het niet waar wanneer waarom nog steeds heb heeft een van op met voor dat maar geen "
    "u jullie te zijn was bij aan al kan wordt blijft graag deze dit hoe krijg hebben wel ben pakket "
    "bestelling antwoord geld terug niemand niets kapot verkeerd besteld ontvangen wacht",
    "pt": "meu minha meus o a os as é e não onde quando porque porquê ainda que de com para uma um do da me se "
    "foi está estou tenho eu mas até vocês chegou quero sem nunca já você olá obrigado obrigada no na "
    "encomenda pedido resposta dinheiro volta ninguém nada chega partido recebi espero",
}
FUNCTION_WORDS: dict[str, frozenset[str]] = {code: frozenset(words.split()) for code, words in _WORDS.items()}
