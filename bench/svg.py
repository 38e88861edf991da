"""Shapes and words as SVG that reads on light and on dark pages. Not: what a picture shows."""

from xml.sax.saxutils import escape, quoteattr

# Classes instead of colours in the shapes: one style sheet decides for both kinds of page. The
# first values are middle tones, for viewers that know no colour scheme.
_STYLE = """
text { font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #4d5866; }
.title { font-size: 15px; font-weight: 600; fill: #27313d; }
.quiet { font-size: 11.5px; fill: #6b7684; }
.strong { font-weight: 600; fill: #27313d; }
.main { fill: #2f7de1; } .second { fill: #8fa3b8; } .third { fill: #d9822b; }
.a { fill: #8fa3b8; } .b { fill: #54a3a0; } .c { fill: #2f7de1; } .d { fill: #d9822b; }
.e { fill: #9a6fd0; }
.line { fill: none; stroke: #2f7de1; stroke-width: 2; } .late { stroke: #d9822b; }
.axis { stroke: #9aa6b2; stroke-width: 1; } .grid { stroke: #9aa6b2; stroke-opacity: .28; }
.mark { stroke: #27313d; stroke-width: 1; stroke-dasharray: 3 3; }
@media (prefers-color-scheme: dark) {
text { fill: #b4bfcb; } .title, .strong { fill: #eef2f6; } .quiet { fill: #94a0ad; }
.main, .c { fill: #5a9df0; } .line { stroke: #5a9df0; } .late { stroke: #e39a4f; }
.third, .d { fill: #e39a4f; } .mark { stroke: #eef2f6; }
}
"""


class Drawing:
    """A picture that grows by shapes; ``text`` renders it."""

    def __init__(self, width: int, height: int, title: str) -> None:
        self._size = (width, height)
        self._title = title
        self._shapes: list[str] = []

    def words(self, x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> None:
        """Write words; ``anchor`` is start, middle or end."""
        self._shapes.append(
            f'<text x="{x:.1f}" y="{y:.1f}"{_class(kind)} text-anchor="{anchor}">'
            f"{escape(words)}</text>"
        )

    def bar(self, x: float, y: float, width: float, height: float, kind: str = "main") -> None:
        """Draw a filled rectangle."""
        self._shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}"'
            f' height="{max(0.0, height):.1f}" rx="2"{_class(kind)}/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: str = "axis") -> None:
        """Draw a straight line."""
        self._shapes.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"{_class(kind)}/>'
        )

    def path(self, points: list[tuple[float, float]], kind: str = "line") -> None:
        """Join points."""
        told = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._shapes.append(f'<polyline points="{told}"{_class(kind)}/>')

    def dot(self, x: float, y: float, kind: str = "main") -> None:
        """Mark a point."""
        self._shapes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2"{_class(kind)}/>')

    def text(self) -> str:
        """Return the whole document."""
        width, height = self._size
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
            f' width="{width}" height="{height}" role="img" aria-label={quoteattr(self._title)}>',
            f"<title>{escape(self._title)}</title>",
            f"<style>{_STYLE}</style>",
            *self._shapes,
            "</svg>",
        ]
        return "\n".join(lines) + "\n"


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind else ""
