"""Opslagsloggen: hvad kontrollanten, lederen og borgeren ser, og at kontrollen selv kan kontrolleres."""

import sys
from datetime import date, datetime, timedelta

import msgspec
import pytest
from tests.sager.conftest import Bruger_i, kl

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.kontroller_opslag import kontroller_opslag
from fleksjob.sager.kommandoer.spoerg_om_opslag import spoerg_om_opslag, svar_om_opslag
from fleksjob.sager.models import Bruger, Kommune, Kontrolsoegning, Opslag, Opslagskontrol, Sag
from fleksjob.sager.visninger.opslagskontrol import STIKPROEVE, Valg

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NU = kl("2026-11-20")
DAG = date(2026, 11, 20)
MAANEDEN = Valg(date(2026, 11, 1), DAG)


@pytest.fixture
def kontrollant(kommune: Kommune, bruger_i: Bruger_i) -> Bruger:
    return bruger_i(kommune, Rolle.KONTROLLANT, "per", "Per Holm")


def slaa_op(bruger: Bruger, sag: Sag, tid: datetime = NU, formaal: str = "Sagsbehandling") -> Opslag:
    visninger.log_opslag(bruger, sag.person_id, formaal=formaal, nu=tid)
    fundet = Opslag.for_kommune(sag.kommune_id).order_by("-pk").first()
    assert fundet is not None
    return fundet


@pytest.mark.parametrize(
    ("hvem", "tid", "tilknytning", "tegn"),
    [
        ("anne", "2026-11-20 10", "egen", ""),
        ("konsulent", "2026-11-20 10", "egen", ""),
        ("bo", "2026-11-20 10", "ingen", "ingen_tilknytning"),
        ("leder", "2026-11-20 10", "ledelse", ""),
        ("anne", "2026-11-20 23", "egen", "uden_for_tid"),
        ("anne", "2026-11-22 10", "egen", "uden_for_tid"),
        ("bo", "2026-12-25 10", "ingen", "ingen_tilknytning uden_for_tid"),
    ],
)
def test_opslaget_husker_hvad_brugeren_havde_med_sagen_at_goere(
    hvem: str, tid: str, tilknytning: str, tegn: str, sag: Sag, request: pytest.FixtureRequest
) -> None:
    bruger: Bruger = request.getfixturevalue(hvem)
    dag, time = tid.split()
    fundet = slaa_op(bruger, sag, kl(dag, int(time)))
    assert (fundet.tilknytning, fundet.tegn) == (tilknytning, tegn)
    assert (fundet.rolle, fundet.enhed) == (bruger.rolle, bruger.team)


def test_samme_efternavn_og_kolleger_er_tegn(
    sag: Sag, kommune: Kommune, bruger_i: Bruger_i, bo: Bruger
) -> None:
    soester = bruger_i(kommune, Rolle.SAGSBEHANDLER, "mie", "Mie Bek-Lund", team="Team Syd")
    assert slaa_op(soester, sag).tegn.split() == ["ingen_tilknytning", "efternavn"]
    bruger_i(kommune, Rolle.SAGSBEHANDLER, "majab", "Maja Bek-Lund", team="Team Syd")
    assert slaa_op(bo, sag).tegn.split() == ["ingen_tilknytning", "kollega"]


def test_opslaget_aendrer_sig_ikke_naar_sagen_skifter_haender(sag: Sag, anne: Bruger, bo: Bruger) -> None:
    foer = slaa_op(bo, sag)
    Sag.for_kommune(sag.kommune_id).update(sagsbehandler=bo)
    assert Opslag.for_kommune(sag.kommune_id).get(pk=foer.pk).tilknytning == "ingen"
    assert slaa_op(bo, sag, NU + timedelta(hours=1)).tilknytning == "egen"


