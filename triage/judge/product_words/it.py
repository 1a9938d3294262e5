"""Italian."""

from __future__ import annotations

from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_NUMBER = r"(?:due|tre|quattro|cinque|sei|\d{1,2}(?: ?x)?)"
_DETERMINER = (
    rf"(?:(?:una?|uno|il mio|la mia|i miei|le mie|il nostro|la nostra|il|lo|la|i|gli|le|quest[oaei]|dei|delle"
    rf"|degli)(?: {_NUMBER})? |un'|l'|{_NUMBER} )"
)
_WHEN = (
    r"(?:(?:il \d{1,2} \w{5,10}(?: \d{4})?|sul vostro sito|da voi|online|ieri|[\w]{1,8} (?:giorni|settimane) fa),? "
    r"){0,2}"
)
_BROKEN = (
    r"(?:rott[oaie]|danneggiat[oaie]|difettos[oaie]|crepat[oaie]|graffiat[oaie]|ammaccat[oaie]|incomplet[oaie]"
    r"|strappat[oaie]|scheggiat[oaie]|guast[oaie]|spaccat[oaie]|a pezzi|in frantumi"
    r"|tropp[oa] (?:piccol[oaie]|grand[ei]|cort[oaie]|lung[oa]|strett[oaie]))"
)

