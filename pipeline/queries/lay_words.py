"""What patients type for a finding, written for this project.

``{side}``, ``{severity}`` and ``{lobe}`` are filled from a fact; a part in square brackets vanishes when its slot is
empty.
"""

from medmir.vocabulary.findings import NORMAL

LAY: dict[str, tuple[str, ...]] = {
    "Atelectasis": (
        "part of the {side} lung has not opened", "shrunken {side} lung", "{side} lung not fully expanded",
        "airless area in the {side} lung", "part of the {side} lung folded in", "caved in area of the {side} lung",
        "part of the {side} lung fell in on itself", "squashed part of the {side} lung",
        "no air in part of the {side} lung", "piece of the {side} lung without air",
        "{side} lung only partly inflated", "flattened strip of the {side} lung",
        "the base of the {side} lung is squeezed flat", "air sacs closed up in the {side} lung",
        "crumpled part of the {side} lung", "is part of my {side} lung closed off",
        "did some of the {side} lung cave in", "a portion of the {side} lung ran out of air",
        "{side} lung smaller than it should be", "lung tissue pressed flat[ on the {side}]",
        "{side} lung did not fill up all the way"),
    "Cardiomegaly": (
        "big heart", "heart too large", "swollen heart", "the heart looks bigger than it should",
        "{severity} heart swelling", "heart grown too big", "is my heart too big", "oversize heart shadow",
        "stretched out heart", "wide heart", "the heart is larger than normal", "heart fills a lot of the chest",
        "heart occupies too much space", "thick heart muscle", "weak overstretched heart", "bulging heart",
        "huge heart", "why is my heart so large", "heart wider than half the chest", "expanded heart"),
    "Consolidation": (
        "{side} lung filled in", "solid white area in the {side} lung", "{side} lung full of pus or fluid",
        "white {side} lung lobe", "gunk filling the {side} lung", "solid patch of the {side} lung",
        "{side} lung stuffed with thick fluid", "a block of the {side} lung whited out", "crud in the {side} lung",
        "{side} lung clogged up", "dense white part of the {side} lung",
        "part of the {side} lung has gone hard and white",
        "no air left in a chunk of the {side} lung, filled with stuff", "{side} lung crammed with mucus",
        "air spaces packed with pus[ in the {side} lung]", "firm area in the {side} lung",
        "{severity} white out of the {side} lung", "thick white section in the {side} lung",
        "{side} lung plugged with slime", "the {side} lung became solid in one place"),
    "Edema": (
        "wet lungs", "water in the lungs from heart failure", "fluid inside both lungs", "lungs swollen with fluid",
        "water inside the lungs", "lungs full of water", "is there water in my lungs", "soaked lungs",
        "fluid backing up from a weak heart", "lungs flooded", "drowning in lung fluid",
        "backed up fluid in both lungs", "moist heavy lungs", "damp lungs from a failing heart",
        "{severity} water build up in the lungs", "lungs like a wet sponge",
        "heart not pumping so fluid leaks into the lungs", "blood backing up in the lung vessels", "watery lungs",
        "{severity} fluid overload in the lungs", "lungs filling with water"),
    "Effusion": (
        "fluid around the {side} lung", "water on the {side} lung",
        "[{severity} amount of ]fluid around the {side} lung",
        "fluid in the chest[ on the {side}] next to the lung", "fluid between the {side} lung and the chest wall",
        "{side} lung sitting in water", "is there water in my chest", "liquid outside the {side} lung",
        "[{severity} ]pool of liquid under the {side} lung", "water next to the {side} lung",
        "water collecting at the bottom of the {side} lung",
        "[{severity} amount of ]liquid in the chest cavity[ on the {side}]",
        "fluid build up beside the {side} lung", "{side} side of the chest holds water",
        "liquid has gathered at the {side} lung base", "[{severity} ]puddle at the {side} lung base",
        "the {side} chest is full of liquid", "fluid filling the {side} chest",
        "do I have fluid around my {side} lung", "water in the lining of the {side} lung",
        "[{severity} ]water pocket around the base of the {side} lung", "pooling fluid low in the {side} chest"),
    "Emphysema": (
        "overinflated lungs", "smoker's lungs", "lungs full of trapped air", "lungs damaged by smoking",
        "lungs too big and dark", "puffed up lungs", "air trapped in the lungs", "lungs blown up too much",
        "balloon-like lungs", "lungs wrecked by tobacco", "cigarette damage in the lungs",
        "stretched out lungs from smoking", "worn out lungs with holes", "air pockets in destroyed lungs",
        "cannot breathe the air out", "bloated lungs", "is this smoking damage", "lungs with too much air",
        "{severity} smoker's lung disease", "floppy overfilled lungs", "lungs swollen with air like a balloon",
        "{severity} lung damage from smoking"),
    "Fibrosis": (
        "scarred lungs", "stiff scarred lungs", "lung scarring", "scar tissue in both lungs",
        "{severity} scarring of the lungs", "hard stiff lungs", "lungs full of scars", "old scars in the lungs",
        "scarring on the lungs", "thick rigid lung tissue", "do I have scarred lungs", "lungs that turned stiff",
        "stringy scars in the lungs", "net of scars across both lungs", "lungs toughened by scar tissue",
        "{severity} scar damage in both lungs", "scar marks throughout the lungs", "leathery lungs",
        "streaks of scar tissue in the lungs", "lungs that cannot stretch because of scarring"),
    "Hernia": (
        "stomach in the chest", "stomach pushed up through the diaphragm", "stomach above the diaphragm",
        "my stomach moved up into my chest", "stomach sliding up", "stomach poking through the diaphragm",
        "part of the stomach in the chest", "is my stomach in my chest", "stomach bulging up next to the heart",
        "gut in the chest", "belly contents up in the chest", "bubble of stomach behind the heart",
        "a piece of stomach squeezed above the diaphragm", "hole in the diaphragm with the stomach coming through",
        "{severity} stomach bulge into the chest", "upside down stomach in the chest",
        "tummy pushed into the chest", "abdominal organ in the chest", "the stomach sits too high"),
    "Infiltration": (
        "cloudy {side} lung", "hazy patch in the {side} lung", "blurry shadow in the {side} lung",
        "foggy area in the {side} lung", "misty {side} lung", "smoky area in the {side} lung",
        "unclear grey haze over the {side} lung", "fuzzy {side} lung", "hazy spots in the {side} lung",
        "milky area in the {side} lung", "{severity} cloudiness in the {side} lung", "fog in the {side} lung",
        "smudge on the {side} lung", "faint cloud in the {side} lung", "{severity} haze in the {side} lung",
        "what makes my {side} lung cloudy", "grey streaks in the {side} lung",
        "dim shadowy area in the {side} lung", "something hazy in the {side} lung", "veil over the {side} lung",
        "blurred patches of the {side} lung"),
    "Mass": (
        "big lump in the {side} lung", "tumor in the {side} lung", "large growth in the {side} lung",
        "lung cancer[ on the {side} side]", "big round thing in the {side} lung", "cancer in the {side} lung",
        "is there a tumor in my {side} lung", "huge lump in the {side} lung",
        "golf ball sized growth in the {side} lung", "large round shadow in the {side} lung",
        "lemon sized lump in the {side} lung", "abnormal growth in the {side} lung",
        "big mass of tissue in the {side} lung", "large white ball on the {side} lung",
        "big cancerous growth[ on the {side}]", "a large tumour on the {side} lung", "do I have lung cancer",
        "malignant lump in the {side} lung", "big blob in the {side} lung", "a large knot in the {side} lung",
        "orange sized tumor in the {side} lung"),
    "Nodule": (
        "small spot on the {side} lung", "tiny lump in the {side} lung", "little round dot in the {side} lung",
        "coin shaped spot", "small lump in the {side} lung", "marble sized spot in the {side} lung",
        "tiny spot on the {side} lung", "little growth in the {side} lung", "is there a spot on my {side} lung",
        "round speck in the {side} lung", "small round shadow in the {side} lung", "little ball in the {side} lung",
        "bean sized lump in the {side} lung", "small white circle in the {side} lung",
        "tiny blob in the {side} lung", "grape sized dot in the {side} lung", "a little knot in the {side} lung",
        "small bump in the {side} lung", "coin sized dot in the {side} lung",
        "a tiny white dot[ in the {side} lung]", "one small round spot[ on the {side}]"),
    "Pleural Thickening": (
        "thick lining around the {side} lung", "thickened skin of the {side} lung",
        "scar on the {side} lung lining", "thick membrane around the {side} lung",
        "lining of the {side} lung got thick", "{side} lung wrapped in a thick rind",
        "scarred lining of the {side} lung", "the sac around the {side} lung is thick",
        "hardened lining[ of the {side} lung]", "thick layer between the {side} lung and the ribs",
        "thick coat around the {side} lung", "asbestos scars[ on the {side}]",
        "chalky plates on the lining of the {side} lung", "thick edge along the {side} lung",
        "the covering of the {side} lung is thickened", "scarred wrapping around the {side} lung",
        "peel of scar over the {side} lung", "lung skin too thick[ on the {side}]",
        "tough membrane on the {side} lung", "scar tissue outside the {side} lung"),
    "Pneumonia": (
        "chest infection", "infected {side} lung", "{side} lung infection with fever",
        "lung infection[ on the {side} side]", "bacteria in the {side} lung", "inflamed {side} lung",
        "germs infecting the {side} lung", "infection in the {side} lung", "do I have pneumonia in my {side} lung",
        "sick {side} lung with fever and cough", "{severity} chest infection[ on the {side}]",
        "{severity} infection of the {side} lung", "bug in the {side} lung", "flu that went to the {side} lung",
        "cold that settled in the {side} lung", "patches of infection in the {side} lung",
        "lung inflammation[ on the {side}]", "is my {side} lung infected",
        "pus and germs in part of the {side} lung", "infectious spots in the {side} lung",
        "coughing fever and a spotty {side} lung", "viral or bacterial infection of the {side} lung"),
    "Pneumothorax": (
        "collapsed {side} lung", "punctured {side} lung", "air leak around the {side} lung",
        "air between the {side} lung and the chest wall", "deflated {side} lung", "popped {side} lung",
        "burst {side} lung", "air outside the {side} lung", "{side} lung went flat like a tyre",
        "escaped air next to the {side} lung", "did my {side} lung collapse", "hole in the {side} lung leaking air",
        "{side} lung pulled away from the chest wall", "{side} lung shrunk back from the rib cage",
        "[{severity} ]air pocket around the {side} lung", "torn {side} lung leaking air",
        "leaked air in the {side} chest", "{side} lung has fallen down", "{side} lung let its air out",
        "[{severity} ]air gap beside the {side} lung", "ruptured {side} lung",
        "{severity} lung collapse[ on the {side}]"),
    NORMAL: (
        "healthy lungs", "nothing wrong", "everything looks fine", "a normal healthy chest", "all good",
        "good x-ray", "no problems seen", "nothing unusual on the x-ray", "a clean bill of health",
        "lungs look good", "heart and lungs look okay", "nothing to worry about", "everything is okay",
        "healthy heart and lungs", "is everything normal", "no disease", "lungs are fine", "nothing bad found",
        "a perfectly ordinary chest", "there is no illness", "lungs without any problem"),
}

