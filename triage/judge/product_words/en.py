"""English."""

from __future__ import annotations

from triage.judge.product_words.row import ProductWords
from triage.judge.wordlist import words

_NUMBER = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|dozen|\d{1,3}(?: ?x)?)"
)
_DETERMINER = rf"(?:(?:a|an|the|my|our|this|these|those|another)(?: {_NUMBER})?|{_NUMBER}|some|both)"
_BROKEN = (
    r"(?:broken|damaged|defective|faulty|cracked|missing|smashed|shattered|dented|scratched|torn|ripped|leaking"
    r"|leaky|chipped|dead|bent|crushed|stained"
    r"|wrong|too (?:small|big|large|tight|short|long|loose|narrow|wide)|(?:delivered|shipped|dispatched)|in pieces"
    r"|not working|unusable|incomplete|falling apart|stuck|lost)"
)
_ADVERB = r"(?:\w+ly |just |also |already |still |now |never |even |both |all |always |soon |not |somehow )"
_ASIDE = (
    r"(?: ?\([^()\n]{1,40}\)|, (?:order|from order|ordered)[^,.\n]{1,40},| (?:from|in|of|on|under|with) (?:my |the "
    r"|this )?order[^,.\n]{1,30}?)?"
)

EN = ProductWords(
    cues=(
        rf"(?:ordered|bought|purchased|ordering|buying|purchasing|received|exchange|exchanging|return|returned"
        rf"|returning|replace) (?:online |from you |recently )?{_DETERMINER} ",
        rf"(?:ordered|bought|purchased) (?:on|from) [^.,;!?\n]{{1,30}}, {_DETERMINER} ",
        rf"(?:sent|shipped|delivered|given) (?:me|us) {_DETERMINER} ",
        r"(?:wait|waiting|waited) (?:for|on) (?:my|our) ",
        r"where(?: is| are|'s|s) (?:my|our) ",
        rf"instead of {_DETERMINER} ",
        r"(?:cancel|stop|cancelled|stopped) (?:my|our|the) ",
        rf"orders?(?: (?:number|no\.?|nr\.?))? ?[:#]? ?#?[\w-]*\d[\w-]* (?:for|of) {_DETERMINER} ",
        rf"(?:my|an|our|the) order (?:for|of) {_DETERMINER} ",
        r"(?:question|questions|information|info|details|enquiry|inquiry) (?:about|regarding|on|concerning) (?:the"
        r"|your) ",
        r"interested in (?:the|your|buying the|ordering the|buying your) ",
        r"(?:thank you|thanks|thank you so much|thanks so much) for (?:the|my) ",
        r"(?:love|loves|adore|adores|happy with|pleased with|delighted with|thrilled with) (?:my|our) new ",
        r"(?:problem|problems|issue|issues|trouble) with (?:my|our) (?:new )?",
        r"warranty (?:claim )?(?:for|on) (?:my|our|the|this|a) ",
    ),
    bare=(
        r"(?:ordered|bought|purchased|order) ",
        r"orders?(?: (?:number|no\.?|nr\.?))? ?[:#]? ?#?[\w-]*\d[\w-]* (?:for|of) ",
        r"(?:product|item|article|ordered|model)s? ?: ",
    ),
    definite=words(
        "the my our your this these those his her their both",
    ),
    indefinite=words(
        "a an another some one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty",
        "forty fifty sixty dozen second third 1st 2nd 3rd 4th 5th single",
    ),
    followers=(
        rf"{_ASIDE} {_ADVERB}{{0,2}}(?:(?:has|have|had) {_ADVERB}{{0,2}})?(?:arrived|arrive|arrives|came|broke"
        rf"|stopped|leaks|leaked|snapped|cracked|shattered|malfunctioned|failed to|fell (?:apart|off|out)"
        rf"|died)(?!\w)",
        rf"{_ASIDE} (?:(?:does|do|did|has|have|had)(?:n'?t| not)|never|still (?:hasn'?t|haven'?t|has not|have not)"
        rf"|won'?t|will not|wouldn'?t|would not) (?:{_ADVERB}{{0,1}})(?:work|arrive|turn|switch|fit|charge|come"
        rf"|hold|heat|start|close|open|arrived|been (?:delivered|shipped|sent)|power|pair|spin|shipped|stay"
        rf"|cut)(?!\w)",
        rf"{_ASIDE} (?:is|are|was|were|has been|have been|had been)(?:n'?t)? {_ADVERB}{{0,2}}{_BROKEN}(?!\w)",
        r" (?:that |which )?(?:I|we)(?:'ve| have| had|'d)? (?:just |recently |had )?(?:ordered|bought|purchased"
        r"|received)(?!\w)",
        r" (?:ordered|bought|purchased|received) (?:on|from you|last|from your|two|three|in)(?!\w)",
        r" (?:from|in|of) (?:my |our |the )?order (?:number |no\.? ?|nr\.? ?)?#?[\w-]*\d",
        r" \(order ",
        r" (?:come|comes) (?:with|in (?:an?|any|other|different|sizes?|colou?rs?|black|white|blue))(?!\w)|"
        r" (?:is|are) (?:dishwasher|waterproof|machine|available|in stock"
        r"|compatible|back in stock|suitable|out of stock|sold out)(?!\w)"
        r"| (?:available in|in stock|waterproof|dishwasher|machine washable|compatible with|suitable for|back in "
        r"stock|made of|fit a|fit in|work with)(?!\w)",
    ),
    broken=_BROKEN,
    stops=words(
        "a an the my our your his her its their this that these those some any no each every all both another such "
        "what which who whom whose where when why how",
        "i you he she it we they me him us them myself yourself itself mine yours ours one ones",
        "is are was were be been being am has have had having do does did done will would shall should can could "
        "may might must isn't aren't wasn't weren't",
        "hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't i'm i've it's that's "
        "i'd i'll we've you've dont cant didnt wont isnt wasnt hasnt",
        "and or but nor so yet because since although though if unless while whereas than then as like except plus "
        "also too instead however therefore",
        "in on at by for from with without to into onto over under of off out up down about after before between "
        "during through via per against until till",
        "toward towards within upon around near behind beside besides across along among inside outside regarding "
        "concerning despite",
        "not never still already just only even again now here there today yesterday tomorrow soon ago online "
        "recently once twice always often ever back away",
        "very really quite rather almost enough twice last next few several many much more most less least first "
        "second third",
        "arrived arrive arrives arriving came come comes coming went go goes going got get gets getting gave give "
        "given made make makes sent send sends sending",
        "said say says told tell paid pay pays took take takes taken broke works working worked work stopped stop "
        "stops leaks leaked fell fail fails failed looks look looked",
        "ordered order orders bought buy buys purchased purchase received receive delivered deliver shipped ship "
        "returned return refunded refund cancelled canceled",
        "charged promised advertised described shown listed pictured supposed expected needed wanted want wants "
        "need needs called call asked ask told replaced",
        "please thanks thank hello hi dear regards sincerely pls via eur usd gbp inc vat",
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
        "september october november december",
        "thinking hoping believing certified refurbished afterwards spare single well too anyway though altogether "
        "together apart alone okay ok yes no whether worth costing saying asking stating including containing "
        "claiming using being",
        "turned turns turn started starts start keeps kept keep seems seem seemed appears appeared became become "
        "began begins lasted lasts cost costs fits fit",
        "smells tastes feels sounds died dies holds needs requires includes contained contains inside left",
    ),
    states=words(
        "spoiled spoilt ruined crushed chipped dented smashed",
        "new brand-new brand broken damaged defective faulty cracked missing smashed shattered dented scratched "
        "torn ripped leaking leaky chipped bent crushed stained",
        "wrong correct right same replacement lovely beautiful wonderful gorgeous amazing fantastic great nice old "
        "other original different entire whole actual",
        "waterproof available compatible suitable washable faulty used unopened opened incorrect incomplete "
        "second-hand lost delayed empty dead cheap expensive poor bad terrible awful horrible stupid damn",
    ),
    joiners=words("of"),
    not_joined=words("which that course it them us me"),
    qualities=words(
        "plain blue red green black white grey gray yellow brown pink purple orange beige small large big bigger "
        "smaller medium new old right left full free same different cheaper next other striped"
    ),
    no_things=words(
        "customer customers service support help information company airline check-in",
        "front fine worst site page website year years month months",
    ),
    containers=words("pair pairs set sets box boxes bag bags case packet packets package couple gift"),
    no_products=words(
        "copies copy memorial",
        "nos pcs pc elsewhere somewhere short",
        "congratulations compliments regards wishes greetings remark remarks statement proposal performance",
        "present-day catalogue catalogues",
        "order orders parcel parcels package packages packet packets item items product products goods article "
        "articles thing things stuff delivery",
        "deliveries shipment shipments shipping purchase purchases package packaging content contents merchandise "
        "stock post mail letter letters email emails e-mail",
        "e-mails message messages reply replies answer answers response responses call calls text texts "
        "notification notifications confirmation update updates",
        "refund refunds money payment payments invoice invoices bill bills receipt receipts amount credit discount "
        "discounts voucher vouchers code codes coupon",
        "coupons price prices cost costs fee fees charge charges balance deposit cash account accounts password "
        "login subscription subscriptions membership plan plans policy",
        "policies insurance premium premiums claim claims coverage contract contracts application rate rates quote "
        "quotes deductible reimbursement benefit benefits",
        "service services support customer customers company companies business store stores shop shops website "
        "websites site sites page pages app apps system systems",
        "team teams staff agent agents representative representatives rep reps manager managers supervisor "
        "supervisors employee employees driver drivers courier couriers postman",
        "carrier carriers person people man woman guy lady gentleman boss colleague friend friends family husband "
        "wife partner son daughter mother father mum mom dad",
        "brother sister baby child children kid kids kids' parents grandmother grandson granddaughter nephew niece "
        "neighbour neighbor neighbours neighbors doctor vet vets",
        "girlfriend boyfriend fiance fiancee landlord tenant grandma grandpa aunt uncle cousin everyone somebody "
        "someone anyone nobody",
        "dog dogs cat cats puppy puppies kitten pet pets animal animals horse kitty pup fur flight flights plane "
        "ticket tickets seat seats hotel room rooms trip trips",
        "booking bookings reservation reservations luggage baggage bag bags suitcase airport airline train bus "
        "flight's journey holiday vacation appointment visit",
        "day days week weeks month months year years hour hours minute minutes time times moment date dates "
        "morning afternoon evening night weekend birthday christmas",
        "wedding anniversary party present gift gifts problem problems issue issues question questions concern "
        "concerns complaint complaints request requests reason reasons",
        "matter matters case cases situation situations experience experiences story fact way ways idea point "
        "points part parts piece pieces kind sort type number numbers",
        "address addresses name names phone-number details detail information info data file files document "
        "documents form forms label labels instructions instruction description",
        "picture pictures photo photos image images proof evidence warranty guarantee terms conditions rules law "
        "rights right return returns exchange exchanges replacement replacements",
        "cancellation help attention patience trust faith mind opinion view understanding knowledge hope hopes "
        "expectation expectations apology apologies sorry excuse excuses",
        "promise promises lie lies truth nerve nerves frustration anger disappointment satisfaction surprise "
        "pleasure joy shame joke nightmare mess disaster mistake mistakes error errors",
        "guests guest lorry truck van depot unit export enquiry enquiries min mins minutes warehouse train bin "
        "floor till client clients wall channel hum noise sound smell stain stains mark marks wobble tear dent "
        "dents scratch scratches chip chips original cardboard outer inner newsletter checkout basket size sizes "
        "colour colours color colors quality quantity model version one ones rest half couple lot lots bit side "
        "sides end top bottom back front",
        "tracking track status link links option options choice choices bank card cards credit-card paypal visa "
        "mastercard amex klarna review reviews rating ratings star stars feedback",
        "work job life home house door doorstep porch garden office street city town country world place area "
        "neighbourhood building apartment flat car hand hands",
        "head heart eye eyes body stomach skin hair foot feet mouth health illness surgery treatment medicine "
        "condition death funeral",
        "above following same other others first second last next latest previous former recent whole lot chance "
        "opportunity minute deal offer offers sale sales promotion bargain",
        "quick prompt fast speedy swift kind great excellent efficient good care effort efforts assistance advice "
        "handling attitude professionalism kindness",
        "second-order waybill consignment inconvenience hassle trouble stress delay delays wait interest value "
        "worth difference total sum run-around runaround",
        "surgeries exam exams bills vet's rabies deductibles rep's representative's lawyer court police fraud scam "
        "department hold conversation conversations chat",
        "attempt attempts try luck loss losses damage damages defect defects crack cracks hole fault faults",
    ),
    no_product_endings=("ness", "ment", "ship", "ity"),
    subject=(
        rf" (?:{_ADVERB}{{0,2}}(?:arrived|came) |is |was |are |were |has |have )?{_ADVERB}{{0,2}}(?:arrived |come "
        rf"|been )?{_BROKEN}(?!\w)",
        r" (?:not (?:delivered|received|arrived|working)|never (?:arrived|came)|has not arrived|hasn't arrived"
        r"|does not work|doesn't work|stopped working|leaks)(?!\w)",
    ),
    noun="last",
    things=words(
        "absorber absorbers albums anklet atlas badge badges balloon balloons balm barbell barometer bedframe bib",
        "bikini birdbath boiler bronzer bunk-bed bunting capsules cd cds chaise-longue chisel cleanser comic",
        "comics compost concealer contact-lenses cuff cuffs dashcam deodorant diapers doorbell e-bike ebike",
        " eyeliner faucet fins futon globe gown gowns hedgehog-house inhaler inner-tube intercom",
        "jersey lead leotard lilies locket mowers nail-polish nappies novel novels nozzle ointment onesie orchid",
        "orchids pacifier pad paddling-pool pads plinth pressure-washer racquets radiator romper",
        "sapling seat-cover seedlings shed showerhead shrub shrubs shuttlecocks sledge sleigh slipper snorkel",
        "spanner spark-plug spectacles splashback strimmer sunscreen swimsuit textbook",
        "thermometer thermostat tiara topper tracksuit trunks tutu veil vitamins wetsuit wiper wipers wreaths",
        "player players set-top dish butter-dish feeder sheets bath-sheets towels",
        "adapter adapters amplifier apron aprons aquarium armchair armchairs backpack backpacks barbecue bathrobe",
        "bathtub baubles bbq beanie bedsheet bedsheets bedspread beer belt belts bench benches binder biscuits",
        "blanket blankets blazer blender blind blinds blouse blouses bookcase bookcases bookend bookends bookshelf",
        "boot boots bouquet bouquets bowl bowls boxers bra bracelet bracelets bras breadbin brooch bulb bulbs bunk",
        "burr cabinet cabinets cake cakes calendar calendars camera cameras candle candleholder candles",
        "candlestick candlesticks canvas cap carafe cardigan cardigans carpet carseat cartridge cartridges",
        "casserole catnip cello chainsaw chair chairs chandelier charger chargers chocolate chocolates chopping-",
        "board clock clocks coat coat-rack coats coffee coffeemaker colander collar collars cologne conditioner",
        "console controller cookbook cookbooks cooker cookies cot couch crib cufflinks cup cupboard cupboards cups",
        "curtain curtains cushion cushions cutlery decanter dehumidifier derailleur desk desks diary diffuser",
        "dishwasher doll dollhouse dolls doormat dress dresser dresses drill drills drone drum drums dryer",
        "dumbbell dumbbells duvet duvets dvd dvds earbuds earphones earpods earring earrings envelope envelopes",
        "espresso-machine fan firepit flashlight flask flowers flute footstool fork forks foundation frame",
        "frames freezer fridge frying-pan gazebo glove gloves goblet goggles grater greenhouse grill grinder",
        "guitar guitars hairdryer hammer hammock hamper hampers handbag handbags handlebar handlebars hanger",
        "hangers harness hat hats headboard headphone headphones headset headsets heater hedge-trimmer heels",
        "helmet helmets high-chair highchair hob honey hoodie hoodies hook hooks hoover hose humidifier ipad",
        "iphone iron jacket jackets jam jar jars jeans jigsaw journal joystick jug jugs juicer jumper jumpers",
        "kayak kennel kettle kettlebell kettles keyboard keyboards kibble knife knives ladder lamp lamps lampshade",
        "lampshades lampstand lantern lanterns laptop laptops lawnmower leash leggings lego lens lenses lipstick",
        "litter loafers lock locks lotion lunchbox mascara mat mats mattress mattresses microwave mirror mirrors",
        "mixer modem moisturiser moisturizer monitor monitors mower mug mugs napkin napkins necklace necklaces",
        "nightgown nightstand nintendo notebook oats ornament ornaments ottoman oven paddle painting paintings",
        "pajamas pan pannier panniers pans parasol parka pedal pedals peeler pen pencil pencils pendant pendants",
        "pens perfume piano pillow pillowcase pillowcases pillows plant planter planters plants plate plates",
        "playpen playset playstation plug poster posters pot pots pouffe powerbank pram printer printers",
        "prints projector pullover purifier purse pushchair puzzle puzzles pyjamas quilt quilts rack racket racks",
        "racquet radio rake razor razors refrigerator roses router rower rucksack rug rugs saddle sandal sandals",
        "sander saucepan saucepans saucer saucers saw scanner scarf scarves scooter scooters scratching-post",
        "screwdriver seeds serum shampoo shaver sheets shelf shelves shelving shirt shirts shoe shoes shorts",
        "sideboard sieve skateboard skillet skirt skirts skis sleeping-bag slippers smartphone smartwatch sneakers",
        "snowboard soap soaps sock socks sofa sofas soundbar spade spatula speaker speakers spoon spoons sprinkler",
        "stapler stationery steamer stockings stool stools stove straightener stroller subwoofer suit suits",
        "sunglasses surfboard sweater sweaters t-shirt t-shirts tablecloth tablecloths tablet tablets tap taps tea",
        "teacup teacups teapot teapots teas teddy television tent tents terrarium thermos throw throws tie ties",
        "tights tile tiles tire tires toaster toner toolbox toothbrush torch tote towel towels toy toys",
        "trainers trampoline tray trays treadmill treats tree tricycle trimmer tripod trousers tshirt tshirts tube",
        "tumble-dryer tumbler tumblers turntable tv tyre tyres ukulele underwear vacuum vase vases vest vinyl",
        "violin waistcoat wallet wallets wardrobe wardrobes washer webcam wheelbarrow whisk whisky wine wines wok",
        "worktop wreath wrench wristwatch xbox yoga-mat",
    ),
    household=words(
        "album bars basket battery bed bicycle bike board book books bottle bottles box-set cable card computer",
        "cover covers cream cutter diet game games glass glasses handle kit lid light lights machine oil",
        "phone ring supplement supplements table toolkit top tops watch wheel",
    ),
)
