"""Lederens tal og holdets tavle: hvem ser dem, hvad der står, og at tavlen og målet siger det samme."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.kontor.conftest import CPR, DAG, Vej, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _egen_mappe(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path


def _klient(bruger: Any) -> Client:
    klient = Client()
    klient.force_login(bruger)
    return klient


def _venter_paa_laegen(folk: SimpleNamespace) -> Any:
    """En sag, hvor lægen blev bedt for længe siden; den kan bære et navn, der ikke må slippe ud."""
    vej = Vej(folk)
    vej.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    vej.tag("plan_paabegyndt", date(2026, 8, 5))
    return vej.tag(
        "dokument_rekvireret", date(2026, 8, 10), art="lae265", fra="Doktor Hemmelig Prøve, læge",
        svarfrist=date(2026, 9, 10),
    )  # fmt: skip


def test_tavlen_og_maalet_siger_det_samme_om_samme_arkiv(
    sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.indblik.svar import svar
    from fleksjob.sager.indblikskilde import mappe, opdater
    from fleksjob.sager.visninger.holdet import ventepunkter

    opdater(folk.hjemme.pk, kl(DAG))
    for team in ("", "Team Nord"):
        levende = [
            {"fase": en.fase, "hvem": en.hvem, "antal": en.antal, "over_frist": en.over_frist,
             "laengst": max(en.laengst, 0)}
            for en in ventepunkter(folk.leder, DAG, team)
        ]  # fmt: skip
        assert levende
        assert levende == list(svar(mappe(folk.hjemme.pk), "venter", DAG, team=team).raekker)


def test_tabellerne_foelger_arkivet_og_har_ingen_navne(folk: SimpleNamespace, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    from fleksjob.sager.indblikskilde import aendrede, mappe, opdater

    sag = _venter_paa_laegen(folk)
    assert aendrede(folk.hjemme.pk) == 1
    assert opdater(folk.hjemme.pk, kl(DAG)).omregnet == 1
    assert aendrede(folk.hjemme.pk) == 0
    sted = mappe(folk.hjemme.pk)
    alt = "".join(
        str(pq.read_table(fil).to_pylist()) for fil in sorted((sted / "udgaver").rglob("*.parquet"))
    )
    assert "laege" in alt
    for spor in ("Anna", "Agerlund", "Hemmelig", CPR["anna"], sag.nummer, "karen", "1984-03-05"):
        assert spor not in alt
    noegle = tmp_path / "indblik" / "noegle.txt"
    assert noegle.stat().st_mode & 0o077 == 0
    assert noegle.parent != sted


def test_en_flytning_til_et_andet_team_deler_intet_men_regnes_om(folk: SimpleNamespace) -> None:
    from fleksjob.sager.indblikskilde import aendrede, opdater
    from fleksjob.sager.models import Sag

    sag = _venter_paa_laegen(folk)
    opdater(folk.hjemme.pk, kl(DAG))
    Sag.for_kommune(folk.hjemme).filter(pk=sag.pk).update(team="Team Syd")
    assert aendrede(folk.hjemme.pk) == 1


def test_lederen_regner_tallene_og_laeser_dem(sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    klient = _klient(folk.leder)
    assert "Tallene er ikke regnet endnu" in klient.get(reverse("kontor:tal")).content.decode()
    assert klient.get(reverse("kontor:tal_maal", args=["timer"])).status_code == 302
    assert klient.get(reverse("kontor:tal_omraade", args=["udvikling"])).status_code == 302
    svar = klient.post(reverse("kontor:tal"), follow=True).content.decode()
    assert "Tallene er opdateret. 4 sager var ændret." in svar
    assert "Som sagerne så ud fredag den 20. november" in svar
    assert svar.count('class="tal-svar__tal"') == 5
    assert "Landets tabeller er ikke her, så der er ingen andre kommuner at sammenligne med." in svar
    assert "style=" not in svar
    assert (
        "Tallene er opdateret. 0 sager var ændret."
        in klient.post(reverse("kontor:tal"), follow=True).content.decode()
    )


def test_hvert_omraade_viser_sine_maal_og_hvert_maal_staar_et_sted(
    sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.indblik.maal import ALLE
    from fleksjob.kontor.tal_omraader import OMRAADER, omraader

    klient = _klient(folk.leder)
    klient.post(reverse("kontor:tal"))
    vist = []
    for en in omraader():
        svar = klient.get(reverse("kontor:tal_omraade", args=[en.kode])).content.decode()
        for kode in en.maal:
            assert f'href="{reverse("kontor:tal_maal", args=[kode])}"' in svar, kode
        vist += en.maal
        assert "style=" not in svar
    assert sorted(vist) == sorted(maal.kode for maal in ALLE)
    assert len(OMRAADER) == 6
    i_job = klient.get(reverse("kontor:tal_omraade", args=["i-fleksjob"])).content.decode()
    assert "1 person er i fleksjob. 100 % har højst 10 timer, 0 % højst 5." in i_job
    assert klient.get(reverse("kontor:tal_omraade", args=["findes-ikke"])).status_code == 404


def test_forsiden_regner_kun_de_fem_svar(
    sager: SimpleNamespace, folk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fleksjob.indblik import hovedsvar, svar as svar_

    klient = _klient(folk.leder)
    klient.post(reverse("kontor:tal"))
    spurgt: list[str] = []
    rigtig = svar_.svar

    def lyt(mappe: Path, kode: str, dag: date, **valg: Any) -> Any:
        spurgt.append(kode)
        return rigtig(mappe, kode, dag, **valg)

    monkeypatch.setattr(hovedsvar, "svar", lyt)
    klient.get(reverse("kontor:tal"))
    assert set(spurgt) == {"ledighedsydelse_nu", "tilgang_aar", "progression", "frister", "udbetalingskoe"}


def test_filen_skjuler_smaa_tal_men_siden_goer_ikke(sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    klient = _klient(folk.leder)
    assert klient.get(reverse("kontor:tal_fil", args=["timer", "csv"])).status_code == 404
    klient.post(reverse("kontor:tal"))
    fil = klient.get(reverse("kontor:tal_fil", args=["timer", "csv"]))
    assert fil["Content-Type"] == "text/csv; charset=utf-8"
    assert fil["Content-Disposition"] == 'attachment; filename="timer-2026-11-20.csv"'
    assert "6-10 timer;skjult;skjult;skjult" in fil.content.decode()
    for findes_ikke in (("findes-ikke", "csv"), ("timer", "xlsx")):
        assert klient.get(reverse("kontor:tal_fil", args=findes_ikke)).status_code == 404


def test_nabokommunens_sager_er_ikke_med(sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    from fleksjob.sager.indblikskilde import mappe, opdater

    assert opdater(folk.hjemme.pk, kl(DAG)).sager == 4
    assert opdater(folk.ude.pk, kl(DAG)).sager == 1
    assert mappe(folk.hjemme.pk) != mappe(folk.ude.pk)


def test_for_mange_aendrede_sager_overlades_til_kommandoen(
    sager: SimpleNamespace, folk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fleksjob.kontor.sider import tal

    monkeypatch.setattr(tal, "HOEJST_PAA_SIDEN", 2)
    svar = _klient(folk.leder).post(reverse("kontor:tal"), follow=True).content.decode()
    assert (
        "4 sager er ændret, og det tager for længe her. Bed driften køre «fleksjob indblik opdater»." in svar
    )
    assert "Tallene er ikke regnet endnu" in svar


def test_tavlen_viser_holdets_ventende_og_ikke_naboens(folk: SimpleNamespace) -> None:
    sag = _venter_paa_laegen(folk)
    svar = _klient(folk.sagsbehandler).get(reverse("kontor:holdet")).content.decode()
    assert "Team Nord</h1>" in svar
    assert "Læge, hospital og andre, der skriver om helbred" in svar
    for spor in ("Agerlund", "Hemmelig", CPR["anna"], sag.nummer):
        assert spor not in svar
    syd = _klient(folk.kollega).get(reverse("kontor:holdet")).content.decode()
    assert "Intet venter, og ingen frist forfalder inden 7 dage." in syd
    alle = _klient(folk.kollega).get(reverse("kontor:holdet"), {"team": ""}).content.decode()
    assert "Alle teams</h1>" in alle
    assert "Læge, hospital" in alle
    ukendt = _klient(folk.kollega).get(reverse("kontor:holdet"), {"team": "Team Nabo"}).content.decode()
    assert "Team Syd</h1>" in ukendt
    nabo = _klient(folk.nabo).get(reverse("kontor:holdet"), {"team": ""}).content.decode()
    assert "Læge, hospital" not in nabo


def test_siderne_henter_ikke_motoren_foer_de_aabnes() -> None:
    import subprocess
    import sys

    proeve = (
        "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'fleksjob.drift.indstillinger'; "
        "django.setup(); "
        "import fleksjob.kontor.urls, fleksjob.drift.kommandolinje; "
        "print(sorted({'ibis', 'duckdb', 'pandas'} & set(sys.modules)))"
    )
    svar = subprocess.run([sys.executable, "-c", proeve], capture_output=True, text=True, check=False)
    assert (svar.stdout, svar.stderr) == ("[]\n", "")


def test_kun_lederen_faar_tal_og_filer(sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    _klient(folk.leder).post(reverse("kontor:tal"))
    for bruger in (
        folk.sagsbehandler,
        folk.konsulent,
        folk.ydelse,
        folk.moedeleder,
        folk.borger,
        folk.arbejdsgiver,
    ):
        klient = _klient(bruger)
        assert klient.get(reverse("kontor:tal")).status_code == 403
        assert klient.post(reverse("kontor:tal")).status_code == 403
        for side in (
            reverse("kontor:tal_fil", args=["timer", "csv"]),
            reverse("kontor:tal_maal", args=["timer"]),
            reverse("kontor:tal_omraade", args=["i-fleksjob"]),
        ):
            svar = klient.get(side)
            assert svar.status_code == 403, side
            assert "6-10 timer" not in svar.content.decode()


def test_analytikeren_laeser_tal_uden_smaa_tal_og_uden_sager(
    sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    """Lederens side siger «1 person er i fleksjob»; det må analytikerens ikke, hverken i ord, tabel eller billede."""
    leder, analytiker = _klient(folk.leder), _klient(folk.analytiker)
    assert analytiker.post(reverse("kontor:tal")).status_code == 403
    leder.post(reverse("kontor:tal"))
    i_job = reverse("kontor:tal_omraade", args=["i-fleksjob"])
    hos_lederen = leder.get(i_job).content.decode()
    svar = analytiker.get(i_job).content.decode()
    assert "1 person er i fleksjob" in hos_lederen
    assert "1 person er i fleksjob" not in svar
    assert "Nogle af tallene er under 5 og skjult" in svar
    assert "Opdater tallene" not in svar
    assert reverse("kontor:holdet") not in svar
    et_maal = analytiker.get(reverse("kontor:tal_maal", args=["timer"])).content.decode()
    assert "1 person er i fleksjob" not in et_maal
    assert '6-10 timer</td><td class="tal">skjult' in et_maal
    forsiden = analytiker.get(reverse("kontor:tal")).content.decode()
    assert "Opdater tallene" not in forsiden
    assert reverse("kontor:holdet") not in forsiden
    fil = analytiker.get(reverse("kontor:tal_fil", args=["timer", "csv"]))
    assert "6-10 timer;skjult;skjult;skjult" in fil.content.decode()
    for navn in ("min_dag", "overblik", "holdet", "udviklinger", "lang_ledighed"):
        assert analytiker.get(reverse(f"kontor:{navn}")).status_code == 403, navn
    sag = analytiker.get(reverse("kontor:sag", args=[sager.job.sag.nummer]), {"fra": "tal"})
    assert sag.status_code == 403
    assert "Agerlund" not in sag.content.decode()
