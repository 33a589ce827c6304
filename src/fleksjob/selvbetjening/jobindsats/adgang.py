"""Hvem der spørger: nøglen i `Authorization`. Version 2 sender den, som den er; version 3 med `Bearer` foran.

Afviste forsøg skrives i loggen med antallet det sidste minut, aldrig med nøglen eller hvorfra.
"""

import logging
from collections import deque
from datetime import datetime, timedelta
from http import HTTPStatus

from django.http import HttpRequest

from fleksjob.sager.models import Apinoegle
from fleksjob.sager.talnoegler import find_noegle

LOG = logging.getLogger("fleksjob.talnoegler")
BEARER = "bearer "
_afviste: deque[datetime] = deque(maxlen=10_000)


class Afvist(Exception):
    """Forespørgslen har ingen nøgle, der gælder. `status` er 401 uden en nøgle og 403 med en forkert."""

    def __init__(self, status: HTTPStatus, besked: str) -> None:
        super().__init__(besked)
        self.status = status


class Forespoergsel(HttpRequest):
    """En forespørgsel med uret sat. Kun til typer; Django og mellemleddet laver den."""

    nu: datetime


def noeglen(request: Forespoergsel, version: int) -> Apinoegle:
    """Den gyldige nøgle. Rejser `Afvist`."""
    skrevet = request.headers.get("Authorization", "").strip()
    med_bearer = skrevet.casefold().startswith(BEARER)
    if version == 3 and not med_bearer:
        raise _afvis(request, 3, HTTPStatus.UNAUTHORIZED, "Send nøglen som «Authorization: Bearer <nøgle>».")
    if not skrevet:
        raise _afvis(request, 2, HTTPStatus.UNAUTHORIZED, "Send nøglen som «Authorization: <nøgle>».")
    fundet = find_noegle(skrevet[len(BEARER) :] if med_bearer else skrevet, request.nu.date())
    if fundet is None:
        raise _afvis(
            request,
            version,
            HTTPStatus.UNAUTHORIZED if version == 3 else HTTPStatus.FORBIDDEN,
            "Nøglen kendes ikke, er udløbet eller tilbagekaldt. Få en ny hos kommunen.",
        )
    return fundet


def _afvis(request: Forespoergsel, version: int, status: HTTPStatus, besked: str) -> Afvist:
    _afviste.append(request.nu)
    while _afviste and request.nu - _afviste[0] > timedelta(minutes=1):
        _afviste.popleft()
    LOG.warning("Version %s afviste en forespørgsel; %s det sidste minut.", version, len(_afviste))
    return Afvist(status, besked)
