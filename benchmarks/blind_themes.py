"""How the shipped platform rules read themes whose author had not seen the selectors.

    python benchmarks/blind_themes.py [-v]        -v: also every wrong field, with what was read

One theme per platform (two for WordPress) on the CMS's own core markup, written on 26 November 2026 from knowledge
of the CMSs alone and frozen before the first measurement: when rules change, do not adapt the themes; write other ones.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

# Run as a script, this file's own folder would come first and hide the packages of the same names.
sys.path[:] = [entry for entry in sys.path if Path(entry or ".").resolve() != Path(__file__).parent]
sys.path.insert(0, str(Path(__file__).parent.parent))

from collections import Counter

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from crawler.platforms import load_platforms
from extract.page import parse_page
from thidua.demo.content import Advert, DemoArticle, Photo, load_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.page import PageRules

FETCHED = dt.datetime(2026, 3, 9, 8, 30, tzinfo=dt.UTC)
SAMPLE = 12
HOST = "https://portal.example"
FIELDS = ("title", "published", "category", "byline", "captions", "related")
DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
MENU = ("Giới thiệu", "Tin tức - Sự kiện", "Văn bản chỉ đạo", "Thủ tục hành chính", "Hỏi đáp", "Liên hệ")
OWNER = "Cổng thông tin điện tử Ban Thi đua - Khen thưởng"
FOOT = (
    "Cơ quan chủ quản: Sở Nội vụ tỉnh. Giấy phép thiết lập số 27/GP-TTĐT ngày 14/6/2019 do Cục PTTH và TTĐT cấp.",
    "Chịu trách nhiệm: Ông Nguyễn Văn Minh - Phó Giám đốc Sở. Địa chỉ: số 12 đường Hùng Vương.",
    "Điện thoại: 0205.3812.456 - Fax: 0205.3812.457 - Email: bbt@portal.example",
)

THEMES = {
    "sharepoint": """<!DOCTYPE html><html dir="ltr" lang="vi-vn"><head><meta name="GENERATOR" content="Microsoft SharePoint"> <title>{{ a.title }}</title></head><body><form method="post"
