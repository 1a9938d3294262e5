"""How agents promise an answer by a certain time, by language. Tables only; `reply.sent_promise` reads them."""

from triage.reply.promise_words.de import DE
from triage.reply.promise_words.en import EN
from triage.reply.promise_words.es import ES
from triage.reply.promise_words.fr import FR
from triage.reply.promise_words.it import IT
from triage.reply.promise_words.nl import NL
from triage.reply.promise_words.pt import PT
from triage.reply.promise_words.row import PromiseWords

PROMISE_WORDS: dict[str, PromiseWords] = {"en": EN, "de": DE, "fr": FR, "es": ES, "it": IT, "nl": NL, "pt": PT}
