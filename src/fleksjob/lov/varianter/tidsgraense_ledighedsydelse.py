"""En tidsgrænse på ledighedsydelsen: ydelsen hører op efter et antal måneder."""

from collections.abc import Mapping
from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.regel import REGISTER, regel
from fleksjob.lov.sagsgang.relationer import Fristregel, Svar, altid
from fleksjob.lov.varianter._form import Forslag, Indhold, Valg, ny_vaerdi

KODE = "tidsgraense_ledighedsydelse"
HJEMMEL = "Forslag, ikke gældende lov"


@regel(
    navn="Ledighedsydelse for måneden",
    tekst="{beloeb_for_dagene} − {nedsaettelse}, men intet, når der er fået ydelse i {tidsgraense_maaneder}; "
    "her {maaneder_paa_ydelse}",
    hjemmel=HJEMMEL,
    fra="2013-01-01",
    afrundes="beloeb",
)
def ledighedsydelse(
    beloeb_for_dagene: float, nedsaettelse: float, maaneder_paa_ydelse: float, tidsgraense_maaneder: float
) -> float:
    if maaneder_paa_ydelse >= tidsgraense_maaneder:
        return 0.0
    return max(0.0, beloeb_for_dagene - nedsaettelse)


@regel(
    navn="Ledighedsydelse for måneden, højst",
    tekst="{beloeb_for_dagene} − {nedsaettelse_mindst}, men intet, når der er fået ydelse i {tidsgraense_maaneder}; "
    "her {maaneder_paa_ydelse}",
    hjemmel=HJEMMEL,
    fra="2013-01-01",
    afrundes="beloeb",
)
def ledighedsydelse_hoejst(
    beloeb_for_dagene: float,
    nedsaettelse_mindst: float,
    maaneder_paa_ydelse: float,
    tidsgraense_maaneder: float,
) -> float:
    if maaneder_paa_ydelse >= tidsgraense_maaneder:
        return 0.0
    return max(0.0, beloeb_for_dagene - nedsaettelse_mindst)


def _byg(valgt: Mapping[str, float], fra: date) -> Indhold:
    maaneder = valgt["maaneder"]
    if maaneder != round(maaneder):
        raise UgyldigtInput("scenarie", "Scenarievalget maaneder skal være et helt tal.")
    graense = ny_vaerdi(KODE, "tidsgraense_maaneder", "tidsgrænsen", maaneder, "måneder", fra)
    raekke = Svar(
        kode="ledighedsydelse_slutter",
        navn="Ledighedsydelsen slutter ved tidsgrænsen",
        efter=("ledighedsydelse_startet",),
        skal=("ledighedsydelse_ophoert", "fleksjob_startet"),
        frist=Fristregel("maaneder", "tidsgraense_maaneder", "ydelse"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=altid(HJEMMEL),
        fra=fra,
        bortfalder=("sag_lukket",),
        forklaring="Efter forslaget hører ydelsen op: {regnestykke}.",
    )
    nye = {graense.navn: graense}
    if "maaneder_paa_ydelse" not in valgt:
        return Indhold(nye_vaerdier=nye, nye_raekker=(raekke,))
    paa_ydelse = ny_vaerdi(
        KODE,
        "maaneder_paa_ydelse",
        "månederne på ledighedsydelse",
        valgt["maaneder_paa_ydelse"],
        "måneder",
        fra,
    )
    return Indhold(
        regler={"ledighedsydelse": tuple(REGISTER[__name__])},
        nye_vaerdier={**nye, paa_ydelse.navn: paa_ydelse},
        nye_raekker=(raekke,),
    )


FORSLAG = Forslag(
    kode=KODE,
    titel="Tidsgrænse på ledighedsydelse",
    foreslaaet_af="Ingen; et tænkt forslag til at regne på",
    kilde="Ledighedsydelse har ingen almindelig tidsgrænse i gældende lov (AKL § 74)",
    url="https://elov.dk/aktivloven/74/",
    fremsat=None,
    fra=date(2026, 1, 1),
    aendrer=(
        "Ledighedsydelsen er 0 kr., når den er fået i det valgte antal måneder.",
        "En ny frist siger, hvornår ydelsen slutter; den regnes for hver periode for sig.",
    ),
    uafklaret=(
        "Om måneder før forslagets dag tæller med; fristen regnes kun for ydelse, der begynder på dagen eller senere.",
        "Hvad der kommer i stedet for ydelsen, og om et nyt fleksjob giver en ny periode (her: ja).",
    ),
    valg=(
        Valg(
            navn="maaneder",
            hjaelp="måneder, før ydelsen hører op",
            enhed="måneder",
            eksempel=24.0,
            mindst=1.0,
            hoejst=600.0,
        ),
        Valg(
            navn="maaneder_paa_ydelse",
            hjaelp="måneder, der allerede er fået ydelse i; kræves for at regne et beløb",
            enhed="måneder",
            eksempel=24.0,
            om_personen=True,
            hoejst=600.0,
        ),
    ),
    byg=_byg,
)
