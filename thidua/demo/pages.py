"""A site's pages: what lies at which address, and how each is drawn."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from thidua.demo.content import HERE, DemoError, Photo
from thidua.demo.families import load_families

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from thidua.demo.content import DemoArticle, DemoSite, Encoding

RELATED_COUNT = 5
POPULAR_COUNT = 3
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to an article, as lists show it."""

    title: str
    path: str
    published: dt.datetime | None
    teaser: str = ""
    """The article's first paragraph, for listings; empty in related lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What lies at one address: drawn by `template` with `values`, or a redirect."""

    template: str = ""
    """A template's name without its folder; without an ending it is an HTML page."""
    values: Mapping[str, object] | None = None
    etag: str = ""
    """Weak: it says which version of the article this is. The banner's day and the view counter move without it."""
    modified: dt.datetime | None = None
    moved_to: str | None = None
    encoding: Encoding = "utf-8"


class SiteMap:
    """All pages of one site in one state of its articles."""

    def __init__(
        self, site: DemoSite, articles: Mapping[str, DemoArticle], modified: Mapping[str, dt.datetime]
    ) -> None:
        """Lay out the site.

        Args:
            site: identity and furniture.
            articles: by slug.
            modified: when articles were last edited, by slug; the others since publication.
        """
        self.site = site
        self.family = load_families()[site.family]
        self._articles = sorted(articles.values(), key=lambda article: -article.number)
        self._by_slug = articles
        self._modified = modified
        self._sections = {title: name for name, title in site.sections.items()}
        self.pages: dict[str, Page] = dict(self._lay_out())

    def path(self, slug: str) -> str:
        """Return an article's address.

        Raises:
            DemoError: the site has no such article, or its category no section.
        """
        if slug not in self._by_slug:
            raise DemoError(f"{self.site.slug} has no article {slug!r}; it has {', '.join(sorted(self._by_slug))}")
        return self._address(self._by_slug[slug], slug)

    def newer(self, slug: str) -> list[Link]:
        """Return links to the listed articles that came after this one, the nearest first."""
        number = self._by_slug[slug].number
        return [self._link(one) for one in reversed(self._articles) if one.listed and one.number > number][
            :RELATED_COUNT
        ]

    def older(self, slug: str) -> list[Link]:
        """Return links to the articles that its file names, then to the listed ones before it, the nearest first."""
        article = self._by_slug[slug]
        named = [self._by_slug[also] for also in article.also if also in self._by_slug]
        before = [one for one in self._articles if one.listed and one.number < article.number and one not in named]
        return [self._link(one) for one in (named + before)[:RELATED_COUNT]]

    def popular(self) -> list[Link]:
        """Return the links that every page of the site shows beside its article."""
        return [self._link(one) for one in reversed(self._articles) if one.listed][:POPULAR_COUNT]

    def related(self, slug: str) -> list[Link]:
        """Return all links of the article page's related lists, in page order."""
        return (self.newer(slug) if self.family.lists_newer else []) + self.older(slug)

    def _address(self, article: DemoArticle, slug: str) -> str:
        if article.category not in self._sections:
            raise DemoError(f"{article.slug}: {article.category!r} is none of {', '.join(self._sections)}")
        return self.family.article_path(article, self._sections[article.category], slug)

    def _row(self, article: DemoArticle) -> Link:
        return replace(self._link(article), teaser=article.teaser)

    def _link(self, article: DemoArticle) -> Link:
        path = self.path(article.slug)
        return Link(
            title=article.title,
            path=self.family.with_session(path) if article.session_links else path,
            published=article.published,
        )

    def _lay_out(self) -> Iterator[tuple[str, Page]]:
        for article in self._articles:
            path = self.path(article.slug)
            yield path, self._article_page(article)
            yield self.family.with_session(path), self._article_page(article)
            former = {self._address(article, old) for old in article.old_slugs} - {path}
            yield from ((old, Page(moved_to=path)) for old in sorted(former))
        for section, title in self.site.sections.items():
            yield from self._listing_pages(section, title)
        listed = [article for article in self._articles if article.listed]
        for path, template in self.family.feeds.items():
            yield path, self._page(template, {"links": [self._row(article) for article in listed]}, listed)
        newest = [self._row(article) for article in listed[: self.site.page_size * 2]]
        yield "/", self._page("home", {"links": newest, "heading": self.site.name}, self._articles)

    def _article_page(self, article: DemoArticle) -> Page:
        values = {
            "article": article,
            "path": self.path(article.slug),
            "section_path": self.family.listing_path(self._sections[article.category], 1),
            "newer": self.newer(article.slug),
            "older": self.older(article.slug),
            "teasers": [self._row(self._by_slug[slug]) for slug in article.teasers if slug in self._by_slug],
        }
        return self._page("article", values, [article], article.encoding)

    def _listing_pages(self, section: str, title: str) -> Iterator[tuple[str, Page]]:
        listed = [article for article in self._articles if article.listed and article.category == title]
        size = self.site.page_size
        count = max(1, -(-len(listed) // size))
        pager = [(number, self.family.listing_path(section, number)) for number in range(1, count + 1)]
        for number, path in pager:
            shown = listed[(number - 1) * size : number * size]
            values = {
                "heading": title,
                "links": [self._row(article) for article in shown],
                "dead": [link for link in self.site.dead if link.section == section and number == count],
                "pager": pager,
                "current": number,
            }
            yield path, self._page("listing", values, shown)

    def _page(
        self, template: str, values: dict[str, object], articles: list[DemoArticle], encoding: Encoding = "utf-8"
    ) -> Page:
        times = (self._modified.get(one.slug) or one.published for one in articles)
        return Page(
            template=template,
            values=values,
            etag=f'W/"{hashlib.sha256(repr(values).encode()).hexdigest()[:20]}"',
            modified=max((time for time in times if time is not None), default=None),
            encoding=encoding,
        )


def draw(page: Page, site_map: SiteMap, today: dt.date) -> bytes:
    """Return the page's bytes as they are on `today`."""
    site, family = site_map.site, site_map.family
    sections = [(title, family.listing_path(name, 1)) for name, title in site.sections.items()]
    name = page.template if "." in page.template else f"{page.template}.html"
    template = _environment().get_template(f"{site.family}/{name}")
    shared = {"site": site, "family": family, "today": today, "sections": sections, "popular": site_map.popular()}
    text = template.render(**shared, **(page.values or {}))
    return _spoil(text, page.encoding)


def draw_picture(name: str) -> bytes:
    """Return a stand-in for a photograph or banner: an SVG image whose colours follow from its name."""
    hue = int(hashlib.sha256(name.encode()).hexdigest()[:4], 16) % 360
    return _environment().get_template("picture.svg").render(hue=hue).encode()


@cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["noise"] = _noise_text
    env.filters["views"] = _count_views
    env.tests["photo"] = lambda block: isinstance(block, Photo)
    return env


def _count_views(article: DemoArticle, today: dt.date) -> int:
    """Return a view count that grows by the day."""
    since = (today - article.published.date()).days if article.published else 0
    return len(article.body) + article.number % 97 + max(0, since)


def _noise_text(name: str, length: int) -> str:
    """Return hexadecimal digits that look like a CMS's page state; the same for the same name."""
    return hashlib.shake_256(name.encode()).hexdigest(length // 2)


def _spoil(text: str, encoding: Encoding) -> bytes:
    """Return the page's bytes, spoilt as the article's file says."""
    if encoding == "noise":
        return hashlib.shake_256(text.encode()).digest(24_000)
    if encoding == "windows-1258":
        return b"".join(map(_encode_1258, text))
    raw = text.encode()
    if encoding == "cut":
        # A CMS that shortens texts by bytes leaves half a letter behind.
        return raw.replace("{cắt}".encode(), "ế".encode()[:2])
    return raw


def _encode_1258(char: str) -> bytes:
    """Return one character in windows-1258, where tone marks stand behind their vowel."""
    parts = unicodedata.normalize("NFD", char)
    tones = "".join(part for part in parts if part in _TONES)
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    try:
        return (base + tones).encode("cp1258")
    except UnicodeEncodeError:
        return char.encode("ascii", "xmlcharrefreplace")
