"""Reglerne som graf: alt kan nås, alle pligter kan opfyldes, og rækkerne nævner kun det, der findes."""

from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

import msgspec
import pytest
from msgspec import inspect

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.haendelser import KATALOG, AlleHaendelser
from fleksjob.forloeb.omstaendigheder import SVARVAGTER
from fleksjob.forloeb.pligter import pligter
from fleksjob.forloeb.roller import HVEM_KAN
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand
from fleksjob.forloeb.vagter import VAGTER
from fleksjob.lov.sagsgang import proces, procestegning
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til
from fleksjob.lov.sagsgang.relationer import (
    Betingelse,
    Genaabner,
    Milepael,
    Relation,
    Spaerring,
    Standsning,
    Svar,
    Udelukker,
)
from fleksjob.lov.sagsgang.ure import GRUNDE

PERSON = Person(date(1984, 5, 2))
BEGYNDELSER = [date(2005, 3, 1), date(2012, 10, 1), date(2013, 2, 1), date(2019, 6, 3), date(2022, 1, 10),
               date(2026, 3, 2), date(2026, 7, 6)]  # fmt: skip
KODER_I_KONTRAKTEN = {
    "jobsamtale", "cv_jobnet", "revurdering_ledighedsydelse", "anden_aktoer_ret", "anden_aktoer_pligt",
    "opfoelgning_3_mdr", "opfoelgning_6_mdr", "opfoelgning_30_mdr", "status_54_mdr", "bevilling_udloeber",
    "bevilling_foer_start", "partshoering_svar", "klagefrist", "genvurdering_klage", "folkepensionsalder",
    "udbetaling", "raadighedsvurdering", "aktindsigt", "fastholdelse_12_mdr",
    # Kommet til siden: kommunens egen frist og planen for at dokumentere jobsøgning.
    "sagsbehandlingsfrist", "jobsoegningsplan",
    # Papirer, der er bedt om og ikke er kommet.
    "rykkes", "papir_laeses",
    # Sagens begyndelse: svaret på en ansøgning, og en afgørelse på det foreliggende grundlag.
    "svar_paa_ansoegning", "afgoerelse_paa_grundlag",
    # Det, et afslag fører med sig, og beviset, når borgeren beder om det.
    "afslag_fulgt_op", "fleksjobbevis",
    # Fastholdelsen fra første kald: besøget, varslerne, vurderingen, svaret på en fravigelse, og hvordan det gik.
    "fastholdelse_besoeg", "fastholdelse_3_mdr", "fastholdelse_6_mdr", "fastholdelse_9_mdr", "fastholdelse_vurdering",
    "fastholdelse_undtagelse", "fastholdelse_efter",
    # Hjælp i jobbet, når nogen beder om det, og den opfølgning, der er aftalt.
    "hjaelp_svar", "opfoelgning_aftalt",
    # Jobbet etableres: uudnyttet evne, svaret i VITAS, og støtte, der er søgt og snart slutter.
    "kapacitet_ses_igen", "vitas_svar", "stoette_svar", "stoette_ses_igen",
}  # fmt: skip


def _vandring(start: date, fro: int, laengde: int = 80) -> tuple[list[AlleHaendelser], set[str]]:
    """En tur gennem processen: hver gang et muligt skridt, helst et, der svarer på en pligt eller er nyt."""
    tilfaeldig = Random(fro)
    haendelser: list[AlleHaendelser] = []
    taget: set[str] = set()
    dag = start
    if fro % 2:
        haendelser.append(h.PersonRegistreret(id="tilflyttet", gyldig_fra=start, tilflyttet=True))
    for nummer in range(laengde):
        t = tilstand(PERSON, haendelser, dag)
        mulige = [kode for kode in proces.TRIN if kode != "rettelse" and skridtet(t, kode).mulig]
        felter = _svar_paa_en_pligt(t, mulige, tilfaeldig) if tilfaeldig.random() < 0.5 else {}
        if not felter:
            nye = [kode for kode in mulige if kode not in taget]
            felter = {"type": tilfaeldig.choice(nye if nye and tilfaeldig.random() < 0.6 else mulige)}
        felter |= {"id": f"h{nummer}", "gyldig_fra": dag}
        taget.add(felter["type"])
        haendelser.append(_haendelse(felter, tilfaeldig, haendelser))
        dag += timedelta(days=tilfaeldig.choice([0, 1, 9, 40, 200]))
    return haendelser, taget


