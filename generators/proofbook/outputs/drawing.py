"""SVG of our own making: class names for colour, links from our own ids, text as text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)

LEGIBLE = 0.75
"""How far a picture may be shrunk on a page before its smallest text cannot be read; then the page scrolls it."""

PRINT_STYLE = """
text{font-family:'Source Sans Pro';font-size:13px;fill:#1a1a1a}
.node path,.node polygon,.node ellipse,.node rect{fill:#fff;stroke:#333;stroke-width:1.2}
.node.data-store path,.node.data-store polyline{fill:#f3f4f6;stroke:#333}
.node.external-entity polygon,.node.external-entity path{fill:#eceff1}
.node.actor path,.node.actor polygon,.node.actor ellipse{fill:#fff8e1}
.edge path{fill:none;stroke:#555;stroke-width:1.1}
.edge polygon{fill:#555;stroke:#555}
.edge text{fill:#333;font-size:12px;font-weight:600}
.cluster path,.cluster polygon{fill:none;stroke:#8a5a00;stroke-width:1.1;stroke-dasharray:5 3}
.cluster text{fill:#8a5a00;font-size:12px}
.lifeline{stroke:#999;stroke-dasharray:3 3}
.message{stroke:#333;stroke-width:1.2;fill:none}
.head{fill:#333}
.box{fill:#fff;stroke:#333}
.step{fill:#333}
.edge .step-number{fill:#fff;font-size:11px}
"""
"""Colours for paper; on the site the stylesheet gives them, light and dark."""


def element(parent: ET.Element | None, tag: str, attributes: Mapping[str, str], text: str = "") -> ET.Element:
    """A new SVG element under `parent`."""
    made = ET.Element(f"{{{SVG}}}{tag}", dict(attributes))
    if text:
        made.text = text
    if parent is not None:
        parent.append(made)
    return made


def link(parent: ET.Element, target: str | None, label: str) -> ET.Element:
    """A link under `parent`, or a plain group when there is nowhere to go.

    `xlink:href`, as Material's instant navigation throws on `href` in SVG.
    """
    if target is None:
        return element(parent, "g", {})
    made = element(parent, "a", {f"{{{XLINK}}}href": target, "class": "pb-link"})
    element(made, "title", {}, label)
    return made


def picture(width: float, height: float, title: str, description: str, *, ident: str) -> ET.Element:
    """An empty picture with its title and description for those who don't see it."""
    root = element(
        None,
        "svg",
        {
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": number(width),
            "height": number(height),
            "role": "img",
            "aria-labelledby": f"{ident}-title {ident}-desc",
            "class": "pb-diagram",
            "style": f"min-width:{number(width * LEGIBLE)}px",
        },
    )
    element(root, "title", {"id": f"{ident}-title"}, title)
    element(root, "desc", {"id": f"{ident}-desc"}, description)
    return root


def proportion(svg: str) -> float:
    """The width of a picture, in heights."""
    root = ET.fromstring(svg)
    return float(root.attrib["width"]) / float(root.attrib["height"])


def as_text(root: ET.Element, *, style: str = "") -> str:
    """The picture as one line of SVG; with `style`, it carries its own colours."""
    if style:
        made = ET.Element(f"{{{SVG}}}style")
        made.text = " ".join(style.split())
        root.insert(0, made)
    text = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    if style:
        root.remove(root[0])
    return re.sub(r"\s*\n\s*", " ", text)


def number(value: float) -> str:
    """A number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
