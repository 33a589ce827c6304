"""DREAM ind: til tabeller, som målene kan spørge, og til sager for dem, der ingen har."""

import json
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from fleksjob.drift.kommandolinje.importer import importer
from fleksjob.drift.kommandolinje.indblik import indblik
from fleksjob.forloeb.haendelser import fra_json
from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik import aabn, dreammaal, skema, svar, tabeller
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import dreamtabeller
from fleksjob.sager.dreamovertagelse import importer_dream
from fleksjob.sager.fejl import AdgangNaegtet
from fleksjob.sager.importering import Importrapport
from fleksjob.sager.models import Bruger, Haendelse, Kommune, Person, Sag
from fleksjob.snitflader.dream import Dreamfil
from fleksjob.snitflader.dreamrapport import Dreamrapport
from fleksjob.snitflader.dreamskriver import Dreamborger, Kodetid, skriv_csv

DAG = date(2026, 11, 20)
FRA, TIL = date(2024, 1, 1), date(2026, 11, 15)
MAJA, KARL, IDA = "6105841234", "6201701234", "6203801235"
LEDIG = Kodetid(740, date(2026, 3, 2))
I_JOB = Kodetid(771, date(2025, 6, 2))
LOEN = {date(2025, nr, 1): (0.25, "561110", "STED-1") for nr in range(5, 13)}


def borger(nummer: str, *tider: Kodetid, **andet: Any) -> Dreamborger:
    felter: dict[str, Any] = {
        "foedt": date(1984, 5, 1),
        "koen": "kvinde",
        "kommune": 996,
        "navn": f"Navn {nummer[:2]}",
    }
    return Dreamborger(nummer=nummer, tider=tider, **{**felter, **andet})


def skriv(mappe: Path, *borgere: Dreamborger, til: date = TIL, fra: date = FRA, navne: bool = True) -> Path:
    sti = mappe / "dream.csv"
    skriv_csv(sti, borgere, fra, til, person="CPR", navne=navne)
    return sti


def til_tabeller(sti: Path, mappe: Path, **valg: Any) -> dreamtabeller.Resultat:
    return dreamtabeller.importer(Dreamfil(sti, dag=DAG), mappe, Dreamrapport(), **valg)


def raekker(mappe: Path, tabel: skema.Tabel) -> list[dict[str, Any]]:
    udgave = tabeller.nyeste(mappe)
    assert udgave is not None
    filer = tabeller.filer(tabeller.plads(mappe, udgave), tabel)
    return [raekke for fil in filer for raekke in pq.ParquetFile(fil).read().to_pylist()]


def koer(*ord_: str) -> Result:
    return CliRunner().invoke(importer, ["dream", *ord_])


@pytest.fixture(autouse=True)
def _dagen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", DAG.isoformat())


# --- Tabellerne -------------------------------------------------------------------------------------------


def test_tabellerne_kan_spoerges_af_maalene(tmp_path: Path) -> None:
    sti = skriv(
        tmp_path,
        borger(MAJA, Kodetid(740, date(2025, 1, 6), date(2025, 6, 2)), I_JOB, maaneder=LOEN),
        borger(KARL, LEDIG, koen="mand", kommune=461),
    )
    til_tabeller(sti, tmp_path / "tab")
    nu = svar.svar(tmp_path / "tab", "ledighedsydelse_nu", date(2026, 11, 15)).raekker
    assert [en["antal"] for en in nu if en["baand"] == "i_alt"] == [1]
    sager = {en["koen"]: en for en in raekker(tmp_path / "tab", skema.SAGER)}
    assert {koen: (en["kommune"], en["foedselsaar"]) for koen, en in sager.items()} == {
        "kvinde": (996, 1984),
        "mand": (461, 1984),
    }
    (job,) = [en for en in raekker(tmp_path / "tab", skema.PERIODER) if en["slags"] == "job"]
    assert (job["fra"], job["til"], job["branche"], len(job["arbejdsgiver"])) == (I_JOB.fra, None, "I", 16)
    loen = raekker(tmp_path / "tab", skema.INDKOMST)
    assert [(en["maaned"].month, en["job"], en["slags"], en["loentimer"], en["loen"]) for en in loen[:2]] == [
        (5, "", "anden", 9.25, None),
        (6, "1", "fleksjob", 9.25, None),
    ]
    assert {en["arbejdsgiver"] for en in loen} == {job["arbejdsgiver"]}