# Lay words that training never sees: they measure whether the model understands or only remembers.
HELD_OUT_LAY: dict[str, tuple[str, ...]] = {
    "Atelectasis": (
        "a bit of the {side} lung has caved in", "{side} lung partly flattened",
        "a section of the {side} lung lost its air"),
    "Cardiomegaly": ("enlarged heart muscle on x-ray", "my heart is oversized", "heart takes up too much room"),
    "Consolidation": (
        "{side} lung turned solid", "a whole piece of the {side} lung is white", "{side} lung packed with gunk"),
    "Edema": ("soggy lungs", "heart failure fluid backing up into the lungs", "lungs waterlogged"),
    "Effusion": (
        "water around the {side} lung", "liquid pooled at the bottom of the {side} chest",
        "{side} chest filling up with fluid"),
    "Emphysema": ("lungs ruined by cigarettes", "lungs blown up like balloons", "too much air stuck in the lungs"),
    "Fibrosis": ("lungs hardened by scars", "old scarring all over the lungs", "scar lines in the lungs"),
    "Hernia": (
        "stomach slipped up into the chest", "part of the stomach is behind the heart",
        "belly organ above the diaphragm"),
    "Infiltration": (
        "smoky patch in the {side} lung", "{side} lung looks misty", "vague grey shadow in the {side} lung"),
    "Mass": ("big tumour in the {side} lung", "fist sized lump in the {side} lung", "large ball in the {side} lung"),
    "Nodule": (
        "pea sized spot in the {side} lung", "little round blob in the {side} lung", "small dot on the {side} lung"),
    "Pleural Thickening": (
        "{side} lung lining is too thick", "scarred covering of the {side} lung",
        "thick peel around the {side} lung"),
    "Pneumonia": (
        "germs in the {side} lung", "{side} lung inflamed by an infection", "bad chest cold on the {side} lung"),
    "Pneumothorax": (
        "{side} lung popped", "air escaped around the {side} lung", "{side} lung has shrunk away from the ribs"),
    NORMAL: ("nothing abnormal to see", "clean chest x-ray", "all fine in there"),
}
