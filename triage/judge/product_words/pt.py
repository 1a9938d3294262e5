"""Portuguese, of Portugal and Brazil."""

from __future__ import annotations

from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_NUMBER = r"(?:dois|duas|três|quatro|cinco|seis|\d{1,2}(?: ?x)?)"
_DETERMINER = (
    rf"(?:(?:uma?|uns|umas|o meu|a minha|os meus|as minhas|meu|minha|meus|minhas|o|a|os|as|este|esta|estes"
    rf"|estas)(?: {_NUMBER})?|{_NUMBER}) "
)
_WHEN = (
    r"(?:(?:no dia \d{1,2} de \w{4,10}(?: de \d{4})?|em \d{1,2} de \w{4,10}|no vosso site|no site|online|ontem|há "
    r"[\w ]{1,16}?),? ){0,2}"
)
_BROKEN = (
    r"(?:partid[oa]s?|quebrad[oa]s?|danificad[oa]s?|estragad[oa]s?|avariad[oa]s?|defeituos[oa]s?|rachad[oa]s?"
    r"|riscad[oa]s?|amassad[oa]s?|incomplet[oa]s?|rasgad[oa]s?|com defeito"
    r"|em pedaços|demasiado (?:pequen[oa]|grande|curt[oa])s?|muito (?:pequen[oa]|grande|curt[oa])s?)"
)

