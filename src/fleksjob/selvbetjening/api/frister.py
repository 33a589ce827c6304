"""`POST frister`: et forløb ind, dets pligter og frister ud. Intet gemmes, og ingen person nævnes."""

from datetime import date
from typing import Any, Literal

import msgspec
from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import ConfigDict, Field

from fleksjob.forloeb.laesning import laes_forloeb
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.tilstand import tilstand
from fleksjob.selvbetjening.api.fleksloentilskud import FEJLSVAR
from fleksjob.selvbetjening.api.laesning import Dag, Tidspunkt

router = Router(tags=["Forløb"])
FLEST_HAENDELSER = 2_000


class PersonInd(Schema):
    """Det eneste om personen, som fristerne afhænger af."""

    model_config = ConfigDict(extra="forbid")

    foedselsdato: Dag


class HaendelseInd(Schema):
    """En hændelse. Ud over de to faste felter har hver type sine egne."""

    model_config = ConfigDict(extra="allow")

    type: str
    gyldig_fra: Dag


class ForloebInd(Schema):
    """Et forløb, som kommandoen `frister` læser det fra en fil."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "person": {"foedselsdato": "1984-05-02"},
                "haendelser": [{"type": "sag_oprettet", "gyldig_fra": "2026-03-02"}],
            }
        },
    )

    person: PersonInd
    haendelser: list[HaendelseInd] = Field(max_length=FLEST_HAENDELSER)


class Tidspunkter(Schema):
    """Dagen, fristerne ses fra, og hvad der var kendt hvornår."""

    pr: Dag = Field(description="Dagen, fristerne ses fra, ÅÅÅÅ-MM-DD")
    kendt: Tidspunkt | None = Field(None, description="Kun det, der var registreret på dette tidspunkt")


class PligtUd(Schema):
    """En pligt og dens frist."""

    kode: str
    frist: date | None
    status: Literal["opfyldt", "kommende", "overskredet", "bortfaldet"]
    art: Literal["lov", "anbefaling", "intern"]
    hjemmel: str
    forklaring: str
    navn: str
    forbehold: str


@router.post(
    "/frister",
    response={200: list[PligtUd], **FEJLSVAR},
    summary="Pligter og frister i et forløb",
    operation_id="frister",
)
def frister(request: HttpRequest, forloeb: ForloebInd, tid: Query[Tidspunkter]) -> list[dict[str, Any]]:
    """Udleder hver pligt af hændelserne: kode, frist, status, om den er lov eller anbefaling, og hvorfor."""
    person, haendelser = laes_forloeb(msgspec.json.encode(forloeb.model_dump(mode="json")))
    fundne = pligter(tilstand(person, haendelser, pr=tid.pr, kendt=tid.kendt))
    return [msgspec.to_builtins(pligt) for pligt in fundne]
