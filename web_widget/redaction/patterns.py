"""Identifiers that have a form, as regular expressions of the `regex` library: `\\K` leaves what is before it standing.

Case is ignored but where `(?-i:` says so. A number without a form of its own is taken where the words before it say
what it is; whatever else is a number of six figures or more is taken too, as a number that may tell who somebody is.
"""

from __future__ import annotations

from collections.abc import Mapping

_IS = (
    r"(?:[\s:=#.,\-(\"']|\b(?:no|nos|num|number|nr|ref|refs|reference|id|is|was|are|as|reads|says|given|the|card|code|"
    r"now|on)\b)*"
)
"""What people put between the name of a number and the number."""
_CODE = r"(?:\b(?-i:[A-Z]{1,4}\d?)\s)?\b(?=[\w/\-]*\d[\w/\-]*\d[\w/\-]*\d)[A-Z0-9]+(?:[/\-][A-Z0-9]+)*\b"
"""A number of at least three figures, with what stands in, before and around it."""


def _after(words: str, number: str = _CODE) -> str:
    return rf"\b(?:{words}){_IS}\K{number}"


_SAID = r"\s*[\"'“‘]?"
"""What may stand before the first letter."""

# Dates

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)"  # fmt: skip  # noqa: E501
_YEAR = r"'?(?:(?:19|20)\d\d|\d\d)"
DATE = (
    rf"(?:\b{_DAY}\s?[./\-\s]\s?(?:0?[1-9]|1[0-2])\s?[./\-\s]\s?{_YEAR}\b"
    rf"|\b(?:19|20)\d\d[./\-](?:0?[1-9]|1[0-2])[./\-]{_DAY}\b"
    rf"|\b{_DAY}(?:st|nd|rd|th)?(?:\s+of)?[\s./\-]*{_MONTH}[\s.,/\-]*{_YEAR}\b"
    rf"|\b{_MONTH}\s+(?:the\s+)?{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b)"
)
"""A whole date, with its year."""
_BORN = r"d\.?\s?o\.?\s?b\.?'?s?|date\s+of\s+birth|birth\s?da(?:te|y)|b\.?day|born"
_THEN = r"(?:[\s:=,\-(]|\b(?:is|was|on|the|to\s+be|of|her|his|their|given|as|in)\b)*"

# Where somebody lives

_OUTWARD = r"\b(?:[A-PR-UWYZ]\d[\dA-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\d[\dABEHMNPRVWXY]?)"
_INWARD = r"\d(?!(?-i:(?<=1)st|(?<=2)nd|(?<=3)rd|(?<=[04-9])th|am|pm|hr|yr|km|mi|ft|kg|yo|of|in|at)\b)[A-Z]{2}\b"
_STREETS = (
    "road|rd|street|st|lane|ln|avenue|ave|close|cl|drive|dr|crescent|cres|gardens|gdns|grove|terrace|terr|square|sq|mews|court|"
    "ct|house|hse|(?-i:Av|Way|Gr|Place|Pl|Hill|Park|Row|Walk|Rise|Parade|Broadway|Green|Vale|View|Towers?|Twr|Point|Mansions|"
    "Lodge|Cottages?|Estate|Wharf|Quay|Yard|Embankment|Common|Heights|Buildings|Villas|Approach|Passage|Alley|Croft|Gate|"
    "Mount|Path|Works|Circus|Crossway|Hall|Fields|Meadows?|Chase|Reach|Dene|Garth|Lofts)|"
    "(?-i:WAY|PLACE|HILL|PARK|ROW|WALK|RISE|PARADE|GREEN|VIEW|TOWERS?|POINT|MANSIONS|YARD|WORKS)"
)
_SMALL = (
    "a|an|and|are|as|at|by|for|from|had|has|have|he|her|his|i|in|into|is|it|men|my|near|of|off|on|or|our|out|over|past|"
    "people|girls|boys|women|kids|children|lads|she|so|than|that|their|them|then|they|this|times|to|up|was|we|were|when|"
    "who|with|you|your|mins|minutes|min|hours|hrs|days|weeks|months|years|yrs|yr|year|(?-i:old)|am|pm|miles|more|other|"
    "different|outside|along|down|across|all|get|got|go|went|back|same|but|if|not|no|stops?|bus|buses|cars|vans|calls|"
    "phones|mattresses|beds|rooms|adults|males|females|nights|bags|doors|lorries|blokes|guys|workers|staff|pupils|students"
)
_STREET_WORD = rf"(?!(?:{_SMALL})\b)[a-z][\w'’.\-]*"
_STREET = rf"(?:the\s+(?=avenue|drive|grove|crescent|green|close)|(?:{_STREET_WORD}\s+){{1,3}})(?:{_STREETS})\b\.?"
_FLOOR = r"(?:(?:basement|ground\s+floor|top|first\s+floor|upper|garden)\s+)?"
_FLAT = _FLOOR + r"(?:flat|apartment|apt|unit|room|rm|studio|penthouse|suite|caravan|chalet|cabin|plot|pitch)\.?"

