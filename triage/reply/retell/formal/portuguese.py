"""Portuguese as this house speaks it."""

from __future__ import annotations

import re

from triage.reply.retell.formal.manner import Day, Manner
from triage.reply.retell.formal.marks import Marks
from triage.reply.retell.formal.portuguese_person import to_formal
from triage.reply.retell.formal.portuguese_verbs import TABLE

_TOLD = "|".join(sorted(set(TABLE.values())))


def _never(words: str) -> None:
    """A Portuguese request stands in the customer's own words."""


PORTUGUESE = Manner(
    code="pt",
    person=to_formal,
    asked=_never,
    borders=re.compile(
        r";\s|\s[-–—]+\s|\.\.+\s*|…\s*|[!?]+\s+|(?<!n\.º)(?<=[a-zãõáéíóúçê][a-zãõáéíóúçê])\.\s+|:\s"
        r"|,?\s(?=(?:senão|caso contrário|se não,)\s)"
        r"|,?\s(?=(?:mas|porém|porque|embora|por isso|no entanto|contudo)\s)"
        r"|,?\s(?=e (?:agora|ainda|não|me|o|a|os|as|um|uma|já|até|ninguém|nada|quero|preciso|disseram|hoje|ontem)\b)"
        r"|,\s(?=(?:e|não|já|ninguém|uma falta|quero|preciso|por isso)\b)",
        re.IGNORECASE,
    ),
    greeting=re.compile(
        r"^(?:(?:olá|oi|ola) (?=[a-z])|boas,?\s|(?:olá|oi|ola|bom dia|boa tarde|boa noite|car[oa]s?|exmos?\.?"
        r"|exmas?\.?|prezad[oa]s?"
        r"|estimad[oa]s?)\b[^,.!:?\n]{0,40}[,.!:](?!\d)\s*)+",
        re.IGNORECASE,
    ),
    opening=re.compile(
        r"^(?:e|mas|porém|pois|então|infelizmente|além disso|acontece que|ou seja|aliás|enfim|por isso|portanto"
        r"|contudo|no entanto|também,|bem,|só que|porque"
        r"|(?:venho|vinha) (?:por este meio )?(?:informar|comunicar|reclamar|dizer)(?:-vos|-lhes)? que"
        r"|(?:gostaria|gostava|queria) de (?:vos )?(?:informar|dizer|comunicar)(?:-vos)? que)\b,?\s+(?=\S)",
        re.IGNORECASE,
    ),
    heat=re.compile(
        r",?\s*\b(?:realmente|absolutamente|totalmente|sinceramente|francamente|literalmente|obviamente"
        r"|evidentemente|simplesmente|finalmente|de verdade)\b,?",
        re.IGNORECASE,
    ),
    thanks=re.compile(
        r"[,.;]\s*(?:(?:(?:muito )?obrigad[oa]|cumprimentos|agradecid[oa]|atenciosamente"
        r"|grat[oa])\b[^?,.;]*(?:[,.;]\s*|$)|(?:por favor|sff)\s*(?:[,.;]\s*|$))+$",
        re.IGNORECASE,
    ),
    days=(
        Day(re.compile(r"\bde ontem\b", re.IGNORECASE), -1, "do dia {date}"),
        Day(re.compile(r"\bde hoje\b(?! em)", re.IGNORECASE), 0, "do dia {date}"),
        Day(re.compile(r"\bdesde ontem\b", re.IGNORECASE), -1, "desde {date}"),
        Day(re.compile(r"\banteontem\b", re.IGNORECASE), -2, "no dia {date}"),
        Day(re.compile(r"\bontem(?: (?:de manhã|à tarde|à noite))?\b", re.IGNORECASE), -1, "no dia {date}"),
        Day(re.compile(r"\b(?:esta manhã|esta tarde|hoje de manhã|hoje cedo)\b", re.IGNORECASE), 0, "no dia {date}"),
        Day(re.compile(r"(?<!de )(?<!até )\bhoje,? (?=dia \d)", re.IGNORECASE), 0, "no "),
        Day(re.compile(r"(?<!de )(?<!até )\bhoje\b(?! em dia)", re.IGNORECASE), 0, "no dia {date}"),
        Day(re.compile(r"(?<!de )(?<!da )\bamanhã\b", re.IGNORECASE), 1, "no dia {date}"),
    ),
    unfit=re.compile(
        r"\b(?:acham (?:isto|isso) (?:normal|sério)|parece-(?:vos|lhes) (?:sério|normal)|"
        r"deus|perfeit[oa]s?|fico a aguardar|aguardo (?:a|uma|vossa)|burl\w+|ladr\w+|roub\w+|vigaris\w*"
        r"|vigarice|aldrab\w*|merda\w*|porra|inferno|pqp|caralho|foda\w*|puta\w*|idiota\w*|imbecil\w*|estúpid\w*"
        r"|parvo\w*|incompeten\w*|incapaz\w*|vergonh\w*|escandal\w*|escândalo|inaceit\w*|inadmiss\w*|lamentável"
        r"|palhaç\w*|absurdo\w*|ridícul\w*|gozar|a gozar|gozo|mentir\w*|mentem|mentiu|engan(?:ar|ados?|am)|golpe"
        r"|golpist\w*|falta de respeito|desrespeit\w*|nojo|péssim\w*|advogad\w*|tribunal|justiça|denúncia|polícia"
        r"|queixa|procon|reclame aqui|deco|asae|livro de reclamações|processo judicial|legal\w*|avaliação negativa"
        r"|trustpilot|redes sociais|nunca mais|parabéns|obrigad\w*|cumprimentos|beijinho\w*|abraço\w*|coração"
        r"|ótim\w*|excelente\w*|maravilh\w*|desilu\w*|furios\w*|indignad\w*|fart[oa]s?|chatead\w*|aborrecid\w*"
        r"|cansad\w*|acho|acha|penso|pensa|imagino|imagina|suponho|supõe|não sei|não sabe|em anexo|anexo|acima"
        r"|abaixo|desculp\w*|ajuda|culpa)\b",
        re.IGNORECASE,
    ),
    broken=re.compile(
        r"^(?:É|A|O)(?: a| o)? ?(?:sua )?(?:encomenda|pedido|número da encomenda)(?: é)?(?: a| o)? [\w/#-]+$|^º|\bn$"
        r"|^(?:que|porque|pois|senão|nem|ou|cujo|o qual|a qual|para que|e|onde|enquanto)\b|^(?:quando|se|como|embora"
        r"|depois de|ao)\b[^,]*$|\b(?:e|ou|que|de|do|da|dos|das|a|ao|à|o|os|as|um|uma|para|com|em|no|na|por|seu|sua"
        r"|seus|suas|nosso|nossa|mas|muito|mais|não|lhe|se|foi)$|,\s*,|\blhe lhe\b|\bse se\b",
        re.IGNORECASE,
    ),
    mine=re.compile(
        r"\b(?:eu|me|mim|meus?|minhas?|comigo|tu|teu|tua|vós|vosso|vossa|vos|vocês|mo|ma)\b|\b(?:não"
        r"|lhe) (?!(?:como|quando|tanto|pouco|muito|isso|isto|todo|outro|só|mesmo"
        r"|obstante)\b)[^\W\d_]{3,}[^aã\W\d_]o\b",
        re.IGNORECASE,
    ),
    finite=re.compile(
        r"\b(?:é|são|era|eram|foi|foram|está|estão|estava|estavam|há|havia|tem|têm|tinha|vem|veio|vinha|vai|vão|pode"
        r"|podem|deve|devia|faz|fez|falta|faltam|faltava|faltavam|funciona\w*|diz|dizem|diss\w+|continua|continuam"
        r"|quer|precisa|pede|recebeu|espera|aguarda|solicita|exige|gostaria|gostava|fica|ficou|atualiza|consta|paga"
        r"|leva|chega|serve|segue|usou\w*|\w{2,}(?:ou|eu|iu|aram|eram|iram|ava|avam|ia|iam))(?:-\w+)?\b"
        rf"|\b(?:{_TOLD})\b",
        re.IGNORECASE,
    ),
    leaning=re.compile(
        r"^(?:Chegou|Chegaram|Veio|Vieram|Estava|Estavam|Está|Estão"
        r"|É (?!a (?:segunda|terceira|quarta|quinta|sexta|enésima)|o (?:segundo|terceiro|quarto))|Era|São|Funciona"
        r"|Não (?:funciona|chegou|veio|liga|é|está|são|carrega)|Usou-\w+|Isto|Isso|Este|Esta|Esse|Essa|Ele|Ela|Eles"
        r"|Elas|Aí|Lá|Depois|Então|Também|Assim)\b",
    ),
    event=re.compile(
        r"\b(?:transferência|torto|torta|amolgad\w*|solto|solta|abanar|porém|paga|"
        r"código|vale|utilizad[oa]|usei|usou|oferec\w+|"
        r"fumo|faíscas|derretid\w*|explodi\w*|saltou|cedeu|cheiro|queimado|racha|partiu|sozinh\w*|"
        r"subscrev\w+|grávida|alérgic\w*|ferid\w*|queim\w*|crianç\w*|perigos\w*|encomend\w+|pedi\w+|compr\w+"
        r"|pag\w+|cobr\w+"
        r"|receb\w+|cheg\w+|falt\w+|partid[oa]s?|parti\w+|danificad\w*|riscad\w*|rasgad\w*|defeit\w*|avariad\w*"
        r"|errad\w*|engan\w+|cor|tamanho|não|nada|ninguém|nenhum\w*|nunca|ainda|sem|continua|desde|duas vezes|fatura"
        r"|devol\w+|reembols\w*|troc\w+|cancel\w*|promet\w+|disseram\w*|telefon\w+|lig\w+|escrev\w+|resposta"
        r"|respond\w*|esper\w*|aguard\w*|rastre\w*|precisa|quer|solicita|prenda|presente|aniversário|casamento"
        r"|descol\w+|funciona\w*|garantia|entreg\w+|garantid\w*|em vez|moído|teste|segunda vez|terceira vez|veio"
        r"|recebeu|consta)\b",
        re.IGNORECASE,
    ),
    ordered=re.compile(r"\b(?:[Ee]ncomendou|[Cc]omprou|[Pp]ediu|[Cc]ancelou|[Dd]evolveu)\b"),
    asks=re.compile(
        r"^(?:e |mas |ou )?(?:me|podem|pode|poderiam|poderia|podiam|têm|tem|há|qual|quais|quando|onde|como|quem"
        r"|quanto\w*|o que|que|porque|por que|é possível|é|será|seria|dá|vão|vai|posso|devo|existe|até quando|em que"
        r"|conseguem|consegue|para quando|já|também|ainda|vou|estou|faz|fazem|entregam|enviam|serve|dão)\b|^(?:o|a|os"
        r"|as|um"
        r"|uma) [^,.]*$",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"^(?!t[êe]m|v[êe]m|ontem|também|quem|nem|porém|sem|bem|em |além|alguém|ninguém)\w+(?<![rvi])(?:am|em) (?:o|a"
        r"|os|as|um|uma|outra|outro)\b|"
        r"^ou\b.*\bou\b|"
        r"\b(?:por favor|se faz favor|sff|favor)\b"
        r"|\b(?:peço|pedia|pedíamos|pedimos|solicito|solicitamos|solicitava|exijo|exigimos|agradecia|agradecemos que"
        r"|agradecíamos"
        r"|quero|queremos|queria|queríamos|gostava (?:de|que)|gostaria|gostaríamos|gostávamos (?:de|que)|preciso"
        r"|precisamos|precisava|prefiro|preferia"
        r"|preferimos|pretendo|pretendemos|reclamo|requeiro|desejo|desejamos|espero que|esperamos que)(?:-\w+)?\b"
        r"|\bagradeç\w+ (?:que|o envio|se|a (?:substituição|troca|devolução|recolha|confirmação))\b"
        r"|(?:^|, |\b(?:e|ou|mas|então|portanto) )(?:enviem|mandem|devolvam|troquem|digam|avisem|façam|resolvam"
        r"|entreguem|tratem|cancelem"
        r"|confirmem|recolham|substituam|reembolsem|liguem|expliquem|deem|tragam|venham|corrijam|anulem|levantem"
        r"|arranjem)(?:-\w+)?\b"
        r"|\bseria (?:bom|ótimo|ideal|o ideal|melhor|perfeito|óptimo)\b",
        re.IGNORECASE,
    ),
    commands=re.compile(r"\b(?:que|se) (?:me |nos |lhe |o |a |já |também |não )*\w+(?:em|am)\b", re.IGNORECASE),
    wish=re.compile(
        r"\b(?:quer|pede|solicita|precisa|exige|reclama|deseja|prefere|gostaria|gostava (?:de|que)|pretende|cancela"
        r"|agradecia|queria|precisava|preferia)\b",
        re.IGNORECASE,
    ),
    question="Pergunta-nos: ",
    plea="Escreve-nos: ",
    marks=Marks(("«", "»"), ("“", "”")),
    joining="e",
    again=(
        ("Pergunta-nos: ", "Pergunta-nos também: ", "E pergunta-nos: "),
        ("Escreve-nos: ", "Escreve-nos também: ", "E escreve-nos: "),
    ),
    us=re.compile(r"\b(?:\w+mos|nos|noss\w+)\b", re.IGNORECASE),
    lists=(
        (re.compile(r"^(?:pedido|encomendado)(?=\s*:\s*(?!\w*\d|n))\s*:\s*(.+)$", re.IGNORECASE), r"Encomendou \1"),
        (re.compile(r"^(?:recebido|recebi)\s*:\s*(.+)$", re.IGNORECASE), r"Recebeu \1"),
    ),
    labels=re.compile(r"^(?:problema|defeito|motivo|reclamação|avaria)\s*:\s*", re.IGNORECASE),
)