action="{{ path }}" id="aspnetForm"> <input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK"><div id="s4-workspace"><div id="s4-bodyContainer"> <div class="top-bar"><span
id="homNay">{{ banner }}</span></div><div class="ms-core-navigation"> <ul class="root ms-core-listMenu-root static">{% for m in menu %}<li class="static"><a class="static menu-item"
href="/{{ loop .index }}"><span class="menu-item-text">{{ m }}</span></a></li>{% endfor %}</ul></div><div id="DeltaPlaceHolderMain"> <div class="ms-breadcrumb"><a href="/">Trang chủ</a> &gt;
<a href="/Pages/tin.aspx">{{ a.category }}</a></div> <div class="article article-left bv-wrap"><h2 class="bv-tieude">{{ a.title }}</h2><div class="article-header"><div class="date-line">{{
at("%d/%m/%Y %H:%M") }}</div><div class="bv-congcu"><a href="#">In bài</a> <a href="#">Gửi email</a> Cỡ chữ A- A+</div></div><div class="article-content"><div
id="ctl00_PlaceHolderMain_ctl04__ControlWrapper_RichHtmlField" class="ms-rtestate-field" style="display:inline"> {% for p, t, f in blocks %}{% if p %}<p class="ms-rteElement-P"
style="text-align:justify">&#8203;{{ t }}</p>{% else %}<table class="ms-rteTable-0" style="width:100%"><tbody><tr><td style="text-align:center"><img src="/PublishingImages/{{ f }}"
alt=""></td></tr><tr><td style="text-align:center"><em>{{ t }}</em></td></tr></tbody></table>{% endif %}{% endfor %} {% if a.byline %}<p style="text-align:right"><strong>{{ signed
}}</strong></p>{% endif %}</div></div> <div class="bv-chiase"><a href="https://facebook.com/sharer">Chia sẻ</a> Lượt xem: 1.204</div></div><div class="ms-webpart-zone"><h2
class="ms-webpart-titleText"><span>Tin cùng chuyên mục</span></h2><ul class="dfwp-column dfwp-list">{% for r in related %}<li class="dfwp-item"><div class="item link-item"><a href="{{ r.path
}}">{{ r.title }}</a> <span class="ngay">({{ r.day }})</span></div></li>{% endfor %}</ul></div></div><div id="chan-trang">{{ foot }}</div></div></div></form></body></html>""",  # noqa: E501
    "nukeviet": """<!DOCTYPE html><html lang="vi" prefix="og: http://ogp.me/ns#"><head><title>{{ a.title }} - {{ owner }} </title><meta name="generator" content="NukeViet v4.5"><meta
property="og:title" content="{{ a.title }}"></head><body> <div class="khung"><header><h2 class="logo">{{ owner }}</h2><div class="dongho">{{ today|day }}, {{ today|at("%d/%m/%Y, %H:%M")
}}</div></header><ul class="nav navbar-nav">{% for m in menu %}<li><a href="/{{ loop.index }}/">{{ m }}</a></li>{% endfor %}</ul><ol class="breadcrumb" itemscope
itemtype="https://schema.org/BreadcrumbList"><li><a href="/vi/"><span>Trang nhất</span> </a></li><li><a href="/vi/news/"><span>Tin tức</span></a></li><li><a href="/vi/news/muc/"><span>{{
a.category }}</span></a></li> </ol><div class="row"><main class="col-md-18"><div class="tin-chi-tiet" itemtype="http://schema.org/NewsArticle" itemscope> <h1 class="tieu-de"
itemprop="headline">{{ a.title }}</h1><div class="thong-tin clearfix"><span class="time"><i class="fa fa-clock-o"></i> {{ a.published|day }} - {{ at("%d/%m/%Y %H:%M") }}</span> <span><i
class="fa fa-eye"></i> Đã xem: 316</span><ul class="list-inline"><li><a href="#">In ra</a></li><li><a href="#">Gửi bài viết qua email</a></li></ul></div> <div id="news-bodyhtml"
class="bodytext" itemprop="articleBody">{% for p, t, f in blocks %}{{ p }}{% if f %}<div style="text-align:center"><figure class="image"><img src="/uploads/news/2023_02/{{ f
}}"><figcaption>{{ t }} </figcaption></figure></div>{% endif %}{% endfor %}</div>{% if a.byline %}<p class="text-right"><strong>Tác giả: </strong>{{ a.byline }}</p>{% endif %}<div
class="tukhoa"><em class="fa fa-tags"></em> <strong>Từ khóa: </strong><a href="/vi/tag/a/">thi đua</a></div><form id="form3B"><div class="h5">Tổng số điểm của bài viết là: 0 trong 0 đánh
giá</div></form></div> <div id="idcomment"><h3>Ý kiến bạn đọc</h3><form><textarea name="content"></textarea><input value="Gửi bình luận"></form></div> <div class="tin-khac"><p
class="h3"><strong>Những tin cũ hơn</strong></p><ul class="related list-items">{% for r in related %}<li><a href="{{ r.path }}" title="{{ r.title }}">{{ r.title }}</a> <em>({{ r.day
}})</em></li>{% endfor %}</ul></div></main></div><footer id="footer">{{ foot }}</footer></div></body></html>""",  # noqa: E501
    "liferay": """<!DOCTYPE html><html class="ltr" dir="ltr" lang="vi-VN"><head><title>{{ a.title }} - {{ owner }}</title></head> <body class="controls-hidden default yui3-skin-sam
signed-out public-page site"><div id="wrapper"><header id="banner"><a class="logo" href="/">{{ owner }}</a><p class="ngay-thang">Hôm nay: {{ banner }}</p></header> <nav
id="navigation"><ul>{% for m in menu %}<li><a href="/{{ loop.index }}">{{ m }}</a></li>{% endfor %}</ul></nav><section id="content"><div class="portlet-boundary portlet-static
portlet-breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"> <a href="/">Trang chủ</a></li><li class="breadcrumb-item"><a href="/tin">{{ a.category }}</a></li></ol></div><div
class="portlet-boundary portlet-boundary_com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_ portlet-asset-publisher"
id="p_p_id_com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_x9QaLm3TzK8b_"><section class="portlet"><div class="portlet-content-container"><div
class="portlet-body"><div class="asset-full-content clearfix mb-5 no-title"><div class="asset-content mb-3"><div class="journal-content-article" data-analytics-asset-type="web-content"><div
class="ct-tin"><div class="ct-tin__tieude">{{ a.title }}</div><div class="ct-tin__ngay">Ngày đăng: {{ at("%d/%m/%Y") }} | {{ at("%H:%M") }}</div><div class="ct-tin__noidung">{% for p, t, f
in blocks %}{{ p }}{% if f %}<p style="text-align: center;"><img src="/documents/20182/{{ f }}"></p><p style="text-align: center;"><em>{{ t }}</em></p> {% endif %}{% endfor %}{% if a.byline
%}<p style="text-align: right;"><strong>{{ signed }}</strong></p>{% endif %}</div></div></div></div><div class="social-bookmarks"><a href="#">Facebook</a><a href="#">Twitter</a></div><div
class="lfr-discussion"><form><label>Bình luận</label><textarea></textarea></form></div></div></div></div></section></div><div class="portlet-boundary portlet-asset-publisher"><section
class="portlet"><h2 class="portlet-title-text">Các tin khác</h2><div class="portlet-body"><ul class="list-unstyled tin-lq">{% for r in related %}<li class="title-list"><a class="asset-title"
href="{{ r.path }}"><span>{{ r.title }}</span></a><span class="metadata-entry">{{ r.day }}</span></li>{% endfor %}</ul> </div></section></div></section><footer id="footer">{{ foot
}}</footer></div></body></html>""",  # noqa: E501
    "drupal": """<!DOCTYPE html><html lang="vi" dir="ltr"><head><meta name="Generator" content="Drupal 10"><title>{{ a.title }} | {{ owner }}</title></head><body class="path-node
page-node-type-tin-bai"><div class="dialog-off-canvas-main-canvas"><header class="region region-header"><p>{{ today|day }} ngày {{ today|at("%d/%m/%Y") }}</p></header><nav class="block
block-menu"><ul class="menu nav">{% for m in menu %}<li class="menu-item"><a href="/{{ loop.index }}">{{ m }}</a></li>{% endfor %}</ul></nav> <div class="block
block-system-breadcrumb-block"><nav aria-labelledby="system-breadcrumb"><ol><li><a href="/">Trang chủ</a></li> <li><a href="/muc">{{ a.category }}</a></li></ol></nav></div><main
role="main"><div class="block block-core block-page-title-block"><h1 class="tieude-trang"><span>{{ a.title }}</span></h1></div><div class="block block-system
block-system-main-block"><article data-history-node-id="{{ a.number }}" class="tb node node--type-tin-bai node--view-mode-full"> <div class="tb__thongtin"><div class="field
field--name-field-chuyen-muc field--type-entity-reference field--label-hidden"><a href="/muc">{{ a.category }}</a></div><div class="field field--name-field-ngay-dang field--type-datetime
field--label-inline"><div class="field__label">Ngày đăng</div><div class="field__item"><time datetime="{{ a.published.isoformat() }}">{{ at("%d/%m/%Y - %H:%M")
}}</time></div></div></div><div class="node__content"><div class="text-formatted field field--name-body field--type-text-with-summary field--label-hidden field__item">{% for p, t, f in
blocks %}{{ p }}{% if f %}<figure role="group" class="caption caption-img align-center"><img src="/sites/default/files/{{ f }}"> <figcaption>{{ t }}</figcaption></figure>{% endif %}{% endfor
%}</div>{% if a.byline %}<div class="field field--name-field-tac-gia field--type-string field--label-hidden field__item">{{ a.byline }}</div>{% endif %}<ul class="links inline"><li
class="statistics-counter">1 204 lượt xem</li></ul></div></article></div><section class="field field--name-field-binh-luan"><h2>Gửi bình luận mới</h2><form
class="comment-form"></form></section><div class="views-element-container block block-views block-views-blocktin-cung-muc"><h2>Tin cùng mục</h2><div class="view view-tin-cung-muc"><div
class="view-content">{% for r in related %}<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="{{ r.path }}">{{ r.title
}}</a></span></div><div class="views-field views-field-created"><span class="field-content">{{ r.day }}</span></div></div>{% endfor %}</div></div></div></main><footer>{{ foot
}}</footer></div></body></html>""",  # noqa: E501
    "wordpress": """<!DOCTYPE html><html lang="vi"><head><meta name="generator" content="WordPress 6.5"><title>{{ a.title }} – {{ owner }}</title></head><body class="post-template-default
single single-post postid-{{ a.number }}"><div class="wp-site-blocks"> <header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">{{ owner }}</a></p><p>{{ banner
}}</p><nav class="wp-block-navigation"><ul>{% for m in menu %}<li class="wp-block-navigation-item"><a href="/{{ loop.index }}/">{{ m }}</a></li>{% endfor %}</ul></nav></header><main
class="wp-block-group is-layout-constrained"><div class="wp-block-group"><div class="taxonomy-category wp-block-post-terms"><a href="/muc/" rel="tag">{{ a.category }}</a></div><h1
class="has-x-large-font-size wp-block-post-title">{{ a.title }}</h1><div class="wp-block-post-date"><time datetime="{{ a.published.isoformat() }}">{{ at("%d/%m/%Y") }}</time></div></div><div
class="entry-content wp-block-post-content"> {% for p, t, f in blocks %}{{ p }}{% if f %}<figure class="wp-block-image aligncenter size-large"><img src="/wp-content/uploads/{{ f
}}"><figcaption class="wp-element-caption">{{ t }}</figcaption></figure>{% endif %}{% endfor %} {% if a.byline %}<p class="has-text-align-right"><strong>{{ signed }}</strong></p>{% endif
%}</div><ul class="wp-block-social-links"><li><a href="#">Facebook</a></li></ul><div class="wp-block-comments"><div class="comment-respond"><h3> Để lại một bình luận</h3><form
class="comment-form"><p>Email của bạn sẽ không được hiển thị công khai.</p></form></div></div> <h2 class="wp-block-heading">Có thể bạn quan tâm</h2><div class="wp-block-query"><ul
class="wp-block-post-template">{% for r in related %}<li class="wp-block-post post type-post"><h3 class="wp-block-post-title"><a href="{{ r.path }}" target="_self">{{ r.title }}</a></h3><div
class="wp-block-post-date"><time datetime="{{ r.date.isoformat() }}">{{ r.day }}</time></div></li> {% endfor %}</ul></div></main><footer class="wp-block-template-part">{{ foot
}}</footer></div> </body></html>""",  # noqa: E501
    "wordpress-classic": """<!DOCTYPE html><html lang="vi"><head><title>{{ a.title }} | {{ owner }}</title></head><body class="single single-post postid-{{ a.number }}"><div id="trang"><div
id="dau-trang"><span class="hom-nay">{{ banner }}</span><ul id="menu-chinh" class="menu">{% for m in menu %}<li class="menu-item"><a href="/{{ loop.index }}/">{{ m }}</a></li>{% endfor
%}</ul></div><div class="duong-dan"><a href="/">Trang chủ</a> » <a href="/muc/">{{ a.category }}</a> </div><div id="post-{{ a.number }}" class="post-{{ a.number }} post type-post
status-publish format-standard hentry"><h1 class="tieu-de-bai">{{ a.title }}</h1><p class="bai-meta">Đăng lúc {{ at("%H:%M") }} ngày {{ at("%d/%m/%Y") }} | Chuyên mục: <a href="/muc/"
rel="category tag">{{ a.category }}</a> | 318 lượt xem</p><div class="noi-dung-bai">{% for p, t, f in blocks %}{{ p }}{% if f %}<div id="attachment_{{ loop.index }}" class="wp-caption
aligncenter"><img class="size-full wp-image-9" src="/wp-content/uploads/{{ f }}"><p class="wp-caption-text">{{ t }}</p></div>{% endif %}{% endfor %}{% if a.byline %}<p style="text-align:
right;"><strong>{{ signed }}</strong> </p>{% endif %}</div></div><div class="lien-quan"><h3>Bài viết liên quan</h3><ul>{% for r in related %}<li><a href="{{ r.path }}" rel="bookmark">{{
r.title }}</a> - {{ r.day }}</li>{% endfor %}</ul></div><div id="respond"><h3>Trả lời</h3><form id="commentform"></form></div><div id="chan">{{ foot }}</div></div></body></html>""",  # noqa: E501
    "dnn": """<!DOCTYPE html><html lang="vi-VN"><head id="Head"><title>{{ owner }} > {{ a.title }}</title><meta id="MetaGenerator" name="GENERATOR" content="DotNetNuke"></head><body
id="Body"><form method="post" action="{{ path }}" id="Form"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEP"><div id="dnn_ControlPanel"></div><div class="topskin"><span
id="dnn_dnnCURRENTDATE_lblDate" class="Date">{{ banner }}</span></div><div id="dnnMenu"><ul>{% for m in menu %}<li class="item"><a href="/{{ loop.index }}.aspx">{{ m }}</a></li>{% endfor
%}</ul></div><span id="dnn_dnnBREADCRUMB_lblBreadCrumb"> <a href="/" class="SkinObject">Trang chủ</a> &gt; <a class="SkinObject" href="/tin">{{ a.category }}</a></span><div
id="dnn_ContentPane" class="ContentPane"><div class="DnnModule DnnModule-TinTuc DnnModule-437"><a name="437"></a><div id="dnn_ctr437_ContentPane"><div id="dnn_ctr437_ModuleContent"
class="DNNModuleContent ModTinTucC"><div class="xemtin"><span id="dnn_ctr437_XemTin_lblTieuDe" class="xemtin-td">{{ a.title }}</span><br><span id="dnn_ctr437_XemTin_lblNgayDang"
class="xemtin-ngay"> ({{ at("%d/%m/%Y %H:%M") }})</span><div id="dnn_ctr437_XemTin_pnlNoiDung"><span id="dnn_ctr437_XemTin_lblNoiDung">{% for p, t, f in blocks %}{% if p %}<p
class="MsoNormal" style="text-align: justify;">{{ t }}</p>{% else %}<div align="center"><img src="/Portals/0/{{ f }}"><br><i>{{ t }}</i></div>{% endif %}{% endfor %}</span></div>{% if
a.byline %}<div style="text-align:right"><span id="dnn_ctr437_XemTin_lblTacGia">{{ a.byline }}</span></div>{% endif %}<a id="dnn_ctr437_XemTin_hplIn" href="#">In trang</a> Số lượt xem:
203</div><div class="tinlienquan"><span class="Head">Các tin đã đưa</span><table id="dnn_ctr437_XemTin_dlTinKhac">{% for r in related %}<tr><td><a id="dnn_ctr437_XemTin_dlTinKhac_hpl_{{
loop.index0 }}" href="{{ r.path }}">{{ r.title }}</a> <span>({{ r.day }})</span></td></tr>{% endfor %}</table></div></div></div></div></div><div id="dnn_FooterPane">{{ foot
}}</div></form></body></html>""",  # noqa: E501
    "joomla": """<!DOCTYPE html><html lang="vi-vn" dir="ltr"><head><meta name="generator" content="Joomla! - Open Source Content Management"><title>{{ a.title }}</title></head><body
class="site helix-ultimate com_content view-article layout-default"><div class="body-wrapper"><div id="sp-top-bar"><div class="sp-module">{{ banner }}</div></div><ul
class="sp-megamenu-parent">{% for m in menu %}<li class="sp-menu-item"><a href="/{{ loop.index }}">{{ m }}</a></li>{% endfor %}</ul> <ol class="mod-breadcrumbs breadcrumb"><li
class="breadcrumb-item"><a href="/" class="pathway"><span>Trang chủ</span></a></li><li class="breadcrumb-item active"><span>{{ a.title }}</span></li></ol><main id="sp-component"><div
class="article-details" itemscope itemtype="https://schema.org/Article"><div class="article-header"><h1 itemprop="headline">{{ a.title }}</h1></div><div class="article-can-edit d-flex
flex-wrap"></div><div class="article-info">{% if a.byline %}<span class="createdby" itemprop="author" itemscope><span itemprop="name">{{ a.byline }}</span></span>{% endif %}<span
class="category-name"><a href="/muc">{{ a.category }}</a> </span><span class="published"><time datetime="{{ a.published.isoformat() }}" itemprop="datePublished">{{ at("%d.%m.%Y %H:%M")
}}</time></span><span class="hits">Lượt xem: 412</span></div><div class="article-ratings-social-share"> <a href="#">Facebook</a></div><div itemprop="articleBody">{% for p, t, f in blocks
%}{{ p }}{% if f %}<p style="text-align: center;"><img src="/images/{{ f }}"><br><em>{{ t }}</em></p>{% endif %}{% endfor %}</div></div><div class="related-article-list-container"><h3
class="related-article-title">Bài liên quan</h3><ul class="related-article-list">{% for r in related %}<li class="related-article-list-item"><h3 class="article-title"><a href="{{ r.path
}}">{{ r.title }}</a></h3><span class="published"><time datetime="{{ r.date.isoformat() }}">{{ r.date|at("%d.%m.%Y") }}</time></span></li>{% endfor %}</ul></div></main> <footer
id="sp-footer">{{ foot }}</footer></div></body></html>""",  # noqa: E501
    "webcenter": """<!DOCTYPE html><html lang="vi" dir="ltr"><head><title>{{ owner }}</title></head><body class="p_AFMaximized"><div id="T:pgl1" class="x1a portal-top"><span id="T:ot3"
class="x25">{{ banner }}</span></div><div id="T:nav" class="x19">{% for m in menu %}<a class="xfn x126" href="/webcenter/portal/{{ loop.index }}">{{ m }}</a>{% endfor %}</div><div
class="navpath"><a href="/webcenter/portal/home">Trang chủ</a> / <a href="/webcenter/portal/muc">{{ a.category }}</a></div><div id="T:oc_1:region1" class="x1a"><div class="cp-content"><h3
class="cp-heading">{{ a.title }}</h3><div class="cp-date">{{ at("%d/%m/%Y %H:%M:%S") }}</div><div class="cp-tools"><a href="#">Xem cỡ chữ</a> <a href="#">In</a></div><div class="cp-body">{%
for p, t, f in blocks %}{{ p }}{% if f %}<div class="img-box"><img src="/ucm/groups/{{ f }}"> <p class="img-note">{{ t }}</p></div>{% endif %}{% endfor %}{% if a.byline %}<p
align="right"><b>{{ signed }}</b></p>{% endif %}</div></div></div><div id="T:oc_2:region2" class="x1a"><div class="cp-other"><span class="x25">Tin cùng chủ đề </span>{% for r in related
%}<div class="cp-row"><a class="xgl" href="{{ r.path }}">{{ r.title }}</a> <span>{{ r.day }}</span></div>{% endfor %}</div></div><div id="T:foot">{% for l in lines %}<span class="x25">{{ l
}}</span>{% endfor %}</div></body></html>""",  # noqa: E501
    "vnptportal": """<!DOCTYPE html><html lang="vi"><head><title>{{ a.title }}</title><meta property="og:title" content="{{ a.title }}"> </head><body><div class="wrapper"><div
class="top-header"><div id="clock">{{ banner }}</div></div><ul class="main-menu">{% for m in menu %}<li><a href="/{{ loop.index }}">{{ m }}</a></li>{% endfor %}</ul><div
class="box-breadcrumb"><a href="/">Trang chủ</a><i class="fa fa-angle-right"></i><a href="/muc">{{ a.category }}</a></div><div class="col-lg-9"><div class="box-detail"><h1
class="title-detail">{{ a.title }}</h1><div class="info-detail"><span class="date-detail"><i class="fa fa-calendar"></i> {{ at("%d/%m/%Y %H:%M") }}</span><span class="view-detail">Lượt xem:
87</span><span>Đọc bài viết</span> </div><div class="content-detail">{% for p, t, f in blocks %}{{ p }}{% if f %}<figure class="image"><img src="/upload/{{ f }}"><figcaption>{{ t
}}</figcaption></figure>{% endif %}{% endfor %}</div>{% if a.byline %}<div class="author-detail">{{ a.byline }}</div>{% endif %}<div class="share-detail"><a href="#">Facebook</a><a
href="#">Zalo</a></div></div><div class="box-other"><div class="title-box">Tin liên quan</div><ul class="list-other">{% for r in related %}<li><a href="{{ r.path }}">{{ r.title
}}</a><span>({{ r.day }})</span></li>{% endfor %}</ul></div></div><div class="footer">{{ foot }}</div> </div></body></html>""",  # noqa: E501
    "generic": """<!DOCTYPE html><html lang="vi"><head><title>{{ a.title }} - Báo {{ owner }}</title><meta property="og:title" content="{{ a.title }}"></head><body
class="page-detail"><header class="masthead"><time class="masthead__today">{{ today|day }}, ngày {{ today|at("%d/%m/%Y") }}</time><a href="/rss">RSS</a> Đường dây nóng: 0912 345
678</header><nav class="zone-nav">{% for m in menu %}<a href="/{{ loop.index }}">{{ m }}</a>{% endfor %}</nav><div class="l-main"><ul class="zone-path"><li><a href="/">Trang chủ</a></li><li
class="is-active"> <a href="/muc">{{ a.category }}</a></li></ul><div class="story"><h1 class="story__head">{{ a.title }}</h1><div class="story__line">{% if a.byline %}<span
class="story__author">{{ a.byline }}</span> - {% endif %}<span class="story__time">{{ a.published|day }}, {{ at("%d/%m/%Y, %H:%M") }} (GMT+7)</span></div><div class="story__share"><a
href="#">Chia sẻ</a><a href="#">Lưu bài</a></div><div class="story__text">{% for p, t, f in blocks %}{{ p }}{% if f %}<div class="media"><img data-src="/media/{{ f }}"><div
class="media__desc">{{ t }}</div></div>{% endif %}{% endfor %}</div><div class="story__tags"><a href="/tag/thi-dua">thi đua</a></div></div> <div class="readers"><h4>Bình luận
(0)</h4><textarea placeholder="Ý kiến của bạn"></textarea></div><section class="more"><h4>Đọc thêm</h4> {% for r in related %}<div class="more__item"><a class="more__pic" href="{{ r.path
}}"><img src="/t.jpg"></a><a href="{{ r.path }}">{{ r.title }}</a><span class="more__time">{{ r.day }}</span></div>{% endfor %}</section><aside class="l-side"><h4>Xem nhiều</h4><a
href="/khac-123456.html">Lịch cắt điện trong tuần tại các huyện, thành phố</a></aside></div><footer>{{ foot }}</footer></body></html>""",  # noqa: E501
}
PATHS = {
    "sharepoint": "/tintuc/Pages/{slug}.aspx?ItemID={n}",
    "nukeviet": "/vi/news/muc/{slug}-{n}.html",
    "liferay": "/tin/-/asset_publisher/x9QaLm3TzK8b/content/{slug}",
    "drupal": "/node/{n}",
    "wordpress": "/{slug}/",
    "wordpress-classic": "/{slug}/",
    "dnn": "/tin/ArticleID/{n}/{slug}",
    "joomla": "/tin/{n}-{slug}",
    "webcenter": "/webcenter/portal/tin/chitiet?dDocName=UCM{n}",
    "vnptportal": "/tin/{slug}-{n:06d}",
    "generic": "/{slug}-{n}.html",
}


