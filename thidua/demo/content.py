"""What the replica says: articles and sites, read from YAML and checked at load.

An article's file is its own expectation: a parser is right when it gives back title, publication time,
category, byline, captions and paragraphs as they are written here.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, Field

from extract.exchange import VIETNAM
from extract.text import clean_line, join_paragraphs
from extract.yamlfile import Strict, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent


class DemoError(Exception):
    """A content or site file of the replica is malformed, or names what does not exist."""


def _in_vietnam(time: dt.datetime) -> dt.datetime:
    return time.astimezone(VIETNAM) if time.tzinfo else time.replace(tzinfo=VIETNAM)


LocalTime = Annotated[dt.datetime, AfterValidator(_in_vietnam)]
Encoding = Literal["utf-8", "windows-1258", "cut", "noise"]
Outcome = Literal["article", "listing", "empty", "undated", "unreadable"]


class Photo(Strict):
    """A picture in the running text."""

    file: str
    caption: str = ""
    """Empty: a picture without caption."""


class Advert(Strict):
    """What stands inside the article's frame and belongs to no article: an advertisement, a link to another one."""

    advert: str


class DemoArticle(Strict):
    """One article of the replica, as its page must be read; what makes it hard is said by its traps."""

    site: str
    slug: str
    number: int
    """The CMS's own id; listings show the highest number first."""
    title: str
    category: str
    published: LocalTime | None = None
    """Asia/Ho_Chi_Minh; None when the page shows no publication time."""
    byline: str | None = None
    """Who wrote it, as a parser must give it."""
    byline_label: str = ""
    """What the page prints before the byline: "Tin, ảnh: "."""
    lead: str = ""
    """The sapo, where the page sets it apart; it is the body's first paragraph."""
    blocks: tuple[str | Photo | Advert, ...] = ()
    """The body in reading order: paragraphs as plain text."""
    outcome: Outcome = "article"
    traps: tuple[str, ...] = ()
    """Why this article is here, in the survey's words."""
    listed: bool = True
    """False: only another article's related list leads to it."""
    also: tuple[str, ...] = ()
    """Slugs that its related list names before the automatic ones."""
    private: bool = False
    """True: lies in the folder that robots.txt forbids."""
    old_slugs: tuple[str, ...] = ()
    """Slugs of former addresses, redirected to today's."""
    session_links: bool = False
    """True: links to it carry a session id."""
    lead_twice: bool = False
    """True: the page prints the sapo again as first paragraph of the body."""
    teasers: tuple[str, ...] = ()
    """Slugs whose titles and leads make up a listing that pretends to be an article."""
    encoding: Encoding = "utf-8"
    """How the bytes are spoilt; the header always claims UTF-8."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body's paragraphs, cleaned, the lead first."""
        running = [block for block in self.blocks if isinstance(block, str)]
        return tuple(map(clean_line, [self.lead, *running] if self.lead else running))

    @property
    def body(self) -> str:
        """The body as a parser must give it."""
        return join_paragraphs(list(self.paragraphs))

    @property
    def captions(self) -> tuple[str, ...]:
        """The photo captions in page order, cleaned."""
        photos = (block for block in self.blocks if isinstance(block, Photo))
        return tuple(clean_line(photo.caption) for photo in photos if photo.caption)

    @property
    def teaser(self) -> str:
        """The first paragraph, for listings."""
        return next(iter(self.paragraphs), "")


class DeadLink(Strict):
    """A link that the site still shows although its page is gone."""

    title: str
    section: str
    path: str


class DemoSite(Strict):
    """A site's identity and furniture."""

    slug: str
    family: str
    """A file of `families/`: the CMS that the site looks like."""
    name: str
    """What the masthead says."""
    owner: str
    province: str
    host: str
    """The reserved name under which the site's own texts speak of it."""
    address: str
    phone: str
    email: str
    licence: str
    """The line 'Giấy phép xuất bản số …'."""
    editor: str
    spokesperson: str
    slogans: tuple[str, ...]
    sections: dict[str, str]
    """Listing name in URLs → category as shown."""
    menu: dict[str, tuple[str, ...]]
    """Top menu entry → its sub-entries; none leads to articles."""
    agencies: tuple[str, ...]
    """The link list of other offices."""
    dead: tuple[DeadLink, ...] = ()
    page_size: Annotated[int, Field(gt=0)] = 4


@cache
def load_sites(folder: Path = HERE / "sites") -> Mapping[str, DemoSite]:
    """Return the replica's sites by slug.

    Raises:
        DemoError: a file is malformed; the message names file and key.
    """
    sites = (read_yaml(path, DemoSite, DemoError) for path in sorted(folder.glob("*.yml")))
    return {site.slug: site for site in sites}


@cache
def load_articles(folder: Path = HERE / "content") -> tuple[DemoArticle, ...]:
    """Return all articles of the replica, sorted by site and number.

    Raises:
        DemoError: a file is malformed; the message names file and key.
    """
    articles = (read_yaml(path, DemoArticle, DemoError) for path in folder.glob("*.yml"))
    return tuple(sorted(articles, key=lambda article: (article.site, article.number)))
