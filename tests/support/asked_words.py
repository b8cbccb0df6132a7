"""Questions by kind, for measuring what the page says is like nothing in a collection.

Every other question, beginning with the first, tuned the thresholds of :mod:`medmir.search.domain`; figures are
reported on the rest (see :func:`halves`).
"""

THINGS = (
    "banana", "bicycle", "red sports car", "kitten", "mountain lake", "pizza with mushrooms", "guitar", "sunset beach",
    "football", "wedding dress", "laptop computer", "rose garden", "train station", "hamburger", "elephant",
    "birthday cake", "coffee cup", "skyscraper", "running shoes", "violin", "polar bear", "strawberry jam", "volcano",
    "washing machine", "golden retriever", "airplane", "chess board", "umbrella", "tomato soup", "lighthouse",
    "yellow submarine", "dinosaur", "swimming pool", "bottle of wine", "wooden table", "church tower", "penguin",
    "camera", "motorcycle", "cactus", "snowman", "desert", "waterfall", "kitchen sink", "carrots", "playground",
)
SENTENCES = (
    "what is the capital of France", "how to bake bread", "the stock market crashed yesterday",
    "my dog likes to swim", "book a flight to London", "who won the world cup", "best pasta recipe",
    "weather in Berlin tomorrow", "write a poem about autumn", "how do I learn to play the piano",
    "cheap hotels near the beach", "translate this sentence", "what time does the shop close",
    "the president gave a speech", "funny cat videos", "how to fix a flat tyre", "buy concert tickets online",
    "history of the roman empire", "python list comprehension", "select all from users", "movies with explosions",
    "the quick brown fox jumps over the lazy dog", "learn english in ten days", "how tall is the eiffel tower",
    "download music for free", "school holiday calendar", "the bank raised interest rates", "plant a tree",
    "my neighbour plays loud music", "how many planets are there",
)
MASHED = (
    "asdfghjkl", "qwerty", "xkcd zzz", "lkjhg fdsa", "blah blah blah", "zzzzzz", "fhqwhgads", "aaaa bbbb", "wjrtk plmn",
    "tralala", "xyzzy", "hjkl hjkl", "sdkfjh skdjfh", "foo bar baz", "lorem ipsum dolor sit amet", "12345", "3.14159",
    "!!!", "????", "#$%&", "00000 11111", "q w e r t y", "mmmmmmmm", "vfrtgb nhyujm",
)
GERMAN = (
    "Lungenentzündung", "Wasser in der Lunge", "vergrößertes Herz", "Pleuraerguss rechts", "Rippenbruch",
    "Herzschrittmacher", "unauffälliger Befund", "Verschattung im linken Unterlappen", "Luft im Brustkorb",
    "Zwerchfellbruch", "Rundherd im Oberlappen", "gestaute Lunge", "Lungenüberblähung", "verdickte Pleura",
    "kein Nachweis eines Ergusses", "Röntgenbild der Brust", "Schatten auf der Lunge", "beidseitige Ergüsse",
)
FRENCH = (
    "épanchement pleural gauche", "cardiomégalie", "poumon droit collabé", "pas d'anomalie", "cœur augmenté de volume",
    "opacité du lobe inférieur", "fracture de côte", "emphysème pulmonaire", "œdème des poumons",
    "liquide dans la plèvre", "hernie hiatale", "radiographie normale", "nodule du poumon",
    "épaississement de la plèvre", "infection des poumons", "air autour du poumon",
)
OTHER_LANGUAGES = (
    "derrame pleural izquierdo", "neumonía", "corazón agrandado", "radiografía de tórax normal", "líquido en el pulmón",
    "versamento pleurico sinistro", "polmonite", "cuore ingrandito", "zapalenie płuc", "powiększone serce",
    "plicní edém", "longontsteking", "vocht in de longen", "lunginflammation", "akciğer iltihabı", "keuhkokuume",
    "肺炎", "胸水", "心臓が大きい", "пневмония", "жидкость в лёгких", "التهاب رئوي", "निमोनिया", "폐렴",
)
MEDICAL = (
    "CHF", "heart failure", "COPD", "TB", "tuberculosis", "rib fracture", "broken rib", "pacemaker", "central line",
    "sternal wires", "endotracheal tube", "nasogastric tube", "chest drain", "ICD leads", "lung cancer", "metastases",
    "enlarged mediastinum", "widened mediastinum", "aortic aneurysm", "tortuous aorta", "calcified granuloma",
    "hilar lymphadenopathy", "sarcoidosis", "scoliosis", "free air under the diaphragm", "elevated hemidiaphragm",
    "hydropneumothorax", "bronchiectasis", "cavitary lesion", "miliary nodules", "reticular opacities",
    "ground glass opacity", "kerley b lines", "blunted costophrenic angle", "cephalization", "pulmonary embolism",
    "air bronchogram", "silhouette sign", "lung abscess", "pleural plaques", "asbestos exposure", "mesothelioma",
    "post lobectomy", "surgical clips", "breast shadow", "skin fold", "foreign body", "swallowed coin",
    "dextrocardia", "pericardial effusion", "subcutaneous emphysema", "pneumomediastinum", "flattened diaphragm",
    "bullous disease", "interstitial lung disease", "honeycombing", "perihilar haze", "batwing pattern",
    "lateral view", "portable AP film", "poor inspiration", "rotated patient", "covid pneumonia", "aspiration",
    "lingula", "azygos lobe", "old rib fractures", "osteoporosis of the spine", "shoulder dislocation",
    "left lower lobe mass", "right upper lobe nodule", "tiny apical pneumothorax", "loculated effusion",
    "tension pneumothorax", "mediastinal shift", "tracheal deviation", "shortness of breath", "cough and fever",
    "chest pain after a fall", "smoker's lungs", "water on the lungs", "is my heart too big", "spot on my lung",
    "do I have pneumonia", "fluid on both sides", "old scar tissue", "white out of the left lung", "not normal",
    "small heart", "bedside film of a child", "patient with dyspnea", "after heart surgery", "feeding tube",
    "PICC line", "left sided port", "hemothorax", "empyema", "atypical infection", "lymphoma",
)
OUTSIDE = {"things": THINGS, "sentences": SENTENCES, "mashed keys and signs": MASHED, "German": GERMAN,
           "French": FRENCH, "other languages": OTHER_LANGUAGES}


def halves(questions: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The questions that thresholds were tuned on, and those that figures are reported on."""
    return questions[::2], questions[1::2]
