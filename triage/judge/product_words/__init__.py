"""How customers name what they bought, by language: the words around a product, the words that end its name, and the
nouns that are no product. Tables only; `judge.products` reads them."""