def test_intet_i_tabellerne_kan_foeres_tilbage_uden_noeglen(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger(MAJA, I_JOB, maaneder=LOEN))
    til_tabeller(sti, tmp_path / "tab")
    alt = b"".join(fil.read_bytes() for fil in (tmp_path / "tab").rglob("*") if fil.is_file())
    alle = json.dumps([raekker(tmp_path / "tab", tabel) for tabel in skema.TABELLER], default=str)
    for hemmeligt in (MAJA, "Navn 61", "1984-05", "STED-1"):
        assert hemmeligt not in alle
    assert MAJA.encode() not in alt
    noegle = dreamtabeller.noeglefil(tmp_path / "tab")
    assert noegle.parent == tmp_path
    assert noegle.stat().st_mode & 0o077 == 0
    assert noegle.read_bytes() not in alt


def test_samme_fil_to_gange_aendrer_intet_og_en_nyere_regner_kun_det_nye(tmp_path: Path) -> None:
    mappe = tmp_path / "tab"
    ender = Kodetid(740, date(2026, 3, 2), date(2026, 9, 7))
    foer = skriv(tmp_path, borger(MAJA, I_JOB), borger(KARL, ender), borger(IDA, LEDIG), til=date(2026, 9, 6))
    assert til_tabeller(foer, mappe).omregnet == 3
    assert til_tabeller(foer, mappe).udgave is None
    assert [en.name for en in (mappe / "udgaver").iterdir()] == ["000001"]
    efter = skriv(tmp_path, borger(MAJA, I_JOB), borger(KARL, ender), borger(IDA, LEDIG))
    nyt = til_tabeller(efter, mappe)
    assert (nyt.omregnet, nyt.forsvundet) == (3, 0)  # alles sidste uge er rykket, og Karls forløb er slut
    forfra = tmp_path / "forfra"
    shutil.copy(dreamtabeller.noeglefil(mappe), dreamtabeller.noeglefil(forfra))
    til_tabeller(efter, forfra)
    for tabel in skema.TABELLER:
        assert raekker(mappe, tabel) == raekker(forfra, tabel)
    assert {en["til"] for en in raekker(mappe, skema.PERIODER) if en["slags"] == "ledighedsydelse"} == {
        None,
        date(2026, 9, 7),
    }


def test_den_der_er_slut_foer_filens_ende_regnes_ikke_om(tmp_path: Path) -> None:
    mappe, slut = tmp_path / "tab", Kodetid(740, date(2025, 3, 3), date(2025, 9, 1))
    til_tabeller(skriv(tmp_path, borger(MAJA, slut), borger(IDA, LEDIG), til=date(2026, 9, 6)), mappe)
    assert til_tabeller(skriv(tmp_path, borger(MAJA, slut), borger(IDA, LEDIG)), mappe).omregnet == 1


def test_en_person_der_er_vaek_af_registret_gaar_ud(tmp_path: Path) -> None:
    mappe = tmp_path / "tab"
    til_tabeller(skriv(tmp_path, borger(MAJA, I_JOB), borger(KARL, LEDIG)), mappe)
    assert til_tabeller(skriv(tmp_path, borger(MAJA, I_JOB)), mappe).forsvundet == 1
    assert len(raekker(mappe, skema.SAGER)) == 1


def test_en_aeldre_eller_kortere_fil_afvises(tmp_path: Path) -> None:
    mappe = tmp_path / "tab"
    til_tabeller(skriv(tmp_path, borger(MAJA, I_JOB)), mappe)
    for valg, ord_ in (
        ({"til": date(2026, 8, 2)}, "slutter i ugen"),
        ({"fra": date(2025, 1, 6)}, "begynder i ugen"),
    ):
        with pytest.raises(UgyldigtInput, match=ord_):
            til_tabeller(skriv(tmp_path, borger(MAJA, I_JOB), **valg), mappe)  # type: ignore[arg-type]
    assert [en.name for en in (mappe / "udgaver").iterdir()] == ["000001"]


