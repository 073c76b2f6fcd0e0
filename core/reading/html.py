"""Web pages: what a reader of the page sees, line by line, with marks for what its tags say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from core.errors import Unreadable
from core.reading.encodings import declared, decode
from core.reading.html_tables import is_data, write
from core.reading.limits import Budget
from core.reading.text import Builder, Text

_LINE_BREAK = re.compile(r"\n(?![^<>]*>)")
"""In a text with tags in it, that begins as a text, a line is a line."""
_ENDS = re.compile(r"</(?:html|body)\s*>", re.I)
"""Pages put together of parts end more than once: browsers read on, libxml2 does not."""
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "noframes",
        "rt",
        "rp",
        "rtc",
        "template",
        "head",
        "title",
        "select",
        "option",
        "button",
        "iframe",
        "frame",
        "svg",
        "object",
        "canvas",
        "audio",
        "video",
        "map",
        "textarea",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
    ]
)
_CLOSED = frozenset(
    ("script", "style", "textarea", "iframe", "frame", "noframes", "template", "head", "title")
)
"""Browsers show nothing of these, closed or not."""
_HEADINGS = {f"h{n}": str(n) for n in range(1, 7)}
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "menu"))
_FURNITURE = re.compile(
    r"(?:^|[\s_\-])(?:nav\w*|\w*navbar|menu\w*|topbar|top-?bar|breadcrumbs?|crumbs?|location|position|sidebar|side-?bar|aside|foot\w*|copyright|bdshare\w*"
    r"|share\w*|social\w*|comments?|pinglun|related?\w*|xiangguan|recommend\w*|tuijian|hot\w*|rank\w*|toolbar|tools?|login\w*|search\w*|banner\w*|ads?|advert\w*"
    r"|qrcode|ewm|erweima|pagination|pager|page-?nav|prev-?next|friend-?links?|flink\w*|fontsize|font-size|print\w*|tags?|keywords|disclaimer|shengming|statement"
    r"|reward\w*|like\w*|profile_\w*|toast\w*|qr_code\w*|weui\w*)(?:$|[\s_\-])",
    re.I,
)
_CAPTION = re.compile(
    r"(?:^|[\s_\-])(?:caption|figcaption|pic-?text|img-?(?:desc|text|title|caption)|tuzhu|tupianshuoming|photo-?text)",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|;|$)", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_NAMED = frozenset(["div", "ul", "section", "span", "p", "ol", "dl", "table", "td", "form", "header"])
_LONGEST_NAMES = 300
_LONG_TEXT = 25
_FURNITURE_PROSE = 0.3
_SHOWN_PROSE = 0.6
_LEAKED_PROSE = 0.2
"""Shares of a page's prose: furniture holds no more than the first, what a script will show more than the second, what
ran into an element that holds no text more than the third."""
_DEEP = 5_000
"""An empty text out of a page with so many tags: the parser gave up on its depth."""
_LARGE_PAGE = 5_000_000
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_META = {
    "title": ("articletitle", "og:title", "twitter:title", "title"),
    "published": (
        "pubdate", "publishdate", "publish_date", "publishtime", "article:published_time", "og:release_date",
        "weibo:article:create_at", "og:article:published_time", "releasedate", "datepublished", "apub:time",
    ),
    "source": ("contentsource", "source", "articlesource", "mediaid", "og:article:source"),
    "author": ("author", "article:author", "og:article:author", "weibo: article:author"),
    "site": ("sitename", "og:site_name", "application-name"),
}  # fmt: skip
_META_KEYS = {name: key for key, names in _META.items() for name in names}


@dataclass(slots=True)
class _Walk:
    """Where the walk through the elements stands."""

    out: Builder
    blank: bool = False
    opened: list[tuple[etree._Element, int]] = field(default_factory=list)
    image: bool = False
    furniture: frozenset[etree._Element] = frozenset()
    shown: frozenset[etree._Element] = frozenset()


def read(name: str, data: bytes, budget: Budget) -> Text:
    """The page's text; raises Unreadable if nothing can be made of it. Nothing is fetched: only `data` is looked at."""
    text, encoding = decode(data, declared(data))
    return read_text(name, text, budget, () if encoding == "utf-8" else (f"编码:{encoding}",))


