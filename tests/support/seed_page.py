"""The owner's own sample as a page: HTML built around the text in the shared folder, where that is present."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SHARED = Path(os.environ.get("THIDUA_SHARED", ROOT.parent / "shared"))
MISSING = f"the owner's sample is not here: no folder {SHARED / 'seed'} (THIDUA_SHARED names another place)"
URL = "https://seed.example/tin-hoat-dong/hoi-nghi-so-ket-khoi-thi-dua-2023"


def has_seed() -> bool:
    """Tell whether the sample is present."""
    return (SHARED / "seed").is_dir()


def seed_lines() -> list[str]:
    """Return the sample's lines as its page shows them."""
    text = next(path for path in sorted((SHARED / "seed").iterdir()) if path.is_file()).read_text("utf-8")
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def build_seed_page() -> str:
    """Return the sample as a page: banner, section, buttons, title, stamp, body with pictures, byline, other news."""
    banner, section, buttons, title, stamp, *rest = seed_lines()
    other = rest.index("Tin khác")
    body, related = rest[:other], rest[other + 1 :]
    return _PAGE.format(
        banner=_escape(banner),
        section=_escape(section),
        buttons=" ".join(f'<a href="#">{part}</a>' for part in re.findall("Gửi Email|In trang|Lưu", buttons)),
        title=_escape(title),
        stamp=_escape(stamp),
        body="\n".join(_paragraphs(body)),
        related="\n".join(_related(line, number) for number, line in enumerate(related, 1)),
    )


def _paragraphs(body: list[str]) -> list[str]:
    """Return the body's elements; a caption, which ends no sentence, stands under its picture in one of three ways."""
    captioned = [
        '<figure><img src="/anh/a1.jpg"><figcaption>{}</figcaption></figure>',
        '<table><tr><td><img src="/anh/a2.jpg"></td></tr><tr><td>{}</td></tr></table>',
        '<p style="text-align:center"><img src="/anh/a3.jpg"></p><p style="text-align:center">{}</p>',
    ]
    elements = []
    for line in body[:-1]:
        is_caption = line[-1] not in ".:…"
        elements.append((captioned.pop(0) if is_caption else "<p>{}</p>").format(_escape(line)))
    return [*elements, f'<p style="text-align:right"><strong>{_escape(body[-1])}</strong></p>']


def _related(line: str, number: int) -> str:
    title, stamp = line.rsplit(" (", 1)
    return f'<li><a href="/tin-hoat-dong/tin-khac-{number}">{_escape(title)}</a> <span>({_escape(stamp)}</span></li>'


def _escape(text: str) -> str:
    return html.escape(text, quote=False)


_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title></head>
<body>
<div class="top"><span class="today">{banner}</span></div>
<div class="menu"><ul><li><a href="/">Trang chủ</a></li><li><a href="/gioi-thieu">Giới thiệu</a></li></ul></div>
<div class="main">
<div class="breadcrumb"><a href="/">Trang chủ</a> &raquo; <a href="/tin-hoat-dong">{section}</a></div>
<div class="tools">{buttons}</div>
<h1 class="title">{title}</h1>
<div class="date">{stamp}</div>
<div class="content">
{body}
</div>
<div class="others"><h3>Tin khác</h3><ul>
{related}
</ul></div>
</div>
<div class="foot">Bản quyền thuộc Ban Thi đua - Khen thưởng. Giấy phép số 01/GP-TTĐT. Điện thoại: 02190000000</div>
</body></html>
"""