def _svar_paa_en_pligt(t: Tilstand, mulige: list[str], tilfaeldig: Random) -> dict[str, Any]:
    """Et muligt skridt, der svarer på en åben pligt, med det udslag og på det sted, pligten venter det."""
    svar = [
        (maerke, ventet.omfang, ventet.instans)
        for ventet in t.maerkning.aabne
        for maerke in ventet.svar.skal
        if maerke.split(":")[0] in mulige
    ]
    if not svar:
        return {}
    maerke, omfang, instans = tilfaeldig.choice(svar)
    type_, _, udslag = maerke.partition(":")
    felter: dict[str, Any] = {"type": type_}
    if udslag:
        felter["art"] = udslag
    if omfang in ("ansaettelse", "klage"):
        felter[omfang] = instans
    if omfang == "maaned":
        felter["periode"] = instans
    return felter


def _udfald(tilfaeldig: Random) -> dict[str, Any]:
    """Udfaldet af en afgørelse; et afslag har sin grund."""
    udfald = tilfaeldig.choice(["bevilget", "bevilget", "afslag", "afslag", "andet"])
    return {"udfald": udfald} | (
        {"afslagsgrund": tilfaeldig.choice(list(AFSLAGSGRUNDE))} if udfald == "afslag" else {}
    )


def _paakraevet(type_: Any, dag: date) -> Any:
    """En gyldig værdi til et felt, der skal være der, så en ny hændelse kan gå med, uden at nogen skriver den her."""
    typen = inspect.type_info(type_)
    match typen:
        case inspect.LiteralType():
            return typen.values[0]
        case inspect.DateType():
            return dag
        case inspect.BoolType():
            return True
        case inspect.FloatType() | inspect.IntType():
            return 1
    return "x"


def _sidste(foer: list[AlleHaendelser], kode: str, felt: str = "id") -> str:
    """Feltet på den seneste hændelse af typen."""
    return next((str(getattr(en, felt)) for en in reversed(foer) if en.type == kode), "x")


