"""Dutch. The participle closes the clause, so most names are proved by what follows them."""

from __future__ import annotations

from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_NUMBER = r"(?:twee|drie|vier|vijf|zes|\d{1,2}(?: ?x)?)"
_BROKEN = (
    r"(?:kapotte?|stuk|beschadigde?|defecte?|gebroken|gebarsten|gescheurd|gescheurde|bekrast|gedeukt|lek|onvolledig"
    r"|aangekomen|geleverd|bezorgd|binnen|verdwenen|kwijt|zoek"
    r"|te (?:klein|groot|kort|lang|krap|strak))"
)
_BOUGHT = (
    r"(?:besteld|gekocht|ontvangen|aangeschaft|gekregen|teruggestuurd|retourneren|retour gestuurd|terugsturen"
    r"|ruilen|omruilen)"
)

NL = ProductWords(
    cues=(
        rf"(?:bestelde|kocht|ontving|kreeg) (?:ik |wij |we |op [^,.\n]{{1,16}} |bij jullie |bij u ){{0,3}}(?:een"
        rf"|{_NUMBER}) ",
        r"(?:in plaats van|i\.p\.v\.) (?:de |het |een |mijn )?",
        r"waar (?:is|zijn|blijft|blijven) (?:mijn|onze|ons) ",
        r"wacht(?:en)? (?:ik |wij |nog steeds |nog altijd |nog |al [^,.\n]{1,20} ){0,3}op (?:mijn|onze|ons) ",
        r"(?:vraag|vragen|informatie) over (?:de|het|jullie|uw) ",
        r"(?:geïnteresseerd in|interesse in) (?:de|het|jullie|uw) ",
        r"garantie (?:op|voor|van) (?:mijn|de|het) ",
    ),
    bare=(r"(?:artikel|product|besteld|model) ?: ",),
    definite=words("de het mijn onze ons deze dit die jullie uw"),
    indefinite=words("een twee drie vier vijf zes acht tien twaalf"),
    followers=(
        rf"(?: ?\([^()\n]{{1,40}}\)| (?:uit|van) (?:mijn |de )?bestelling[^,.\n]{{1,24}}?)? (?:is|zijn|was|waren"
        rf"|werd|werden|kwam|kwamen|kwamen|bleek|bleken)(?!\w)[^.!?;\n]{{0,40}}?(?<!\w){_BROKEN}(?!\w)",
        r" (?:werkt niet|werken niet|doet het niet|doen het niet|lekt|lekken|gaat niet aan|laadt niet|ontbreekt"
        r"|ontbreken|is er niet|werkt nog steeds niet|stopte)(?!\w)",
        rf" (?:(?:bij (?:jullie|u)|online|via (?:jullie|uw) (?:site|website|webshop)|op [^,;!?\n]{{1,16}}|in (?:de "
        rf"maat|maat|het) \w{{1,10}}) ){{0,2}}{_BOUGHT}(?!\w)",
        r" (?:uit|van) (?:mijn |de )?bestelling(?!\w)",
        r" (?:die|dat) (?:ik|wij|we) (?:[^,.!?\n]{1,40} )?(?:bestelde|kocht|besteld|gekocht|ontvangen|ontving)(?!\w)",
        r" (?:geschikt voor|waterdicht|weer op voorraad|op voorraad|leverbaar|vaatwasser|compatibel)",
    ),
    broken=_BROKEN,
    stops=words(
        "de het een mijn onze ons uw jullie zijn haar hun deze dit die dat geen elk iedere welke wat wie waar "
        "wanneer hoe waarom",
        "ik jij je u hij zij ze wij we mij me hem hen ons er",
        "is was waren werd werden wordt worden ben bent heb heeft hebben had hadden kan kunnen kon moet moeten zou "
        "zal wil wilde mag",
        "en of maar want omdat dat als toen hoewel terwijl dus",
        "in op aan bij met naar van voor over onder om door tegen zonder sinds tot uit na achter naast tussen "
        "volgens via per binnen",
        "niet nog nooit al ook alleen zeer heel erg helaas nu vandaag gisteren morgen hier daar dan altijd weer "
        "eindelijk eergisteren",
        "kwam kwamen komt werkt werken doet doen lekt ontbreekt ontbreken besteld gekocht ontvangen geleverd "
        "aangekomen gekregen aangeschaft bezorgd teruggestuurd bleek stopte",
        "kapot beschadigd defect gebroken stuk graag bedankt dank online inclusief plaats",
        "januari februari maart april mei juni juli augustus september oktober november december maandag dinsdag "
        "woensdag donderdag vrijdag zaterdag zondag euro eur",
    ),
    states=words(
        "nieuwe nieuw kapotte beschadigde defecte verkeerde foute gebroken bestelde gekochte mooie leuke prachtige "
        "juiste ontbrekende andere zelfde eerste tweede laatste"
    ),
    joiners=words("&"),
    not_joined=frozenset(),
    qualities=words("blauw blauwe rood rode groen groene zwart zwarte wit witte grijs grijze kleine grote"),
    no_things=words("klanten service klantenservice"),
    containers=words("paar set doos pak stuks"),
    no_products=words(
        "exemplaar exemplaren",
        "bestelling bestellingen pakket pakketje pakketten pakje zending zendingen levering leveringen goederen "
        "artikel artikelen product producten ding dingen spullen inhoud aankoop doos verpakking",
        "mail mails e-mail email e-mails bericht berichten brief antwoord antwoorden reactie telefoontje "
        "bevestiging orderbevestiging factuur facturen melding update document bon",
        "geld bedrag prijs terugbetaling restitutie kosten verzendkosten betaling betalingen kaart creditcard "
        "rekening account wachtwoord code kortingscode korting bon actie abonnement contract tegoed",
        "klant klanten service klantenservice klantendienst bedrijf winkel webshop site website pagina team "
        "medewerker medewerkster bezorger chauffeur koerier postbode persoon mensen verkoper",
        "man vrouw zoon dochter moeder vader broer zus vriend vriendin kind kinderen baby buurman buurvrouw buren "
        "familie hond kat baas collega",
        "dag dagen week weken maand maanden jaar uur tijd minuut minuten termijn datum moment keer verjaardag "
        "kerst kerstmis bruiloft vakantie ochtend avond weekend",
        "geduld vertrouwen begrip hulp probleem problemen vraag vragen reden geval situatie ervaring verzoek "
        "klacht fout fouten gebrek schade excuus excuses belofte",
        "adres naam nummer bestelnummer ordernummer klantnummer telefoonnummer gegevens informatie foto foto's "
        "afbeelding beschrijving handleiding track link status garantie retour ruil vervanging annulering "
        "retourzending",
        "maat kleur kwaliteit aantal model versie onderdeel onderdelen stuk deel rest helft paar soort type eerste "
        "laatste cadeau cadeautje kado vlucht trein ticket hotel kamer reis",
        "aanbod aanbieding punt advocaat bank huis deur thuis werk kantoor leven hand handen aandacht postnl dhl",
    ),
    no_product_endings=(
        "bestelling",
        "zending",
        "levering",
        "pakket",
        "nummer",
        "bevestiging",
        "factuur",
        "adres",
        "service",
        "betaling",
        "kosten",
        "datum",
        "mail",
        "heid",
    ),
    subject=(
        rf" (?:is |zijn |was )?(?:\w{{1,12}} )?{_BROKEN}(?!\w)",
        r" (?:werkt niet|niet (?:ontvangen|geleverd|aangekomen)|ontbreekt)(?!\w)",
    ),
    noun="last",
    compounds=True,
    things=words(
        "bekerhouder bloeddrukmeter bollen boor buggy capsules commode e-bike kleed lattenbodem loopfiets mest",
        "muis oortjes planten regenhoes rozen salontafel serum spel tabletten thermometer voer zaden zalf",
        "adapter aquarium armband badjas bankstel barbecue beamer beeldscherm bestek blender bloemen bloempot",
        "blouse boekenkast boeket boormachine bord borden braadpan bril broek brokken broodrooster bureau camera",
        "chocolade colbert console crème dekbed dekbedovertrek deken deurmat dienblad dressoir driewieler droger",
        "drone eettafel espressomachine fauteuil fietscomputer fietsslot föhn gitaar glazen gloeilamp gordijn",
        "gordijnen grasmaaier gympen halsband halter hamer handdoek handdoeken handschoenen handtas helm hoed",
        "hondenvoer honing hoodie jack jas jurk kaars kaarsen kachel kalender kandelaar karaf kas kattenvoer",
        "kerstboom ketting kinderstoel kinderwagen klok knuffel koekenpan koelkast koffer koffiemachine",
        "koffiezetapparaat kopje kopjes koptelefoon krabpaal kruiwagen kruk krukken kussen kussens kussensloop",
        "laarzen ladder ladekast laken lakens lamp lampen lampenkap lantaarn laptop legging lens lepel lijst",
        "lippenstift loopband luidspreker magnetron matras messen mixer mok mokken molen monitor muts nachtkastje",
        "ondergoed oorbellen oordopjes oplader oven overhemd pan pannen pantoffels parasol parfum pen plaid plant",
        "plantenbak platenspeler portemonnee poster powerbank printer puzzel pyjama radio riem rok rolgordijn",
        "router rugzak sandalen schaal scheerapparaat schilderij schoen schoenen schort shampoo sjaal slaapzak",
        "slot snijplank sokken speaker speelgoed spiegel spijkerbroek statief stoel stoelen stofzuiger strijkijzer",
        "stropdas tablet tafelkleed tandenborstel tapijt tas televisie tent thee theepot thermosfles toetsenbord",
        "trampoline trui tuinbank tuinslang vaas vaatwasser ventilator versterker vest viool vloerkleed vork",
        "vriezer wasmachine waterkoker wieg wijn wok zaag zadel zeep zonnebril",
    ),
    household=words(
        "band bank bed boek boeken fiets fles glas horloge kabel kan kast koffie kom kop mes pak plank pop ring",
        "step tafel telefoon",
    ),
)
