"""Opfølgningens sider: skemaet trin for trin, arket til begge, kald om hjælp, tegn og rytme, listen og status."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse
from tests.kontor.conftest import DAG, Vej, kl

pytestmark = [pytest.mark.database, pytest.mark.django_db]

TRIVSEL = {"art": "ad_hoc", "dag": "2026-11-20", "form": "arbejdspladsen", "deltagere": ["borgeren", "lederen"],
           "trivsel_borger": "2", "borger_ord": "Fredag er hård", "trivsel_leder": "4", "kolleger": "3",
           "nyt": ["ny_leder"], "kun_kommunen": "Er bange for chefen"}  # fmt: skip
ARBEJDET = {
    "timer": "14",
    "intensitet": "62,5",
    "opgaver": "Pakke brød",
    "hensyn": "Pause hver time",
    "stoette": "",
}
MAAL = {"kapacitet_udnyttet": "nej", "kapacitet_grund": "Kunne tage en time mere"}
AFTALER = {"konklusion": "juster", "aftale": "Fredag flyttes til onsdag", "naeste": "2027-01-15",
           "aabning": "Gavekurve i december"}  # fmt: skip
TEAMET = (
    "borgeren",
    "beskæftigelsesområdet",
    "sundhedsområdet",
    "socialområdet",
    "regionens sundhedskoordinator",
)
TRIN = {"trivsel": TRIVSEL, "arbejdet": ARBEJDET, "maal": MAAL, "aftaler": AFTALER}


def _trin(nummer: str, trin: str) -> str:
    return reverse("kontor:opfoelgning_trin", args=[nummer, "job-1", trin])


def _udfyld(klient: Any, nummer: str, **andre: dict[str, Any]) -> Any:
    """Går skemaet igennem og giver svaret på det sidste «Gem»."""
    klient.get(reverse("kontor:sag", args=[nummer]), {"fra": "min-dag"})
    for udgave, (trin, felter) in enumerate((TRIN | andre).items()):
        svar = klient.post(_trin(nummer, trin), {**felter, "udgave": str(udgave), "handling": "videre"})
        assert svar.status_code == 302, svar.content.decode()
    side = klient.get(_trin(nummer, "gennemse"))
    version = side.content.decode().split('name="version" value="')[1].split('"')[0]
    return klient.post(_trin(nummer, "gennemse"), {"version": version, "handling": "gem"})


def _ark(sag: Any) -> Any:
    from fleksjob.sager.models import Opfoelgningsark

    return Opfoelgningsark.for_kommune(sag.kommune_id).filter(sag=sag).order_by("-pk").first()


def _tilstand(sag: Any) -> Any:
    from fleksjob.forloeb.tilstand import Person, tilstand
    from fleksjob.sager.models import Bruger
    from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

    bruger = Bruger.objects.get(username="karen")
    return tilstand(Person(sag.person.foedselsdato), sagens_haendelser(sag, bruger), pr=DAG)


def test_skemaet_er_udfyldt_med_vilkaarene_og_gemmer_hvert_trin(som: Any, sager: SimpleNamespace) -> None:
    klient, nummer = som("konsulent"), sager.job.sag.nummer
    klient.get(reverse("kontor:sag", args=[nummer]), {"fra": "min-dag"})
    side = klient.get(_trin(nummer, "arbejdet")).content.decode()
    assert 'name="timer" value="16"' in side
    assert 'name="intensitet" value="62,5"' in side
    klient.post(_trin(nummer, "trivsel"), {**TRIVSEL, "udgave": "0", "handling": "pause"})
    assert "Fortsæt opfølgningen" in klient.get(reverse("kontor:opfoelgning", args=[nummer])).content.decode()
    igen = klient.get(_trin(nummer, "trivsel")).content.decode()
    assert "Fredag er hård" in igen
    assert "Er bange for chefen" in igen
    assert _ark(sager.job.sag) is None


def test_to_der_skriver_i_samme_skema_skriver_ikke_over_hinanden(som: Any, sager: SimpleNamespace) -> None:
    nummer = sager.job.sag.nummer
    klient = som("konsulent")
    klient.get(reverse("kontor:sag", args=[nummer]), {"fra": "min-dag"})
    klient.post(_trin(nummer, "trivsel"), {**TRIVSEL, "udgave": "0", "handling": "videre"})
    klient = som("sagsbehandler")
    klient.get(reverse("kontor:sag", args=[nummer]), {"fra": "min-dag"})
    svar = klient.post(_trin(nummer, "trivsel"), {**TRIVSEL, "borger_ord": "Noget andet", "udgave": "0"})
    assert svar.status_code == 422
    tekst = svar.content.decode()
    assert "Amira Prøve har gemt i skemaet imens" in tekst
    assert "Noget andet" in tekst  # det skrevne er ikke tabt
    assert "Fredag er hård" in klient.get(_trin(nummer, "trivsel")).content.decode()


def test_opfoelgningen_bliver_en_haendelse_og_et_ark_med_foer_og_efter(
    som: Any, sager: SimpleNamespace
) -> None:
    sag = sager.job.sag
    svar = _udfyld(som("konsulent"), sag.nummer)
    ark = _ark(sag)
    assert svar.url == reverse("kontor:opfoelgningsark", args=[sag.nummer, ark.pk])
    en = _tilstand(sag).ansaettelser[0].opfoelgninger[-1]
    assert (en.konklusion, en.trivsel_borger, en.nyt, en.naeste) == (
        "juster",
        2,
        ("ny_leder",),
        date(2027, 1, 15),
    )
    assert en.kapacitet_udnyttet is False
    assert ark.svar["foer"]["timer"] == 16.0
    assert ark.svar["timer"] == 14.0
    side = som("konsulent").get(svar.url).content.decode()
    assert "Før: 16" in side
    assert "timer=14.0" in side  # vejen til at ændre vilkårene, med tallet udfyldt
    assert "Gavekurve i december" in side
    from fleksjob.sager.models import Opfoelgningskladde

    assert not Opfoelgningskladde.for_kommune(901).filter(faerdig__isnull=True).exists()


def test_det_der_kun_er_til_kommunen_ser_arbejdspladsen_ikke_og_konsulenten_kun_sit_eget(
    som: Any, sager: SimpleNamespace
) -> None:
    sag = sager.job.sag
    svar = _udfyld(som("konsulent"), sag.nummer)
    ark = _ark(sag)
    adr = reverse("selvbetjening:vores_hjaelp", args=[sag.pk, "job-1"])
    arbejdsgiver = som("arbejdsgiver").get(adr)
    assert arbejdsgiver.status_code == 200
    assert b"bange" not in arbejdsgiver.content
    assert (
        som("arbejdsgiver")
        .get(reverse("selvbetjening:vores_ark", args=[sag.pk, "job-1", ark.pk]))
        .status_code
        == 200
    )
    fastholder = som("fastholder")
    side = fastholder.get(svar.url, {"fra": "min-dag"}).content.decode()
    assert "Fredag er hård" in side
    assert "bange for chefen" not in side
    assert "kun de, der behandler sagen, kan læse" in side
    assert "bange for chefen" in som("sagsbehandler").get(svar.url, {"fra": "min-dag"}).content.decode()


def test_efter_to_et_halvt_aar_skal_betingelserne_vurderes_med_en_grund(
    som: Any, sager: SimpleNamespace
) -> None:
    klient, nummer = som("konsulent"), sager.job.sag.nummer
    klient.get(reverse("kontor:sag", args=[nummer]), {"fra": "min-dag"})
    klient.post(_trin(nummer, "trivsel"), {**TRIVSEL, "art": "30_mdr", "udgave": "0", "handling": "videre"})
    svar = klient.post(_trin(nummer, "aftaler"), {**AFTALER, "udgave": "1", "handling": "videre"})
    assert svar.status_code == 422
    assert "Efter 2½ år skal det vurderes. Vælg ja eller nej." in svar.content.decode()
    svar = klient.post(_trin(nummer, "aftaler"), {**AFTALER, "betingelser_opfyldt": "ja", "udgave": "1"})
    assert "Skriv kort hvorfor." in svar.content.decode()


def test_evne_der_ikke_bliver_brugt_kraever_en_grund(som: Any, sager: SimpleNamespace) -> None:
    klient, nummer = som("konsulent"), sager.job.sag.nummer
    klient.get(reverse("kontor:sag", args=[nummer]), {"fra": "min-dag"})
    svar = klient.post(_trin(nummer, "maal"), {"kapacitet_udnyttet": "nej", "udgave": "0"})
    assert "Skriv, hvorfor evnen ikke bliver brugt fuldt ud." in svar.content.decode()


def test_et_skema_kan_kasseres_uden_spor_i_sagen(som: Any, sager: SimpleNamespace) -> None:
    klient, sag = som("konsulent"), sager.job.sag
    klient.get(reverse("kontor:sag", args=[sag.nummer]), {"fra": "min-dag"})
    klient.post(_trin(sag.nummer, "trivsel"), {**TRIVSEL, "udgave": "0", "handling": "pause"})
    klient.post(_trin(sag.nummer, "trivsel"), {"handling": "kasser"})
    assert (
        "Hold opfølgning nu" in klient.get(reverse("kontor:opfoelgning", args=[sag.nummer])).content.decode()
    )
    assert _tilstand(sag).ansaettelser[0].opfoelgninger == ()


def test_tegn_og_rytme_vises_med_kilde_og_kan_slaas_fra(som: Any, sager: SimpleNamespace) -> None:
    vej, klient = sager.job, som("konsulent")
    side = klient.get(
        reverse("kontor:opfoelgning", args=[vej.sag.nummer]), {"fra": "min-dag"}
    ).content.decode()
    assert "De første seks måneder i jobbet" in side
    assert "Jobbet begyndte 1.10.2026" in side
    assert "Forslag: hvert kvartal" in side
    vej.tag("opfoelgningstegn_vurderet", DAG, ansaettelse="job-1", tegn="foerste_maaneder", gaelder=False,
            grund="Har været her før")  # fmt: skip
    vej.tag("opfoelgningsrytme_valgt", DAG, ansaettelse="job-1", uger=8, naeste=date(2027, 1, 15), snak_uger=4,
            grund="Aftalt med lederen")  # fmt: skip
    side = klient.get(reverse("kontor:opfoelgning", args=[vej.sag.nummer])).content.decode()
    assert "Slået fra: Har været her før." in side
    assert "hver 8. uge" in side
    assert "fordi Aftalt med lederen" in side
    assert "Uformel snak: hver måned" in side


def test_jobskifte_er_spaerret_foer_fem_aar_med_grunden(som: Any, sager: SimpleNamespace) -> None:
    side = (
        som("sagsbehandler")
        .get(reverse("kontor:opfoelgning", args=[sager.job.sag.nummer]), {"fra": "min-dag"})
        .content.decode()
    )
    assert "Kan ikke lade sig gøre nu." in side
    assert "kan ikke kræve jobskifte i et midlertidigt fleksjob før 1. oktober 2031" in side


def _job_fra(folk: SimpleNamespace, start: date) -> Vej:
    """En sag, hvor det midlertidige job begyndte for år tilbage."""
    vej = Vej(folk)
    vej.ny("erik", "Erik Enghave", date(2021, 1, 4))
    vej.tag("plan_paabegyndt", date(2021, 1, 5))
    vej.tag("plan_faerdig", date(2021, 2, 1))
    vej.tag("teammoede_afholdt", date(2021, 2, 10), deltagere=TEAMET)
    vej.tag("indstilling_afgivet", date(2021, 2, 10), indstilling="fleksjob")
    vej.tag(
        "afgoerelse_forberedt", date(2021, 2, 15), udfald="bevilget", begrundelse="Evnen er varigt nedsat."
    )
    vej.tag("afgoerelse_truffet", date(2021, 2, 16), folk.kollega)
    vej.tag(
        "fleksjob_bevilget", start - timedelta(days=3), virksomhed="Lageret", cvr="10150817", startdato=start
    )
    vej.tag("fleksjob_startet", start, ansaettelse="job-1", timer=10.0, intensitet=60.0, timeloen=180.0,
            fuldtidsloen=33000.0)  # fmt: skip
    return vej


def test_status_med_det_proevede_og_anbefalingen_gemmes_paa_arket(folk: SimpleNamespace) -> None:
    vej = _job_fra(folk, date(2022, 3, 1))
    vej.tag("status_udarbejdet", DAG, ansaettelse="job-1", konklusion="fortsat_fleksjob", proevet=("timer", "mentor"),
            anbefaling="forny", vurdering_ordinaert="Flere timer er prøvet to gange.")  # fmt: skip
    status = _tilstand(vej.sag).ansaettelser[0].status[-1]
    assert (status.proevet, status.anbefaling) == (("timer", "mentor"), "forny")
    ark = _ark(vej.sag)
    assert (ark.art, ark.svar["vurdering_ordinaert"]) == ("status", "Flere timer er prøvet to gange.")


def test_et_varigt_job_kan_ikke_anbefales_foer_40(folk: SimpleNamespace) -> None:
    from fleksjob.lov.kerne.fejl import UgyldigtInput
    from fleksjob.sager.models import Person

    vej = _job_fra(folk, date(2022, 3, 1))
    felter: dict[str, Any] = {"ansaettelse": "job-1", "konklusion": "fortsat_fleksjob", "anbefaling": "varig"}
    foedt = Person.for_kommune(901).filter(pk=vej.sag.person_id)
    foedt.update(foedselsdato=date(1987, 3, 2))
    with pytest.raises(UgyldigtInput, match="kræver, at man er fyldt 40"):
        vej.tag("status_udarbejdet", DAG, **felter)
    foedt.update(foedselsdato=date(1987, 3, 1))
    vej.tag("status_udarbejdet", DAG, **felter)
    assert _tilstand(vej.sag).ansaettelser[0].status[-1].anbefaling == "varig"


def test_en_sag_om_foertidspension_kan_rejses_foer_status(folk: SimpleNamespace, som: Any) -> None:
    vej = _job_fra(folk, date(2024, 3, 1))
    side = som("sagsbehandler").get(reverse("kontor:opfoelgning", args=[vej.sag.nummer]), {"fra": "min-dag"})
    assert "Rejs sag om førtidspension nu" in side.content.decode()
    vej.tag("pensionssag_rejst", DAG, ansaettelse="job-1", begrundelse="Kan kun klare to timer nu")
    t = _tilstand(vej.sag)
    assert t.ansaettelser[0].pensionssag == DAG
    assert t.fase == "i_fleksjob"  # jobbet løber videre
    noter = reverse("kontor:noter", args=[vej.sag.nummer])
    assert b"to timer nu" in som("sagsbehandler").get(noter, {"fra": "min-dag"}).content
    assert b"to timer nu" not in som("konsulent").get(noter, {"fra": "min-dag"}).content


def test_et_kald_besvares_og_lukkes_med_det_der_blev_lavet_om(
    sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.kommandoer import KOMMANDOER
    from fleksjob.sager.visninger.opfoelgning import kaldene

    vej = sager.job
    vej.sag = KOMMANDOER["hjaelp_oensket"](
        vej.sag.pk, folk.arbejdsgiver, nu=kl(DAG, 8), gyldig_fra=DAG, ansaettelse="job-1", emner=("tider",),
        ord_="Onsdag går ikke",
    )  # fmt: skip
    vej.tag("hjaelp_besvaret", DAG, folk.konsulent, hvordan="telefon", svar="Vi prøver torsdag")
    (kald,) = kaldene(folk.konsulent, vej.sag, _tilstand(vej.sag))
    assert (kald.timer, kald.i_tide, kald.svar) == (2, True, "Vi prøver torsdag")
    vej.tag("hjaelp_afsluttet", DAG, folk.konsulent, aendret=("tider",), hvad="Torsdag i stedet")
    (kald,) = kaldene(folk.konsulent, vej.sag, _tilstand(vej.sag))
    assert (kald.kald.aabent, kald.kald.aendret, kald.lukket) == (False, ("tider",), "Torsdag i stedet")


def test_listen_har_grupper_egne_og_hele_kommunens(
    som: Any, sager: SimpleNamespace, folk: SimpleNamespace
) -> None:
    from fleksjob.sager.models import Sag

    vej = sager.job
    Sag.for_kommune(901).filter(pk=vej.sag.pk).update(virksomhedskonsulent=folk.konsulent)
    liste = reverse("kontor:opfoelgninger")
    oftere = som("konsulent").get(liste, {"gruppe": "oftere"}).content.decode()
    assert "Anna Agerlund" in oftere
    assert "De første seks måneder i jobbet" in oftere
    assert "Ingen rytme valgt. Forslag: hvert kvartal" in oftere
    vej.sag.refresh_from_db()
    vej.tag("hjaelp_oensket", DAG, fra="arbejdsgiver", ansaettelse="job-1", emner=("tider",))
    assert "Anna Agerlund" in som("konsulent").get(liste, {"gruppe": "hjaelp"}).content.decode()
    kollegas = som("kollega").get(liste, {"gruppe": "hjaelp"}).content.decode()
    assert "Anna Agerlund" not in kollegas
    assert "Anna Agerlund" in som("kollega").get(liste, {"gruppe": "hjaelp", "hvis": "alle"}).content.decode()
    assert "Anna" not in som("kollega").get(liste, {"gruppe": "over", "hvis": "alle"}).content.decode()


def test_et_ark_fra_en_anden_sag_findes_ikke_i_ens_egen(som: Any, sager: SimpleNamespace) -> None:
    _udfyld(som("konsulent"), sager.job.sag.nummer)
    nr = _ark(sager.job.sag).pk
    for navn in ("opfoelgningsark", "opfoelgningsark_pdf"):
        klient = som("sagsbehandler")
        adr = reverse(f"kontor:{navn}", args=[sager.ledig.sag.nummer, nr])
        assert klient.get(adr, {"fra": "min-dag"}).status_code == 404