def test_kontrollanten_ser_opslaget_men_aldrig_personen_eller_sagens_indhold(
    sag: Sag, bo: Bruger, kontrollant: Bruger
) -> None:
    slaa_op(bo, sag)
    fundet = visninger.opslagskontrol(kontrollant, MAANEDEN, nu=NU)
    (linje,) = fundet.linjer
    assert (linje.hvem, linje.sager, linje.formaal, linje.tilknytning) == (
        "Bo Lund",
        sag.nummer,
        "Sagsbehandling",
        "Har ikke sagen",
    )
    assert linje.tegn == ["Har ikke sagen"]
    tekst = msgspec.json.encode(fundet).decode()
    for hemmeligt in ("Maja", "6105841234", "1984", "sygedagpenge"):
        assert hemmeligt not in tekst
    with pytest.raises(AdgangNaegtet):
        visninger.sagen(kontrollant, sag.nummer, formaal="Kontrol", nu=NU)
    assert visninger.find_sager(kontrollant, "Maja") == []
    assert not Sag.for_bruger(kontrollant).exists()


def test_kontrollantens_egne_soegninger_staar_i_loggen(
    sag: Sag, bo: Bruger, kontrollant: Bruger, borger: Bruger
) -> None:
    slaa_op(bo, sag)
    valg = msgspec.structs.replace(MAANEDEN, person="610584-1234", hvem=bo.pk)
    fundet = visninger.opslagskontrol(kontrollant, valg, nu=NU)
    assert [en.hvem for en in fundet.linjer] == ["Bo Lund"]
    assert Kontrolsoegning.for_kommune(sag.kommune_id).get().person_id == sag.person_id
    assert [hvad for _, _, hvad in fundet.sidste_soegninger] == [
        "01.11.2026 til 20.11.2026, opslag af Bo Lund, én person"
    ]
    assert [(en.formaal, en.kanal, en.rolle) for en in visninger.mine_opslag(borger)] == [
        ("Kontrol af opslag", "kontrol", "kontrollant"),
        ("Sagsbehandling", "kontor", "sagsbehandler"),
    ]
    with pytest.raises(UgyldigtInput, match="Ingen sag"):
        visninger.opslagskontrol(kontrollant, msgspec.structs.replace(MAANEDEN, person="2020-99999"), nu=NU)


def test_lederen_ser_sit_eget_teams_og_ikke_de_andres(
    sag: Sag, bo: Bruger, anne: Bruger, kommune: Kommune, bruger_i: Bruger_i, leder: Bruger
) -> None:
    nords_leder = bruger_i(kommune, Rolle.LEDER, "nora", "Nora Nord", team="Team Nord")
    slaa_op(bo, sag)
    slaa_op(anne, sag)
    assert [en.hvem for en in visninger.opslagskontrol(nords_leder, MAANEDEN, nu=NU).linjer] == ["Anne Holm"]
    assert {en.hvem for en in visninger.opslagskontrol(leder, MAANEDEN, nu=NU).linjer} == {
        "Anne Holm",
        "Bo Lund",
    }
    valg = msgspec.structs.replace(MAANEDEN, hvem=bo.pk)
    assert visninger.opslagskontrol(nords_leder, valg, nu=NU).linjer == []
    assert visninger.periodetal(nords_leder, MAANEDEN.fra, MAANEDEN.til).opslag == 1


def test_ingen_andre_kommer_ind(
    sag: Sag, anne: Bruger, borger: Bruger, anden_kommune: Kommune, bruger_i: Bruger_i
) -> None:
    opslag = slaa_op(anne, sag)
    fremmed = bruger_i(anden_kommune, Rolle.KONTROLLANT, "frits", "Frits Fremmed")
    for hvem in (anne, borger):
        with pytest.raises(AdgangNaegtet):
            visninger.opslagskontrol(hvem, MAANEDEN, nu=NU)
        with pytest.raises(AdgangNaegtet):
            kontroller_opslag(hvem, opslag.pk, udfald="i_orden", note="", nu=NU)
    assert visninger.opslagskontrol(fremmed, MAANEDEN, nu=NU).linjer == []
    with pytest.raises(AdgangNaegtet):
        kontroller_opslag(fremmed, opslag.pk, udfald="i_orden", note="", nu=NU)


def test_moenstre_kan_soeges_og_taelles(sag: Sag, bo: Bruger, anne: Bruger, kontrollant: Bruger) -> None:
    slaa_op(bo, sag)
    slaa_op(anne, sag, kl("2026-11-19", 23))
    fundet = visninger.opslagskontrol(
        kontrollant, msgspec.structs.replace(MAANEDEN, tegn="uden_for_tid"), nu=NU
    )
    assert [en.hvem for en in fundet.linjer] == ["Anne Holm"]
    assert (fundet.pr_tegn["uden_for_tid"], fundet.pr_tegn["ingen_tilknytning"]) == (1, 1)


