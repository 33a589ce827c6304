"""Ture gennem processen, gået i hånden: de veje, tilfældige ture sjældent finder, hver i den orden, den går for sig."""

from datetime import date, timedelta
from typing import Any

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.haendelser import AlleHaendelser
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til


def _etableret() -> list[AlleHaendelser]:
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
    return [
        klasse(id=f"e{nr}", gyldig_fra=dag + timedelta(days=nr), **felter)
        for nr, (klasse, felter) in enumerate(trin)
    ]


def _sanktioneret() -> list[AlleHaendelser]:
    """Vejen til en sanktion: vurderet, hørt, forberedt og godkendt, og et udkast, der blev frafaldet."""
    return [
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


def _betalt_for_meget() -> list[AlleHaendelser]:
    """En måned, hvor der er betalt for meget: hørt, besvaret, vurderet, krævet og betalt."""
    return [
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


def _papir_fra_borgeren() -> list[AlleHaendelser]:
    return [
        h.SagOprettet(id="o", gyldig_fra=date(2026, 8, 3)),
        h.DokumentModtaget(id="p", gyldig_fra=date(2026, 8, 10), art="cv", fra="Borgeren"),
        h.DokumentVurderet(id="v", gyldig_fra=date(2026, 8, 12), papir="p"),
    ]


def _i_jobbet() -> list[AlleHaendelser]:
    """Et job, der følges op og udvikler sig; de tilfældige ture når det ikke altid."""
    return [
        h.Visiteret(id="v", gyldig_fra=date(2026, 1, 5)),
        h.FleksjobBevilget(id="b", gyldig_fra=date(2026, 2, 2), ansaettelse="b"),
        h.FleksjobStartet(id="s", gyldig_fra=date(2026, 2, 9), ansaettelse="b", fuldtidsloen=30_000.0),
        h.UdviklingsmaalAftalt(id="u", gyldig_fra=date(2026, 3, 9), ansaettelse="b"),
        h.VilkaarAendret(id="æ", gyldig_fra=date(2026, 4, 1), ansaettelse="b", timer=12.0),
        h.OpfoelgningAfholdt(id="3", gyldig_fra=date(2026, 5, 4), ansaettelse="b", art="3_mdr"),
        h.OpfoelgningAfholdt(id="6", gyldig_fra=date(2026, 8, 3), ansaettelse="b", art="6_mdr"),
        h.UdviklingsmaalNaaet(id="n", gyldig_fra=date(2026, 9, 1), ansaettelse="b"),
    ]


def _paa_ydelsen() -> list[AlleHaendelser]:
    """Samtalerne på ledighedsydelse, efter at ydelsen er begyndt, og et papir, der bliver rykket for."""
    return [
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


def _fastholdt() -> list[AlleHaendelser]:
    """Et forløb, hvor alt er skrevet ned undervejs, så hvert varsel er opfyldt, da det kom."""
    begyndt = date(2024, 3, 1)
    return [
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


def _hjemvist() -> list[AlleHaendelser]:
    """Klageinstansen sender sagen tilbage, og kommunen har sin egen frist for den nye afgørelse."""
    return [
        h.SagOprettet(id="s", gyldig_fra=date(2026, 8, 3)),
        h.AfgoerelseTruffet(id="a", gyldig_fra=date(2026, 9, 1), udfald="afslag"),
        h.KlageModtaget(id="k", gyldig_fra=date(2026, 9, 10)),
        h.GenvurderingAfsluttet(id="g", gyldig_fra=date(2026, 9, 20), klage="k"),
        h.KlageOversendt(id="o", gyldig_fra=date(2026, 9, 21), klage="k"),
        h.KlageAfgjort(id="u", gyldig_fra=date(2026, 12, 1), klage="k", udfald="hjemvist", behandlingsuger=8),
        h.AfgoerelseTruffet(id="ny", gyldig_fra=date(2027, 1, 12), udfald="bevilget"),
    ]


def _udvikling_i_jobbet() -> list[AlleHaendelser]:
    """Plan, samtale og vurdering, et mål, der nås, og et, der falder væk."""
    job = {"ansaettelse": "job"}
    return [
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


def _i_den_gamle_ordning() -> list[AlleHaendelser]:
    """Et job fra før 2013: brøken, en ændring, der er vurderet, og skiftet til den nye ordning."""
    job = {"ansaettelse": "gammelt"}
    return [
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


def _undtaget_fra_samtaler() -> list[AlleHaendelser]:
    """Så få går den vej, at de tilfældige ture ikke gør det: undtaget, før den første samtale er holdt."""
    return [
        h.Visiteret(id="v", gyldig_fra=date(2026, 8, 3)),
        h.LedighedsydelseStartet(id="l", gyldig_fra=date(2026, 8, 3)),
        h.SamtalerFritaget(id="f", gyldig_fra=date(2026, 8, 5)),
        h.SamtaleAfholdt(id="s", gyldig_fra=date(2026, 8, 20)),
    ]


def _opfulgt_og_slut() -> list[AlleHaendelser]:
    """Tegn, rytme og en aftalt opfølgning, der holdes; pension rejses, og jobbet slutter."""
    job = {"ansaettelse": "b"}
    return [
        h.Visiteret(id="v", gyldig_fra=date(2026, 1, 5)),
        h.FleksjobBevilget(id="b", gyldig_fra=date(2026, 2, 2), **job),
        h.FleksjobStartet(id="s", gyldig_fra=date(2026, 2, 9), **job),
        h.OpfoelgningstegnVurderet(id="t", gyldig_fra=date(2026, 3, 2), tegn="ny_leder", **job),
        h.OpfoelgningsrytmeValgt(id="r", gyldig_fra=date(2026, 3, 3), naeste=date(2026, 3, 31), **job),
        h.OpfoelgningAfholdt(id="o", gyldig_fra=date(2026, 3, 30), **job),
        h.PensionssagRejst(id="p", gyldig_fra=date(2026, 6, 1), **job),
        h.FleksjobOphoert(id="x", gyldig_fra=date(2026, 8, 1), **job),
    ]


def _laenge_ledig() -> list[AlleHaendelser]:
    """Fire samtaler i det første halve år; så beder borgeren om en og får den, og ledigheden gennemgås."""
    return [
        h.Visiteret(id="v", gyldig_fra=date(2021, 1, 5)),
        h.LedighedsydelseStartet(id="l", gyldig_fra=date(2021, 1, 6)),
        *(
            h.SamtaleAfholdt(id=f"s{nr}", gyldig_fra=date(2021, nr + 1, 8), art="jobsamtale")
            for nr in range(1, 5)
        ),
        h.SamtaleOensket(id="ø", gyldig_fra=date(2022, 2, 1)),
        h.SamtaleAfholdt(id="s", gyldig_fra=date(2022, 2, 8), art="jobsamtale"),
        h.LedighedGennemgaaet(id="g", gyldig_fra=date(2022, 2, 9), anledning="12_mdr"),
    ]


TURE = (
    _etableret,
    _sanktioneret,
    _betalt_for_meget,
    _papir_fra_borgeren,
    _i_jobbet,
    _paa_ydelsen,
    _fastholdt,
    _hjemvist,
    _udvikling_i_jobbet,
    _i_den_gamle_ordning,
    _undtaget_fra_samtaler,
    _opfulgt_og_slut,
    _laenge_ledig,
)
"""Alle turene; hver kaldes uden argumenter."""
