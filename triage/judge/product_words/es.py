"""Spanish."""

from __future__ import annotations

from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_NUMBER = r"(?:dos|tres|cuatro|cinco|seis|\d{1,2}(?: ?x)?)"
_DETERMINER = (
    rf"(?:(?:un|una|unos|unas|el|la|los|las|mi|mis|nuestro|nuestra|este|esta|estos|estas)(?: {_NUMBER})?|{_NUMBER}) "
)
_WHEN = (
    r"(?:(?:el \d{1,2} de \w{4,10}(?: de \d{4})?|en su (?:tienda|web|página)|online|ayer|hace [\w ]{1,16}?),? ){0,2}"
)
_BROKEN = (
    r"(?:rot[oa]s?|dañad[oa]s?|estropead[oa]s?|averiad[oa]s?|defectuos[oa]s?|rajad[oa]s?|agrietad[oa]s?|rayad[oa]s?"
    r"|golpead[oa]s?|abollad[oa]s?|incomplet[oa]s?|destrozad[oa]s?"
    r"|en mal estado|hech[oa]s? pedazos|demasiado (?:pequeñ[oa]|grande|cort[oa]|larg[oa]|estrech[oa])s?)"
)

ES = ProductWords(
    cues=(
        rf"(?:pedido|pedí|comprado|compré|recibido|recibí|encargado|encargué|adquirí|adquirido|devolver|devuelto"
        rf"|cambiar) {_WHEN}{_DETERMINER}",
        rf"en (?:lugar|vez) (?:de |del )(?:{_DETERMINER})?",
        r"dónde (?:está|están) (?:mi|mis) ",
        r"(?:espero|esperando|esperamos) (?:todavía |aún )?(?:mi|mis|nuestro|nuestra) ",
        rf"pedido (?:n\.?º ?|nº ?|número |num\.? ?)?#?[\w-]*\d[\w-]* (?:de|con) {_DETERMINER}",
        r"mi pedido de (?:un|una|dos|tres) ",
        r"(?:pregunta|preguntas|información|duda|dudas|consulta) (?:sobre|acerca de) (?:el|la|los|las|su|sus) ",
        r"interesad[oa] en (?:el|la|los|las|su|sus) ",
        r"garantía (?:de|para) (?:mi|mis) ",
    ),
    bare=(r"(?:artículo|producto|pedido|modelo) ?: ",),
    definite=words("del al mi mis nuestro nuestra nuestros nuestras el la los las este esta estos estas su sus"),
    indefinite=words("un una unos unas dos tres cuatro cinco seis ocho diez doce"),
    followers=(
        rf"(?: ?\([^()\n]{{1,40}}\)| del? (?:mi )?pedido[^,.\n]{{1,24}}?)? (?:(?:ha|han|me|nos|ya|aún|todavía|no) "
        rf"){{0,3}}(?:llegó|llegaron|llegado|vino|vinieron|está|están|estaba|estaban|venía"
        rf"|venían)(?!\w)[^.!?;\n]{{0,30}}?(?<!\w){_BROKEN}(?!\w)",
        r" (?:(?:aún |todavía )?no (?:ha |han |me ha |me han )?(?:llegado|llega|llegan|llegó|llegaron|funciona"
        r"|funcionan|enciende|carga|calienta)|dejó de|dejaron de|se (?:rompió|rompieron|estropeó|ha roto|han roto"
        r"|ha estropeado)|gotea|pierde)(?!\w)",
        r" que (?:he |hemos |les |os )?(?:pedí|pedido|compré|comprado|recibí|recibido|encargué|encargado|compramos"
        r"|pedimos)(?!\w)",
        r" del? (?:mi )?pedido (?:n|\d|#)",
        r" (?:es apt[oa]|son apt[oa]s|es compatible|son compatibles|está disponible|están disponibles|se puede "
        r"lavar|es impermeable)",
    ),
    broken=_BROKEN,
    stops=words(
        "falla fallan suena pierde pierden cojea",
        "el la los las un una unos unas mi mis tu tus su sus nuestro nuestra este esta estos estas ese esa esto "
        "eso que quien cual cuando donde como porque por qué cuánto",
        "yo tú usted él ella nosotros ustedes ellos me te se nos les le lo os y e o u pero pues si sino aunque "
        "mientras",
        "es son era eran fue fueron está están estaba he ha han hemos había hay ser estar tener tiene tenía hace "
        "hizo puede pueden debe",
        "en con sin sobre bajo desde hasta entre hacia tras según durante contra mediante vía a al del ante para",
        "no ni nunca nada aún todavía ya muy más menos mal bien también solo sólo ayer hoy mañana ahora aquí allí "
        "siempre tan demasiado",
        "llegó llegado llegaron vino vinieron llega roto rota rotos rotas dañado dañada dañados dañadas funciona "
        "dejó pedí pedido compré comprado recibí recibido",
        "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto "
        "septiembre octubre noviembre diciembre euros euro eur",
        "suena suenan sirve sirven queda quedan sigue siguen va van parece pierde",
        "gracias hola buenos buenas favor lamentablemente desgraciadamente cuyo cuya",
    ),
    states=words(
        "segundo segunda tercer tercera",
        "nuevo nueva nuevos nuevas roto rota dañado dañada defectuoso defectuosa equivocado equivocada bonito "
        "bonita precioso preciosa hermoso hermosa maravilloso maravillosa otro otra mismo misma primer primera",
    ),
    joiners=words("de del para &"),
    not_joined=words("nuevo nuevos forma manera momento parte vez verdad inmediato mí antemano color talla regalo"),
    qualities=words("azul rojo verde negro blanco gris pequeño grande"),
    no_things=words("cliente servicio atención"),
    containers=words("par pares juego caja paquete set"),
    no_products=words(
        "copias copia",
        "pata patas tapa",
        "pedido pedidos paquete paquetes artículo artículos producto productos envío envíos entrega entregas "
        "compra compras cosa cosas objeto objetos mercancía caja contenido",
        "correo correos mail e-mail email mensaje mensajes carta llamada respuesta respuestas confirmación factura "
        "facturas notificación aviso documento documentos recibo",
        "dinero importe precio reembolso devolución gastos pago pagos tarjeta cuenta contraseña código descuento "
        "cupón vale promoción suscripción contrato crédito cargo cobro",
        "cliente clientes servicio servicios empresa tienda página web sitio equipo repartidor transportista "
        "mensajero persona personas agente operador gente vendedor",
        "marido mujer esposa esposo hijo hija hijos madre padre hermano hermana amigo amiga niño niña bebé vecino "
        "vecina familia perro gato jefe compañero compañera",
        "día días semana semanas mes meses año años hora horas tiempo minuto minutos plazo fecha momento vez veces "
        "cumpleaños navidad boda vacaciones mañana tarde noche",
        "paciencia confianza comprensión ayuda problema problemas pregunta preguntas razón caso situación "
        "experiencia solicitud reclamación queja error defecto daño disculpas promesa",
        "dirección nombre número números teléfono datos información foto fotos imagen imágenes descripción "
        "instrucciones seguimiento enlace estado garantía cambio reemplazo cancelación",
        "talla color calidad cantidad modelo versión pieza piezas parte resto mitad par tipo clase primero último "
        "regalo regalos vuelo tren billete hotel habitación viaje",
        "oferta punto abogado banco casa puerta domicilio trabajo oficina vida cabeza mano manos atención gestión",
    ),
    subject=(
        rf" (?:llegó |llegaron |está |están |ha llegado )?{_BROKEN}(?!\w)",
        r" (?:no (?:recibid[oa]s?|ha llegado|funciona|entregad[oa]s?))(?!\w)",
    ),
    noun="first",
    things=words(
        "abono aceite amortiguador amortiguadores bici cápsulas entradas limonero neumático neumáticos olivo",
        "pastillas pastillas-de-freno plantas pomada rascador ratón rosas semillas silla-de-paseo sérum tablet",
        "tensiómetro termómetro",
        "abrigo acuario adaptador albornoz alfombra almohada altavoces altavoz anillo aparador armario arnés",
        "aspiradora auricular auriculares bandeja barbacoa batería batidora blusa bolso bolígrafo bombilla",
        "bombones botas bufanda cacerola cafetera calcetines calefactor calendario camisa candado candelabro",
        "cargador carretilla carrito cartera casco chaleco champú chaqueta cinturón cojines cojín colchón collar",
        "consola copa copas corbata correa cortacésped cortina cortinas crema cuadro cubiertos cuchara cuchillo",
        "cuchillos cuenco cuna cámara cómoda delantal dron edredón escalera escritorio espejo estante estantería",
        "exprimidor falda farol felpudo florero flores frigorífico funda gafas gorro guantes guitarra hervidor",
        "horno impresora invernadero jabón jarra jarrón jersey juguete lavadora lavavajillas lámpara maceta maleta",
        "mando manguera manta mantel marco martillo medias microondas miel mochila molinillo monitor muñeca nevera",
        "objetivo olla ordenador pantalones pantalón patinete peluche pendientes perfume persiana pesas pienso",
        "pijama planta plato platos portátil proyector pulsera puzle póster radio ramo raqueta sandalias sartén",
        "secador secadora sierra silla sillas sillín sillón sofá sombrero sombrilla somier sudadera suéter sábana",
        "sábanas tabla tableta taburete taladro taza tazas teclado televisor tenedor termo tetera toalla toallas",
        "tocadiscos tostadora traje trampolín triciclo trípode té vaqueros vaso vasos vela velas ventilador",
        "vestido vino violín zapatillas zapato zapatos",
    ),
    household=words(
        "banco bicicleta botella cable café cama libro libros mesa máquina móvil pantalla plancha reloj teléfono",
        "tienda",
    ),
)