def test_mange_paa_en_dag_staar_for_sig(
    sag: Sag, anden_sag: Sag, bo: Bruger, kontrollant: Bruger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules[visninger.opslagskontrol.__module__], "MANGE_PAA_EN_DAG", 2)
    slaa_op(bo, sag)
    assert visninger.opslagskontrol(kontrollant, MAANEDEN, nu=NU).travle == []
    slaa_op(bo, anden_sag)
    (travl,) = visninger.opslagskontrol(kontrollant, MAANEDEN, nu=NU).travle
    assert (travl.navn, travl.dag, travl.personer) == ("Bo Lund", DAG, 2)


def test_stikproeven_er_ti_og_den_samme_hele_dagen(sag: Sag, bo: Bruger, kontrollant: Bruger) -> None:
    for time in range(8, 20):
        slaa_op(bo, sag, kl("2026-11-19", time), formaal=f"Formål {time}")
    valg = msgspec.structs.replace(MAANEDEN, stikproeve=True)
    foerst = [en.id for en in visninger.opslagskontrol(kontrollant, valg, nu=NU).linjer]
    igen = [en.id for en in visninger.opslagskontrol(kontrollant, valg, nu=NU + timedelta(hours=3)).linjer]
    assert len(foerst) == STIKPROEVE
    assert foerst == igen


def test_en_vurdering_gemmes_og_den_seneste_vises(sag: Sag, bo: Bruger, kontrollant: Bruger) -> None:
    opslag = slaa_op(bo, sag)
    with pytest.raises(UgyldigtInput, match="forklares"):
        kontroller_opslag(kontrollant, opslag.pk, udfald="spoerg", note=" ", nu=NU)
    kontroller_opslag(kontrollant, opslag.pk, udfald="spoerg", note="Bo skal forklare", nu=NU)
    kontroller_opslag(
        kontrollant, opslag.pk, udfald="i_orden", note="Telefonvagt", nu=NU + timedelta(hours=1)
    )
    (linje,) = visninger.opslagskontrol(kontrollant, MAANEDEN, nu=NU).linjer
    assert (linje.kontrol, linje.note) == ("i_orden", "Telefonvagt")
    assert Opslagskontrol.for_kommune(sag.kommune_id).count() == 2
    assert visninger.periodetal(kontrollant, MAANEDEN.fra, MAANEDEN.til).kontrolleret == 1


def test_borgeren_spoerger_og_faar_svar(
    sag: Sag, bo: Bruger, borger: Bruger, anden_borger: Bruger, kontrollant: Bruger
) -> None:
    opslag = slaa_op(bo, sag)
    with pytest.raises(AdgangNaegtet):
        spoerg_om_opslag(anden_borger, opslag.pk, tekst="Hvad er det?", nu=NU)
    with pytest.raises(UgyldigtInput):
        spoerg_om_opslag(borger, opslag.pk, tekst=" ", nu=NU)
    spoerg_om_opslag(borger, opslag.pk, tekst="Hvorfor?", nu=NU)
    with pytest.raises(IkkeMuligt):
        spoerg_om_opslag(borger, opslag.pk, tekst="Igen?", nu=NU)
    (spurgt,) = visninger.opslagskontrol(kontrollant, MAANEDEN, nu=NU).spoergsmaal
    assert (spurgt.tekst, spurgt.opslag.hvem) == ("Hvorfor?", "Bo Lund")
    with pytest.raises(AdgangNaegtet):
        svar_om_opslag(bo, spurgt.id, svar="Fordi", nu=NU)
    svar_om_opslag(kontrollant, spurgt.id, svar="Vi havde telefonvagt for hele byen.", nu=NU)
    (mit,) = visninger.mine_opslag(borger)
    assert (mit.spurgt, mit.svar) == (NU, "Vi havde telefonvagt for hele byen.")
    assert visninger.opslagskontrol(kontrollant, MAANEDEN, nu=NU).spoergsmaal == []
    assert "Bo Lund" not in msgspec.json.encode(visninger.mine_opslag(borger)).decode()