def _haendelse(felter: dict[str, Any], tilfaeldig: Random, foer: list[AlleHaendelser]) -> AlleHaendelser:
    """Hændelsen med de felter, den skal have; dem, der mangler, udfyldes."""
    kode, dag = felter["type"], felter["gyldig_fra"]
    jobs = [en.ansaettelse for en in foer if isinstance(en, h.FleksjobBevilget)]
    if kode != "fleksjob_bevilget":
        jobs = jobs or [en.ansaettelse for en in foer if isinstance(en, h.JobForeslaaet)]
    mulige: dict[str, Any] = {
        "ansaettelse": felter["id"] if kode == "fleksjob_bevilget" or not jobs else jobs[-1],
        "periode": f"{dag.year}-{dag.month:02d}",
    }
    saerlige: dict[str, dict[str, Any]] = {
        "opfoelgning_afholdt": {"art": tilfaeldig.choice(["3_mdr", "6_mdr", "30_mdr"])},
        "afgoerelse_forberedt": _udfald(tilfaeldig),
        "udbetaling_beregnet": {"difference": tilfaeldig.choice([-100.0, None, 50.0]), "version": 2},
        "tilbagebetaling_hoert": {
            "frist": dag + timedelta(days=5),
            "periode": _sidste(foer, "udbetaling_beregnet", "periode"),
        },
        **{
            f"tilbagebetaling_{kode_}": {
                "udfald": "kraeves",
                "svar": "x",
                "beloeb": 100.0,
                "periode": _sidste(foer, "udbetaling_beregnet", "periode"),
            }
            for kode_ in ("besvaret", "forberedt", "afgjort", "betalt")
        },
        "afgoerelse_truffet": _udfald(tilfaeldig),
        "genvurdering_afsluttet": {"udfald": tilfaeldig.choice(["fastholdt", "aendret", "delvis_aendret"])},
        "partshoering_sendt": {"frist": dag + timedelta(days=5)},
        "partshoering_forlaenget": {"frist": dag + timedelta(days=9)},
        "betingelse_vurderet": {"betingelse": "varig"},
        "fleksjob_startet": {"fuldtidsloen": 30_000.0},
        "fuldtidsloen_oplyst": {"fuldtidsloen": 30_000.0},
        "dokument_rekvireret": {"art": "LÆ 265"},
        "sag_oprettet": {"behandlingsuger": 13},
        "ansoegning_modtaget": {"behandlingsuger": tilfaeldig.choice([None, 13])},
        "afgoerelse_sendt": {
            "afgoerelse": next((en.id for en in foer if en.type == "afgoerelse_truffet"), "x")
        },
        "aktindsigt_forsinket": {"frist": dag + timedelta(days=20)},
        "forsinkelse_meddelt": {"frist": dag + timedelta(days=60)},
        "fastholdelse_henvendt": {"kontakt_fra": "virksomheden", "besoeg_inden": dag + timedelta(days=5)},
        "fastholdelse_overdraget": {"tovholder": "sofie"},
        "fastholdelse_dokumenteret": {"fra": dag, "til": dag},
        "fastholdelse_ophoert": {"spoerg_igen": dag + timedelta(days=90)},
        "fastholdelse_fulgt_op": {"siden": "ukendt"},
        "hjaelp_oensket": {"svar_senest": dag + timedelta(days=2)},
        "opfoelgningstegn_vurderet": {"tegn": "ny_leder"},
        "opfoelgningsrytme_valgt": {"naeste": dag + timedelta(days=28)},
        "sanktion": {"art": tilfaeldig.choice(["plan_i_3_maaneder", "ingen_ydelse_i_3_uger"])},
        "person_registreret": {"tilflyttet": True},
        "job_godkendt": {"uudnyttet": 2.0, "se_igen": dag + timedelta(days=30)},
        "kapacitet_set": {"se_igen": dag + timedelta(days=30)},
        "vitas_aendret": {
            "status": tilfaeldig.choice(["indsendt", "bevilget"]),
            "startdato": dag + timedelta(days=9),
        },
        "stoette_soegt": {"svar_inden": dag + timedelta(days=9)},
        "stoette_afgjort": {"stoette": _sidste(foer, "stoette_soegt"), "foelg_op": dag + timedelta(days=9)},
        "stoette_fulgt_op": {"stoette": _sidste(foer, "stoette_afgjort", "stoette")},
    }
    navne = {felt.name for felt in msgspec.structs.fields(KATALOG[kode])}
    udfyldt = {felt: vaerdi for felt, vaerdi in mulige.items() if felt in navne}
    kendte = udfyldt | saerlige.get(kode, {}) | felter
    mangler = {f.name: _paakraevet(f.type, dag) for f in msgspec.structs.fields(KATALOG[kode]) if f.required}
    haendelse: AlleHaendelser = msgspec.convert(mangler | kendte, AlleHaendelser)
    return haendelse


