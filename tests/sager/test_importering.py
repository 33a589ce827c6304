"""Import: samme fil to gange ændrer intet, en ændret linje bliver en rettelse, og en dårlig række stopper intet."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fleksjob.drift.kommandolinje.importer import importer
from fleksjob.forloeb.foldning import tilstand
from fleksjob.forloeb.haendelser import Rettelse, fra_json
from fleksjob.forloeb.roller import Rolle
from fleksjob.forloeb.tilstand import Person as Forloebsperson
from fleksjob.indblik.svar import svar
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.importering import Importrapport, importer_indkomst
from fleksjob.sager.indblikskilde import mappe, opdater
from fleksjob.sager.kommandoer import indberet_indkomst
from fleksjob.sager.models import (
    Bruger,
    Haendelse,
    Indkomstlinje,
    Kommune,
    Person,
    Sag,
    Virksomhed,
    Virksomhedskort,
)
from fleksjob.sager.overtagelse import haendelser_af, importer_sager
from fleksjob.snitflader import loenlinjer, sagsliste
from fleksjob.snitflader.loenlinjer import CsvIndkomst, Loenlinje
from fleksjob.snitflader.sagsliste import CsvSager, Jobraekke, Sagsraekke

pytestmark = [pytest.mark.database, pytest.mark.django_db]

CVR, ANDET_CVR = "29189846", "10150817"
JOB = Jobraekke(
    fra=date(2026, 3, 2),
    cvr=CVR,
    virksomhed="Kantinen ApS",
    timer=Decimal(20),
    intensitet=Decimal(50),
    timeloen=Decimal(200),
    fuldtidsloen=Decimal("32066.67"),
    pension_pct=None,
    bevilget=date(2026, 2, 20),
)
MAJA = Sagsraekke(
    cpr="6105841234",
    foedselsdato=date(1984, 5, 1),
    navn="Maja Bek-Lund",
    sag_oprettet=date(2025, 9, 1),
    afgoerelsesdato=date(2026, 1, 5),
    ledighedsydelse_fra=date(2026, 1, 5),
    ledighedsydelse_sats="hoej",
    cv_registreret=date(2026, 1, 12),
    job=JOB,
)
KARL = Sagsraekke("", date(1970, 1, 2), "Karl Vang", date(2026, 8, 3))
LEDIG = replace(MAJA, cpr="6203801234", foedselsdato=date(1980, 3, 2), navn="Ida Friis", job=None)


def loen(**andet: object) -> Loenlinje:
    linje = Loenlinje(
        cpr=MAJA.cpr,
        cvr=CVR,
        periode_fra=date(2026, 9, 1),
        periode_til=date(2026, 9, 30),
        dispositionsdato=date(2026, 9, 30),
        loen=Decimal("8000.00"),
        pension_egen=Decimal(200),
        pension_arbejdsgiver=Decimal("466.67"),
        timer=Decimal("43.33"),
    )
    return replace(linje, **andet)  # type: ignore[arg-type]


def laes_ind(bruger: Bruger, nu: datetime, mappe: Path, *linjer: Loenlinje) -> Importrapport:
    sti = mappe / "loen.csv"
    loenlinjer.skriv_csv(sti, linjer)
    return importer_indkomst(bruger, CsvIndkomst(sti), nu=nu, kilde=sti.name)


def overtag(bruger: Bruger, nu: datetime, mappe: Path, *raekker: Sagsraekke) -> Importrapport:
    sti = mappe / "sager.csv"
    sagsliste.skriv_csv(sti, raekker)
    return importer_sager(bruger, CsvSager(sti), nu=nu)


def majas_sag(bruger: Bruger) -> Sag:
    return Sag.for_bruger(bruger).get(person__cpr=MAJA.cpr)


def indkomster(bruger: Bruger, pr: date = date(2026, 11, 20)) -> list[tuple[str, float | None, str]]:
    sag = majas_sag(bruger)
    alle = [
        fra_json(data)
        for data in Haendelse.for_bruger(bruger).filter(sag=sag).order_by("nr").values_list("data", flat=True)
    ]
    foldet = tilstand(Forloebsperson(MAJA.foedselsdato), alle, pr=pr)
    return [(en.periode, en.loen, en.ansaettelse) for en in foldet.indkomster]


@pytest.fixture
def i_job(anne: Bruger, nu: datetime, tmp_path: Path) -> Bruger:
    overtag(anne, nu, tmp_path, MAJA)
    return anne


# --- Sagslisten -------------------------------------------------------------------------------------------


def test_en_sagsliste_bliver_til_sager_i_hver_sin_fase(anne: Bruger, nu: datetime, tmp_path: Path) -> None:
    rapport = overtag(anne, nu, tmp_path, MAJA, KARL, LEDIG)
    assert str(rapport) == "3 nye, 0 ændret, 0 allerede kendt, 0 afvist"
    sager = {sag.person.navn: sag for sag in Sag.for_bruger(anne).select_related("person")}
    assert {navn: sag.fase for navn, sag in sager.items()} == {
        "Maja Bek-Lund": "i_fleksjob",
        "Karl Vang": "forberedelse",
        "Ida Friis": "ledig",
    }
    assert sager["Maja Bek-Lund"].timer == 10
    assert {sag.nummer for sag in sager.values()} == {"2025-00001", "2025-00002", "2026-00001"}
    assert Virksomhed.for_bruger(anne).get().navn == "Kantinen ApS"
    assert all(sag.sagsbehandler_id == anne.pk for sag in sager.values())


def test_samme_liste_to_gange_aendrer_intet(anne: Bruger, nu: datetime, tmp_path: Path) -> None:
    overtag(anne, nu, tmp_path, MAJA, KARL)
    foer = set(Haendelse.for_bruger(anne).values_list("sag", "nr", "kaedesum"))
    rapport = overtag(anne, nu, tmp_path, MAJA, KARL)
    assert str(rapport) == "0 nye, 0 ændret, 2 allerede kendt, 0 afvist"
    assert rapport.bemaerkninger == []
    assert set(Haendelse.for_bruger(anne).values_list("sag", "nr", "kaedesum")) == foer
    assert Person.for_bruger(anne).count() == 2


def test_en_person_uden_cpr_faar_et_erstatningsnummer_som_er_det_samme_igen(
    anne: Bruger, nu: datetime, tmp_path: Path
) -> None:
    overtag(anne, nu, tmp_path, KARL, replace(KARL, navn="Kaj Vang"))
    numre = sorted(Person.for_bruger(anne).values_list("cpr", flat=True))
    assert len(set(numre)) == 2
    assert all(cpr.startswith("6201709") for cpr in numre)


def test_det_listen_siger_anderledes_end_sagen_bemaerkes_og_aendrer_intet(
    i_job: Bruger, nu: datetime, tmp_path: Path
) -> None:
    rapport = overtag(i_job, nu, tmp_path, replace(MAJA, job=replace(JOB, timer=Decimal(30))))
    assert str(rapport) == "0 nye, 0 ændret, 1 allerede kendt, 0 afvist"
    assert "listen siger 15,0 betalte timer om ugen, sagen 10,0" in rapport.bemaerkninger[0].besked
    assert majas_sag(i_job).timer == 10
    rapport = overtag(i_job, nu, tmp_path, replace(MAJA, job=None))
    assert "listen siger, at personen ikke er i fleksjob" in rapport.bemaerkninger[0].besked


def test_daarlige_raekker_afvises_og_de_gode_kommer_ind(anne: Bruger, nu: datetime, tmp_path: Path) -> None:
    rapport = overtag(
        anne,
        nu,
        tmp_path,
        MAJA,
        replace(MAJA, navn="En anden"),
        replace(LEDIG, sagsbehandler="ukendt"),
        replace(KARL, sag_oprettet=date(2026, 11, 21)),
    )
    assert str(rapport) == "1 nye, 0 ændret, 0 allerede kendt, 3 afvist"
    assert [str(fejl) for fejl in rapport.fejl] == [
        "Linje 3: Personen står også i linje 2; hver person skal stå én gang.",
        "Linje 4, sagsbehandler: Der er ingen medarbejder i kommunen med det brugernavn.",
        "Linje 5, sag_oprettet: Dagen ligger ude i fremtiden; listen er over det, der er sket.",
    ]


def test_sagen_gaar_til_den_sagsbehandler_listen_naevner(
    anne: Bruger, bo: Bruger, nu: datetime, tmp_path: Path
) -> None:
    overtag(anne, nu, tmp_path, replace(KARL, sagsbehandler="bo"))
    assert Sag.for_bruger(anne).get().sagsbehandler_id == bo.pk


def test_en_anden_kommunes_person_er_ikke_kendt(
    i_job: Bruger, anden_kommune: Kommune, nu: datetime, tmp_path: Path
) -> None:
    fremmed = Bruger(kommune=anden_kommune, username="fie", navn="Fie", rolle="sagsbehandler", team="B")
    fremmed.save()
    assert overtag(fremmed, nu, tmp_path, MAJA).nye == 1
    assert laes_ind(fremmed, nu, tmp_path, loen()).nye == 1
    assert indkomster(i_job) == []


def test_en_fornyet_bevilling_er_varig_fra_fornyelsen() -> None:
    fornyet = replace(
        MAJA, job=replace(JOB, fra=date(2020, 3, 2), bevilget=None, varig=True, fornyet=date(2025, 2, 1))
    )
    typer = [haendelse.type for haendelse in haendelser_af(fornyet)]
    assert typer[-3:] == ["fleksjob_bevilget", "fleksjob_startet", "bevilling_fornyet"]
    foldet = tilstand(Forloebsperson(MAJA.foedselsdato), haendelser_af(fornyet), pr=date(2026, 1, 1))
    assert foldet.aktuel_ansaettelse is not None
    assert foldet.aktuel_ansaettelse.varig


def test_listen_giver_maalene_koen_branche_fastholdelse_og_timer_ved_start(
    anne: Bruger, nu: datetime, tmp_path: Path, settings: Any
) -> None:
    settings.DATA = tmp_path
    op = replace(
        JOB,
        fra=date(2024, 3, 4),
        bevilget=date(2024, 3, 1),
        start=(Decimal(12), Decimal(50)),
        aendret=date(2025, 2, 1),
        branche="Kantine",
        fastholdelse=True,
    )
    maja = replace(MAJA, sag_oprettet=date(2023, 9, 1), afgoerelsesdato=date(2024, 1, 5), job=op)
    maja = replace(maja, ledighedsydelse_fra=date(2024, 1, 8), cv_registreret=None)
    karl = replace(LEDIG, cpr="", navn="Karl Vang", koen="mand")
    rapport = overtag(anne, nu, tmp_path, maja, karl)
    assert (rapport.nye, rapport.bemaerkninger) == (2, [])
    opdater(anne.kommune_id, nu)

    def maal(kode: str, **valg: object) -> dict[str, dict[str, object]]:
        raekker = svar(mappe(anne.kommune_id), kode, date(2026, 11, 20), **valg).raekker
        return {str(next(iter(en.values()))): en for en in raekker}

    assert {koen: en["antal"] for koen, en in maal("bestand", efter="koen").items() if koen != "i_alt"} == {
        "kvinde": 1
    }
    assert maal("bestand", efter="branche")["I"]["antal"] == 1
    assert maal("ledighedsandel", efter="koen")["mand"]["ledige"] == 1
    assert maal("progression")["i_alt"]["op"] == 1
    assert maal("timer")["06"]["antal"] == 1
    assert maal("tid_til_job_median", kohorte="alle")["i_alt"]["i_job"] == 1


def test_det_listen_ikke_siger_om_koen_og_timer_bemaerkes_en_gang(
    anne: Bruger, nu: datetime, tmp_path: Path
) -> None:
    rapport = overtag(anne, nu, tmp_path, MAJA, KARL, replace(KARL, navn="Kaj Vang"))
    assert [str(en) for en in rapport.bemaerkninger] == [
        "Linje 2, timer_ved_start: Personen har et job uden timer_ved_start, så målene for progression tæller det "
        "som uændret.",
        "Linje 3, koen: Personen og 1 til har hverken CPR-nummer eller koen, så kønnet i statistikken er tilfældigt.",
    ]


def test_branchen_skrives_kun_paa_en_virksomhed_uden_kort(anne: Bruger, nu: datetime, tmp_path: Path) -> None:
    Virksomhedskort.objects.create(
        kommune=anne.kommune, cvr=CVR, branche="Rengøring", opdateret=nu, opdateret_af=anne
    )
    overtag(anne, nu, tmp_path, replace(MAJA, job=replace(JOB, branche="Kantine")))
    assert Virksomhedskort.for_bruger(anne).get().branche == "Rengøring"


# --- Lønlinjer --------------------------------------------------------------------------------------------


def test_loenlinjer_lander_paa_jobbet_med_samme_cvr(i_job: Bruger, nu: datetime, tmp_path: Path) -> None:
    rapport = laes_ind(i_job, nu, tmp_path, loen(), loen(cvr=ANDET_CVR, loen=Decimal(500)))
    assert str(rapport) == "2 nye, 0 ændret, 0 allerede kendt, 0 afvist"
    assert indkomster(i_job) == [("2026-09", 8000.0, "job-1"), ("2026-09", 500.0, "")]
    assert Indkomstlinje.for_bruger(i_job).filter(cvr=CVR).get().kilde == "loen.csv"


def test_samme_fil_to_gange_aendrer_intet(i_job: Bruger, nu: datetime, tmp_path: Path) -> None:
    fil = (loen(), loen(loen=Decimal(8100), dispositionsdato=date(2026, 10, 14)), loen())
    assert str(laes_ind(i_job, nu, tmp_path, *fil)) == "1 nye, 1 ændret, 1 allerede kendt, 0 afvist"
    version = majas_sag(i_job).version
    assert str(laes_ind(i_job, nu, tmp_path, *fil)) == "0 nye, 0 ændret, 3 allerede kendt, 0 afvist"
    assert majas_sag(i_job).version == version
    assert indkomster(i_job) == [("2026-09", 8100.0, "job-1")]


def test_en_aendret_linje_bliver_en_rettelse_og_overskriver_intet(
    i_job: Bruger, nu: datetime, tmp_path: Path
) -> None:
    laes_ind(i_job, nu, tmp_path, loen())
    rapport = laes_ind(i_job, nu, tmp_path, loen(loen=Decimal(8200), dispositionsdato=date(2026, 10, 14)))
    assert str(rapport) == "0 nye, 1 ændret, 0 allerede kendt, 0 afvist"
    laes_ind(i_job, nu, tmp_path, loen(loen=Decimal(8300), dispositionsdato=date(2026, 11, 13)))
    assert indkomster(i_job) == [("2026-09", 8300.0, "job-1")]
    alle = [
        fra_json(data) for data in Haendelse.for_bruger(i_job).order_by("nr").values_list("data", flat=True)
    ]
    rettelser = [haendelse for haendelse in alle if isinstance(haendelse, Rettelse)]
    assert len(rettelser) == 2
    assert {rettelse.af for rettelse in rettelser} == {alle[-3].id}
    assert [rettelse.gyldig_fra for rettelse in rettelser] == [date(2026, 10, 14), date(2026, 11, 13)]


def test_en_aeldre_udgave_og_to_modstridende_linjer_afvises(
    i_job: Bruger, nu: datetime, tmp_path: Path
) -> None:
    laes_ind(i_job, nu, tmp_path, loen(dispositionsdato=date(2026, 10, 14)))
    rapport = laes_ind(i_job, nu, tmp_path, loen(loen=Decimal(1)))
    assert "allerede en nyere udgave" in rapport.fejl[0].besked
    oktober = {
        "periode_fra": date(2026, 10, 1),
        "periode_til": date(2026, 10, 31),
        "dispositionsdato": date(2026, 10, 30),
    }
    rapport = laes_ind(i_job, nu, tmp_path, loen(**oktober), loen(**oktober, loen=Decimal(7)))
    assert str(rapport) == "1 nye, 0 ændret, 0 allerede kendt, 1 afvist"
    assert "Linje 2 har samme person" in rapport.fejl[0].besked


def test_linjer_uden_sag_uden_job_og_foer_tiden_afvises_hver_med_sin_grund(
    i_job: Bruger, nu: datetime, tmp_path: Path
) -> None:
    overtag(i_job, nu, tmp_path, LEDIG)
    rapport = laes_ind(
        i_job,
        nu,
        tmp_path,
        loen(cpr="6101901234"),
        loen(cpr=LEDIG.cpr),
        loen(dispositionsdato=date(2026, 11, 30)),
        loen(),
    )
    assert str(rapport) == "1 nye, 0 ændret, 0 allerede kendt, 3 afvist"
    beskeder = [str(fejl) for fejl in rapport.fejl]
    assert beskeder[0] == "Linje 2, cpr: Personen har ingen sag i kommunen; opret den først."
    assert "ikke begyndt i et fleksjob" in beskeder[1]
    assert beskeder[2].startswith("Linje 4, dispositionsdato: ")
    assert not any("1234" in besked for besked in beskeder)


def test_loen_der_er_indberettet_paa_skaermen_taeller_ikke_to_gange(
    i_job: Bruger, nu: datetime, tmp_path: Path
) -> None:
    sag = majas_sag(i_job)
    indberet_indkomst(
        sag.pk, i_job, forventet_version=sag.version, nu=nu, gyldig_fra=date(2026, 9, 30), periode="2026-09",
        loen=8000.0, pension=666.67, indberetter=CVR, ansaettelse="job-1",
    )  # fmt: skip
    assert str(laes_ind(i_job, nu, tmp_path, loen())) == "0 nye, 0 ændret, 1 allerede kendt, 0 afvist"
    rapport = laes_ind(i_job, nu, tmp_path, loen(loen=Decimal(8001)))
    assert "allerede indberettet" in rapport.fejl[0].besked
    assert len(indkomster(i_job)) == 1


def test_et_job_uden_cvr_faar_loennen_med_en_bemaerkning(anne: Bruger, nu: datetime, tmp_path: Path) -> None:
    overtag(anne, nu, tmp_path, replace(MAJA, job=replace(JOB, cvr="")))
    rapport = laes_ind(anne, nu, tmp_path, loen())
    assert "har intet CVR-nummer" in rapport.bemaerkninger[0].besked
    assert indkomster(anne) == [("2026-09", 8000.0, "job-1")]


def test_kun_en_medarbejder_med_retten_kan_laese_filer_ind(
    anne: Bruger, borger: Bruger, arbejdsgiver: Bruger, nu: datetime, tmp_path: Path
) -> None:
    for bruger in (borger, arbejdsgiver):
        with pytest.raises(AdgangNaegtet, match="Kun en medarbejder"):
            laes_ind(bruger, nu, tmp_path, loen())
        with pytest.raises(AdgangNaegtet, match="Kun en medarbejder"):
            overtag(bruger, nu, tmp_path, KARL)
    assert Indkomstlinje.for_bruger(anne).count() == 0
    svar = CliRunner().invoke(importer, ["sager", str(tmp_path / "sager.csv"), "--bruger", borger.username])
    assert isinstance(svar.exception, UgyldigtInput)


# --- Kommandolinjen ---------------------------------------------------------------------------------------


def test_kommandolinjen_finder_selv_kommune_og_sagsbehandler(
    anne: Bruger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", "2026-11-20")
    sti = tmp_path / "sager.csv"
    sagsliste.skriv_csv(sti, [MAJA])
    sti.write_text(sti.read_text() + "610101-1" + ";" * (len(sagsliste.KOLONNER) - 1) + "\n")
    svar = CliRunner().invoke(importer, ["sager", str(sti)])
    assert svar.exit_code == 0, svar.output
    assert svar.stdout.strip() == "1 nye, 0 ændret, 0 allerede kendt, 1 afvist"
    assert "Afvist: Linje 3, cpr: CPR-nummeret har 7 cifre og skal have 10." in svar.stderr
    loenfil = tmp_path / "loen.csv"
    loenlinjer.skriv_csv(loenfil, [loen()])
    svar = CliRunner().invoke(importer, ["indkomst", str(loenfil), "--bruger", "anne", "--json"])
    assert json.loads(svar.stdout)["nye"] == 1


def test_kommandolinjen_siger_hvem_der_mangler(
    anne: Bruger, anden_kommune: Kommune, bruger_i: Callable[..., Bruger], tmp_path: Path
) -> None:
    bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "fremmed")
    sti = tmp_path / "loen.csv"
    loenlinjer.skriv_csv(sti, [loen()])
    for argumenter, besked in (
        ([], "Der er flere kommuner; vælg en med --kommune: 996 (Lillehavn), 997 (Storby)."),
        (["--bruger", "ingen"], "Der er ingen bruger med navnet ingen."),
        (["--bruger", "anne", "--kommune", "997"], "anne hører ikke til kommune 997."),
    ):
        fejl = CliRunner().invoke(importer, ["indkomst", str(sti), *argumenter]).exception
        assert isinstance(fejl, UgyldigtInput)
        assert fejl.besked == besked