PT = ProductWords(
    cues=(
        rf"(?:encomendei|encomendado|comprei|comprado|pedi|recebi|recebido|adquiri|adquirido|devolver|devolvi"
        rf"|trocar) {_WHEN}{_DETERMINER}",
        rf"(?:em vez|ao invés|no lugar) (?:de |do |da |dos |das )(?:{_DETERMINER})?",
        r"onde (?:está|estão) (?:o meu|a minha|os meus|as minhas|meu|minha) ",
        r"(?:espera|aguardo|esperando) (?:ainda )?(?:do meu|da minha|pelo meu|pela minha|o meu|a minha|meu|minha) ",
        rf"(?:encomenda|pedido) (?:n\.?º ?|nº ?|número )?#?[\w-]*\d[\w-]* (?:de|com) {_DETERMINER}",
        r"(?:pergunta|dúvida|dúvidas|informações|informação) (?:sobre|acerca d)(?: ?o| ?a| ?os| ?as)? (?:vosso "
        r"|vossa )?",
        r"interessad[oa] (?:no|na|nos|nas|em comprar o|em comprar a) (?:vosso |vossa )?",
        r"garantia (?:do meu|da minha|para o meu|para a minha) ",
    ),
    bare=(r"(?:artigo|produto|pedido|modelo|encomendado) ?: ",),
    definite=words("do da dos das ao o a os as meu minha meus minhas nosso nossa este esta estes estas vosso vossa"),
    indefinite=words("um uma uns umas dois duas três quatro cinco seis oito dez doze do da dos das"),
    followers=(
        rf"(?: ?\([^()\n]{{1,40}}\)| da encomenda[^,.\n]{{1,24}}?| do pedido[^,.\n]{{1,24}}?)? (?:(?:já|ainda|não"
        rf"|me) ){{0,2}}(?:chegou|chegaram|veio|vieram|está|estão|estava|estavam|foi entregue"
        rf"|vinha)(?!\w)[^.!?;\n]{{0,30}}?(?<!\w){_BROKEN}(?!\w)",
        r" (?:(?:ainda )?não (?:chegou|chegaram|funciona|funcionam|liga|carrega|aquece|foi entregue|foram "
        r"entregues)|(?:parou|deixou|deixaram) de|(?:partiu|quebrou|avariou|estragou)(?:-se)?|verte|vaza)(?!\w)",
        r" que (?:eu )?(?:comprei|encomendei|pedi|recebi|comprámos|compramos|encomendámos)(?!\w)",
        r" (?:da encomenda|do pedido) (?:n|\d|#)",
        r" (?:é compatível|são compatíveis|está disponível|estão disponíveis|é adequad[oa]|pode ir à máquina|é "
        r"impermeável|à prova)",
    ),
    broken=_BROKEN,
    stops=words(
        "pra pro pras pros",
        "o a os as um uma uns umas meu minha meus minhas teu tua seu sua seus suas nosso nossa vosso vossa este "
        "esta estes estas esse essa isto isso aquele que quem qual quando onde como porque porquê",
        "eu tu você ele ela nós vocês eles me te se nos lhe lhes vos e ou mas pois porém se embora enquanto",
        "é são era eram foi foram está estão estava estou tenho tem têm tinha há ser estar ter haver feito pode "
        "podem deve",
        "em com sem sobre sob desde até entre após segundo durante contra mediante via ao aos à às do da dos das "
        "no na nos nas pelo pela num numa para por",
        "não nem nunca nada ainda já muito mais menos mal bem também só apenas ontem hoje amanhã agora aqui ali "
        "sempre demasiado infelizmente",
        "chegou chegaram veio vieram partido partida quebrado quebrada danificado danificada funciona funcionam "
        "parou deixou encomendei comprei recebi pedi comprado entregue",
        "segunda terça quarta quinta sexta sábado domingo janeiro fevereiro março abril maio junho julho agosto "
        "setembro outubro novembro dezembro euros euro reais eur",
        "serve servem continua continuam fica ficam faz fazem parece liga toca",
        "obrigado obrigada olá favor bom boa caros senhores",
    ),
    states=words(
        "segundo segunda terceiro terceira",
        "novo nova novos novas partido partida quebrado quebrada defeituoso defeituosa errado errada danificado "
        "danificada bonito bonita lindo linda maravilhoso maravilhosa outro outra mesmo mesma primeiro primeira",
    ),
    joiners=words("de do da para &"),
    not_joined=words("novo forma maneira momento parte vez verdade imediato mim cor tamanho presente volta"),
    qualities=words("azul vermelho verde preto branco cinzento pequeno grande"),
    no_things=words("cliente serviço atendimento"),
    containers=words("par pares conjunto caixa pacote"),
    no_products=words(
        "cópias cópia",
        "encomenda encomendas pedido pedidos pacote pacotes artigo artigos produto produtos envio envios entrega "
        "entregas compra compras coisa coisas objeto objetos mercadoria caixa conteúdo embalagem",
        "correio mail e-mail email e-mails mensagem mensagens carta chamada telefonema resposta respostas "
        "confirmação fatura faturas factura notificação aviso documento documentos recibo",
        "dinheiro valor montante preço reembolso devolução custos portes pagamento pagamentos cartão conta senha "
        "palavra-passe código desconto cupão cupom vale promoção assinatura subscrição contrato crédito cobrança",
        "cliente clientes serviço serviços empresa loja site página equipa equipe estafeta transportadora carteiro "
        "entregador pessoa pessoas funcionário funcionária atendente gente vendedor apoio",
        "marido mulher esposa filho filha filhos mãe pai irmão irmã amigo amiga criança bebé bebê vizinho vizinha "
        "família cão cachorro gato chefe colega",
        "dia dias semana semanas mês meses ano anos hora horas tempo minuto minutos prazo data momento vez vezes "
        "aniversário natal casamento férias manhã tarde noite",
        "paciência confiança compreensão ajuda problema problemas pergunta perguntas razão caso situação "
        "experiência solicitação reclamação queixa erro defeito dano desculpas promessa",
        "endereço morada nome número números telefone dados informação informações foto fotos imagem imagens "
        "descrição instruções rastreio rastreamento link estado garantia troca substituição cancelamento",
        "tamanho cor qualidade quantidade modelo versão peça peças parte resto metade par tipo primeiro último "
        "presente presentes prenda voo comboio trem bilhete hotel quarto viagem",
        "oferta ponto advogado banco casa porta domicílio trabalho escritório vida cabeça mão mãos atenção atendimento",
    ),
    subject=(
        rf" (?:chegou |chegaram |está |estão |veio )?{_BROKEN}(?!\w)",
        r" (?:não (?:recebid[oa]s?|chegou|funciona|entregues?))(?!\w)",
    ),
    noun="first",
    things=words(
        "adubo arranhador azeite bilhetes bombons comprimidos cápsulas estrado jarro jogo máquina-de-lavar",
        "objetiva plantas pomada rato rosas sapatilhas sementes sérum tensiómetro termómetro",
        "abajur adaptador almofada almofadas anel aparador aquecedor aquário armário aspirador auriculares",
        "auscultadores avental bandeja barbeador barraca batedeira bateria batom berbequim berço blusa boneca",
        "botas brincos brinquedo bule cachecol cadeado cadeira cadeiras cafeteira calendário calça calças camisa",
        "camisola candeeiro candeeiros caneca canecas caneta capacete capacho carregador carrinho carteira casaco",
        "castiçal chaleira champô chapéu chinelos chocolates churrasqueira chá chávena cinto cobertor colar",
        "colchão coleira colete colher coluna colunas computador consola copo copos corta-relva cortina cortinas",
        "creme câmara câmera cómoda cômoda drone edredom edredão escada escrivaninha espelho espremedor estante",
        "estufa faca facas fato ferro floreira flores fone fones forno frigideira frigorífico fronha furadeira",
        "garfo geladeira gorro gravata guarda-sol guitarra halteres impressora jaqueta jarra jeans lanterna lava-",
        "louça lente lençol lençóis liquidificador luminária luvas lâmpada mala mangueira manta martelo meias mel",
        "micro-ondas mochila moinho moldura monitor notebook panela peluche perfume persiana pijama planta",
        "poltrona portátil prateleira prato pratos projetor pulseira puzzle póster quadro quebra-cabeça ramo",
        "raquete ração roupão rádio sabonete saia sandálias sapato sapatos secador selim serra sofá suéter tablet",
        "tabuleiro tacho talheres tapete taça taças teclado televisor televisão tenda termo terno tigela toalha",
        "toalhas torradeira trampolim travesseiro trela triciclo tripé trotinete tábua ténis tênis vaso vela velas",
        "ventilador vestido vinho violino xampu xícara óculos",
    ),
    household=words(
        "banco bicicleta cabo café cama celular comando garrafa livro livros mesa máquina relógio secretária",
        "telefone telemóvel",
    ),
)