def test_en_daarlig_fil_efterlader_intet(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger(MAJA))
    with pytest.raises(UgyldigtInput, match="Ingen af filens uger har en kode"):
        til_tabeller(sti, tmp_path / "tab")
    assert [en.name for en in tmp_path.iterdir()] == ["dream.csv"]


def test_en_mappe_med_andet_roeres_ikke(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger(MAJA, I_JOB))
    (tmp_path / "egen").mkdir()
    (tmp_path / "egen" / "nyeste.json").write_text("{}")
    with pytest.raises(UgyldigtInput, match="er brugt til andet"):
        til_tabeller(sti, tmp_path / "egen")
    assert (tmp_path / "egen" / "nyeste.json").read_text() == "{}"


def test_uden_kommune_i_filen_bruges_den_der_er_sagt(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger(MAJA, I_JOB, kommune=0))
    til_tabeller(sti, tmp_path / "tab", kommune=461)
    assert [en["kommune"] for en in raekker(tmp_path / "tab", skema.SAGER)] == [461]


def test_maal_registret_ikke_kan_svare_paa_giver_ikke_nul(tmp_path: Path) -> None:
    til_tabeller(skriv(tmp_path, borger(MAJA, I_JOB)), tmp_path / "tab")
    data = ("--data", str(tmp_path / "tab"))
    et = CliRunner().invoke(indblik, ["klager", *data])
    assert isinstance(et.exception, UgyldigtInput)
    assert et.exception.besked == "Tabellerne er fra DREAM og kan ikke svare på klager."
    alle = CliRunner().invoke(indblik, ["alle", "--json", *data])
    assert alle.exit_code == 0, alle.exception
    assert {en["kode"] for en in json.loads(alle.stdout)} == dreammaal.KAN
    assert "kan ikke svare på venter, ventetid, frister" in alle.stderr
    with pytest.raises(UgyldigtInput, match="kan ikke svare på klager"):
        aabn(tmp_path / "tab").klager()


# --- Kommandoen -------------------------------------------------------------------------------------------


def test_kommandoen_siger_hvad_der_skete_og_hvad_tallene_ikke_kan_sige(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger(MAJA, I_JOB), borger(KARL, LEDIG))
    sti.write_text(sti.read_text("utf-8-sig") + "kun;to\n", "utf-8")
    mappe, rapport = tmp_path / "tab", tmp_path / "rapport.csv"
    koert = koer(str(sti), "--til", str(mappe), "--rapport", str(rapport))
    linjer = koert.stdout.splitlines()
    assert koert.exit_code == 0
    assert linjer[0] == (
        f"Tabellerne i {mappe}: 2 personer, 2 regnet om, 0 taget ud. Udgave 1. "
        f"Spørg dem: fleksjob indblik alle --data {mappe}"
    )
    assert linjer[2] == (
        "3 rækker læst, ugerne Y_2401 til Y_2646: 2 personer har været i ordningen, 1 rækker er afvist."
    )
    assert linjer[3] == "Hvad tallene ikke kan sige:"
    assert "- DREAM har én kode for hver uge" in linjer[4]
    assert koert.stderr.startswith("Afvist: linje 4: Rækken har 2 felter")
    arter = [linje.split(";")[0] for linje in rapport.read_text("utf-8-sig").splitlines()]
    assert arter[:2] == ["art", "afvist"]
    assert arter.count("forbehold") == 9
    igen = koer(str(sti), "--til", str(mappe))
    assert igen.stdout.startswith(f"Tabellerne i {mappe} er uændrede")


def test_rapporten_som_json(tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger(MAJA, I_JOB))
    sagt = json.loads(koer(str(sti), "--til", str(tmp_path / "tab"), "--json").stdout)
    assert (sagt["raekker"], sagt["i_ordningen"], sagt["personer"], sagt["udgave"]) == (1, 1, 1, 1)
    assert {en["art"] for en in sagt["poster"]} == {"forbehold"}


@pytest.mark.parametrize(
    ("ord_", "felt"),
    [([], "til"), (["--til", "x", "--arkiv"], "til"), (["--til", "x", "--rapport", "r.txt"], "rapport")],
)
def test_kommandoen_siger_hvad_der_er_galt(tmp_path: Path, ord_: list[str], felt: str) -> None:
    koert = koer(str(skriv(tmp_path, borger(MAJA, I_JOB))), *ord_)
    assert isinstance(koert.exception, UgyldigtInput)
    assert koert.exception.felt == felt


