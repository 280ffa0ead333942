"""`make reader`, last part: what the tuning files say of each threshold. Choose in the modules that are named.

The tuning files are not fitted to, and not measured: see `guidance_kb/reader/examples/README.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from guidance_kb import settings
from guidance_kb.places.gazetteer import Gazetteer
from guidance_kb.reader.mentions import Mention, ages_in, places_in
from guidance_kb.reader.outcomes import ONE_OF
from guidance_kb.reader.reader import reader
from guidance_kb.understanding.by_reader import likeliest
from guidance_kb.understanding.danger import likelihood_of_danger
from guidance_kb.understanding.scope import HARMFUL, OUT_OF_SCOPE, likelihood_of_declining
from scripts.reader_examples import Labelled, examples

_STEPS = [step / 20 for step in range(1, 19)]
_Find = Callable[[str], Iterable[Mention]]
_DECLINED = frozenset({OUT_OF_SCOPE, HARMFUL})


def main() -> None:
    """Prints a table for each threshold."""
    tuning = examples("tuning")
    _danger([one for one in tuning if "role" not in one.answers and "in_danger" in one.likely])
    _questions([one for one in tuning if "role" in one.answers])
    _kinds([one for one in tuning if "role" in one.answers and len(one.likely) > 1])
    _mentions([one for one in tuning if "role" in one.answers])
    _scope([one for one in tuning if "wants" in one.answers])


def _danger(cases: Sequence[Labelled]) -> None:
    print(f"danger (understanding/danger.py), {len(cases)} messages: recall, false alarms")
    likely = [(likelihood_of_danger(one.text), one.likely["in_danger"]) for one in cases]
    for step in _STEPS:
        recall = _share(share >= step for share, is_danger in likely if is_danger)
        print(
            f"  {step:.2f}  {recall:.3f}  {_share(share >= step for share, is_danger in likely if not is_danger):.3f}"
        )


def _questions(cases: Sequence[Labelled]) -> None:
    print(f"questions with one answer, {len(cases)} descriptions: the best answer is right")
    for question in ONE_OF:
        known = [one for one in cases if question in one.answers]
        if known:
            right = _share(reader().read(one.text).best(question)[0] == one.answers[question] for one in known)
            print(f"  {question:<10} {right:.3f}")


def _kinds(cases: Sequence[Labelled]) -> None:
    print("kinds of exploitation (understanding/by_reader.py): all that are named and none that is not")
    for step in _STEPS:
        print(f"  {step:.2f}  {_share(_kinds_are_right(one, step) for one in cases):.3f}")


def _kinds_are_right(case: Labelled, step: float) -> bool:
    found = reader().read(case.text).answers["exploitation"]
    return all((found[kind] >= step) == meant for kind, meant in case.likely.items() if kind in found)


def _mentions(cases: Sequence[Labelled]) -> None:
    gazetteer = Gazetteer.from_files(settings.content_dir() / "places")
    for kind, find in (("age", ages_in), ("place", lambda text: places_in(text, gazetteer))):
        print(f"{kind} (understanding/by_reader.py): the likeliest mention counts, or none does, rightly")
        for step in _STEPS:
            known = [one for one in cases if kind in one.mentions]
            print(f"  {step:.2f}  {_share(_mention_is_right(one, kind, find, step) for one in known):.3f}")


def _mention_is_right(case: Labelled, kind: str, find: _Find, step: float) -> bool:
    mentions, meant = list(find(case.text)), case.mentions[kind]
    share, best = likeliest(kind, mentions, reader().read(case.text))
    if best is None or share < step:
        return not any(one.stands_for(meant) for one in mentions)
    return best.stands_for(meant)


def _scope(cases: Sequence[Labelled]) -> None:
    print(f"scope (understanding/scope.py), {len(cases)} messages: declined rightly, declined wrongly")
    shares = [(likelihood_of_declining(one.text), one.answers["wants"] in _DECLINED) for one in cases]
    for step in _STEPS:
        rightly = _share(share >= step for share, declined in shares if declined)
        print(f"  {step:.2f}  {rightly:.3f}  {_share(share >= step for share, declined in shares if not declined):.3f}")


def _share(answers: Iterable[bool]) -> float:
    counted = list(answers)
    return sum(counted) / len(counted) if counted else 0.0


if __name__ == "__main__":
    main()
