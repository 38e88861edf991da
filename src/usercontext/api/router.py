"""From a path to the routes that stand there: exact, no redirects. Not: who may call them."""

from collections.abc import Iterable

from usercontext.api.auth import Caller
from usercontext.api.route import Route


class Place:
    """A path of the table: its routes by method, and what CORS says about it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.routes: dict[str, Route] = {}

    def add(self, route: Route) -> None:
        """Put a route here; every GET is also a HEAD."""
        self.routes[route.method] = route
        if route.method == "GET":
            self.routes["HEAD"] = route

    @property
    def allow(self) -> tuple[str, ...]:
        """Return the methods that this path answers."""
        return (*sorted(self.routes), "OPTIONS")

    @property
    def page_methods(self) -> tuple[str, ...]:
        """Return the methods that a page of another origin may use here."""
        return tuple(m for m, route in self.routes.items() if route.caller is Caller.PAGE)

    def is_open_to_pages(self, method: str) -> bool:
        """Tell whether a page of any origin may read the answer.

        One of a publishable route or of a file for pages; and a preflight or 405, where the path
        has a publishable route.
        """
        route = self.routes.get(method)
        if route is not None:
            return route.caller is Caller.PAGE or route.is_shared
        return bool(self.page_methods)


class Router:
    """A tree of path segments, compared as encoded: nothing decodes into another route."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._root = _Node()
        for route in routes:
            node = self._root
            for part in route.path.encode().split(b"/")[1:]:
                node = node.child(part)
            if node.place is None:
                node.place = Place(route.path)
            node.place.add(route)

    def find(self, path: bytes) -> tuple[Place | None, list[bytes]]:
        """Return the place of a path and the segments that stand where the table says ``:…``."""
        first, *parts = path.split(b"/")
        node: _Node | None = None if first else self._root
        ids: list[bytes] = []
        for part in parts:
            if node is None:
                return None, []
            following = node.children.get(part)
            if following is None and part and node.any is not None:
                ids.append(part)
                following = node.any
            node = following
        return (node.place, ids) if node is not None else (None, [])


class _Node:
    def __init__(self) -> None:
        self.children: dict[bytes, _Node] = {}
        self.any: _Node | None = None
        self.place: Place | None = None

    def child(self, part: bytes) -> "_Node":
        if not part.startswith(b":"):
            return self.children.setdefault(part, _Node())
        if self.any is None:
            self.any = _Node()
        return self.any