# --- Arkivet ----------------------------------------------------------------------------------------------


def til_arkivet(bruger: Bruger, nu: datetime, sti: Path) -> tuple[Importrapport, Dreamrapport]:
    dream = Dreamrapport()
    fil = Dreamfil(sti, dag=DAG, personkolonner=("CPR",))
    return importer_dream(bruger, fil, dream, nu=nu), dream


@pytest.mark.database
@pytest.mark.django_db
def test_den_der_er_i_ordningen_nu_og_ingen_sag_har_faar_en(
    anne: Bruger, nu: datetime, tmp_path: Path
) -> None:
    sti = skriv(
        tmp_path,
        borger(MAJA, Kodetid(740, date(2025, 1, 6), date(2025, 6, 2)), I_JOB, maaneder=LOEN),
        borger(KARL, LEDIG, foedt=date(1970, 1, 1)),
        borger(IDA, Kodetid(740, date(2025, 1, 6), date(2025, 6, 2)), foedt=date(1980, 3, 1)),
        borger("6105801238", I_JOB, kommune=461, foedt=date(1980, 5, 1)),
    )
    rapport, dream = til_arkivet(anne, nu, sti)
    assert str(rapport) == "2 nye, 0 ændret, 0 allerede kendt, 0 afvist"
    assert [en.besked for en in dream.bemaerkninger] == [
        "1 personer bor i en anden kommune og har ikke fået en sag.",
        "1 personer er ikke i ordningen nu og har ikke fået en sag.",
    ]
    sager = {sag.person.cpr: sag for sag in Sag.for_bruger(anne).select_related("person")}
    assert {cpr: (sag.fase, sag.timer, sag.person.navn) for cpr, sag in sager.items()} == {
        MAJA: ("i_fleksjob", None, "Navn 61"),
        KARL: ("ledig", None, "Navn 62"),
    }
    haendelser = [
        fra_json(data)
        for data in Haendelse.for_bruger(anne)
        .filter(sag=sager[MAJA])
        .order_by("nr")
        .values_list("data", flat=True)
    ]
    assert [(en.type, en.gyldig_fra) for en in haendelser] == [
        ("sag_oprettet", date(2025, 1, 6)),
        ("visiteret", date(2025, 1, 6)),
        ("ledighedsydelse_startet", date(2025, 1, 6)),
        ("ledighedsydelse_ophoert", date(2025, 6, 2)),
        ("fleksjob_bevilget", date(2025, 6, 2)),
        ("fleksjob_startet", date(2025, 6, 2)),
    ]
    assert all(en.note.startswith("Overtaget fra DREAM") for en in haendelser)


@pytest.mark.database
@pytest.mark.django_db
def test_en_sag_der_findes_aendres_aldrig(sag: Sag, anne: Bruger, nu: datetime, tmp_path: Path) -> None:
    foer = set(Haendelse.for_bruger(anne).values_list("sag", "nr", "kaedesum"))
    sti = skriv(tmp_path, borger(MAJA, I_JOB))
    rapport, _ = til_arkivet(anne, nu, sti)
    assert str(rapport) == "0 nye, 0 ændret, 1 allerede kendt, 0 afvist"
    assert [en.besked for en in rapport.bemaerkninger] == [
        f"Sag {sag.nummer} findes og er ikke ændret; DREAM siger, at personen er i fleksjob."
    ]
    assert set(Haendelse.for_bruger(anne).values_list("sag", "nr", "kaedesum")) == foer


@pytest.mark.database
@pytest.mark.django_db
def test_et_gammelt_job_med_en_sag_er_kendt_og_ikke_afvist(
    sag: Sag, anne: Bruger, nu: datetime, tmp_path: Path
) -> None:
    sti = skriv(tmp_path, borger(MAJA, Kodetid(771, date(2010, 1, 4))), fra=date(2009, 1, 5))
    rapport, _ = til_arkivet(anne, nu, sti)
    assert str(rapport) == "0 nye, 0 ændret, 1 allerede kendt, 0 afvist"
    assert rapport.bemaerkninger[0].besked.startswith(f"Sag {sag.nummer} findes")


