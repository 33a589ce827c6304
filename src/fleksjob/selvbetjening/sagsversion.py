"""Den version af sagen, en formular blev vist med. Har en anden skrevet imens, siger arkivet fra."""

from django.http import HttpRequest


def laes_version(request: HttpRequest) -> int:
    """Versionen i formularen; er tallet pillet ved, bliver det 0, som aldrig passer."""
    skrevet = request.POST.get("version", "")
    return int(skrevet) if skrevet.isdecimal() and len(skrevet) < 10 else 0
