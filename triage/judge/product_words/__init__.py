"""How customers name what they bought, by language: the words around a product, the words that end its name, the nouns
that are products and those that are none. Tables only; `judge.products` reads them."""

from triage.judge.product_words.de import DE
from triage.judge.product_words.en import EN
from triage.judge.product_words.es import ES
from triage.judge.product_words.fr import FR
from triage.judge.product_words.it import IT
from triage.judge.product_words.nl import NL
from triage.judge.product_words.pt import PT
from triage.judge.product_words.row import ProductWords

TABLES: dict[str, ProductWords] = {"en": EN, "de": DE, "fr": FR, "es": ES, "it": IT, "nl": NL, "pt": PT}
