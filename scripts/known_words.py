"""Writes the words that are known to be no names: those of the reader's examples and of the content."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from importlib.resources import files

from guidance_kb import settings
from scripts.marked import Marked
from scripts.named_messages import known_names, marked_messages, plain_messages
from web_widget.redaction.unknown import KNOWN_WORDS, words_in

NATIONS = """
afghan afghani albanian algerian american angolan arab arabic argentinian armenian asian australian austrian
azerbaijani azeri bangladeshi basque bedouin belarusian belgian bengali beninese berber bolivian bosnian botswanan
brazilian british bulgarian burmese burundian cambodian cameroonian canadian cantonese caribbean catalan chadian
chilean chinese colombian congolese croatian cuban cypriot czech danish dari dominican dutch ecuadorian egyptian
emirati english eritrean estonian ethiopian european farsi fijian filipina filipino finnish french gambian georgian
german ghanaian greek greenlandic guatemalan guinean gujarati guyanese haitian hausa hebrew hindi hindu honduran
hungarian icelandic igbo indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jewish
jordanian kashmiri kazakh kenyan korean kosovan kurdish kurmanji kuwaiti kyrgyz lao laotian latvian lebanese
liberian libyan lingala lithuanian macedonian malagasy malawian malay malaysian malian mandarin maltese mauritian
mexican moldovan mongolian montenegrin moroccan mozambican muslim namibian nepalese nepali nigerian nigerien
norwegian oromo pakistani palestinian panamanian pashto persian peruvian polish portuguese punjabi romani romanian
russian rwandan salvadoran saudi scottish senegalese serbian shona sierra sikh sinhala slovak slovakian slovene
slovenian somali sorani spanish sudanese swahili swedish swiss sylheti syrian tagalog tajik tamil tanzanian thai
tibetan tigrinya togolese trinidadian tunisian turk turkish turkmen twi ugandan ukrainian urdu uruguayan uyghur
uzbek venezuelan vietnamese welsh wolof yemeni yoruba zambian zimbabwean zulu
"""
"""Peoples and languages, which may stay."""
_RAREST, _MORE = -16.5, 0.7
"""The logarithm of a word's share in English text, and how much more often than with a capital it is written small."""
_SELDOM = 2
"""A capitalised word that a single message has may be a name after all."""


def main() -> None:
    """Writes the list."""
    small, large = Counter[str](), Counter[str]()
    for text in [*plain_messages(), *(_without_marks(message) for message in marked_messages())]:
        words = set(words_in(text))
        small.update({word for word in words if word.islower()})
        large.update({word.lower() for word in words if not word.islower()})
    ordinary = _ordinary_words()
    used = set(small) | {word for word, count in large.items() if count >= _SELDOM}
    used -= {name.lower() for name in known_names()} - ordinary
    content = " ".join(path.read_text("utf-8") for path in sorted(settings.content_dir().rglob("*")) if path.is_file())
    known = used | ordinary | {word.lower() for word in words_in(content)}
    known |= {word + end for word in NATIONS.split() for end in ("", "s")}
    known = {word for word in known if re.fullmatch(r"[^\W\d_]{2,}", word)}
    KNOWN_WORDS.write_text("\n".join(sorted(known)) + "\n", "utf-8")
    print(f"{len(known)} words")


def _ordinary_words() -> set[str]:
    """English words that are written small more often than not (spacy-lookups-data, MIT)."""
    table = files("spacy_lookups_data") / "data" / "en_lexeme_prob.json.gz"
    how_often: dict[str, float] = json.loads(gzip.decompress(table.read_bytes()))
    return {
        word
        for word, often in how_often.items()
        if often >= _RAREST and word.islower() and often >= how_often.get(word.capitalize(), -20.0) + _MORE
    }


def _without_marks(message: Marked) -> str:
    kept, at = "", 0
    for start, end in sorted([*((start, end) for _, start, end in message.marks), *message.doubtful]):
        kept, at = f"{kept}{message.text[at:start]} ", end
    return kept + message.text[at:]


if __name__ == "__main__":
    main()
