"""The words that tell people's roles, as patterns: clauses in front of people, and verbs behind them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.gazetteer import load_gazetteer
from extract.patterns import any_of
from extract.text import fold_tones
from extract.yamlfile import Strict

if TYPE_CHECKING:
    from extract.records import Role


class RoleWords(Strict):
    """How roles are told: gazetteer/roles.yml."""

    learnt_from: str
    chair: frozenset[str]
    attend: frozenset[str]
    not_attend: frozenset[str]
    speak_at: frozenset[str]
    speak: frozenset[str]
    present: frozenset[str]
    tokens: frozenset[str]
    honoured: frozenset[str]
    models: frozenset[str]
    adverbs: frozenset[str]
    speech_acts: frozenset[str]
    honours_alone: frozenset[str]
    ordinary: frozenset[str]
    credits: frozenset[str]
    events: frozenset[str]
    for_others: frozenset[str]
    exemplary: frozenset[str]
    stories: frozenset[str]
    kin: frozenset[str]
    kin_addressed: frozenset[str]
    bystanders: frozenset[str]
    help: frozenset[str]
    suspects: frozenset[str]
    crimes: frozenset[str]


_MANY = r"(?:các|những|\d+|tập thể|cá nhân|đơn vị|điển hình|hộ|gia đình)\b"
"""In whose name one of them speaks: "đại diện | tập thể được khen thưởng"."""
_OPEN = r"(?::|\b(?:có|gồm|là|như))$"
"""How a clause in front of a list of people ends, its honorifics taken away."""


@cache
def role_words() -> RoleWords:
    """Return the gazetteer of role words."""
    return load_gazetteer("roles", RoleWords)


@cache
def introductions() -> dict[Role, re.Pattern[str]]:
    """Return, by role, the pattern of a clause in front of people, for a folded text."""
    words = role_words()
    attend = rf"{any_of(words.attend)}\b(?! {any_of(words.not_attend)}\b)"
    chair, speak = any_of(words.chair), any_of(words.speak_at)
    return {
        "chair": re.compile(rf"\b{chair}\b.*{_OPEN}|^{chair}\b.*,$|\bsự {chair} của$"),
        "attendee": re.compile(
            rf"\b{attend}.*{_OPEN}|^{attend}.*,$|\bsự {attend}.*\bcủa$"
            rf"|(?:^|, )(?:về )?phía .*{_OPEN}|\b(?:được|chào|vui mừng|hân hạnh|vinh dự) đón(?: tiếp)?$"
            r"|^(?:thành phần|cùng đi|tiếp(?: đón)? và làm việc|đón và làm việc|cùng tham gia đoàn|tiếp đoàn|đón đoàn"
            rf"|làm việc với đoàn|đại diện|lãnh đạo)\b.*{_OPEN}"
        ),
        "presenter": re.compile(rf"^{any_of(words.present)}\b[^,;]*\b(?:có|là)$"),
        "speaker": re.compile(
            rf"(?:^|, |\bvà ){speak}\b.*(?:,|\bdo|{_OPEN})$"
            r"|^(?:(?:nhiều|các|những|\d+) )?(?:báo cáo|tham luận|ý kiến|phát biểu)\b[^,]*\bcủa$"
            rf"|\bnghe\b.*?{speak}\b.*(?:\bcủa|\bcủa\b.*(?:,|\bvà)|{_OPEN})$"
        ),
    }


@cache
def list_openings() -> dict[Role, re.Pattern[str]]:
    """Return, by role, the pattern of a clause that opens a list in which others are named first.

    "Dự lễ có đại diện lãnh đạo Quân khu; đồng chí A": for a folded text.
    """
    words = role_words()
    attend = rf"{any_of(words.attend)}\b(?! {any_of(words.not_attend)}\b)"
    return {
        "chair": re.compile(rf"[^;]*?\b{any_of(words.chair)}\b[^;]*?(?:\bcó\b|\bgồm\b|:)"),
        "attendee": re.compile(rf"[^;]*?\b{attend}[^;]*?(?:\bcó\b|\bgồm\b|:)"),
    }


_FIXED = {
    "loose": re.compile(r"[^;.:“,]{0,30}? (?<!nghe )(?:(?P<speaker>phát biểu)|(?P<chair>chủ trì))\b"),
    "received": re.compile(r"(?:.*, )?(?:vinh dự |xúc động )?(?:đón nhận|nhận|được (?:tặng|trao))\b[^;]*,$"),
    "according": re.compile(r"^(?:còn |cũng )?theo\b(?:,? (?:báo cáo|thông tin|lời|chia sẻ|đánh giá)\b.*)?$"),
    "for": re.compile(r"(?::|\b(?:cho|tặng|gồm|là|có|như|và))$"),
}
"""Patterns that need no gazetteer."""


@cache
def role_patterns() -> dict[str, re.Pattern[str]]:
    """Return the patterns of verbs behind people and of honours, for a folded text."""
    words = role_words()
    adverbs = rf"(?:{any_of(words.adverbs)} )*"
    standing_for = rf"(?:(?:{any_of(words.adverbs)} )?{any_of(words.for_others)} [^;:]{{3,80}}? )?"
    lead = rf"[ ,)…–-]*(?:\([^)]*\),? ?)?(?:năm \d{{4}},? ?)?{standing_for}{adverbs}"
    attend = rf"(?P<attendee>{any_of(words.attend)}\b(?! {any_of(words.not_attend)}\b))"
    chair, speak = rf"(?P<chair>{any_of(words.chair)})", rf"(?P<speaker>{any_of(words.speak | words.speak_at)})"
    token = any_of(words.tokens)
    present = rf"(?P<presenter>{any_of(words.present)}\b(?! đổi\b)|(?:tặng|gắn)(?= {token}\b))"
    verb = rf"(?:{chair}|{attend}|{present}|{speak})\b"
    honoured = (
        rf"(?P<got>được|vinh dự|nhận|đón nhận|đạt|đoạt|giành)\b(?:[^;:“]*?\b(?P<honour>{any_of(words.honoured)})\b)?"
    )
    at_event = rf"(?: (?:{any_of(words.events)})\b| (?:tại|trước|trong|với) (?:{any_of(words.events)})\b)"
    celebrated = rf"(?:(?:được|đoạt|đạt|nhận) {any_of(words.honoured)}|đoạt giải|{any_of(words.models)})\b"
    said = r'(?:[^.;:“”"]|(?<=\d)\.(?=\d))'
    heard = rf"(?P<speaker>phát biểu|{any_of(words.speak | words.speak_at)}(?={at_event}))"
    return {
        **_FIXED,
        "verb": re.compile(lead + verb),
        "tail": re.compile(rf"(?: (?!được )[^\s,;.:“]+){{1,8}}? {adverbs}{verb}"),
        "joined": re.compile(
            r"(?: ?\([^)]*\))?[ ,;]*(?:cùng|và|các|đại diện|lãnh đạo|đông đảo)\b"
            rf"(?! được\b)[^;:“]{{3,120}}? {adverbs}(?:{chair}|{attend}|{present})\b"
        ),
        "next": re.compile(
            r"(?:[^,;:“]|, ?(?=tập thể|cá nhân|đơn vị|gia đình|hộ|\d)){0,80}?"
            rf"(?:,| và| đồng thời| rồi) ?{adverbs}{verb}"
        ),
        "late": re.compile(rf".*?(?:\bvà|,|\bđã| [-–]) {adverbs}(?:{heard}|(?P<chair>chủ trì)|{present})\b"),
        "honoured": re.compile(rf"{lead}[-– ]*(?:(?:là|một trong)\b [^;.:“]{{0,60}}?)?{honoured}"),
        "exemplary": re.compile(
            rf"{lead}[-– ]*(?P<got>(?:chính |luôn |thực sự |xứng đáng )?là)\b [^;.:“,]{{0,50}}?"
            rf"\b(?P<honour>{any_of(words.exemplary)})\b"
        ),
        "receiving": re.compile(rf"[^;:“]*?\bkhi {honoured}"),
        "on_behalf": re.compile(rf"(?:.*, )?(?:thay mặt|đại diện)(?: cho)? {_MANY}[^,;]*\b{celebrated}"),
        "models": re.compile(rf"\b{any_of(words.models)}\b[^;.]*?(?:{_OPEN})|\b(?:hộ|gia đình|nông dân)$"),
        "celebrated": re.compile(rf"\bđược {any_of(words.honours_alone)}\b[^;.]{{0,60}}?{_OPEN}"),
        "honoured_tail": re.compile(rf"(?:,? [^\s;.:,“]+){{1,8}}? {adverbs}{honoured}"),
        "honoured_rest": re.compile(
            rf"(?: (?!(?:và|cùng|cho|trao|tặng|với|thì|khi|nếu|để)\b)[^\s;.:,“]+){{1,4}}? {adverbs}{honoured}"
        ),
        "models_end": re.compile(rf"\b{any_of(words.models)}\b[^,;.:]{{0,40}}(?::|\bnhư)$"),
        "quotation": re.compile(
            rf'(?:{said}{{0,60}}|{said}{{0,150}}\b{any_of(words.speak | words.speak_at)}\b[^.;:“”",]{{0,40}}): ?[“"]'
        ),
        "any_verb": re.compile(rf"\b{verb}"),
    }


def is_ordinary(positions: list[str]) -> bool:
    """Say whether somebody holds no office but at most a post: such people are in the news for what they did."""
    return all(_any_post().match(fold_tones(position)) for position in positions)


@cache
def _any_post() -> re.Pattern[str]:
    """Return the pattern of the posts and of the offices nearest to the ground, for a folded text."""
    return re.compile(rf"{any_of(role_words().ordinary)}\b")


@cache
def story_told() -> re.Pattern[str]:
    """Return the pattern of a cue that has somebody tell of the own deeds, for a folded text."""
    return re.compile(rf"\b{any_of(role_words().stories)}\b|: ?[“\"]$")


@cache
def credit_before() -> re.Pattern[str]:
    """Return the pattern of a folded text that ends with a credit's label ("Ảnh: ")."""
    return re.compile(rf"\b{any_of(role_words().credits)} ?: ?$")


@cache
def speech_acts() -> tuple[str, ...]:
    """Return the verbs that are speaking whoever reports them, folded."""
    return tuple(map(fold_tones, role_words().speech_acts))