_HOUSES = "(?:House|Court|Cottage|Lodge|Tower|Mansions|Villas?|Heights|Farm|View|Barn|Hall|Mill|Rest)"
_ROADS = "(?:Road|Rd|Street|Lane|Avenue|Ave|Close|Drive|Way|Hill|Row|Rise|Crescent|Grove|Walk|Terrace|Gardens|Quay)"

# The police's log of a day

_OF_THAT_DAY = (
    r"(?:(?:\s?[/\-]\s?|\s+of\s+(?:the\s+)?|\s+(?=\d{1,2}/\d))\d{1,2}(?:st|nd|rd|th)?"
    r"(?:\s?[A-Z]{3}(?:\s?\d{2,4})?|\s?[/\-.]\s?\d{1,2}(?:\s?[/\-.]\s?\d{2,4})?))?"
)
"""`/24NOV26`, `of 22/11`, ` 28/11/26`."""

# Accounts

_APP = (
    r"(?:snap(?:chat)?|insta(?:gram)?|ig|tik\s?tok|telegram|tg|discord|kik|wickr|twitter|threads|psn|xbox|steam|roblox|"
    r"fortnite|twitch|facebook|fb|vinted|onlyfans|messenger|bigo|yubo|hoop|reddit|tumblr|linkedin|youtube|x)"
)
_WHOSE = r"(?:\s+(?:account|name|user\s?name|user|handle|id|tag|profile|page|acc))"
_TOLD = r"(?:\s*[:=]|\s+(?:is|was|called|of))?\s*[\"'“‘]?"
_ODD = r"(?=[\w.\-]*[\d_.\-]\w)[\w.\-]*\w"
"""A word that is none: figures, dots or underscores in it."""

# Plates

_NO_PLATE = (
    r"(?!(?:and|she|the|who|but|old|yrs|her|his|has|was|had|not|boy|mum|dad|for|are|all|can|get|got|him|how|its|may|new|now|"
    r"off|one|our|out|say|see|too|two|way|why|yet|you|via|per|cos|bus|van|car|men|man|any|did|end|far|few|let|lot|met|put|"
    r"ran|sat|set|ten|use|day|yes|ask|age|fit|hrs|min|lad|kid|pcm|per|gbp|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\b)"
)
_VEHICLE = (
    r"reg(?:istration)?|vrm|plates?|number\s?plate|index|vehicle|car|van|vrn|transit|bmw|audi|merc|mercedes|golf|corsa|"
    r"fiesta|prius|sprinter|lorry|cab|taxi|minibus|moped|scooter"
)
_AND = r"(?:[\s:=#,.\-(]|\b(?:no|num|number|is|was|mark|plates?|ends?|reads?|starts?|the|reg)\b)*"

# Schools

