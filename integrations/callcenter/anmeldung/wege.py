"""Where one goes on after signing in."""

from urllib.parse import urlsplit

from integrations.callcenter.seite import START


def inside(path: str) -> str:
    """A page of the console, or nothing: whoever sends a link must not lead elsewhere."""
    parts = urlsplit(path)
    return parts.path if parts.path.startswith(f"{START}/") and not parts.netloc and "\\" not in path else ""