def _etableret() -> tuple[list[AlleHaendelser], set[str]]:
    """Et job fra forslag til løn: vurderet, søgt i VITAS, med papirer, mentor og overdragelse."""
    job: dict[str, Any] = {"ansaettelse": "job-1"}
    dag = date(2026, 8, 3)
    trin: list[tuple[type[Any], dict[str, Any]]] = [
        (h.Visiteret, {}),
        (h.JobForeslaaet, job),
        (h.JobAfslaaet, job),
        (h.JobForeslaaet, job),
        (h.ForslagBesvaret, job),
        (h.JobGodkendt, job | {"uudnyttet": 2.0, "se_igen": dag + timedelta(days=30)}),
        (h.KapacitetSet, job),
        (h.VitasAendret, job | {"status": "indsendt", "startdato": dag + timedelta(days=20)}),
        (h.VitasAendret, job | {"status": "bevilget"}),
        (h.FleksjobBevilget, job),
        (h.FuldtidsloenOplyst, job | {"fuldtidsloen": 30_000.0}),
        (h.KontraktsamtykkeGivet, job),
        (h.KontraktAftalt, job),
        (h.KontraktsamtykkeTrukket, job),
        (h.TillaegsaftaleSkrevet, job),
        (h.TillaegsaftaleBekraeftet, job),
        (h.StoetteSoegt, job | {"svar_inden": dag + timedelta(days=40)}),
        (h.StoetteAfgjort, {"stoette": "e16", "foelg_op": dag + timedelta(days=60)}),
        (h.FleksjobStartet, job),
        (h.StoetteFulgtOp, {"stoette": "e16"}),
        (h.JobOverdraget, job),
        (h.IndkomstIndberettet, {"periode": "2026-08"}),
        (h.UdbetalingBeregnet, {"periode": "2026-09"}),
        (h.UdbetalingFrigivet, {"periode": "2026-09"}),
    ]
    forloeb: list[AlleHaendelser] = [
        klasse(id=f"e{nr}", gyldig_fra=dag + timedelta(days=nr), **felter)
        for nr, (klasse, felter) in enumerate(trin)
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


@cache
def _vandringer() -> list[tuple[list[AlleHaendelser], set[str]]]:
    return [
        *(_vandring(start, fro) for start in BEGYNDELSER for fro in range(12)),
        _undtaget_fra_samtaler(),
        _hjemvist(),
        _fastholdt(),
        _etableret(),
        _udvikling_i_jobbet(),
        _i_den_gamle_ordning(),
        _i_jobbet(),
        _paa_ydelsen(),
        _papir_fra_borgeren(),
        _sanktioneret(),
        _betalt_for_meget(),
    ]


def _sanktioneret() -> tuple[list[AlleHaendelser], set[str]]:
    """Vejen til en sanktion: vurderet, hørt, forberedt og godkendt, og et udkast, der blev frafaldet."""
    forloeb: list[AlleHaendelser] = [
        h.Visiteret(id="v", gyldig_fra=date(2026, 1, 5)),
        h.LedighedsydelseStartet(id="l", gyldig_fra=date(2026, 1, 6)),
        h.KanVilVurderet(id="k", gyldig_fra=date(2026, 8, 3), svar="vil_ikke", adfaerd="afslaar_tilbud"),
        h.PartshoeringSendt(id="p", gyldig_fra=date(2026, 8, 4), frist=date(2026, 8, 11)),
        h.PartshoeringBesvaret(id="b", gyldig_fra=date(2026, 8, 10)),
        h.SanktionForberedt(id="f", gyldig_fra=date(2026, 8, 12), adfaerd="afslaar_tilbud"),
        h.SanktionFrafaldet(id="x", gyldig_fra=date(2026, 8, 13)),
        h.SanktionForberedt(id="g", gyldig_fra=date(2026, 8, 14), adfaerd="ikke_jobsoegende"),
        h.Sanktion(id="s", gyldig_fra=date(2026, 8, 17), art="plan_i_3_maaneder", adfaerd="ikke_jobsoegende"),
        h.RaadighedVurderet(id="r", gyldig_fra=date(2026, 9, 1)),
        h.AndenAktoerHenvist(id="a", gyldig_fra=date(2026, 9, 2), aktoer="Broen"),
        h.AndenAktoerAfsluttet(id="æ", gyldig_fra=date(2026, 9, 30), resultat="job"),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _betalt_for_meget() -> tuple[list[AlleHaendelser], set[str]]:
    """En måned, hvor der er betalt for meget: hørt, besvaret, vurderet, krævet og betalt."""
    forloeb: list[AlleHaendelser] = [
        h.Visiteret(id="v", gyldig_fra=date(2026, 1, 5)),
        h.FleksjobBevilget(id="b", gyldig_fra=date(2026, 2, 2), ansaettelse="b"),
        h.FleksjobStartet(id="s", gyldig_fra=date(2026, 2, 9), ansaettelse="b", fuldtidsloen=30_000.0),
        h.UdbetalingBeregnet(
            id="u", gyldig_fra=date(2026, 6, 1), periode="2026-04", difference=-100.0, version=2
        ),
        h.TilbagebetalingHoert(
            id="h", gyldig_fra=date(2026, 6, 2), periode="2026-04", frist=date(2026, 6, 16)
        ),
        h.TilbagebetalingBesvaret(id="w", gyldig_fra=date(2026, 6, 5), periode="2026-04", svar="Ja"),
        h.TilbagebetalingForberedt(id="f", gyldig_fra=date(2026, 6, 8), periode="2026-04", udfald="kraeves"),
        h.TilbagebetalingAfgjort(
            id="a", gyldig_fra=date(2026, 6, 9), periode="2026-04", udfald="kraeves", beloeb=100.0
        ),
        h.TilbagebetalingBetalt(id="t", gyldig_fra=date(2026, 7, 1), periode="2026-04", beloeb=100.0),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _papir_fra_borgeren() -> tuple[list[AlleHaendelser], set[str]]:
    forloeb: list[AlleHaendelser] = [
        h.SagOprettet(id="o", gyldig_fra=date(2026, 8, 3)),
        h.DokumentModtaget(id="p", gyldig_fra=date(2026, 8, 10), art="cv", fra="Borgeren"),
        h.DokumentVurderet(id="v", gyldig_fra=date(2026, 8, 12), papir="p"),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _i_jobbet() -> tuple[list[AlleHaendelser], set[str]]:
    """Et job, der følges op og udvikler sig; de tilfældige ture når det ikke altid."""
    forloeb: list[AlleHaendelser] = [
        h.Visiteret(id="v", gyldig_fra=date(2026, 1, 5)),
        h.FleksjobBevilget(id="b", gyldig_fra=date(2026, 2, 2), ansaettelse="b"),
        h.FleksjobStartet(id="s", gyldig_fra=date(2026, 2, 9), ansaettelse="b", fuldtidsloen=30_000.0),
        h.UdviklingsmaalAftalt(id="u", gyldig_fra=date(2026, 3, 9), ansaettelse="b"),
        h.VilkaarAendret(id="æ", gyldig_fra=date(2026, 4, 1), ansaettelse="b", timer=12.0),
        h.OpfoelgningAfholdt(id="3", gyldig_fra=date(2026, 5, 4), ansaettelse="b", art="3_mdr"),
        h.OpfoelgningAfholdt(id="6", gyldig_fra=date(2026, 8, 3), ansaettelse="b", art="6_mdr"),
        h.UdviklingsmaalNaaet(id="n", gyldig_fra=date(2026, 9, 1), ansaettelse="b"),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _paa_ydelsen() -> tuple[list[AlleHaendelser], set[str]]:
    """Samtalerne på ledighedsydelse, efter at ydelsen er begyndt, og et papir, der bliver rykket for."""
    forloeb: list[AlleHaendelser] = [
        h.DokumentRekvireret(id="d", gyldig_fra=date(2017, 7, 6), art="LÆ 265", svarfrist=date(2017, 7, 20)),
        h.DokumentRykket(id="r", gyldig_fra=date(2017, 7, 27), rekvisition="d"),
        h.Visiteret(id="v", gyldig_fra=date(2017, 8, 3)),
        h.LedighedsydelseStartet(id="l", gyldig_fra=date(2017, 8, 3)),
        *(
            h.SamtaleAfholdt(
                id=f"s{nr}", gyldig_fra=laeg_maaneder_til(date(2017, 8, 20), nr), art="jobsamtale"
            )
            for nr in range(7)
        ),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _fastholdt() -> tuple[list[AlleHaendelser], set[str]]:
    """Et forløb, hvor alt er skrevet ned undervejs, så hvert varsel er opfyldt, da det kom."""
    begyndt = date(2024, 3, 1)
    forloeb: list[AlleHaendelser] = [
        h.FastholdelseHenvendt(
            id="k", gyldig_fra=date(2024, 2, 1), tovholder="sofie", besoeg_inden=date(2024, 2, 5)
        ),
        h.FastholdelseMoede(id="m", gyldig_fra=date(2024, 2, 4)),
        h.FastholdelsePaabegyndt(id="p", gyldig_fra=begyndt),
        h.FastholdelseAftalt(id="a", gyldig_fra=begyndt, funktioner="løft", skaanehensyn="ingen løft"),
        h.FastholdelseSkridt(id="t", gyldig_fra=begyndt, art="omplacering"),
        *(
            h.FastholdelseDokumenteret(
                id=f"d{nr}", gyldig_fra=fra, fra=fra, til=fra, bevis="loenseddel", samtidig=True, lavet=fra
            )
            for nr, fra in enumerate(laeg_maaneder_til(begyndt, nr) for nr in range(12))
        ),
        h.FastholdelseVurderet(id="v", gyldig_fra=date(2025, 3, 3), reelt_forsoeg=True, udtoemt=True),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _hjemvist() -> tuple[list[AlleHaendelser], set[str]]:
    """Klageinstansen sender sagen tilbage, og kommunen har sin egen frist for den nye afgørelse."""
    forloeb: list[AlleHaendelser] = [
        h.SagOprettet(id="s", gyldig_fra=date(2026, 8, 3)),
        h.AfgoerelseTruffet(id="a", gyldig_fra=date(2026, 9, 1), udfald="afslag"),
        h.KlageModtaget(id="k", gyldig_fra=date(2026, 9, 10)),
        h.GenvurderingAfsluttet(id="g", gyldig_fra=date(2026, 9, 20), klage="k"),
        h.KlageOversendt(id="o", gyldig_fra=date(2026, 9, 21), klage="k"),
        h.KlageAfgjort(id="u", gyldig_fra=date(2026, 12, 1), klage="k", udfald="hjemvist", behandlingsuger=8),
        h.AfgoerelseTruffet(id="ny", gyldig_fra=date(2027, 1, 12), udfald="bevilget"),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _udvikling_i_jobbet() -> tuple[list[AlleHaendelser], set[str]]:
    """Plan, samtale og vurdering, et mål, der nås, og et, der falder væk."""
    job = {"ansaettelse": "job"}
    forloeb: list[AlleHaendelser] = [
        h.Visiteret(id="v", gyldig_fra=date(2023, 12, 1)),
        h.FleksjobBevilget(id="b", gyldig_fra=date(2024, 1, 5), **job),
        h.FleksjobStartet(id="s", gyldig_fra=date(2024, 2, 1), timer=10.0, intensitet=50.0, **job),
        h.UdviklingsplanAftalt(id="p", gyldig_fra=date(2024, 3, 1), **job),
        h.UdviklingssamtaleHoldt(id="t", gyldig_fra=date(2024, 5, 1), trivsel="god", **job),
        h.UdviklingVurderet(id="u", gyldig_fra=date(2024, 5, 2), kan_udvikles=True, begrundelse="x", **job),
        h.UdviklingsmaalAftalt(id="m1", gyldig_fra=date(2024, 5, 3), art="timer", maalvaerdi=12.0, **job),
        h.UdviklingsmaalAftalt(id="m2", gyldig_fra=date(2024, 5, 3), art="opgaver", maal="kassen", **job),
        h.UdviklingsmaalNaaet(id="n", gyldig_fra=date(2024, 9, 2), maal_id="m1", **job),
        h.UdviklingsmaalFrafaldet(id="f", gyldig_fra=date(2024, 9, 3), maal_id="m2", grund="lukket", **job),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _i_den_gamle_ordning() -> tuple[list[AlleHaendelser], set[str]]:
    """Et job fra før 2013: brøken, en ændring, der er vurderet, og skiftet til den nye ordning."""
    job = {"ansaettelse": "gammelt"}
    forloeb: list[AlleHaendelser] = [
        h.Visiteret(id="v", gyldig_fra=date(2008, 1, 7)),
        h.FleksjobBevilget(id="b", gyldig_fra=date(2008, 2, 4), **job),
        h.FleksjobStartet(id="s", gyldig_fra=date(2008, 3, 1), **job),
        h.TilskudsbroekOplyst(id="t", gyldig_fra=date(2013, 2, 1), andel="halvdelen", **job),
        h.JobaendringVurderet(
            id="j", gyldig_fra=date(2026, 2, 2), aendring="tjenestested", udfald="samme", **job
        ),
        h.OrdningValgt(
            id="o",
            gyldig_fra=date(2026, 11, 3),
            ny_ansaettelse="nyt",
            valgt=date(2026, 11, 2),
            dokument="x",
            **job,
        ),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def _undtaget_fra_samtaler() -> tuple[list[AlleHaendelser], set[str]]:
    """Så få går den vej, at de tilfældige ture ikke gør det: undtaget, før den første samtale er holdt."""
    forloeb: list[AlleHaendelser] = [
        h.Visiteret(id="v", gyldig_fra=date(2026, 8, 3)),
        h.LedighedsydelseStartet(id="l", gyldig_fra=date(2026, 8, 3)),
        h.SamtalerFritaget(id="f", gyldig_fra=date(2026, 8, 5)),
        h.SamtaleAfholdt(id="s", gyldig_fra=date(2026, 8, 20)),
    ]
    return forloeb, {en.type for en in forloeb} & set(proces.TRIN)


def test_alle_skridt_kan_naas() -> None:
    naaet = set().union(*(taget for _, taget in _vandringer()))
    assert naaet == set(proces.TRIN) - {"rettelse"}


def test_alle_pligter_kan_opstaa_og_opfyldes() -> None:
    opstaaet, opfyldt = set(), set()
    for haendelser, _ in _vandringer():
        for pligt in pligter(tilstand(PERSON, haendelser, haendelser[-1].gyldig_fra)):
            opstaaet.add((pligt.kode, pligt.navn))
            if pligt.status == "opfyldt":
                opfyldt.add((pligt.kode, pligt.navn))
    alle = {(svar.kode, svar.navn) for svar in (*proces.SVAR, *proces.REGLER_UDEN_RELATION)}
    assert opstaaet == alle
    # Folkepensionsalderen opfylder man ikke; den indtræder.
    assert opfyldt == alle - {(proces.FOLKEPENSION.kode, proces.FOLKEPENSION.navn)}


def test_et_muligt_skridt_bliver_aldrig_umuligt_af_at_tage_det_paa_samme_dag_med_en_tom_grund() -> None:
    for haendelser, _ in _vandringer()[::5]:
        t = tilstand(PERSON, haendelser, haendelser[-1].gyldig_fra)
        grunde = [skridtet(t, kode).hvorfor_ikke for kode in proces.TRIN]
        assert all(grund == "" or (grund[0].isupper() and grund.endswith(".")) for grund in grunde)
        assert all("{" not in grund for grund in grunde)


def test_pligternes_koder_er_kontraktens() -> None:
    assert {svar.kode for svar in (*proces.SVAR, *proces.REGLER_UDEN_RELATION)} == KODER_I_KONTRAKTEN


def test_hvert_skridt_har_nogen_der_kan_tage_det_og_omvendt() -> None:
    assert set(HVEM_KAN) == set(proces.TRIN)
    assert all(HVEM_KAN.values())


def test_hvert_skridt_er_en_haendelse() -> None:
    assert set(proces.TRIN) <= set(KATALOG)


@pytest.mark.parametrize("raekke", proces.RELATIONER)
def test_raekkerne_naevner_kun_haendelser_der_findes(raekke: Relation) -> None:
    naevnt: set[str] = set()
    match raekke:
        case Betingelse():
            naevnt = {raekke.skridt, *raekke.kraever} | ({raekke.siden} if raekke.siden else set())
        case Spaerring() | Milepael():
            naevnt = {raekke.skridt}
        case Udelukker() | Genaabner():
            naevnt = {raekke.naar, *raekke.skridt}
        case Svar():
            naevnt = {*raekke.efter, *raekke.skal, *raekke.bortfalder}
        case Standsning():
            assert set(raekke.grunde) <= set(GRUNDE)
            assert set(raekke.ure) <= {svar.kode for svar in (*proces.SVAR, *proces.REGLER_UDEN_RELATION)}
            return
    assert naevnt
    assert {navn.split(":")[0] for navn in naevnt} <= set(KATALOG)
    assert raekke.hjemmel


def test_alle_vagter_findes_og_bruges() -> None:
    assert {r.vagt for r in proces.RELATIONER if isinstance(r, Betingelse | Spaerring) and r.vagt} == set(
        VAGTER
    )
    assert {svar.vagt for svar in proces.SVAR if svar.vagt} == set(SVARVAGTER)


def test_diagram_og_tabel_har_alle_skridt_og_pligter() -> None:
    diagram, tabel = procestegning.rejsediagram(), procestegning.fristtabel()
    assert "```mermaid\nflowchart TD\n" in diagram
    assert all(f"    {svar.efter[0].split(':')[0]}[" in diagram for svar in proces.SVAR)
    for svar in (*proces.SVAR, *proces.REGLER_UDEN_RELATION):
        assert f"| {svar.kode} | {svar.navn} |" in tabel
    linjer = [linje for linje in tabel.splitlines() if linje.startswith("|")]
    assert len({linje.count("|") for linje in linjer}) == 1
    assert "§ 120" not in tabel
    assert "§ 121" not in tabel
    assert "§ 122" not in tabel


def test_ingen_raekke_gaelder_i_en_tom_tid() -> None:
    for raekke in (*proces.RELATIONER, *proces.TRIN.values()):
        assert raekke.til is None or raekke.fra <= raekke.til
