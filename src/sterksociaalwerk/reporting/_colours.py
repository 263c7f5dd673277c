# SPDX-License-Identifier: MIT
"""The colours of pages and pictures, on light and on dark, and the style sheets made of them.

No colour says anything alone: a rating has a sign and a word as well. A test works out the contrast
of every pair that is used.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from .._mapping import FrozenMapping


@frozen
class Colour:
    """A colour on a light page, and on a dark one."""

    light: str
    dark: str


COLOURS: Mapping[str, Colour] = FrozenMapping(
    {
        "paper": Colour("#ffffff", "#14171c"),
        "ink": Colour("#1b1f24", "#e8ebef"),
        "soft": Colour("#4c5561", "#b4bcc7"),
        "line": Colour("#7b8490", "#7f8996"),
        "shade": Colour("#f1f3f5", "#20252c"),
        "link": Colour("#0b57a4", "#8cc4ff"),
        # What a cell is filled with, and the edge and the sign on it.
        "good": Colour("#e2f3e7", "#17311f"),
        "good-edge": Colour("#1c6b36", "#7bd597"),
        "fair": Colour("#fdf0cc", "#3a2f10"),
        "fair-edge": Colour("#7d5200", "#eebf5c"),
        "poor": Colour("#fbe1df", "#401b1a"),
        "poor-edge": Colour("#a3211c", "#ff9d94"),
        "none": Colour("#eceef1", "#2a2f37"),
        "none-edge": Colour("#4c5561", "#b4bcc7"),
        "open": Colour("#ffffff", "#14171c"),
        "open-edge": Colour("#4c5561", "#b4bcc7"),
    }
)

LOOKS = ("good", "fair", "poor", "none", "open")
"""How a cell or a bar looks; each has an edge."""

TEXT_CONTRAST, SIGN_CONTRAST = 4.5, 3.0
"""What WCAG 2.2 asks at level AA: of text, and of what is no text but has to be seen."""

PAIRS: tuple[tuple[str, str, float], ...] = (
    ("ink", "paper", TEXT_CONTRAST),
    ("soft", "paper", TEXT_CONTRAST),
    ("link", "paper", TEXT_CONTRAST),
    ("ink", "shade", TEXT_CONTRAST),
    ("soft", "shade", TEXT_CONTRAST),
    ("line", "paper", SIGN_CONTRAST),
    *(("ink", look, TEXT_CONTRAST) for look in LOOKS),
    *((f"{look}-edge", look, TEXT_CONTRAST) for look in LOOKS),
    *((f"{look}-edge", "paper", SIGN_CONTRAST) for look in LOOKS),
)
"""Which colour stands on which, and the contrast that it needs."""


def _rules(of: Iterable[tuple[str, str, str]]) -> str:
    return "".join(f".ssw-{name}{{{what}:{COLOURS[colour].dark}}}" for name, what, colour in of)


# In a picture light colours are attributes, which any program can read; on dark these prevail.
_DARK_PICTURE = _rules(
    (
        ("paper", "fill", "paper"),
        ("ink", "fill", "ink"),
        ("soft", "fill", "soft"),
        ("rule", "stroke", "line"),
        ("mark", "stroke", "ink"),
        *(
            (f"{look}{part}", what, f"{look}{part and '-edge'}")
            for look in LOOKS
            for part, what in (("", "fill"), ("-edge", "stroke"), ("-bar", "fill"))
        ),
    )
)

PICTURE_STYLE = f"@media screen and (prefers-color-scheme:dark){{{_DARK_PICTURE}}}"
"""What a picture needs on a dark page."""


def _variables(dark: int) -> str:
    names = ("paper", "ink", "soft", "line", "shade", "link")
    return "".join(f"--{name}:{(COLOURS[name].light, COLOURS[name].dark)[dark]};" for name in names)


PAGE_STYLE = f"""\
.ssw{{{_variables(0)}color-scheme:light dark;color:var(--ink);background:var(--paper);\
font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}}
@media screen and (prefers-color-scheme:dark){{.ssw{{{_variables(1)}}}}}
.ssw *{{box-sizing:border-box}}
.ssw h1,.ssw h2,.ssw h3,.ssw h4,.ssw h5,.ssw h6{{line-height:1.25;margin:1.6em 0 .4em;\
font-weight:650;color:inherit}}
.ssw h1{{font-size:1.6rem;margin-top:0}}
.ssw h2{{font-size:1.2rem}}
.ssw h3{{font-size:1.05rem}}
.ssw h4,.ssw h5,.ssw h6{{font-size:1rem}}
.ssw p,.ssw ul,.ssw ol,.ssw dl{{margin:.4em 0}}
.ssw ul,.ssw ol{{padding-left:1.4em}}
.ssw li{{margin:.15em 0}}
.ssw dl>div{{display:flex;flex-wrap:wrap;gap:0 .6em;margin:.15em 0}}
.ssw dt{{color:var(--soft);flex:0 0 13rem}}
.ssw dd{{margin:0;flex:1 1 14rem}}
.ssw a{{color:var(--link)}}
.ssw .ssw-wide{{overflow-x:auto;margin:.6em 0;background:\
linear-gradient(90deg,var(--paper),transparent) local,\
linear-gradient(270deg,var(--paper),transparent) 100% 0 local,\
linear-gradient(90deg,var(--line),transparent),\
linear-gradient(270deg,var(--line),transparent) 100% 0;\
background-repeat:no-repeat;background-size:2em 100%,2em 100%,.4em 100%,.4em 100%}}
.ssw table{{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.94rem;\
background:none;color:inherit}}
.ssw th,.ssw td{{padding:.25em .7em;border-bottom:1px solid var(--line);text-align:left;\
vertical-align:top;font-weight:400;overflow-wrap:break-word;white-space:normal;background:none}}
.ssw thead th{{font-weight:650;border-bottom-width:2px;vertical-align:bottom}}
.ssw .ssw-number{{text-align:right}}
.ssw td.ssw-number{{white-space:nowrap}}
.ssw code{{font-size:.9em;font-family:ui-monospace,monospace;color:inherit;background:none}}
.ssw svg{{display:block;width:100%;max-width:31rem;height:auto}}
.ssw figure{{margin:1.2em 0}}"""
"""What a report looks like, wherever it stands: every rule speaks of what is inside it."""

_AROUND = (
    f"html{{background:{COLOURS['paper'].light}}}@media screen and (prefers-color-scheme:dark)"
    f"{{html{{background:{COLOURS['paper'].dark}}}}}"
)
_WIDE_AND_PRINTED = """\
body.ssw{margin:0 auto;max-width:50rem;padding:1.5rem 1rem 3rem}
.ssw nav{border-left:3px solid var(--line);padding-left:1em;font-size:.94rem}
.ssw nav ul{list-style:none;padding:0}
.ssw nav p{font-weight:650;margin:0}
@media (max-width:30rem){.ssw th,.ssw td{padding:.25em .4em}.ssw table{font-size:.85rem}\
.ssw dt{flex-basis:100%}}
@media print{@page{margin:18mm}body.ssw{max-width:none;padding:0;font-size:10pt}\
.ssw nav{display:none}.ssw a{color:inherit;text-decoration:none}\
.ssw h1,.ssw h2,.ssw h3,.ssw h4{break-after:avoid}.ssw tr,.ssw svg,.ssw dl>div{break-inside:avoid}\
.ssw thead{display:table-header-group}.ssw .ssw-wide{overflow:visible;background:none}\
.ssw svg{max-width:21rem}.ssw *{print-color-adjust:exact}}"""
WHOLE_PAGE_STYLE = f"{_AROUND}\n{_WIDE_AND_PRINTED}"
"""What only a page of its own needs: its width, the way through it, and paper."""