_SCHOOL_NAME = (
    r"(?!(?:The|A|An|My|Our|Her|His|Their|This|That|Every|Each|Another|Some|Any|All|At|In|From|To|Is|Was|And|But|Also|I|He|"
    r"She|We|They|Primary|Secondary|Local|High|Sixth|Nursery|Infant|Junior|Special|Independent|Private|State|Public|Boarding|"
    r"Faith|Year|Head|Deputy|Assistant|Catholic|Sunday|Saturday|London|Training|Medical|Royal|New|Old|Further|Which|What|When|"
    r"DSL|SENCO|TA|HLTA|Form|Pupil|Student|Staff|Teacher|Boys|Girls|Language|English|Free|Art|Drama|Summer|After)\b)"
    r"[A-Z][\w'’.\-]*"
)
_SORT_OF_SCHOOL = (
    r"(?:RC|CofE|CE|C\sof\sE|Catholic|Church\sof\sEngland|Community|Junior|Infants?|Primary|Secondary|High|Grammar|Girls'?|"
    r"Girls’|Boys'?|Boys’|Nursery|Day|Sixth\sForm|Technical|Free|Special|Comprehensive|Further\sEducation|Saturday|and|&)"
)
_SCHOOL = (
    r"(?:School|Academy|College|Nursery|Primary|Secondary|Infants?|Juniors?|Grammar|Comprehensive|Comp|Sixth\sForm|High|PRU|"
    r"Convent|Prep|Pre-?[Ss]chool|UTC)"
)

