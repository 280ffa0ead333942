"""What is taken out, what stays, and what stands in its place. All of it is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance_kb.knowledge_base import KnowledgeBase
from web_widget.redaction import kept_by
from web_widget.redaction.kinds import KINDS
from web_widget.redaction.redactor import Kept, Redactor, digits

REDACTOR = Redactor()

TAKEN = {
    "name": [
        "Adaeze told me that her uncle keeps her passport",
        "her uncle, Tunde Bakare, keeps her passport",
        "jade said he gave her a second phone",
        "a boy known as Smiley waits at the gate",
    ],
    "date-of-birth": ["dob 3.4.11", "born on 3rd April 2011", "D.O.B: 03/04/2011", "date of birth is 2011-04-03"],
    "nhs-number": ["NHS no. 943 476 5919", "nhs number: 9434765919"],
    "ni-number": ["NI QQ 12 34 56 C", "ni number ab123456c"],
    "upn": ["UPN H801200001001", "upn: h801200001001"],
    "passport": ["passport no 533401372", "passport AB 123 4567"],
    "residence-permit": ["BRP ZX1234567", "brp number RX 1234567"],
    "driving-licence": ["driving licence MORGA657054SM9IJ"],
    "home-office-reference": ["HO ref A1234567", "Home Office reference 1234-5678-9012-3456", "port ref TN/1234567"],
    "crime-reference": ["crime ref 3012345/26", "crime number 01/12345/26", "CRIS 1234567/26"],
    "cad": ["CAD 4512/24NOV26", "cad no 2231 of today"],
    "case-number": ["Mosaic 1234567", "hospital no X123456", "our ref 20261/AB"],
    "phone": ["ring her on 07700 900123", "+44 7700 900 123", "020 7946 0123", "his number is +84 91 234 5678"],
    "email": ["write to someone.new@example.org", "SOMEONE@EXAMPLE.CO.UK"],
    "handle": ["he is @k1ng_tayy09", "her snap is lil.bigz99", "insta: princess.ade", "gamertag xX_sniper_Xx"],
    "link": ["https://example.com/profile/8812", "it is at www.example.org/u/rosie"],
    "plate": ["reg LB19 XYZ", "a white van LB19XYZ", "a bmw, lb19 xyz"],
    "address": ["she lives at 14 Rye Lane", "flat 3, 22 dryden court", "Flat 9"],
    "postcode-end": ["SE15 4TW", "se154tw"],
    "bank": ["sort code 12-34-56 account 12345678", "card 4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32"],
    "school": ["a pupil at St Aidan's RC Primary", "he goes to Harrowgate Academy"],
    "ip-address": ["from 192.0.2.44", "2001:db8::8a2e:370:7334"],
    "number": ["the number on the form is 88213347"],
}

STAYS = [
    "I hope she will be safe by May. Mark my words: the grace period is over.",
    "Year 9, 14 years old, in Peckham (SE15), came over from Enfield with her uncle",
    "Who do I ring: 999, 101 or 0800 1111? I rang 08000 121 700 at 14:35 on 24 November 2026.",
    "A girl from Vietnam at St Thomas' Hospital, with £300 in cash and two phones",
    "Form tutor. DSL told, MASH and LADO too. Section 47 next week, NRM maybe. CAD raised.",
    "3 of them on the road, 6 in one room, 10 mattresses, a Mercedes and a blue Transit",
    "Her secondary school is in Croydon, the primary in Lambeth; the college does not know",
    "Child A and child B, K in my class, Mum, Nan and Auntie",
    "Barnardo's, the Salvation Army, Childline and the Met have all been told",
]


@pytest.mark.parametrize("kind", TAKEN)
def test_it_is_taken_out_and_its_place_says_what_it_was(kind: str) -> None:
    for text in TAKEN[kind]:
        redacted = REDACTOR.redact(text)
        assert f"[{KINDS[kind]}" in redacted.text, text
        assert redacted.removed[kind] >= 1


def test_every_kind_is_tried_here() -> None:
    assert set(TAKEN) == set(KINDS)


@pytest.fixture(scope="module")
def kept(kb: KnowledgeBase) -> Kept:
    return kept_by(kb)


@pytest.mark.parametrize("text", STAYS)
def test_what_routing_needs_stays(text: str, kept: Kept) -> None:
    assert REDACTOR.redact(text, kept).text == text


def test_the_numbers_of_the_directory_stay_and_others_do_not(kept: Kept) -> None:
    text = "I rang 0800 1111 and she has 07700 900123"
    assert REDACTOR.redact(text, kept).text == "I rang 0800 1111 and she has [phone number]"


def test_every_place_of_the_gazetteer_stays(kept: Kept) -> None:
    texts = [f"A girl of 14 in {place.name}, with two phones" for place in kept.places.places]
    assert [text for text in texts if REDACTOR.redact(text, kept).text != text] == []


def test_somebody_who_is_called_like_a_place_is_a_name(kept: Kept) -> None:
    assert "Chelsea" not in REDACTOR.redact("Chelsea told me that she has two phones", kept).text


def test_a_date_of_birth_leaves_the_age(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_NOW", "2026-11-24T11:00+00:00")
    assert REDACTOR.redact("dob 25/11/2012").text == "dob [date of birth, aged 13]"
    assert REDACTOR.redact("born 24 Nov 2012").text == "born [date of birth, aged 14]"


def test_a_date_that_is_no_birthday_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIRSTHOUR_NOW", "2026-11-24T11:00+00:00")
    assert REDACTOR.redact("She went missing on 12/11/2026.").text == "She went missing on 12/11/2026."


def test_a_date_of_birth_that_cannot_be_is_taken_out_all_the_same() -> None:
    assert REDACTOR.redact("dob 31/02/2011").text == "dob [date of birth]"


def test_several_in_one_text_are_counted_by_kind() -> None:
    redacted = REDACTOR.redact("SE15 4TW, mob 07700 900123 or 07700 900456")
    assert redacted.removed == {"postcode-end": 1, "phone": 2}
    assert redacted.text == "SE15 [end of a postcode], mob [phone number] or [phone number]"


def test_a_name_that_no_list_has_is_taken_out_and_a_slip_is_not() -> None:
    assert "Zqorvath" not in REDACTOR.redact("I think Zqorvath is the one who drives them").text
    assert "zqorvath" not in REDACTOR.redact("zqorvath has her pasport").text
    assert (
        REDACTOR.redact("he took her pasport and she is frightend").text == "he took her pasport and she is frightend"
    )


@pytest.mark.parametrize("answer", ["Exampleborough", "exampleborough", "Nether Wimbleden"])
def test_a_place_that_nobody_knows_is_an_answer_all_the_same(answer: str) -> None:
    assert REDACTOR.redact(answer).text == answer


def test_a_name_is_found_again_in_the_same_text() -> None:
    redacted = REDACTOR.redact("A girl called Yuki Tanaka. Her mum told me yuki was home, and I saw yuki's bag.")
    assert redacted.text == "A girl called [name]. Her mum told me [name] was home, and I saw [name]'s bag."


def test_shouting_hides_no_name() -> None:
    assert "ADAEZE" not in REDACTOR.redact("MY COUSIN ADAEZE IS LOCKED IN THE HOUSE AND SHE IS 13").text


def test_a_number_is_the_same_number_however_it_is_written() -> None:
    written = ["+44 20 7946 0123", "0044 (20) 7946-0123", "020 7946 0123"]
    assert {digits(number) for number in written} == {"02079460123"}


def test_what_was_put_in_place_is_left_alone() -> None:
    once = REDACTOR.redact("dob 3.4.2011, NHS 943 476 5919, flat 3, 22 Dryden Court").text
    assert REDACTOR.redact(once).text == once


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    redacted = REDACTOR.redact(text)
    assert sum(redacted.removed.values()) == len(REDACTOR.find(text))


@given(st.text(alphabet="0123456789 /-.+", max_size=200))
def test_no_heap_of_numbers_keeps_it_long(text: str) -> None:
    REDACTOR.redact(text)
