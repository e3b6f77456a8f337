"""How the site is set up: one set of MkDocs settings for the build, the plugin and Zensical."""

from __future__ import annotations

from importlib import resources
from typing import Any

from markupsafe import escape

from proofbook.source.terminal import visible

THEME = str(resources.files("proofbook.outputs.site") / "theme")
FONTS = "assets/proofbook/fonts"

FEATURES = (
    "navigation.sections", "navigation.indexes", "navigation.prune", "navigation.top", "navigation.instant",
    "search.suggest", "search.highlight", "toc.follow",
)  # fmt: skip

EXTENSIONS: dict[str, dict[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "tables": {},
    "toc": {"permalink": "¶", "permalink_title": "Link to this section"},
    "pymdownx.superfences": {},
    "pymdownx.highlight": {"use_pygments": True, "pygments_lang_class": True},
}
"""Extensions for the pages that people write; generated pages put every value in HTML blocks or escape it."""


def settings(name: str, nav: list[Any], stamp: str) -> dict[str, Any]:
    """MkDocs settings without plugins and folders."""
    return {
        "site_name": label(name),
        "copyright": str(escape(stamp)),
        "theme": {
            "name": "material",
            "font": False,
            "features": list(FEATURES),
            "palette": [
                _palette("(prefers-color-scheme)", None, "auto", "Follow the system; press for light"),
                _palette("(prefers-color-scheme: light)", "default", "light", "Light; press for dark"),
                _palette("(prefers-color-scheme: dark)", "slate", "dark", "Dark; press to follow the system"),
            ],
        },
        "nav": nav,
        "extra": {"generator": False},
        "extra_css": ["assets/proofbook/proofbook.css"],
        "extra_javascript": ["assets/proofbook/proofbook.js"],
        "markdown_extensions": [{name: options} if options else name for name, options in EXTENSIONS.items()],
        "use_directory_urls": True,
        "strict": True,
        "validation": {
            "nav": {"omitted_files": "ignore", "not_found": "warn", "absolute_links": "warn"},
            "links": {"not_found": "warn", "anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
        },
    }


def label(text: str) -> str:
    """A name in the frame of the site; Material prints it as HTML."""
    return str(escape(" ".join(visible(text).split())))


def _palette(media: str, scheme: str | None, icon: str, name: str) -> dict[str, Any]:
    icons = {"auto": "material/brightness-auto", "light": "material/weather-sunny", "dark": "material/weather-night"}
    made: dict[str, Any] = {"media": media, "toggle": {"icon": icons[icon], "name": name}}
    if scheme:
        made |= {"scheme": scheme, "primary": "custom", "accent": "custom"}
    else:
        made |= {"primary": "custom", "accent": "custom"}
    return made
