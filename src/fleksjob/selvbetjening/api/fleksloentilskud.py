"""`POST beregn/fleksloentilskud`: samme input og samme svar som kommandoen af samme navn med `--json`."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from fleksjob.lov.tilskud.beregning import beregn_fleksloentilskud
from fleksjob.selvbetjening.api.laesning import Dag, Tal
from fleksjob.selvbetjening.api.problemer import Problem

router = Router(tags=["Beregninger"])


class FleksloentilskudInd(Schema):
    """En måned i et fleksjob. Enten `timeloen` og `timer`, eller `loen`; beløb er kroner før skat."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"dato": "2024-05-01", "timeloen": 200, "timer": 18, "fuldtidstimeloen": 200}
        },
    )

    dato: Dag = Field(description="En dag i måneden, ÅÅÅÅ-MM-DD; 2013-01-01 til 2026-12-31")
    timeloen: Tal | None = Field(None, description="Kroner pr. time; måneden er timer × 52/12")
    timer: Tal | None = Field(None, description="Timer med løn om ugen, højst 37")
    loen: Tal | None = Field(None, description="Månedsløn med eget og arbejdsgivers pensionsbidrag")
    fuldtidstimeloen: Tal | None = Field(None, description="Timeløn på fuld tid (37 timer) i samme stilling")
    fuldtidsloen: Tal | None = Field(None, description="Månedsløn på fuld tid i samme stilling, med pension")
    pension_pct: Tal = Field(0.0, description="Pension i alt i procent; lægges oven i de oplyste lønninger")
    anden_loen: Tal = Field(0.0, description="Anden løn om måneden, med pension")
    afrunding: Annotated[str, Field(max_length=40)] = Field("oere", description="Navnet på en afrundingsmåde")


class Trin(Schema):
    """Ét led i regnestykket."""

    kode: str
    navn: str
    tekst: str
    hjemmel: str
    vaerdi: float | str | None = Field(description="Et beløb eller et tal; for zonen et bogstav")
    kilde: str
    url: str
    sikkerhed: Literal["ordret", "sekundaer", "udledt", "hukommelse"]
    satser: list[str] = Field(description="Navnene på de daterede værdier, leddet bruger; se `satser`")
    enhed: str = Field(description="Enheden for `vaerdi`; tom for zonen")


class Sats(Schema):
    """En dateret værdi, som svaret bygger på."""

    navn: str
    titel: str
    fra: Dag
    til: Dag | None
    vaerdi: float
    enhed: str
    reference: str
    url: str
    sikkerhed: Literal["ordret", "sekundaer", "udledt", "hukommelse"]
    note: str


class FleksloentilskudUd(Schema):
    """Beløb er kroner om måneden før skat."""

    dato: Dag
    afrunding: str
    grundbeloeb: float
    graense: float
    loen: float
    loft: float
    nedsaettelse: float
    foer_loft: float
    fleksloentilskud: float
    atp: float
    i_alt: float
    anden_loen: float
    udbetalt: float = Field(description="Tilskuddet minus ATP")
    i_haanden: float = Field(description="Løn uden den oplyste pension, anden løn og `udbetalt`")
    obligatorisk_pension: float | None = Field(description="Betales af staten oven i; fra 2020")
    zone: Literal["A", "B", "C", "D"] = Field(
        description="A under grænsen, B over den, C lønloftet binder, D intet tilskud"
    )
    zone_forklaring: str
    gevinst_pr_ekstra_krone: float
    gevinst_ved_en_time_mere: float | None
    loft_binder_ved_timer: float | None
    loft_binder_ved_loen: float | None
    tilskud_ophoerer_ved_loen: float
    trin: list[Trin]
    satser: list[Sats]
    forbehold: list[str]


FEJLSVAR = {400: Problem, 413: Problem, 415: Problem, 422: Problem}


@router.post(
    "/beregn/fleksloentilskud",
    response={200: FleksloentilskudUd, **FEJLSVAR},
    summary="Fleksløntilskud for en måned",
    operation_id="beregn_fleksloentilskud",
)
def fleksloentilskud(request: HttpRequest, ind: FleksloentilskudInd) -> dict[str, Any]:
    """Regner en måneds tilskud ud og viser hvert led med paragraf, sats, kilde og sikkerhed."""
    return beregn_fleksloentilskud(**ind.model_dump()).som_json()
