"""Letters in the languages of formal address, told back sentence by sentence."""

from __future__ import annotations

from datetime import date

import pytest

from triage.reply.retell.formal.manners import MANNERS
from triage.reply.retell.formal.voice import Formal

DAY = date(2026, 11, 18)
VOICES = {manner.code: Formal(manner) for manner in MANNERS}


def turned(language: str, words: str) -> str | None:
    return VOICES[language].turn(words, DAY)


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("de", "Ich habe am 3. November eine Lampe bestellt.", "Sie haben am 3. November eine Lampe bestellt"),
        ("de", "Seit Wochen warte ich auf mein Geld.", "Seit Wochen warten Sie auf Ihr Geld"),
        (
            "de",
            "Habe die Lampe am 3.11. bestellt und warte noch.",
            "Sie haben die Lampe am 3.11. bestellt und warten noch",
        ),
        ("de", "Der Bräter hat am Rand eine Delle.", "Der Bräter hat am Rand eine Delle"),
        ("fr", "J'ai commandé une lampe le 3 novembre.", "Vous avez commandé une lampe le 3 novembre"),
        ("fr", "Je n'ai toujours pas reçu mon colis.", "Vous n'avez toujours pas reçu votre colis"),
        ("fr", "Je me suis trompée de format.", "Vous vous êtes trompée de format"),
        ("es", "Compré unas botas y me llegaron rotas.", "Compró unas botas y le llegaron rotas"),
        ("es", "Me lo devolvieron sin tocarlo.", "Se lo devolvieron sin tocarlo"),
        ("es", "Llevo seis semanas esperando mi pedido.", "Lleva seis semanas esperando su pedido"),
        ("it", "Ho ordinato una lampada e mi è arrivata rotta.", "Ha ordinato una lampada e Le è arrivata rotta"),
        ("it", "Vorrei cambiare la mia maglia con una M.", "Vorrebbe cambiare la Sua maglia con una M"),
        ("it", "Mi sono sbagliata di misura.", "Si è sbagliata di misura"),
        ("nl", "Ik heb op 3 november een lamp besteld.", "U hebt op 3 november een lamp besteld"),
        ("nl", "De lamp die ik besteld heb, is kapot.", "De lamp die u besteld hebt, is kapot"),
        ("pt", "Comprei uma lâmpada e ela chegou partida.", "Comprou uma lâmpada e ela chegou partida"),
        ("pt", "Usei-as seis vezes e a sola descolou.", "Usou-as seis vezes e a sola descolou"),
        ("pt", "Paguei 30 € e não recebi nada.", "Pagou 30 € e não recebeu nada"),
    ],
)
def test_what_customers_say_of_themselves_is_said_of_them(language: str, words: str, told: str) -> None:
    assert turned(language, words) == told


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("de", "Am 3. Mai haben Sie mir Antwort versprochen.", "Am 3. Mai haben wir Ihnen Antwort versprochen"),
        ("de", "Das Rad steht seit Mai bei Ihnen in der Werkstatt.", "Das Rad steht seit Mai bei uns in der Werkstatt"),
        ("de", "Die Waschmaschine habt ihr am Montag abgeholt.", "Die Waschmaschine haben wir am Montag abgeholt"),
        ("fr", "Vous m'avez promis une livraison le 3.", "Nous vous avons promis une livraison le 3"),
        ("fr", "Je vous ai écrit deux fois.", "Vous nous avez écrit deux fois"),
        ("fr", "Je veux que vous m'en renvoyiez un autre.", "Vous voulez que nous vous en renvoyions un autre"),
        ("es", "Me habéis enviado el abrigo equivocado.", "Le hemos enviado el abrigo equivocado"),
        ("es", "Les escribí el viernes a su web.", "Nos escribió el viernes a nuestra web"),
        ("it", "Mi avete addebitato due volte 26 euro.", "Le abbiamo addebitato due volte 26 euro"),
        ("it", "Vi ho già scritto tre volte.", "Ci ha già scritto tre volte"),
        ("nl", "Jullie beloofden mij levering op maandag.", "Wij beloofden u levering op maandag"),
        ("nl", "Ik heb de fiets bij jullie gekocht.", "U hebt de fiets bij ons gekocht"),
        ("pt", "Telefonei para a vossa linha duas vezes.", "Telefonou para a nossa linha duas vezes"),
    ],
)  # fmt: skip
def test_what_they_say_of_us_is_said_of_us(language: str, words: str, told: str) -> None:
    assert turned(language, words) == told


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("de", "Können Sie mir einen neuen schicken?", "Sie fragen: „Können Sie mir einen neuen schicken?“"),
        ("de", "Bitte nachschicken, danke.", "Sie schreiben: „Bitte nachschicken.“"),
        ("fr", "Pouvez-vous m'en renvoyer une ?", "Vous nous demandez de vous en renvoyer une"),
        ("fr", "La crème contient-elle du parfum ?", "Vous demandez : « La crème contient-elle du parfum ? »"),
        ("es", "¿Me podríais mandar una nueva?", "Nos pregunta: «¿Me podríais mandar una nueva?»"),
        ("it", "Come devo procedere per il reso?", "Ci chiede: «Come devo procedere per il reso?»"),
        ("nl", "Kunnen jullie het verschil terugstorten?", "U vraagt: “Kunnen jullie het verschil terugstorten?”"),
        ("pt", "Podem enviar-me o óleo, por favor?", "Pergunta-nos: «Podem enviar-me o óleo, por favor?»"),
    ],
)  # fmt: skip
def test_what_they_ask_is_named_or_quoted(language: str, words: str, told: str) -> None:
    assert turned(language, words) == told


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("de", "Gestern kam die Lampe ohne Schirm.", "Am 17. November kam die Lampe ohne Schirm"),
        ("de", "Die Lampe flackert seit gestern.", "Die Lampe flackert seit dem 17. November"),
        ("fr", "J'ai reçu hier la mauvaise lampe.", "Vous avez reçu le 17 novembre la mauvaise lampe"),
        ("es", "Ayer me llegó la caja vacía.", "El 17 de noviembre le llegó la caja vacía"),
        ("it", "Ieri è arrivato il pacco sbagliato.", "Il 17 novembre è arrivato il pacco sbagliato"),
        ("nl", "Gisteren is de verkeerde lamp bezorgd.", "Op 17 november is de verkeerde lamp bezorgd"),
        ("pt", "Recebi ontem a encomenda errada.", "Recebeu no dia 17 de novembro a encomenda errada"),
    ],
)
def test_yesterday_becomes_a_date(language: str, words: str, told: str) -> None:
    assert turned(language, words) == told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Ihr seid Betrüger und habt mein Geld gestohlen."),
        ("de", "Sie ist gestern kaputtgegangen und hat mir die Hand verletzt."),
        ("de", "weil die Lampe seit Wochen nicht kommt"),
        ("fr", "Vous êtes des escrocs et je saisis la justice."),
        ("fr", "Je gribouille depuis des semaines sur votre formulaire."),
        ("fr", "parce que le colis n'est jamais arrivé"),
        ("es", "Sois unos estafadores y queréis mi dinero."),
        ("es", "La señora perdió su bolso en la entrega."),
        ("it", "Siete dei ladri e rivoglio i miei soldi."),
        ("nl", "Jullie zijn oplichters en ik wil mijn geld."),
        ("nl", "Ik frobbel al weken met jullie formulier."),
        ("pt", "São uns ladrões e quero o meu dinheiro."),
    ],
)
def test_insults_fragments_and_unsure_persons_are_not_told(language: str, words: str) -> None:
    assert turned(language, words) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Die Katze hat ihren Napf nicht bekommen."),
        ("es", "Compramos una lámpara y llegó rota."),
        ("pt", "Comprámos uma mesa e chegou partida."),
    ],
)
def test_whose_something_is_nobody_decides_the_words_are_quoted(language: str, words: str) -> None:
    assert (turned(language, words), words in (VOICES[language].quoted(words) or "")) == (None, True)