def read_text(name: str, page: str, budget: Budget, notes: tuple[str, ...] = ()) -> Text:
    """The text of a page that is decoded already."""
    root = _root(name, page)
    out = Builder()
    _head(root, out)
    furniture, shown = _told(root)
    walk = _Walk(out, furniture=furniture, shown=shown)
    for i, (event, element) in enumerate(_events(root, walk)):
        if i % 1000 == 0:
            budget.check()
            budget.text(out.length)
        if i > 2 * budget.limits.elements:
            raise Unreadable(name, "网页的元素太多,可能不是文章;请只保存正文再导入")
        _start(element, walk) if event == "start" else _end(element, walk)
    out.line_end()
    if not out.length:
        raise Unreadable(name, _why_empty(root, page))
    return out.done("text/html", notes)


def _why_empty(root: etree._Element, page: str) -> str:
    if page.count("<") > _DEEP:
        return "网页的层次太深,读不出文字;请在浏览器里另存为纯文本再导入"
    if root.find(".//frameset") is not None:
        return "网页里没有文字,只有框架;请把旁边同名的文件夹一起导入,或在浏览器里单独打开文章再另存"
    if root.find(".//script") is not None:
        return (
            "网页里没有文字,正文多半要由脚本显示;请在浏览器里等文章显示出来,再另存为“网页,全部”或打印为 PDF"
        )
    return "网页里没有文字"


def _root(name: str, page: str) -> etree._Element:
    clean = _ENDS.sub("", page.replace("\x00", ""))
    if not clean.lstrip("\ufeff \t\r\n").startswith("<"):
        clean = _LINE_BREAK.sub("<br>", clean)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        # libxml2 that runs out of memory says only "unknown error".
        if "emory" in str(error) or ("unknown" in str(error) and len(clean) > _LARGE_PAGE):
            raise MemoryError from error
        raise Unreadable(name, "网页已损坏,请在浏览器里打开后另存一份再导入") from error
    if root is None:
        raise Unreadable(name, "网页里没有内容")
    return root


def _events(body: etree._Element, walk: _Walk) -> Iterator[tuple[str, etree._Element]]:
    """Start and end of each element that is seen. A data table is written out whole at its start."""
    events = etree.iterwalk(body, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, element in events:
        if event == "start":
            if _is_unseen(element) and element not in walk.shown:
                events.skip_subtree()
                skipped = element
                continue
            if element.tag == "table" and is_data(element):
                walk.out.line_end()
                write(element, walk.out)
                events.skip_subtree()
                skipped = element
                continue
        elif skipped is not None and element is skipped:
            skipped = None
            _words(element.tail, walk)
            continue
        yield event, element


def _is_unseen(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    return bool(_HIDDEN.search(element.get("style", ""))) or element.get("hidden") is not None


def _start(element: etree._Element, walk: _Walk) -> None:
    tag = element.tag
    if tag in _BLOCKS or tag == "br":
        walk.out.line_end()
        walk.blank = False
    elif element.get("id") and not walk.out.fresh and not walk.blank:
        # Parts of a by-line touch in the source and are set apart by style; words of a text have no id.
        walk.out.add(" ")
        walk.blank = True
    if tag == "img":
        walk.image = True
    if tag in _BLOCKS or tag == "a" or element in walk.furniture:
        walk.opened.append((element, walk.out.length))
    if tag == "pre":
        _lines(element.text, walk)
    else:
        _words(element.text, walk)


def _end(element: etree._Element, walk: _Walk) -> None:
    if walk.opened and walk.opened[-1][0] is element:
        _, start = walk.opened.pop()
        _mark(element, start, walk)
    if element.tag in _BLOCKS:
        walk.out.line_end()
        walk.blank = False
    _words(element.tail, walk)


def _mark(element: etree._Element, start: int, walk: _Walk) -> None:
    out, tag = walk.out, element.tag
    end = out.length
    if element in walk.furniture:
        out.mark("furniture", start, end)
    if tag == "a" and element.get("href") is not None:
        out.mark("link", start, end)
    elif tag in _HEADINGS:
        out.mark("heading", start, end, _HEADINGS[tag])
    elif tag in ("figcaption", "caption") or _CAPTION.search(_names(element)):
        if end - start <= 160:
            out.mark("caption", start, end)
    elif tag in ("p", "div", "li", "center") and end > start:
        _mark_paragraph(element, start, end, walk)


def _mark_paragraph(element: etree._Element, start: int, end: int, walk: _Walk) -> None:
    """Centred words right under a picture are its caption; a paragraph all in bold is a heading."""
    inner = [child.tag for child in element.iterdescendants() if isinstance(child.tag, str)]
    if any(tag in _BLOCKS for tag in inner):
        return
    centred = (
        _CENTRED.search(element.get("style", ""))
        or element.get("align") == "center"
        or element.tag == "center"
    )
    if walk.image and centred and end - start <= 60:
        walk.out.mark("caption", start, end)
    elif ("strong" in inner or "b" in inner) and end - start <= 48 and _all_bold(element):
        walk.out.mark("heading", start, end)
    walk.image = False


def _all_bold(element: etree._Element) -> bool:
    bold = sum(len("".join(b.itertext()).strip()) for b in element.iter("strong", "b"))
    return bold >= len("".join(element.itertext()).strip()) > 0


def _words(text: str | None, walk: _Walk) -> None:
    """Words with their blanks collapsed as a browser does; a line break between two 汉字 is none."""
    if not text:
        return
    words = re.sub(
        r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u3000-\u9fff\uff00-\uffef])", "", text
    )
    words = _BLANKS.sub(" ", words)
    if walk.out.fresh or walk.blank:
        words = words.lstrip(" ")
    if words:
        walk.out.add(words)
        walk.blank = words.endswith(" ")


