"""Outward postcodes: the half that says roughly where. The other half is never kept nor used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from guidance_kb.yaml_text import parsed

_OUTWARD = r"[A-Z]{1,2}[0-9][0-9A-Z]?"
_INWARD = r"[0-9][A-Z]{2}"
# "SE15", "SE15 4" (a sector) or "SE15 4XX", with or without the space.
_WHOLE = re.compile(rf"({_OUTWARD})(?:\s+[0-9]|\s*{_INWARD})?", re.I)
_FULL = re.compile(rf"\b({_OUTWARD})\s?{_INWARD}\b", re.I)
_HALF = re.compile(r"\b([A-Z]{1,2}[0-9]{1,2}[A-Z]?)\b")
# "in e17", "in LU1", "in M14": not "M1", "B6" or "S2", which are a motorway, a bus and a school year.
_DOUBTFUL_HALF = re.compile(r"\b([a-zA-Z]{2}[0-9]{1,2}|[new][0-9]{1,2}|[GLMB][0-9]{2})\b")
_SMALL_HALF = re.compile(r"\b([a-z]{2}[0-9]{1,2}[a-z]?)\b")


class Postcodes:
    """Which places an outward postcode can lie in."""

    def __init__(
        self,
        districts: Mapping[str, tuple[str, ...]],
        areas: Mapping[str, str],
        london: frozenset[str],
        mainly: frozenset[str],
    ) -> None:
        self._districts, self._areas, self._london, self._mainly = districts, areas, london, mainly

    @classmethod
    def from_file(cls, path: Path) -> Postcodes:
        """Reads `postcodes.yml`."""
        data = parsed(path.read_text("utf-8"))
        districts = {code: ("outside-london",) for line in data["outside_london"] for code in line}
        districts |= {code: tuple(slugs) for part in ("london", "border") for code, slugs in data[part].items()}
        areas = {letters: slug for slug, group in data["areas"].items() for letters in group}
        return cls(districts, areas, frozenset(data["london"]), frozenset(data["mainly"]))

    def slugs(self, outward: str) -> tuple[str, ...]:
        """The slugs of the places that a district can lie in, the likeliest first; none for an unknown one."""
        code = outward.upper()
        area = self._areas.get(code.rstrip("0123456789")) or self._areas.get(code[:-1].rstrip("0123456789"))
        return self._districts.get(code) or ((area,) if area else ())

    def mainly(self, outward: str) -> tuple[str, ...]:
        """As `slugs`, but only the first where nearly all of the district lies in it."""
        return self.slugs(outward)[:1] if outward.upper() in self._mainly else self.slugs(outward)

    def is_plain(self, raw: str, outward: str) -> bool:
        """Whether what was written ("E17", "se15", "LU1 2AB") is a postcode wherever it stands."""
        return len(raw) > len(outward) or (outward in self._london and (raw[0].isupper() or raw[1].isalpha()))

    def outward(self, text: str) -> str | None:
        """The outward half, in capitals, of a text that is a known postcode or a part of one; None for another text."""
        match = _WHOLE.fullmatch(text.strip())
        code = match.group(1).upper() if match else None
        return code if code and self.slugs(code) else None

    def find(self, text: str, wide: bool = False) -> Iterator[tuple[int, int, str]]:
        """Start, end and outward half of every postcode in a message.

        A full postcode counts wherever it is known. Half a one counts for London only ("M1" is a motorway and "B12" a
        vitamin), and written small only with two letters in front ("e2" may be anything). `wide`: the halves of which
        that cannot be said come too.
        """
        seen: set[int] = set()
        for pattern in (_FULL, _HALF, _SMALL_HALF, _DOUBTFUL_HALF) if wide else (_FULL, _HALF, _SMALL_HALF):
            for match in pattern.finditer(text):
                code = match.group(1).upper()
                known = self.slugs(code) if pattern in (_FULL, _DOUBTFUL_HALF) else code in self._london
                if known and match.start() not in seen:
                    seen.add(match.start())
                    yield match.start(), match.end(), code