IT = ProductWords(
    cues=(
        rf"(?:ordinato|acquistato|comprato|ricevuto|ordinai|restituire|restituito|cambiare|preso) {_WHEN}{_DETERMINER}",
        rf"(?:invece|al posto) (?:di |del |della |dello |dell'|dei |delle )(?:{_DETERMINER})?",
        r"dov'è (?:il mio|la mia) ",
        r"(?:aspetto|aspettando|aspettiamo) (?:ancora )?(?:il mio|la mia|i miei|le mie) ",
        rf"ordine (?:n\.? ?|n° ?|numero )?#?[\w-]*\d[\w-]* (?:di|per) {_DETERMINER}",
        r"(?:domanda|domande|informazioni|info) (?:su|sul|sulla|sullo|riguardo al|riguardo alla) (?:vostr[oa] )?",
        r"interessat[oa] (?:al|alla|allo|ai|alle) (?:vostr[oaie] )?",
        r"garanzia (?:del|della|per il|per la) (?:mi[oa] )?",
    ),
    bare=(r"(?:articolo|prodotto|ordinato|modello) ?: ",),
    definite=words(
        "del della dello dei delle al alla",
        "il lo la i gli le l' mio mia miei mie nostro nostra questo questa questi queste quest' vostro vostra",
    ),
    indefinite=words("un uno una un' due tre quattro cinque sei otto dieci dodici dei delle degli del della dell'"),
    followers=(
        rf"(?: ?\([^()\n]{{1,40}}\)| dell'ordine[^,.\n]{{1,24}}?)? (?:(?:mi|ci) )?(?:è|sono|era"
        rf"|erano)(?!\w)[^.!?;\n]{{0,30}}?(?<!\w){_BROKEN}(?!\w)",
        r" (?:(?:ancora )?non (?:è |sono |mi è )?(?:ancora )?(?:arrivat[oaie]|funziona|funzionano|si accende"
        r"|carica|scalda)|ha smesso|si è (?:rott[oa]|guastat[oa])|si sono rott[ie]|perde)(?!\w)",
        r" che (?:ho|abbiamo|avevo) (?:ordinato|acquistato|comprato|ricevuto)(?!\w)",
        r" (?:dell'ordine|nell'ordine) (?:n|\d|#)",
        r" (?:è compatibile|sono compatibili|è disponibile|sono disponibili|è adatt[oa]|si può lavare|va in "
        r"lavastoviglie|è impermeabile)",
    ),
    broken=_BROKEN,
    stops=words(
        "arriva arrivano perde perdono balla",
        "dell' nell' all' dall' sull' c' n' s' m' t'",
        "il lo la i gli le un uno una mio mia miei mie tuo suo sua nostro nostra vostro vostra questo questa "
        "questi queste quello quella che chi cui quale quando dove come perché",
        "io tu lui lei noi voi loro mi ti si ci vi ne me e ed o ma però quindi se anche benché mentre",
        "è sono era erano ho ha hanno abbiamo avevo aveva essere avere stato stata fatto può devo deve sia",
        "in con su per tra fra a al allo alla ai dal dalla dallo del dello della dei delle nel nella sul sulla da "
        "senza sotto sopra dopo prima durante contro presso verso entro tramite fino",
        "non né mai niente nulla ancora già molto più meno male bene solo soltanto ieri oggi domani ora qui lì "
        "sempre troppo purtroppo",
        "arrivato arrivata arrivati arrivate rotto rotta rotti rotte danneggiato danneggiata funziona funzionano "
        "smesso ordinato ordinata comprato comprata ricevuto ricevuta acquistato acquistata",
        "lunedì martedì mercoledì giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno "
        "luglio agosto settembre ottobre novembre dicembre euro eur",
        "continua continuano serve servono suona suonano resta rimane perde fa fanno va vanno sta stanno tiene "
        "sembra pare scorso scorsa",
        "grazie salve buongiorno cordiali saluti spett",
    ),
    states=words(
        "secondo seconda terzo terza",
        "nuovo nuova nuovi nuove rotto rotta difettoso difettosa sbagliato sbagliata danneggiato danneggiata bello "
        "bella bel bellissimo bellissima splendido splendida altro altra stesso stessa primo prima",
    ),
    joiners=words("di da in d' del della dei &"),
    not_joined=words(
        "ritardo negozio tempo buono ottimo cattivo pessimo attesa regalo parte poco più voi noi corso anticipo "
        "perfetto ottime buone questo"
    ),
    qualities=words("blu rosso verde nero bianco grigio piccolo grande"),
    no_things=words("clienti servizio assistenza"),
    containers=words("paio paia set scatola pacchetto confezione"),
    no_products=words(
        "disdetta recesso copia copie",
        "ordine ordini pacco pacchi pacchetto collo articolo articoli prodotto prodotti spedizione spedizioni "
        "consegna consegne acquisto acquisti cosa cose oggetto oggetti merce scatola confezione contenuto",
        "mail e-mail email messaggio messaggi lettera telefonata chiamata risposta risposte conferma fattura "
        "fatture notifica avviso documento documenti ricevuta",
        "soldi denaro importo prezzo rimborso costi spese pagamento pagamenti carta conto account password codice "
        "sconto buono coupon promozione abbonamento contratto credito addebito",
        "cliente clienti servizio servizi azienda negozio sito pagina squadra corriere fattorino postino persona "
        "persone operatore operatrice addetto addetta gente venditore assistenza",
        "marito moglie figlio figlia figli madre padre fratello sorella amico amica bambino bambina vicino vicina "
        "famiglia cane gatto capo collega compagno compagna",
        "giorno giorni settimana settimane mese mesi anno anni ora ore tempo minuto minuti termine data momento "
        "volta volte compleanno natale matrimonio vacanza vacanze mattina sera",
        "pazienza fiducia comprensione aiuto problema problemi domanda domande ragione caso situazione esperienza "
        "richiesta reclamo lamentela errore difetto danno scuse promessa",
        "indirizzo nome numero numeri telefono dati informazioni informazione foto immagine immagini descrizione "
        "istruzioni tracciamento tracking link stato garanzia cambio sostituzione reso annullamento",
        "taglia colore qualità quantità modello versione pezzo pezzi parte resto metà paio tipo genere primo "
        "ultimo regalo regali volo treno biglietto hotel camera viaggio",
        "offerta punto avvocato banca casa porta domicilio lavoro ufficio vita testa mano mani attenzione",
    ),
    subject=(
        rf" (?:è |sono )?(?:arrivat[oaie] )?{_BROKEN}(?!\w)",
        r" (?:non (?:ricevut[oaie]|arrivat[oaie]|funziona|consegnat[oaie]))(?!\w)",
    ),
    noun="first",
    elides=True,
    things=words(
        "barolo bici bulbi capsule caricabatterie compresse concime cuccia frigo gioco macinacaffè maglia",
        "misuratore mouse olio piante pomata rete rose semi siero termometro tiragraffi tosaerba tovagliette",
        "abito accappatoio acquario adattatore altoparlante anello armadio asciugacapelli asciugamani asciugamano",
        "asciugatrice aspirapolvere auricolari bambola barbecue batteria berretto bicchiere bicchieri bollitore",
        "borsa bracciale braccialetto brocca caffettiera calendario calice calici calze calzini camicetta camicia",
        "candela candele candeliere cappello cappotto caraffa cardigan caricatore carriola casco casseruola",
        "cassettiera chitarra cintura cioccolatini ciotola collana coltelli coltello computer console coperta",
        "cornice cravatta credenza crema crocchette cucchiaio cuffie culla cuscini cuscino divano drone federa",
        "felpa ferro fiori fioriera forchetta forno fotocamera frigorifero frullatore giacca gilet giocattolo",
        "giradischi gonna grembiule guanti guinzaglio jeans lampada lampade lampadina lanterna lavastoviglie",
        "lavatrice lenzuola lenzuolo libreria lucchetto macinino maglione martello materasso mazzo mensola",
        "microonde miele moka monitor monopattino obiettivo occhiali ombrellone orecchini padella panca pantaloni",
        "pantofole paralume passeggino peluche penna pentola pesi pianta piatti piatto pigiama piumone poltrona",
        "portafoglio portatile posate poster profumo proiettore puzzle quadro racchetta radio rasoio rossetto",
        "sandali sapone scaffale scarpa scarpe sciarpa scrivania sedia sedie sega seggiolone sella serra sgabello",
        "shampoo specchio spremiagrumi stampante stivali stufa tablet tagliaerba tagliere tappeto tastiera",
        "tavolino tazza tazze teiera televisore tenda tende thermos tostapane tovaglia trampolino trapano",
        "treppiede triciclo tubo tè valigia vaso vassoio ventilatore vestito vino violino zaino zerbino",
    ),
    household=words(
        "bicicletta bottiglia caffè cassa cavo completo letto libri libro macchina orologio scala tavolo telefono",
    ),
)