_TWO_QUESTIONS = [
    ("de", "Sie fragen: „Wann?“", "Sie fragen: „Wie?“", "Sie fragen: „Wann?“ und „Wie?“"),
    ("fr", "Vous demandez : « Quand ? »", "Vous demandez : « Où ? »", "Vous demandez : « Quand ? » et « Où ? »"),
    ("es", "Nos pregunta: «¿Cuándo?»", "Nos pregunta: «¿Cómo?»", "Nos pregunta: «¿Cuándo?» y «¿Cómo?»"),
    ("it", "Ci chiede: «Quando?»", "Ci chiede: «Come?»", "Ci chiede: «Quando?» e «Come?»"),
    ("nl", "U vraagt: “Wanneer?”", "U vraagt: “Hoe?”", "U vraagt: “Wanneer?” en “Hoe?”"),
    ("pt", "Pergunta-nos: «Quando?»", "Pergunta-nos: «Como?»", "Pergunta-nos: «Quando?» e «Como?»"),
]


@pytest.mark.parametrize(("language", "one", "other", "told"), _TWO_QUESTIONS)
def test_two_questions_behind_each_other_are_asked_in_one_sentence(
    language: str, one: str, other: str, told: str
) -> None:
    assert VOICES[language].joined((one, other)) == (told,)


