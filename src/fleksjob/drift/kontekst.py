"""Det, som rammen om alle sider viser."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def ramme(request: HttpRequest) -> dict[str, Any]:
    """Om huset er en demo, og hvilken dag siderne regner fra."""
    return {"demo": settings.DEMO, "dag": getattr(request, "dag", None)}
