"""The data model: what an article is, what a fact is, and how both are written as JSON.

docs/facts.md is the contract: it defines every kind and field. All records are frozen, slotted and
keyword-only; a field that the article does not state is None or empty, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import datetime as dt

    from models.labels import Label

MeetingKind = Literal[
    "mid_year_review", "year_end_review", "pact_signing", "launch", "congress", "award_ceremony",
    "rollout", "training", "session", "inspection", "seminar", "other",
]  # fmt: skip
PartOfDay = Literal["morning", "noon", "afternoon", "evening"]
Role = Literal["chair", "speaker", "attendee", "presenter", "honoree"]
CampaignKind = Literal["movement", "drive", "campaign", "emulation_period"]
Qualifier = Literal["over", "under", "about", "at_least"]
RecipientKind = Literal["collective", "individual", "household", "mixed"]
AwardStatus = Literal["granted", "proposed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one article, as the fact extractors get it."""

    id: str
    """The article's id in the archive, or any name the caller gives it."""
    title: str
    """One line, cleaned by extract.text."""
    body: str
    """Paragraphs joined by one blank line, cleaned by extract.text."""
    captions: tuple[str, ...] = ()
    """Photo captions in page order, one line each."""
    url: str | None = None
    published: dt.datetime | None = None
    """Publication time, Asia/Ho_Chi_Minh; the base of every year-less date in the text."""
    category: str | None = None
    author: str | None = None
    province: str | None = None
    """The source's province, under its name at the time."""

    def texts(self) -> dict[str, str]:
        """Return the texts that facts are taken from, by the name spans use: title, body, captions.N."""
        return {
            "title": self.title,
            "body": self.body,
            **{f"captions.{i}": caption for i, caption in enumerate(self.captions)},
        }


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A run of characters of one of an article's texts: `article.texts()[field][start:end]`."""

    field: str
    """title, body or captions.N."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention(Span):
    """A named thing in the text, flat: mentions of one text never overlap."""

    label: Label
    probability: float | None = field(default=None, compare=False)
    """How sure the recogniser is of exactly this mention; None where it sees another one, or was not asked."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence(Span):
    """The span that a slot of a fact was read from; one with the key slot is the fact's key surface exactly."""

    slot: str
    """The fact's field that this span supports: name, positions, value …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact carries besides its own fields."""

    evidence: tuple[Evidence, ...]
    """Never empty. The first is the key surface (name, a figure's text, an award's form, a document's number)."""
    rule: str
    """The rule that made the fact, as kind.rule: people.cued_list."""
    confidence: float | None = None
    """The share of facts made like this one that are right in every filled slot; None until calibrated."""
    flags: tuple[str, ...] = ()
    """Why a reader should look twice: year_inferred, ambiguous_date, name_variant …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Fact):
    """An event that the article reports on, or announces."""

    name: str
    kind: MeetingKind
    date: dt.date | None = None
    end_date: dt.date | None = None
    part_of_day: PartOfDay | None = None
    place: str | None = None
    organizers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Fact):
    """A person named with a full name, with the offices and the roles the article gives them."""

    name: str
    positions: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    """Sorted."""
    meeting: int | None = None
    """Index into Facts.meetings of the event in which the roles were played, where one is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Fact):
    """A named emulation movement or drive."""

    name: str
    kind: CampaignKind
    period_start: int | None = None
    period_end: int | None = None
    launched_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Fact):
    """A measured result or amount, other than awards' counts."""

    text: str
    value: float
    value_max: float | None = None
    """Upper end of a range."""
    unit: str
    amount: float | None = None
    """Money only: in single units of `currency`."""
    currency: str | None = None
    """ISO 4217."""
    qualifier: Qualifier | None = None
    indicator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Fact):
    """An honour given, or put forward."""

    form: str
    grade: int | None = None
    granted_by: str | None = None
    count: int | None = None
    recipient_kind: RecipientKind | None = None
    recipients: tuple[str, ...] = ()
    status: AwardStatus
    year: int | None = None
    """The year of the achievement, not of the ceremony."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """A document cited by its number."""

    kind: str | None = None
    number: str
    date: dt.date | None = None
    issuer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc(Fact):
    """An emulation bloc or cluster, with the units that lead it."""

    name: str
    year: int | None = None
    leader: str | None = None
    deputies: tuple[str, ...] = ()
    member_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A candidate that an extractor looked at and did not take; shown by `thidua facts --explain`."""

    kind: str
    """The kind it was a candidate for: meetings, people …"""
    span: Span
    reason: str
    """What ruled it out, as a short English phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one article says, by kind; every record in the order of its key surface in the text."""

    meetings: tuple[Meeting, ...] = ()
    people: tuple[Person, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    figures: tuple[Figure, ...] = ()
    awards: tuple[Award, ...] = ()
    documents: tuple[Document, ...] = ()
    blocs: tuple[Bloc, ...] = ()
    mentions: tuple[Mention, ...] = ()
    rejections: tuple[Rejection, ...] = field(default=(), compare=False)


KINDS: dict[str, type[Fact]] = {
    "meetings": Meeting, "people": Person, "campaigns": Campaign, "figures": Figure,
    "awards": Award, "documents": Document, "blocs": Bloc,
}  # fmt: skip
"""The kinds of facts, in the order in which they are shown everywhere."""

KEY_SLOT: dict[str, str] = {
    "meetings": "name", "people": "name", "campaigns": "name", "figures": "text",
    "awards": "form", "documents": "number", "blocs": "name",
}  # fmt: skip
"""The slot whose surface identifies a fact of each kind."""
