"""Hvilken måneds indtægter, og hvor mange dage der gives tilskud for.

Løn i én måned bestemmer tilskuddet i den næste (bekendtgørelsen § 4, stk. 1, kendt fra henvisningerne i §§ 9 og 11).
Den første måned regnes af den løn, der ventes, og reguleres, når den er indberettet. Hvordan en måned deles, når et
job begynder eller slutter i den, er ikke læst.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.forklaring import tal
from fleksjob.lov.kerne.svar import Trin
from fleksjob.lov.kerne.vaerdier import Sikkerhed, Vaerdi, alle_vaerdier, dansk_dato, maaned, vaerdi
from fleksjob.lov.tilskud.indtaegter import satskilde
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import Ferie, Job

KK = "https://www.kk.dk/indhold/beregning-af-fleksloentilskud"
ISHOEJ = "https://ishoj.dk/borger/job-og-uddannelse/ledighed/flekslontilskud/"
BEK_10 = "https://elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/10/"

FOERSTE_MAANED = (
    "Måneden er regnet af den løn, der ventes, og skal reguleres, når lønnen er indberettet. Det er læst "
    "hos kommuner og i "
    "reglerne om ledighedsydelse, ikke i bekendtgørelsen om fleksløntilskud."
)
SAMME_MAANED = (
    "Måneden er reguleret efter sin egen indberettede løn. Det er læst for måneden efter ferie med "
    "ledighedsydelse (BEK nr. "
    "250/2022 § 10) og hos kommuner for den første måned; andre grunde kræver en vurdering."
)
AARSSKIFTE = "Lønnen er fra året før, og satserne er dem, der gælder i tilskudsmåneden; det er udledt."
DELVIS_LOENMAANED = (
    "{job} begyndte midt i {maaned}, så lønnen dækker ikke hele måneden. Nogle kommuner regulerer de "
    "første udbetalinger "
    "efter den første hele månedsløn; om de skal, er ikke læst."
)
DEL_AF_MAANED = (
    "Fleksjobbet dækker ikke hele {maaned} ({dage} af månedens {alle} hverdage), og hvordan tilskuddet "
    "deles i sådan en måned, er "
    "ikke læst. "
)
VAELG_DELING = (
    "Lad et menneske vælge en læsning i delmaaned: hel (tilskuddet deles ikke) eller dage (tilskuddet for "
    "de dage, jobbet "
    "varer, ud af 21,6667)."
)
FERIE_2024 = (
    "Reglen om ledighedsydelse under ferie er læst i bekendtgørelsen fra 2022. Lov nr. 1769 af 28. "
    "december 2023 forenklede "
    "den fra 2024; hvordan, er ikke læst."
)


class Tid(msgspec.Struct, frozen=True, kw_only=True):
    """Månederne (ved deres sidste dag), dagene uden tilskud og det, der skal siges om dem."""

    tilskudsmaaned: date
    indkomstmaaned: date
    dage_uden_tilskud: float
    job_i_maaneden: frozenset[str]
    trin: tuple[Trin, ...]
    forbehold: tuple[str, ...]
    satser: tuple[Vaerdi, ...]


def maanedens_tid(
    dag: date, job: Sequence[Job], grundlag: str, ferie: Ferie | None, delmaaned: str | None
) -> Tid:
    """Tiden i den måned, `dag` er sidste dag i. Kaster, når en delvis måned ikke kan regnes uden at gætte."""
    indkomst = dag.replace(day=1) - timedelta(days=1) if grundlag == "maaneden_foer" else dag
    trin = [_maanedstrin(dag, indkomst, grundlag)]
    forbehold = _om_grundlaget(dag, indkomst, grundlag, job)
    uden, deling = _uden_for_jobbet(dag, job, delmaaned)
    if deling is not None:
        trin.append(deling)
        forbehold.append(deling.tekst + ".")
    if ferie is not None:
        trin.append(_ferietrin(dag, ferie))
        uden += ferie.dage_med_ledighedsydelse
        if dag >= date(2024, 1, 1):
            forbehold.append(FERIE_2024)
    return Tid(
        tilskudsmaaned=dag,
        indkomstmaaned=indkomst,
        dage_uden_tilskud=min(uden, vaerdi("dage_pr_blandet_maaned", dag).vaerdi) if uden else 0.0,
        job_i_maaneden=frozenset(j.navn for j in job if _dage_i(j, dag)),
        trin=tuple(trin),
        forbehold=tuple(forbehold),
        satser=() if ferie is None else (vaerdi("feriedage_med_betaling_hoejst", dag),),
    )


def _om_grundlaget(dag: date, indkomst: date, grundlag: str, job: Sequence[Job]) -> list[str]:
    forbehold = {"forventet": [FOERSTE_MAANED], "samme_maaned": [SAMME_MAANED]}.get(grundlag, [])
    if indkomst.year != dag.year:
        forbehold = [*forbehold, AARSSKIFTE]
    if grundlag == "maaneden_foer":
        forbehold = [
            *forbehold,
            *(
                DELVIS_LOENMAANED.format(job=j.navn[:1].upper() + j.navn[1:], maaned=maaned(indkomst))
                for j in job
                if j.fra is not None and _hverdage(indkomst)[0] < j.fra <= indkomst
            ),
        ]
    return list(forbehold)


def _maanedstrin(dag: date, indkomst: date, grundlag: str) -> Trin:
    tekster = {
        "maaneden_foer": f"Indtægterne i {maaned(indkomst)} bestemmer tilskuddet for {maaned(dag)}",
        "forventet": f"Den første måned: den løn, der ventes i {maaned(dag)}, bestemmer tilskuddet, til "
        "den er indberettet",
        "samme_maaned": f"Regulering: den løn, der er indberettet for {maaned(dag)}, bestemmer tilskuddet "
        "for måneden",
    }
    regel: tuple[str, str, Sikkerhed] = (
        ("Bekendtgørelse om fleksløntilskud § 4, stk. 1", KK, "sekundaer")
        if grundlag == "maaneden_foer"
        else ("Kommunernes praksis; BEK nr. 250/2022 § 10, stk. 2", ISHOEJ, "sekundaer")
    )
    return _trin("maaned", "Måneden", tekster[grundlag], None, regel)


# --- en del af en måned ------------------------------------------------------------------------------------------


def _hverdage(dag: date) -> list[date]:
    """Månedens hverdage, mandag til fredag; helligdage er hverdage her."""
    return [d for n in range(1, dag.day + 1) if (d := dag.replace(day=n)).weekday() < 5]


def _dage_i(job: Job, dag: date) -> set[date]:
    return {
        d for d in _hverdage(dag) if (job.fra is None or job.fra <= d) and (job.til is None or d <= job.til)
    }


def _uden_for_jobbet(dag: date, job: Sequence[Job], delmaaned: str | None) -> tuple[float, Trin | None]:
    """Dage uden tilskud, fordi der ikke var et fleksjob; None, når et job dækker hele måneden."""
    for j in job:
        if j.fra is not None and j.til is not None and j.til < j.fra:
            raise UgyldigtInput("job", f"{j.navn} slutter, før det begynder; byt om på fra og til.")
    alle, daekket = _hverdage(dag), set().union(*(_dage_i(j, dag) for j in job))
    if not daekket:
        raise UgyldigtInput(
            "job", f"Der var intet fleksjob i {maaned(dag)}, og uden job er der intet tilskud."
        )
    if len(daekket) == len(alle):
        if delmaaned is not None:
            raise UgyldigtInput("delmaaned", f"Fleksjobbet dækker hele {maaned(dag)}; udelad delmaaned.")
        return 0.0, None
    tekst = DEL_AF_MAANED.format(maaned=maaned(dag), dage=len(daekket), alle=len(alle))
    if delmaaned is None:
        raise UgyldigtInput("delmaaned", tekst + VAELG_DELING)
    if delmaaned == "hel":
        return 0.0, _deling(tekst + "Efter den valgte læsning deles tilskuddet ikke", 0.0)
    kendes_fra = alle_vaerdier("dage_pr_blandet_maaned")[0].fra
    if dag < kendes_fra:
        raise UgyldigtInput(
            "delmaaned",
            f"Dagene i en blandet måned er først læst fra {dansk_dato(kendes_fra)}; vælg hel, eller lad et "
            "menneske "
            "fastsætte beløbet.",
        )
    i_alt = vaerdi("dage_pr_blandet_maaned", dag).vaerdi
    uden = max(0.0, i_alt - len(daekket))
    regnet = f"{i_alt:.4f} - {len(daekket)} = {uden:.4f}".replace(".", ",")
    return uden, _deling(tekst + f"Efter den valgte læsning er dagene uden tilskud {regnet}", uden)


def _deling(tekst: str, uden: float) -> Trin:
    return _trin("delmaaned", "Del af en måned", tekst, uden, ("ikke læst", "", "udledt"))


# --- ferie uden optjening ----------------------------------------------------------------------------------------


def _ferietrin(dag: date, ferie: Ferie) -> Trin:
    kendes_fra = alle_vaerdier("feriedage_med_betaling_hoejst")[0].fra
    if dag < kendes_fra:
        raise UgyldigtInput(
            "ferie", f"Reglen om ledighedsydelse under ferie er først læst fra {dansk_dato(kendes_fra)}."
        )
    for navn, dage in (
        ("dage_med_ledighedsydelse", ferie.dage_med_ledighedsydelse),
        ("betalte_dage", ferie.betalte_dage),
    ):
        if not 0 <= dage <= 366:
            raise UgyldigtInput("ferie", f"{navn} skal være et antal dage fra 0 og op.")
    sats = vaerdi("feriedage_med_betaling_hoejst", dag)
    hoejst = sats.vaerdi
    i_alt = ferie.dage_med_ledighedsydelse + ferie.betalte_dage
    if i_alt > hoejst:
        raise UgyldigtInput(
            "ferie",
            f"Ferie med betaling og ledighedsydelse er {tal(i_alt)} dage, men kan højst være "
            f"{tal(hoejst)}; der kan gives "
            f"ledighedsydelse for {tal(max(0.0, hoejst - ferie.betalte_dage))} dage.",
        )
    tekst = (
        f"{tal(ferie.dage_med_ledighedsydelse)} feriedage uden optjent ferie giver ledighedsydelse og "
        "intet tilskud; med "
        f"{tal(ferie.betalte_dage)} betalte dage er det {tal(i_alt)} af højst {tal(hoejst)}. Næste måneds "
        "tilskud regnes "
        "først af den lavere løn og reguleres efter den løn, der så indberettes"
    )
    trin = _trin(
        "ferie",
        "Ferie med ledighedsydelse",
        tekst,
        ferie.dage_med_ledighedsydelse,
        ("BEK nr. 250 af 24. februar 2022 § 10", BEK_10, "ordret"),
    )
    return msgspec.structs.replace(trin, kilde=satskilde(sats), satser=(sats.navn,))


def _trin(kode: str, navn: str, tekst: str, vaerdi_: float | None, kilde: tuple[str, str, Sikkerhed]) -> Trin:
    hjemmel, url, sikkerhed = kilde
    return Trin(
        kode=kode,
        navn=navn,
        tekst=tekst,
        hjemmel=hjemmel,
        vaerdi="" if vaerdi_ is None else Decimal(str(round(vaerdi_, 2))),
        kilde="",
        url=url,
        sikkerhed=sikkerhed,
        enhed="" if vaerdi_ is None else "gennemsnitsdage",
    )
