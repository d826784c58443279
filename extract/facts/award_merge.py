"""Awards told twice in one article: in headline and body, as a total and as the list of names that spells it out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.records import Award, Evidence


class Told(NamedTuple):
    """An award as one sentence tells it."""

    sentence: int
    award: Award
    detail: bool
    """A list of names, or a caption, that may spell out an award told elsewhere."""


def merge_awards(told: Iterable[Told]) -> list[Award]:
    """Return the awards without repetitions; the body's telling counts before the headline's and the captions'.

    Awards of one sentence are never merged: alike records of one list are all meant.
    """
    kept: list[Told] = []
    for one in sorted(told, key=lambda t: t.award.evidence[0].field != "body"):
        others = [i for i, other in enumerate(kept) if other.sentence != one.sentence]
        same = next((i for i in others if _same(kept[i], one)), None)
        if same is None and one.award.evidence[0].field == "title":
            same = _contradicted([(i, kept[i].award) for i in others], one.award)
        if same is None:
            kept.append(one)
        else:
            kept[same] = kept[same]._replace(award=_joined(kept[same].award, one.award))
    return [one.award for one in sorted(kept, key=lambda t: t.sentence)]


def _contradicted(body: list[tuple[int, Award]], headline: Award) -> int | None:
    """Return the one award of the body that a headline counts otherwise ("570 cá nhân" for 571): the body is right."""
    alike = [i for i, award in body if award.count is not None and _alike(award, headline)]
    return alike[0] if headline.count is not None and len(alike) == 1 else None


def _alike(a: Award, b: Award) -> bool:
    """Return whether two awards may be one but for their counts and recipients."""
    if fold_spelling(a.form) != fold_spelling(b.form) or a.status != b.status:
        return False
    # Who takes a dead man's medal is his family: "trao cho gia đình ông P".
    named = any(_among(name, a.recipients) for name in b.recipients)
    if a.recipient_kind != b.recipient_kind and not named:
        return False
    return _agree(a.grade, b.grade) and _agree(a.year, b.year) and _same_giver(a.granted_by, b.granted_by)


def _same(first: Told, second: Told) -> bool:
    """Return whether the second telling means the award of the first."""
    a, b = first.award, second.award
    if a.count is not None and b.count is not None:
        return a.count == b.count and _alike(a, b)
    if not _alike(a, b):
        return False
    if b.recipients and all(_among(name, a.recipients) for name in b.recipients):
        return True
    if first.detail and b.count is not None:
        return len(a.recipients) <= b.count
    if b.count is not None:
        return bool(a.recipients) and all(_among(name, b.recipients) for name in a.recipients)
    if a.count is not None:
        named = len(a.recipients) + len(b.recipients)
        if a.grade is None and b.grade is not None:  # "Huân chương Lao động các hạng" is a total, not this award
            return False
        return named <= a.count if second.detail else named == a.count and (b.granted_by in (None, a.granted_by))
    return a.granted_by == b.granted_by or second.detail


def _agree(a: int | None, b: int | None) -> bool:
    return a is None or b is None or a == b


def _same_giver(a: str | None, b: str | None) -> bool:
    """Return whether two givers may be one: "UBND tỉnh" of the headline is "Chủ tịch UBND tỉnh" in the body."""
    if a is None or b is None:
        return True
    first, second = fold_spelling(a), fold_spelling(b)
    return first in second or second in first


def _among(name: str, names: tuple[str, ...]) -> bool:
    """Return whether `names` has `name`, be it longer, shorter, or with its words in another order."""
    words = set(fold_spelling(name).split())
    return any(words <= other or other <= words for other in (set(fold_spelling(n).split()) for n in names))


def _joined(first: Award, second: Award) -> Award:
    """Return the first award with what only the second one states."""
    new = tuple(name for name in second.recipients if not _among(name, first.recipients))
    missing = [
        slot
        for slot in ("grade", "granted_by", "count", "year")
        if getattr(first, slot) is None and getattr(second, slot) is not None
    ]
    taken = {"recipients", *missing}
    evidence: list[Evidence] = [e for e in second.evidence if e.slot in taken and e not in first.evidence]
    return replace(
        first,
        recipients=first.recipients + new,
        evidence=first.evidence + tuple(evidence),
        **{slot: getattr(second, slot) for slot in missing},
    )