def test_a_second_and_a_third_quotation_do_not_begin_like_the_first() -> None:
    written = "Sie schreiben: „Bitte rufen Sie an.“"
    assert [each.partition(":")[0] for each in VOICES["de"].joined((written,) * 3)] == [
        "Sie schreiben",
        "Außerdem schreiben Sie",
        "Und Sie schreiben",
    ]


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("de", 'Bitte den Satz "Flora" schicken.', "Sie schreiben: „Bitte den Satz ‚Flora‘ schicken.“"),
        ("fr", "Renvoyez-moi le lot « Flore ».", "Vous écrivez : « Renvoyez-moi le lot “Flore”. »"),
        ("nl", 'Stuur mij de set "Flora".', "U schrijft: “Stuur mij de set ‘Flora’.”"),
        ("pt", "Enviem-me o conjunto «Flora».", "Escreve-nos: «Enviem-me o conjunto “Flora”.»"),
    ],
)
def test_marks_within_a_quotation_are_the_inner_ones_of_the_language(language: str, words: str, told: str) -> None:
    assert turned(language, words) == told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Falls es schon raus ist, sagen Sie mir bitte kurz Bescheid."),
        ("de", "Schickt mir bitte ein Etikett, einen Drucker habe ich nicht."),
        ("fr", "Livrez-moi ce canapé avant mercredi ou remboursez-moi."),
        ("es", "Rogamos nos indiquen cuándo recibiremos las dos restantes."),
        ("it", "Ditemi voi quando passa il corriere, io ci sono solo di mattina."),
        ("nl", "Wij krijgen liever geen nieuwe van hetzelfde merk."),
        ("pt", "Peço que façam a transferência e que me enviem o comprovativo."),
    ],
)
def test_what_we_are_told_to_do_stands_in_their_own_words(language: str, words: str) -> None:
    assert words in (turned(language, words) or "")


@pytest.mark.parametrize(
    ("language", "words", "told"),
    [
        ("de", "Ich storniere und will mein Geld zurück.", "Sie stornieren und wollen Ihr Geld zurück"),
        ("it", "Vi chiedo di ritirare la macchina.", "Ci chiede di ritirare la macchina"),
        ("nl", "Ik wil mijn geld terug voor maandag.", "U wilt uw geld terug voor maandag"),
        ("pt", "Cancelo a encomenda e exijo o dinheiro.", "Cancela a encomenda e exige o dinheiro"),
    ],
)
def test_a_wish_that_can_be_turned_is_said_of_them(language: str, words: str, told: str) -> None:
    assert turned(language, words) == told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Bitte liefern Sie an:"),
        ("fr", "Nous dormons par terre depuis."),
        ("nl", "U krijgen de tafel niet."),
        ("pt", "Maria da Graça Sequeira"),
    ],
)
def test_half_a_request_a_name_and_a_verb_that_does_not_agree_are_not_told(language: str, words: str) -> None:
    assert turned(language, words) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Können Sie eigentlich lesen?"),
        ("es", "¿Catorce grados?"),
        ("fr", "Vous me prenez pour qui ?"),
        ("it", "Mi prendete in giro?"),
        ("nl", "Denken jullie dat ik gek ben?"),
        ("pt", "O engano foi no armazém, não é?"),
    ],
)
def test_a_question_that_wants_no_answer_is_not_handed_back(language: str, words: str) -> None:
    assert turned(language, words) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("it", "Se non arriva entro venerdì, blocco gli addebiti in banca."),
        ("it", "Ieri ci è stato consegnato il tavolo con una gamba rotta."),
        ("it", "Ho ricevuto la lampada ma non funziona piu."),
        ("es", "Llevo media vida comprándoles lana y no tengo queja."),
        ("es", "Compré unos auriculares el dia 3 y no funcionan."),
        ("fr", "La commande est pas là et le suivi bouge plus."),
        ("pt", "Ontem entregaram-nos a mesa com uma perna partida."),
        ("de", "Ich habe vor drei wochen eine lampe bestellt."),
    ],
)
def test_what_cannot_be_ours_is_at_most_quoted(language: str, words: str) -> None:
    voice = VOICES[language]
    told = turned(language, words)
    assert told is None or voice.quotes(told)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Wenn nicht, ich storniere."),
        ("fr", "À défaut, nous annulerons cette partie."),
        ("it", "Se non è possibile, non la voglio."),
        ("pt", "Se não aparecer, quero o dinheiro."),
    ],
)
def test_a_condition_is_not_cut_from_what_holds_on_it(language: str, sentence: str) -> None:
    assert VOICES[language].clauses(sentence) == ((0, len(sentence)),)


def test_a_verb_of_theirs_is_turned_and_no_noun_behind_its_article() -> None:
    said = turned("nl", "De fiets die ik bij jullie heb gekocht kwam met een krom stuur en een kras.")
    assert said == "De fiets die u bij ons hebt gekocht kwam met een krom stuur en een kras"