class Related(NamedTuple):
    """A row of the related list."""

    title: str
    path: str
    date: dt.datetime

    @property
    def day(self) -> str:
        """The date as the list shows it."""
        return self.date.strftime("%d/%m/%Y")


class Case(NamedTuple):
    """An article in a theme, and the related list shown with it."""

    article: DemoArticle
    path: str
    html: str
    related: list[Related]


class Score(NamedTuple):
    """How one page was read; `notes` has what was read and what should have been for each wrong field."""

    body: float
    right: dict[str, bool]
    notes: dict[str, object]


def sample() -> list[DemoArticle]:
    """Return twelve dated articles, spread evenly over the replica's."""
    dated = [one for one in load_articles() if one.outcome == "article" and one.published]
    return [dated[place * len(dated) // SAMPLE] for place in range(SAMPLE)]


def blocks_of(article: DemoArticle) -> list[tuple[str, str, str]]:
    """Return each paragraph as markup and text, each photo as caption and file; adverts are left out."""
    running = [article.lead, *article.blocks] if article.lead else article.blocks
    texts = [(Markup("<p>{}</p>").format(one), one, "") if isinstance(one, str) else one for one in running]
    return [("", one.caption, one.file) if isinstance(one, Photo) else one for one in texts if type(one) is not Advert]


def cases(theme: str, themes: Environment) -> Iterator[Case]:
    """Yield the sample in a theme, each article with the four after it as related list."""
    articles = sample()
    rows = [Related(one.title, PATHS[theme].format(slug=one.slug, n=one.number), one.published) for one in articles]
    for place, article in enumerate(articles):
        related = [rows[(place + step) % SAMPLE] for step in range(1, 5)]
        html = themes.get_template(theme).render(
            {"a": article, "path": rows[place].path, "blocks": blocks_of(article), "related": related},
            at=article.published.strftime,
            signed=f"{article.byline_label}{article.byline}",
        )
        yield Case(article, rows[place].path, html, related)


def environment() -> Environment:
    """Return the themes with what all pages share."""
    themes = Environment(loader=DictLoader(THEMES), autoescape=True)
    themes.filters.update(at=lambda time, layout: time.strftime(layout), day=lambda time: DAYS[time.weekday()])
    banner = f"{DAYS[FETCHED.weekday()]}, {FETCHED:%d/%m/%Y}"
    foot = Markup("").join(Markup("<p>{}</p>").format(line) for line in FOOT)
    themes.globals.update(today=FETCHED, banner=banner, menu=MENU, owner=OWNER, foot=foot, lines=FOOT)
    return themes


def token_f1(one: str, other: str) -> float:
    """Return the F1 of two texts' words, their order aside."""
    ours, theirs = Counter(one.split()), Counter(other.split())
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def measure(case: Case, rules: PageRules) -> Score:
    """Return how a page is read with a platform's rules; a page that is no article has nothing right."""
    kind = "text/html; charset=utf-8"
    page = parse_page(case.html.encode(), url=HOST + case.path, content_type=kind, fetched=FETCHED, rules=rules)
    read, want = page.article, case.article
    if read is None:
        return Score(0.0, dict.fromkeys(FIELDS, False), {"outcome": (page.outcome, page.reason)})
    shown = [(link.title, HOST + link.path, link.date.date()) for link in case.related]
    found = [(link.title, link.url, link.published and link.published.date()) for link in read.related]
    values = (
        (read.title, want.title),
        (read.published, want.published),
        (read.category, want.category),
        (read.author, want.byline),
        (read.captions, want.captions),
        (found, shown),
    )
    notes: dict[str, object] = {name: pair for name, pair in zip(FIELDS, values, strict=True) if pair[0] != pair[1]}
    return Score(token_f1(read.body, want.body), {name: name not in notes for name in FIELDS}, notes)


def main(verbose: bool) -> None:
    """Print the table, a row for each theme."""
    platforms, themes = load_platforms(), environment()
    print("| theme | body, least | body |", " | ".join(FIELDS), "|")
    for theme in THEMES:
        scores = [measure(case, platforms[theme.split("-")[0]].rules) for case in cases(theme, themes)]
        bodies = [score.body for score in scores]
        shares = [sum(score.right[name] for score in scores) / SAMPLE for name in FIELDS]
        print("|", " | ".join([theme, *(f"{n:.3f}" for n in (min(bodies), sum(bodies) / SAMPLE, *shares))]), "|")
        for name, pair in (item for score in scores for item in score.notes.items() if verbose):
            print(f"    {name}: {pair}")


if __name__ == "__main__":
    main("-v" in sys.argv[1:])