PATTERNS: Mapping[str, tuple[str, ...]] = {
    "name": (
        rf"\b(?:called|known\s+as|a\.?k\.?a\.?|goes\s+by|named|nicknamed|street\s+name(?:\s+is)?|names?(?:'s|’s|\s+is|\s*:)){_SAID}"
        r"\K(?-i:[A-Z][\w'’\-]+(?:\s[A-Z][a-z'’\-]+)*)",
        r"\b(?:(?:mr|mrs|ms|dr|sgt|insp|sr|rev|fr)\.?|miss|dc|pc|ds|di|pcso|ps|wpc|inspector|sister|imam|pastor|haji|father)"
        r"\s+(?:\d{2,5}\s+)?\K(?-i:(?!AND\b|MRS\b)[A-Z][\w'’\-]+(?:\s[A-Z][a-z'’\-]+)?)",
    ),
    "date-of-birth": (
        rf"\b(?:{_BORN}){_THEN}\K(?:{DATE}|\b\d{{6}}\b|\b\d{{8}}\b)",
        rf"{DATE}(?=\s*(?:\(?\s*d\.?o\.?b|is\s+(?:his|her|their)\s+(?:birthday|date\s+of\s+birth|dob)))",
    ),
    "nhs-number": (_after("nhs", r"\d{3}[\s\-./]?\d{3}[\s\-./]?\d{4}\b"),),
    "ni-number": (
        _after(r"n\.?i\.?(?:\s?n)?o?|nino|national\s+insurance", r"[A-Z]{2}(?:[\s\-.]?\d){6}(?:[\s\-.]?[A-Z])?\b"),
        r"\b[A-Z]{2}(?:[\s\-.]?\d{2}){3}[\s\-.]?[A-D]\b",
    ),
    "upn": (_after("upn|pupil"), r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-Z]\b"),
    "passport": (
        _after(r"passports?|ppt?|p/port|travel\s+document"),
        _after(r"passports?|ppt?|p/port|travel\s+document", r"(?:[A-Z]{1,2}\s?)?\d{2,3}(?:\s?\d{2,3}){2,3}\b"),
    ),
    "residence-permit": (
        _after(
            r"brp|residence\s+permit|biometric(?:\s+residence)?(?:\s+permit|\s+card)?|arc", rf"(?=[A-Z]{{2,3}}){_CODE}"
        ),
        _after("brp", r"[A-Z]{2,3}(?:\s?\d){6,9}\b"),
        r"(?-i:\b[A-Z]{2}\d{7}\b)",
    ),
    "driving-licence": (
        _after(r"(?:driving|driver'?s?)\s+licen[cs]e"),
        r"\b[A-Z9]{5}[\s\-]?\d{6}[\s\-]?[A-Z9]{2}[\s\-]?\d?[A-Z0-9]{1,3}\b(?:\s\d\d\b)?",
    ),
    "home-office-reference": (
        _after(
            r"home\s+office|h\.?o\.?|cid|port|lunar\s+house|asylum|uan|gwf|nrm|ukvi|atlas",
            rf"(?=(?:[A-Z0-9/\- ]*\d){{4}}|[A-Z]+/\d){_CODE}",
        ),
        r"\b[A-Z]\d{7}(?:/\d{1,3})?\b",
        r"\bgwf\s?\d{9}\b",
        r"\b\d{4}-\d{4}-\d{4}-\d{4}(?:/\d\d)?\b",
        r"\b[A-Z]{2,4}/\d{5,8}(?:/\d{2,4})?\b",
        r"\b[A-Z]{2,4}/\d{2}(?:\s?\d{4}){1,3}\b",
    ),
    "crime-reference": (
        _after(
            r"crime(?:\s+report)?|cris|crn|crim|occurrence|connect|niche|athena|intel|misper|merlin|police|op|pnc",
            rf"(?=(?:[A-Z0-9/\- ]*\d){{4}}){_CODE}",
        ),
        r"\b\d{5,8}/\d{2}\b",
        r"\bcrime\s+(?:no|num|number|ref)\W*(?:was|is)?\s*\K\d{3,7}\s+of\s+\d{2}(?:\d\d)?\b",
        r"\b\d{2}[A-Z]{0,3}/\d{4,7}/\d{2}\b",
        r"\b[A-Z]{1,3}\d{0,2}[/\-]\d{5,8}[/\-]\d{2,4}\b",
    ),
    "cad": (
        _after(
            r"cads?|(?:incident|log)(?=\W{0,3}(?:no|num|ref))",
            rf"(?:[A-Z]{{1,4}}[\- ]?)?\d{{2,6}}\b(?!\s*h(?:rs|ours)?\b){_OF_THAT_DAY}",
        ),
        r"\b\d{2,6}/\d{2}(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?:\d{2,4})?\b",
    ),
    "case-number": (
        _after(
            r"mosaic|liquid\s?logic|ll|lcs|lps|ehm|frameworki|fwi|carefirst|urn|client|case|service\s+user|su|hospital|hosp|mrn|"
            r"pas|patient|pt|rio|systm\s?one|emis|cerner|epic|k\s?number|ics|eclipse|person|n?delius|noms|prison",
            rf"(?=(?:[A-Z0-9/\- ]*\d){{4}}){_CODE}",
        ),
        r"(?-i:\b(?:MRN|RIO|LL|EHM|LCS|URN|K)[ \-]?\d{5,10}\b)",
        _after(r"mosaic|liquid\s?logic|lcs|ehm|client|case|hospital|mrn|rio|urn", r"\d{3}\s\d{3,4}\b"),
    ),
    "phone": (
        r"(?<![\w/\-])(?:\+\s?44|0044)[\s.\-]?(?:\(0\)[\s.\-]?)?\d(?:[\s.\-]?\d){8,9}\b",
        r"(?<![\w/\-+])\(?0\d(?:[\s.\-()]{0,2}\d){8,9}\b",
        r"(?<![\w/\-])(?:\+|00)\s?[1-9]\d{0,2}(?:[\s.\-()]{0,2}\d){6,11}\b",
        r"\b(?:mob(?:ile)?|tel|phone|ring|cell|number|whatsapp|text)"
        r"(?:[\s:=#.\-]|\b(?:no|num|number|is|was|on|him|her|them|me)\b)*\K\d(?:[\s.\-]?\d){6,12}\b",
    ),
    "handle": (
        r"(?<![\w.@])@[A-Z0-9_][\w.]*\w",
        rf"\b{_APP}{_WHOSE}?\s*(?:[:=]|\bis\b|\bcalled\b)\s*[\"'“‘]?\K(?=[\w.\-]*[a-z])[\w.\-]*\w",
        rf"\b{_APP}{_WHOSE}\s+[\"'“‘]?\K{_ODD}",
        rf"\b{_APP}\s+(?:(?:as|under|by|at)\s+)?[\"'“‘]?\K(?=[\w.]*[a-z])(?=[\w.]*(?:[_.]\w|\d))[\w.]*\w",
        rf"\b(?:handle|gamer\s?tag|user\s?name|screen\s?name|tag|account\s+name|profile(?:\s+name)?){_TOLD}\K{_ODD}",
        rf"\b(?=[\w.]*[a-z]{{3}})(?=[\w.]*(?:[_.]\w|\d))[\w.]+\w(?=\s+(?:on|@)\s+{_APP}\b)",
        r"\b(?=[\w.]*_)(?=[\w.]*[A-Z])[\w.]{3,}\w\b",
        r"\b[a-z]{3,}\.[a-z]{2,}\d+\b",
        r"\b(?=[\w.]*[a-z])[\w.]{3,}#\d{3,4}\b",
        r"\b(?:gam(?:er|ing)\s?tag|user\s?name|screen\s?name|handle)(?:\s*[:=]|\s+(?:is|was|called))\s*[\"'“‘]?\K[\w.\-]*\w",
    ),
    "link": (
        r"\b(?:https?://|www\.)[^\s<>\"')\]]+[^\s<>\"')\].,;:!?]",
        r"\b(?:[\w\-]+\.)+[a-z]{2,}/[^\s<>\"')\]]*[^\s<>\"')\].,;:!?]",
    ),
    "plate": (
        r"(?-i:\b[A-HJ-PR-Y][A-HJ-PR-Y](?:0[1-9]|[1-7][0-9])[ \-]?[A-HJ-PR-Z]{3}\b)",
        r"\b[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7][0-9])[A-HJ-PR-Z]{3}\b",
        rf"\b(?:{_VEHICLE}){_AND}\K(?:[A-Z]{{2}}\d{{2}}\s?{_NO_PLATE}[A-Z]{{3}}|[A-Z]\d{{1,3}}\s?{_NO_PLATE}[A-Z]{{3}}|[A-Z]{{3}}\s?\d{{1,3}}\s?[A-Z])\b",
        rf"\b(?:{_VEHICLE}){_AND}\K(?-i:[A-Z]{{1,3}}[ ]?\d{{1,4}})\b",
        rf"\b[A-HJ-PR-Z]{{2}}\d{{2}}\s{_NO_PLATE}[A-HJ-PR-Z]{{3}}\b",
        rf"(?-i:\b[A-Z]{{1,2}}[ ]?\d{{2,3}}[ ]?(?i:{_NO_PLATE})[A-Z]{{3}}\b)",
        r"(?-i:\b[A-Z]{1,2}[ ]\d{3,4}[ ][A-Z]{2}\b)",
        r"(?-i:\b(?!SEC|AGE|YRS|THE|AND|FOR|CAD|NRM|LAC|TEL|MEN)[A-HJ-PR-Z]{3}[ ]?\d{1,3}[A-HJ-NPR-TV-Y]\b)",
    ),
    "address": (
        rf"\b(?:{_FLAT}\s*\d*[a-z]?,?\s+|\d{{1,3}}[a-z]?,\s+(?=\d)|(?:no|number)\.?\s*)?(?<![£$€.:])\b\d{{1,4}}\s?[a-e]?\b"
        rf"(?:\s?[\-/]\s?\d{{1,4}})?,?\s+{_STREET}(?:,\s+{_STREET})?",
        rf"\b{_FLAT}\s*(?:no\.?\s*)?\d+[a-z]?,\s+{_STREET}(?:,\s+{_STREET})?",
        r"\b(?:flat|apartment|apt)\.?\s*(?:no\.?\s*)?\d+[a-z]?\b",
        rf"\b{_FLAT}\s*\d+[a-z]?,\s+(?-i:(?:[A-Z][\w'’]+\s+){{1,2}}{_HOUSES})\b",
        rf"(?-i:\b(?:\d{{1,3}}\s)?(?:(?:[A-Z][\w'’]+\s+){{1,3}}{_HOUSES},?|[Tt]he(?:\s+[A-Z][\w'’]+){{1,3}},)\s+"
        rf"(?:\d{{1,3}}[a-z]?\s+)?(?:[A-Z][\w'’]+\s+){{1,2}}{_ROADS}\b)",
        rf"(?-i:\b\d{{1,3}}[a-z]?\s+(?:[A-Z][\w'’]+\s?){{1,3}},\s+(?:[A-Z][\w'’]+\s+){{1,2}}{_ROADS}\b)",
    ),
    "postcode-end": (
        rf"{_OUTWARD}(?:\s|,|\b(?:maybe|then|and)\b)*\K{_INWARD}",
        rf"\b(?:postcode|post\s+code|pcode)(?:[\s:=]|\b(?:ends?|is|in|with|ending)\b)*\K{_INWARD}",
    ),
    "bank": (
        r"\b(?:sort(?:\s?code)?|s/?c)(?:[\s:=#.\-]|\b(?:is|no|number|was)\b)*\K\d{2}[\s\-./]?\d{2}[\s\-./]?\d{2}\b",
        _after(r"acc(?:oun)?ts?|a/?c|acct|bank", r"\d(?:[\s\-]?\d){6,9}\b"),
        r"\b\d{2}-\d{2}-\d{2}\b(?=[\s,;/&]*(?:and|acc|a/c|account|number|no|\d{8}))",
        r"\b\d{2}-\d{2}-\d{2}[\s,;/&]+(?:(?:acc(?:oun)?t?|a/?c|no|number|and)[\s.:]*)*\K\d{8}\b",
        r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b",
        r"\bcards?(?:[\s:=#.\-]|\b(?:is|no|number|was|ending|in)\b)*\K\d(?:[ \-]?\d){12,18}\b",
        r"\b(?:card|account|acc|acct)\s+(?:number\s+)?ending(?:\s+in)?\s+\K\d{3,4}\b",
    ),
    "school": (
        rf"(?-i:\b(?:{_SCHOOL_NAME}\s+){{1,4}}(?:(?:of|and|for|the|on|in|&)\s+(?:[A-Z][\w'’]*\s+){{1,2}})?"
        rf"(?:{_SORT_OF_SCHOOL}\s+)*{_SCHOOL}(?:\s+{_SCHOOL}|\s+(?:for|of)\s+[A-Z]\w+)*\b)",
        r"\b(?:st|saint|our\s+lady)\.?\s+(?:of\s+)?[a-z][\w'’]*(?:\s+(?:and|&|of)\s+[\w'’]+)?"
        r"(?:\s+(?:rc|cofe|ce|catholic|c\s+of\s+e|church\s+of\s+england|community|junior|infants?|girls'?|boys'?))*"
        r"\s+(?:primary|secondary|school|academy|college|nursery|high|juniors?|infants?)(?:\s+school)?\b",
    ),
}
"""By kind."""

LIKELY: Mapping[str, tuple[str, ...]] = {
    "bank": (r"\b\d{4}(?:[ \-]\d{4}){2,3}(?:[ \-]\d{1,4})?\b",),
    "case-number": (_after(r"ref(?:erence)?", rf"(?=(?:[A-Z0-9/\- ]*\d){{3}}){_CODE}"),),
    "number": (
        r"(?<![£$€\w.,])(?=[A-Z]{0,4}\d)[A-Z]{0,4}\d{6,}[A-Z]{0,3}\b",
        r"\b(?-i:[A-Z]{1,3}\d{4,}[A-Z]{0,2})\b",
        r"\b(?-i:[A-Z]{1,2})\s?(?=(?:\d\s?){6})\d{2,8}(?:\s\d{1,5}){1,4}\b(?:\s(?-i:[A-Z])\b)?",
        r"\b(?-i:[A-Z]{1,2})\s\d{6,7}\b(?:\s(?-i:[A-Z])\b)?",
        r"\b(?-i:[A-Z]{1,4})[\-/]\d{4,}\b",
        r"(?<![£$€\w.,/\-])\d{3}[ \-]\d{3}[ \-]\d{3,4}\b",
    ),
}
"""Taken where nothing else says what it is."""
