"""Vietnamese text from before Unicode: TCVN3 (ABC) and VNI letters, told by their look and rewritten.

Such text is Latin-1 letters that only a special font shows as Vietnamese: "Héi nghÞ" (TCVN3) and "Hoäi nghò" (VNI)
are both "Hội nghị". The tables are the published ones of TCVN 5712:1993 (VN3) and of VNI's Windows fonts.
"""

from __future__ import annotations

import re
from typing import Literal

Script = Literal["tcvn3", "vni"]

_TCVN3 = str.maketrans(
    "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
)
_VNI_TONES = {"a": "ùøûõï", "o": "ùøûõï", "e": "ùøûõï", "u": "ùøûõï", "y": "ùøûõ", "ô": "ùøûõï", "ö": "ùøûõï"}
_VNI_PLAIN = {"a": "áàảãạ", "o": "óòỏõọ", "e": "éèẻẽẹ", "u": "úùủũụ", "y": "ýỳỷỹ", "ô": "ớờởỡợ", "ö": "ứừửữự"}
_VNI_HATS = {
    "aâ": "â", "aá": "ấ", "aà": "ầ", "aå": "ẩ", "aã": "ẫ", "aä": "ậ", "aê": "ă", "aé": "ắ", "aè": "ằ", "aú": "ẳ",
    "aü": "ẵ", "aë": "ặ", "eâ": "ê", "eá": "ế", "eà": "ề", "eå": "ể", "eã": "ễ", "eä": "ệ", "oâ": "ô", "oá": "ố",
    "oà": "ồ", "oå": "ổ", "oã": "ỗ", "oä": "ộ",
}  # fmt: skip
_VNI_SINGLE = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
_VNI_PAIRS = {f"{v}{t}": p for v, ts in _VNI_TONES.items() for t, p in zip(ts, _VNI_PLAIN[v], strict=True)} | _VNI_HATS
_VNI_LOWER = _VNI_PAIRS | _VNI_SINGLE
_VNI = (
    _VNI_LOWER
    | {old.upper(): new.upper() for old, new in _VNI_LOWER.items()}
    | {old.capitalize(): new.upper() for old, new in _VNI_PAIRS.items()}
)
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# What each script writes all the time and no other text does: a symbol as a letter inside a word, a vowel before a
# letter that carries its tone. Left out: « » · © and the soft hyphen, which Unicode text has beside letters too.
_LOOKS_TCVN3 = re.compile(r"(?<=[a-zA-Z])[µ¸¶¹¨ª¬®¾¼½](?![A-Z\d])|®(?=[a-zµ¸¶·¹¨©ª«¬Þß-þ])")
_LOOKS_VNI = re.compile(r"[aeouyôö][ùøûõï]|[ae][áâàåãäèéêë]|o[âåä]|[AEOUYÔÖ][ÙØÛÕÏ]|[AE][ÁÂÀÅÄ]|O[ÂÅÄ]|ñ(?=[aeiouyöô])")
# Letters that only Unicode Vietnamese has.
_UNICODE = re.compile("[đĐăĂơƠưƯ\u1ea0-\u1ef9]")
# Fewer odd letters than this are a foreign name or a typing slip.
_MIN_EVIDENCE = 4


def detect_script(text: str) -> Script | None:
    """Return the old script that `text` is written in, all or in part; None for any other text."""
    counts: dict[Script, int] = {
        "tcvn3": sum(1 for _ in _LOOKS_TCVN3.finditer(text)),
        "vni": sum(1 for _ in _LOOKS_VNI.finditer(text)),
    }
    script: Script = "tcvn3" if counts["tcvn3"] >= counts["vni"] else "vni"
    return script if counts[script] >= _MIN_EVIDENCE else None


def is_unicode(text: str) -> bool:
    """Tell whether `text` has letters that only Unicode Vietnamese has."""
    return _UNICODE.search(text) is not None


def looks_like(text: str, script: Script) -> bool:
    """Tell whether `text` shows at least one mark of `script`."""
    return (_LOOKS_TCVN3 if script == "tcvn3" else _LOOKS_VNI).search(text) is not None


def to_unicode(text: str, script: Script) -> str:
    """Return `text`, written in `script`, in Unicode."""
    if script == "tcvn3":
        return text.translate(_TCVN3)
    return _VNI_LETTER.sub(lambda m: _VNI[m[0]], text)
