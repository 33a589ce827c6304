"""Pligterne: hvad der skal ske, senest hvornår, og hvorfor."""

from datetime import date
from typing import Literal

import msgspec

from fleksjob.forloeb.roller import Rolle

Pligtstatus = Literal["opfyldt", "kommende", "overskredet", "bortfaldet"]
Pligtart = Literal["lov", "anbefaling", "intern"]


class Pligt(msgspec.Struct, frozen=True, kw_only=True):
    """Én pligt med sin frist.

    `noegle` er entydig i sagen og den samme, hver gang pligterne udledes. `efter_frist` er den status,
    en pligt, der hverken er opfyldt eller bortfaldet, får dagen efter fristen.
    """

    kode: str
    navn: str
    noegle: str
    frist: date | None
    status: Pligtstatus
    art: Pligtart
    hjemmel: str
    forklaring: str
    ansvarlig: Rolle
    forbehold: str = ""
    opfyldt_den: date | None = None
    bortfaldet_den: date | None = None
    efter_frist: Literal["overskredet", "bortfaldet"] = "overskredet"


def status_pr(
    frist: date | None,
    pr: date,
    *,
    opfyldt_den: date | None = None,
    bortfaldet_den: date | None = None,
    efter_frist: Literal["overskredet", "bortfaldet"] = "overskredet",
) -> Pligtstatus:
    """Status afhænger kun af frist, opfyldelse, bortfald og dagen. På selve fristdagen er den kommende."""
    if opfyldt_den is not None and opfyldt_den <= pr:
        return "opfyldt"
    if bortfaldet_den is not None and bortfaldet_den <= pr:
        return "bortfaldet"
    if frist is not None and frist < pr:
        return efter_frist
    return "kommende"
