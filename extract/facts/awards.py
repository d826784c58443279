"""The awards of an article: honours given or put forward, with giver, recipients, status and year.

Each sentence with an honour is read from left to right (award_sentence). Its words say who gives it and whether it is
only proposed (awarding); its recipients follow it or precede it (recipients); repetitions are merged (award_merge).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.facts.antecedents import Antecedents
from extract.facts.award_giving import Giving, Quoted
from extract.facts.award_lists import ListItems, read_names, spell_out
from extract.facts.award_merge import Told, merge_awards
from extract.facts.award_sentence import SentenceReader
from extract.facts.masking import Masked
from extract.mentions import flatten
from extract.mentions.honours import find as find_honours
from extract.records import Award, Evidence, Mention, Rejection, Span
from extract.text import fold_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.facts.recipient_groups import Group
    from extract.reading import Reading
    from extract.records import Facts

_GRADE = re.compile(r" hạng (nhất|nhì|ba|i{1,3}|[123])$")
_GRADES = {"nhất": 1, "nhì": 2, "ba": 3, "i": 1, "ii": 2, "iii": 3, "1": 1, "2": 2, "3": 3}


def extract(reading: Reading, known: Facts) -> Iterator[Award | Rejection]:
    """Yield the awards that a reading states."""
    given: list[tuple[int, Giving]] = []
    for number, made in _read(reading, Antecedents(reading, known)):
        if isinstance(made, Rejection):
            yield made
        else:
            given.append((number, made))
    givers = _givers(reading, [made for _, made in given])
    told = []
    for number, made in given:
        if made.group is None:
            yield Rejection(kind="awards", span=made.award, reason="recipients are neither counted nor named")
        else:
            told.append(Told(number, _award(reading, made, made.group, givers), _is_detail(made)))
    yield from merge_awards(told)


def _read(reading: Reading, known: Antecedents) -> Iterator[tuple[int, Giving | Rejection]]:
    """Yield what each sentence gives or proposes, with the sentence's number."""
    given: list[Giving] = []
    items = ListItems()
    for number, sentence in enumerate(reading.sentences):
        quote = reading.folded[sentence.field][sentence.start : sentence.end]
        items.enter(reading, sentence, quote)
        mentions, told = _mentions(reading, sentence), given[-1:]
        if any(mention.label == "AWARD" for mention in mentions):
            masked = Masked(reading, sentence, mentions)
            last = given[-1].status == "proposed" if given else False
            reader = SentenceReader(masked, proposed=items.proposed, told_proposed=last, known=known)
            made = [*items.recipients(masked), *reader.read()]
            yield from ((number, one) for one in made)
            told = [one for one in made if isinstance(one, Giving)] or given[-1:]
            given += [one for one in made if isinstance(one, Giving)]
        elif given and reading.within(sentence, "PER", "ORG", "LOC"):
            masked = Masked(reading, sentence, mentions)
            yield from ((number, made) for made in items.recipients(masked))
            yield from ((number, made) for made in spell_out(read_names(masked), given))
        items.leave(quote, told)


def _mentions(reading: Reading, sentence: Span) -> list[Mention]:
    """Return the mentions of a sentence, with the honours in events' names in place of those events."""
    found: list[Mention] = []
    for mention in reading.within(sentence):
        inside = find_honours(reading.quote(mention)) if mention.label == "EVENT" else ()
        honours = [
            Mention(field=mention.field, start=mention.start + h.start, end=mention.start + h.end, label="AWARD")
            for h in flatten(inside)
        ]
        found += honours or [mention]
    return found


def _givers(reading: Reading, given: list[Giving]) -> dict[tuple[str, str], dict[str, Quoted]]:
    """Return all givers that the article names, by form and status."""
    found: dict[tuple[str, str], dict[str, Quoted]] = {}
    for made in given:
        if made.giver is not None:
            found.setdefault((reading.quote(made.award), made.status), {}).setdefault(made.giver[0], made.giver)
    return found


def _is_detail(made: Giving) -> bool:
    """Return whether a giving may spell out another one: it names recipients in a caption, or as some of many."""
    return made.award.field.startswith("captions") or made.rule == "awards.among"


def _award(reading: Reading, made: Giving, group: Group, givers: dict[tuple[str, str], dict[str, Quoted]]) -> Award:
    """Return the record of a giving with its evidence, the form first.

    Where a sentence only names who got it, the giver is the one that the article names for this form, if it is one.
    """
    surface = reading.quote(made.award)
    giver = made.giver
    if giver is None and group.count is None:
        known = list(givers.get((surface, made.status), {}).values())
        giver = known[0] if len(known) == 1 else None
    grade = _GRADE.search(fold_spelling(surface))
    form = Span(
        field=made.award.field,
        start=made.award.start,
        end=made.award.start + len(surface[: grade.start() if grade else None]),
    )
    spans = [("form", form)]
    if grade is not None:
        spans.append(("grade", Span(field=form.field, start=form.end + 1, end=made.award.end)))
    if giver is not None:
        spans.append(("granted_by", giver[1]))
    if group.counted is not None:
        spans.append(("count", group.counted))
    spans += [("recipients", named.span) for named in group.names]
    if made.year is not None:
        spans.append(("year", made.year[1]))
    return Award(
        form=reading.quote(form),
        grade=_GRADES[grade[1]] if grade is not None else None,
        granted_by=giver[0] if giver is not None else None,
        count=group.count,
        recipient_kind=group.kind,
        recipients=tuple(dict.fromkeys(named.surface for named in group.names)),
        status=made.status,
        year=made.year[0] if made.year is not None else None,
        evidence=tuple(Evidence(field=s.field, start=s.start, end=s.end, slot=slot) for slot, s in spans),
        rule=made.rule,
    )
