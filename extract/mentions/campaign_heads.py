"""Heads of campaigns ("phong trào thi đua", "cuộc vận động") and what may stand between a head and the names it has."""

from __future__ import annotations

import re
from functools import cache

from extract.gazetteer import load_gazetteer
from extract.patterns import any_of
from extract.records import CampaignKind
from extract.yamlfile import Strict


class Campaigns(Strict):
    """gazetteer/campaigns.yml: heads, what may stand between head and name, and names known without quotes."""

    heads: dict[CampaignKind, tuple[str, ...]]
    heads_in_names: tuple[str, ...]
    qualifiers: tuple[str, ...]
    known: tuple[str, ...]
    known_ends: tuple[str, ...]
    generic: tuple[str, ...]
    bodies: tuple[str, ...]
    goes_on: tuple[str, ...]
    new_clauses: tuple[str, ...]
    not_campaigns: tuple[str, ...]


LAUNCHED = r" do [^,.;:“”\"]{3,80}? phát động"
"""Who launched a campaign, between its head and its name."""

# "Nhiều phong trào | được các xã duy trì khá tốt như | A, B": what is said about several, before their names.
_SEVERAL = re.compile(r"\b(?:các|nhiều|những|một số|hàng loạt|không ít|hai|ba|\d+)(?: [^\W\d]+,)* $")
_SUCH_AS = re.compile(
    r"[^.;:“”\"\n]{3,110}?(?<!mô hình)(?<!cá nhân)(?<!tập thể)(?<!đơn vị)(?<!gương)(?<!địa phương)(?<!hoạt động)"
    r" (?:như|(?:điển hình|tiêu biểu|nổi bật|nhất|trong đó) (?:như|là|có|phải kể đến)|đó là|phải kể đến|bao gồm):? ?"
)


@cache
def known_campaigns() -> Campaigns:
    """Return gazetteer/campaigns.yml."""
    return load_gazetteer("campaigns", Campaigns)


@cache
def head_pattern() -> re.Pattern[str]:
    """Return the pattern of a head, a group a kind."""
    heads = "|".join(rf"(?P<{kind}>{any_of(words)})" for kind, words in known_campaigns().heads.items())
    return re.compile(rf"\b(?:{heads})\b")


@cache
def _qualifiers() -> re.Pattern[str]:
    """Return the pattern of what may stand between a head and the name."""
    qualifier = any_of(known_campaigns().qualifiers)
    return re.compile(rf"(?: ?:)?(?: {qualifier}\b)*(?:{LAUNCHED}(?: {qualifier}\b)*)?[”\"]?(?: ?: ?| ?(?=[“\"‘«'])| )")


@cache
def not_campaign_pattern() -> re.Pattern[str]:
    """Return the pattern of what stands before the quotes of a theme, a slogan, a model, a fund, a law."""
    return re.compile(rf"\b{any_of(known_campaigns().not_campaigns)}(?: \w+){{0,3}}?(?: (?:là|như|mang tên))? ?:? ?$")


def after_qualifiers(folded: str, at: int) -> int:
    """Return where what qualifies the head that ends at `at` ends: "phong trào | thi đua đặc biệt mang tên “"."""
    between = _qualifiers().match(folded, at)
    return between.end() if between is not None else at


def such_as(folded: str, head: int, at: int) -> int | None:
    """Return where the names begin of several campaigns that are first told about, None where none are.

    Args:
        folded: a folded text.
        head: where the head begins.
        at: where it ends.
    """
    said = _SUCH_AS.match(folded, at) if _SEVERAL.search(folded, max(0, head - 40), head) is not None else None
    return said.end() if said is not None else None