def _lines(text: str | None, walk: _Walk) -> None:
    for line in (text or "").splitlines():
        walk.out.line(line)


def _head(root: etree._Element, out: Builder) -> None:
    """What the page says about itself: its title and the meta tags of government and news sites."""
    title = root.find(".//title")
    if title is not None and title.text:
        out.meta("page", _BLANKS.sub(" ", title.text))
    seen: set[str] = set()
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").lower()
        key = _META_KEYS.get(name)
        if key and key not in seen and (meta.get("content") or "").strip():
            seen.add(key)
            out.meta(key, meta.get("content", ""))


def _names(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _told(root: etree._Element) -> tuple[frozenset[etree._Element], frozenset[etree._Element]]:
    """Elements whose tag or name says furniture, and that do not hold the page's text or its headline; and those that are
    hidden until a script shows them, though they hold nearly all of the text."""
    prose: dict[etree._Element, int] = {}
    headed: set[etree._Element] = set()
    candidates = []
    hidden = []
    for _, element in etree.iterwalk(root, events=("end",)):
        _weigh(element, prose, headed)
        if _may_be_furniture(element):
            candidates.append(element)
        if element.tag not in _CLOSED and _is_unseen(element):
            hidden.append(element)
    total = prose.get(root, 0)
    furniture = frozenset(e for e in candidates if prose[e] <= _FURNITURE_PROSE * total and e not in headed)
    return furniture, frozenset(e for e in hidden if prose[e] > _share_shown(e) * total)


def _share_shown(element: etree._Element) -> float:
    """Elements like `svg` and `button` with paragraphs of text in them were not closed where they end."""
    return _LEAKED_PROSE if element.tag in _UNSEEN and element.tag != "noscript" else _SHOWN_PROSE


def _may_be_furniture(element: etree._Element) -> bool:
    if element.tag in _FURNITURE_TAGS or element.tag == "header":
        return True
    return element.tag in _NAMED and bool(_FURNITURE.search(_names(element)[:_LONGEST_NAMES]))


def _weigh(element: etree._Element, prose: dict[etree._Element, int], headed: set[etree._Element]) -> None:
    """Characters in long stretches of text below an element, links and scripts apart, from those of its children."""
    weight = 0
    if element.tag not in ("a", "script", "style"):
        texts = [element.text, *(child.tail for child in element)]
        weight = sum(len(text) for text in texts if text and len(text) > _LONG_TEXT)
        weight += sum(prose.get(child, 0) for child in element)
    prose[element] = weight
    if element.tag == "h1" or any(child in headed for child in element):
        headed.add(element)
