"""«Vi har brug for hjælp»: knappen, svarmålet, og hvem der ser hvilke kald."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from tests.kontor.conftest import DAG, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def _kald(sag: Any) -> list[Any]:
    from fleksjob.sager.models import Hjaelpeord

    return list(Hjaelpeord.for_kommune(sag.kommune_id).filter(sag=sag, slags="kald").order_by("pk"))


def _pligt(sag: Any) -> Any:
    from fleksjob.sager.models import Pligt

    return Pligt.for_kommune(sag.kommune_id).filter(sag=sag, kode="hjaelp_svar").order_by("-frist").first()


def test_et_tryk_er_nok_og_uret_begynder(som: Any, sager: SimpleNamespace) -> None:
    sag = sager.job.sag
    adr = reverse("selvbetjening:vores_hjaelp", args=[sag.pk, "job-1"])
    side = som("arbejdsgiver").get(adr).content.decode()
    assert "inden for <strong>2 hverdage</strong>" in side
    assert "senest 24. november 2026" in side  # kaldet er en fredag
    assert "kommunens eget mål" in side
    assert som("arbejdsgiver").post(adr, {"emner": ["tider"]}).status_code == 302
    assert _pligt(sag).frist == date(2026, 11, 24)
    assert "senest 24. november 2026" in som("arbejdsgiver").get(adr).content.decode()
    assert [en.cvr for en in _kald(sag)] == ["12345674"]


def test_et_tomt_kald_siger_hvad_der_mangler_og_taber_ikke_nummeret(som: Any, sager: SimpleNamespace) -> None:
    adr = reverse("selvbetjening:min_hjaelp")
    svar = som("borger").post(adr, {"ring_til": "87000009"})
    assert svar.status_code == 422
    tekst = svar.content.decode()
    assert "Tryk på det, det handler om, eller skriv et par ord." in tekst
    assert 'value="87000009"' in tekst
    assert _kald(sager.job.sag) == []


def test_arbejdspladsen_ser_ikke_borgerens_kald_men_borgeren_ser_begges(
    som: Any, sager: SimpleNamespace
) -> None:
    sag = sager.job.sag
    assert (
        som("borger").post(reverse("selvbetjening:min_hjaelp"), {"ord_": "Chefen råber"}).status_code == 302
    )
    hos_os = reverse("selvbetjening:vores_hjaelp", args=[sag.pk, "job-1"])
    som("arbejdsgiver").post(hos_os, {"emner": ["ophoer"], "ord_": "Vi vil tale om timer"})
    firmaets = som("arbejdsgiver").get(hos_os).content.decode()
    assert "Vi vil tale om timer" in firmaets
    assert "Chefen råber" not in firmaets
    mine = som("borger").get(reverse("selvbetjening:min_hjaelp")).content.decode()
    assert "Chefen råber" in mine
    assert "Din arbejdsplads bad om hjælp." in mine
    assert "Vi overvejer at stoppe jobbet" in mine


def test_svaret_og_det_der_blev_lavet_om_kan_laeses_af_den_der_kaldte(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    adr = reverse("selvbetjening:min_hjaelp")
    som("borger").post(adr, {"emner": ["opgaver"]})
    sager.job.sag.refresh_from_db()
    from fleksjob.sager.kommandoer import afslut_hjaelp, svar_paa_hjaelp

    sag, om = sager.job.sag, {"nu": kl(DAG, 23), "gyldig_fra": DAG}
    sag = svar_paa_hjaelp(sag.pk, folk.konsulent, forventet_version=sag.version, hvordan="telefon",
                          svar="Vi finder andre opgaver", **om)  # fmt: skip
    afslut_hjaelp(sag.pk, folk.konsulent, forventet_version=sag.version, aendret=("opgaver",), **om)
    tekst = som("borger").get(adr).content.decode()
    assert "Vi finder andre opgaver" in tekst
    assert "Det er lavet om: andre opgaver." in tekst


def test_en_arbejdsgiver_kan_ikke_kalde_om_en_andens_ansatte(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    """Firmaet har ret til Annas job, men ikke til Bos sag eller til et job, der ikke findes."""
    for sag_id, job in (
        (sager.ledig.sag.pk, "job-1"),
        (sager.job.sag.pk, "job-2"),
        (sager.fremmed.sag.pk, "job-1"),
    ):
        adr = reverse("selvbetjening:vores_hjaelp", args=[sag_id, job])
        assert som("arbejdsgiver").get(adr).status_code == 404
        assert som("arbejdsgiver").post(adr, {"emner": ["tider"]}).status_code == 404
    assert _kald(sager.ledig.sag) == []


def test_uden_job_er_der_ingen_knap(som: Any, sager: SimpleNamespace, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Bruger

    folk.bo = Bruger.objects.create_user("bo", None, navn="Bo Brink", rolle="borger", kommune=folk.hjemme,
                                         person=sager.ledig.sag.person)  # fmt: skip
    tekst = som("bo").get(reverse("selvbetjening:min_hjaelp")).content.decode()
    assert "Bed om hjælp</button>" not in tekst
    assert "ringe til din sagsbehandler" in tekst


def test_lederens_guide_har_trivsel_foer_udvikling_og_advarslen_med_forbehold(
    som: Any, sager: SimpleNamespace
) -> None:
    tekst = som("arbejdsgiver").get(reverse("selvbetjening:samtaleguide")).content.decode()
    assert tekst.index("Trivsel først") < tekst.index("Når I trives sammen: udvikling")
    assert "kan være forskelsbehandling" in tekst
    assert "Lovens egen ordlyd er ikke læst" in tekst