@pytest.mark.database
@pytest.mark.django_db
def test_samme_fil_to_gange_giver_ingen_nye_sager(anne: Bruger, nu: datetime, tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger(MAJA, I_JOB), borger(KARL, LEDIG, foedt=date(1970, 1, 1)))
    til_arkivet(anne, nu, sti)
    rapport, _ = til_arkivet(anne, nu, sti)
    assert str(rapport) == "0 nye, 0 ændret, 2 allerede kendt, 0 afvist"
    assert rapport.bemaerkninger == []


@pytest.mark.database
@pytest.mark.django_db
def test_uden_navn_i_filen_kendes_kun_dem_arkivet_kender(anne: Bruger, nu: datetime, tmp_path: Path) -> None:
    Person.objects.create(
        kommune_id=anne.kommune_id, cpr=MAJA, navn="Maja Bek-Lund", foedselsdato=date(1984, 5, 1)
    )
    sti = skriv(tmp_path, borger(MAJA, I_JOB), borger(KARL, LEDIG, foedt=date(1970, 1, 1)), navne=False)
    rapport, _ = til_arkivet(anne, nu, sti)
    assert str(rapport) == "1 nye, 0 ændret, 0 allerede kendt, 1 afvist"
    assert [str(en) for en in rapport.fejl] == [
        "Linje 3, NAVN: Personens navn er ikke i arkivet; læg kolonnen NAVN til udtrækket."
    ]
    assert Sag.for_bruger(anne).get().person_id == Person.for_bruger(anne).get().pk


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("en", "besked"),
    [
        (borger("P77", I_JOB), "CPR-nummeret skal være ti cifre, for eksempel 010190-1234."),
        (borger(MAJA, I_JOB, foedt=date(1984, 6, 1)), "Fødselsmåneden passer ikke med CPR-nummeret."),
        (
            borger(MAJA, Kodetid(771, date(2010, 1, 4))),
            "Fleksjobbet er begyndt før 2013 og følger den gamle ordning, som ikke kan overtages endnu.",
        ),
    ],
)
def test_den_der_ikke_kan_overtages_afvises_med_grund(
    anne: Bruger, nu: datetime, tmp_path: Path, en: Dreamborger, besked: str
) -> None:
    rapport, _ = til_arkivet(anne, nu, skriv(tmp_path, en, fra=date(2009, 1, 5)))
    assert [fejl.besked for fejl in rapport.fejl] == [besked]
    assert Sag.for_bruger(anne).count() == 0


@pytest.mark.database
@pytest.mark.django_db
def test_kun_den_der_maa_oprette_sager_kan(
    anne: Bruger, nu: datetime, tmp_path: Path, anden_kommune: Kommune, bruger_i: Callable[..., Bruger]
) -> None:
    sti = skriv(tmp_path, borger(MAJA, I_JOB))
    analytiker = bruger_i(anne.kommune, Rolle.ANALYTIKER, "nora")
    with pytest.raises(AdgangNaegtet):
        til_arkivet(analytiker, nu, sti)
    fra_naboen = bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "nabo")
    rapport, _ = til_arkivet(fra_naboen, nu, sti)  # personen bor i en anden kommune end hans
    assert rapport.nye == 0
    koert = koer(str(sti), "--arkiv", "--bruger", "nora")
    assert isinstance(koert.exception, UgyldigtInput)
    assert koert.exception.felt == "bruger"
    assert Sag.for_bruger(anne).count() == 0


@pytest.mark.database
@pytest.mark.django_db
def test_kommandoen_til_arkivet(anne: Bruger, tmp_path: Path) -> None:
    sti = skriv(tmp_path, borger(MAJA, I_JOB))
    koert = koer(str(sti), "--arkiv", "--kommune", "996")
    assert koert.exit_code == 0
    assert koert.stdout.splitlines()[0] == "1 nye, 0 ændret, 0 allerede kendt, 0 afvist"
    sagt = json.loads(koer(str(sti), "--arkiv", "--json").stdout)
    assert (sagt["arkiv"]["nye"], sagt["arkiv"]["allerede_kendt"]) == (0, 1)
    assert Sag.for_bruger(anne).get().fase == "i_fleksjob"
