"""Fastholdelsens kommandoer: det, der kan skrives, hvem der kan, og fristen på listen, mens tiden går."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.sager.conftest import kl

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import kommandoer as k
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Bruger, Pligt, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
AFTALE: dict[str, str] = {
    "virksomhed": "Lageret",
    "grundlag": "saerlige_vilkaar",
    "aftale": "Aftale af 1. december 2025",
    "funktioner": "løft over 5 kg",
    "skaanehensyn": "ingen aftenvagter",
}


def kald(
    kommando: Callable[..., Sag], sag: Sag, bruger: Bruger, dag: str, nu: str = "", **felter: Any
) -> Sag:
    return kommando(
        sag.pk,
        bruger,
        forventet_version=sag.version,
        nu=kl(nu or dag),
        gyldig_fra=date.fromisoformat(dag),
        **felter,
    )


@pytest.fixture
def fastholdt(foer_til: Callable[[str], Sag], konsulent: Bruger) -> Sag:
    """En visiteret, hvis forløb på arbejdspladsen begyndte 1. december 2025, før sagen blev oprettet."""
    sag = foer_til("ledig")
    return kald(k.paabegynd_fastholdelse, sag, konsulent, "2025-12-01", nu="2026-10-01", **AFTALE)


def fristen(bruger: Bruger) -> Pligt:
    return Pligt.for_bruger(bruger).get(kode="fastholdelse_12_mdr")


def test_fristen_staar_aaben_paa_listen_til_de_tolv_maaneder_er_gaaet(fastholdt: Sag, anne: Bruger) -> None:
    pligt = fristen(anne)
    assert (pligt.frist, pligt.aaben, pligt.aaben_til) == (date(2026, 12, 1), True, date(2026, 12, 1))
    assert pligt.status_pr(date(2026, 11, 30)) == "kommende"
    assert pligt.status_pr(date(2026, 12, 1)) == "opfyldt"


def test_fleksjob_kan_foerst_bevilges_naar_maanederne_og_beviset_er_der(
    fastholdt: Sag, konsulent: Bruger, anne: Bruger
) -> None:
    job = {"virksomhed": "Lageret", "fastholdelse": True}
    with pytest.raises(IkkeMuligt, match=r"11 af de 12 måneder .* tidligst bevilges 1\. december 2026"):
        kald(k.bevilg_fleksjob, fastholdt, konsulent, "2026-11-30", **job)
    with pytest.raises(IkkeMuligt, match="ikke dokumenteret et reelt forsøg"):
        kald(k.bevilg_fleksjob, fastholdt, konsulent, "2026-12-01", **job)
    sag = kald(
        k.registrer_fastholdelsesskridt, fastholdt, konsulent, "2026-10-15", nu="2026-12-01",
        art="nedsat tid", dokumentation="Lønsedler juni til september", samtidig=True,
    )  # fmt: skip
    with pytest.raises(IkkeMuligt, match="Det er ikke vurderet"):
        kald(k.bevilg_fleksjob, sag, konsulent, "2026-12-01", **job)
    sag = kald(
        k.vurder_fastholdelse, sag, anne, "2026-12-01", reelt_forsoeg=True, udtoemt=True, begrundelse="Alt er prøvet"
    )  # fmt: skip
    sag = kald(k.bevilg_fleksjob, sag, konsulent, "2026-12-01", **job)
    assert sag.fase == "job_bevilget"


def test_uden_forloeb_kan_der_ikke_gives_fastholdelsesfleksjob(
    foer_til: Callable[[str], Sag], konsulent: Bruger, leder: Bruger
) -> None:
    sag = foer_til("ledig")
    with pytest.raises(IkkeMuligt, match="intet forløb er registreret"):
        kald(k.bevilg_fleksjob, sag, konsulent, "2026-10-05", virksomhed="Lageret", fastholdelse=True)
    sag = kald(
        k.soeg_undtagelse, sag, konsulent, "2026-10-05", akut_grund="blodprop", akut_bevis="udskrivning",
        formaalsloest_grund="kan ikke arbejde på stedet", formaalsloest_bevis="erklæring",
    )  # fmt: skip
    sag = kald(
        k.undtag_fastholdelse, sag, leder, "2026-10-05", grund="blodprop", akut=True, formaalsloest=True
    )
    sag = kald(k.bevilg_fleksjob, sag, konsulent, "2026-10-05", virksomhed="Lageret", fastholdelse=True)
    assert sag.fase == "job_bevilget"


def test_kun_den_der_godkender_kan_fravige(fastholdt: Sag, konsulent: Bruger) -> None:
    with pytest.raises(AdgangNaegtet):
        kald(
            k.undtag_fastholdelse,
            fastholdt,
            konsulent,
            "2026-10-05",
            grund="x",
            akut=True,
            formaalsloest=True,
        )


def test_begge_betingelser_for_at_fravige_skal_vaere_opfyldt(fastholdt: Sag, leder: Bruger) -> None:
    with pytest.raises(UgyldigtInput) as fejl:
        kald(k.undtag_fastholdelse, fastholdt, leder, "2026-10-05", grund="x", akut=True, formaalsloest=False)
    assert fejl.value.felt == "formaalsloest"
    with pytest.raises(UgyldigeInput) as begge:
        kald(
            k.undtag_fastholdelse, fastholdt, leder, "2026-10-05", grund="x", akut=False, formaalsloest=False
        )
    assert [f.felt for f in begge.value.fejl] == ["akut", "formaalsloest"]


@pytest.mark.parametrize("felt", ["funktioner", "skaanehensyn"])
def test_en_skriftlig_aftale_skal_have_sit_indhold(
    foer_til: Callable[[str], Sag], konsulent: Bruger, felt: str
) -> None:
    sag = foer_til("ledig")
    with pytest.raises(UgyldigtInput) as fejl:
        kald(k.paabegynd_fastholdelse, sag, konsulent, "2026-10-01", **(AFTALE | {felt: " "}))
    assert fejl.value.felt == felt
    uden = {"virksomhed": "Lageret", "grundlag": "sociale_kapitler"}
    sag = kald(k.paabegynd_fastholdelse, sag, konsulent, "2026-10-01", **uden)
    with pytest.raises(UgyldigeInput):
        kald(
            k.registrer_fastholdelsesskridt,
            sag,
            konsulent,
            "2026-10-02",
            art="aftale",
            dokumentation="Aftale",
        )


def test_grundlaget_er_et_af_de_to(foer_til: Callable[[str], Sag], konsulent: Bruger) -> None:
    with pytest.raises(UgyldigtInput, match="vælg sociale_kapitler eller saerlige_vilkaar"):
        kald(
            k.paabegynd_fastholdelse,
            foer_til("ledig"),
            konsulent,
            "2026-10-01",
            **(AFTALE | {"grundlag": "løst"}),
        )


def test_et_afsluttet_forloeb_lukker_fristen(fastholdt: Sag, konsulent: Bruger, anne: Bruger) -> None:
    kald(k.afslut_fastholdelse, fastholdt, konsulent, "2026-11-01", aarsag="opsagt")
    pligt = fristen(anne)
    assert (pligt.aaben, pligt.bortfaldet_den) == (False, date(2026, 11, 1))


def test_det_foerste_fleksjob_kan_ikke_vaere_varigt(
    foer_til: Callable[[str], Sag], konsulent: Bruger
) -> None:
    sag = foer_til("ledig")
    with pytest.raises(UgyldigtInput, match="Det første fleksjob er midlertidigt, uanset alder") as fejl:
        kald(k.bevilg_fleksjob, sag, konsulent, "2026-10-05", virksomhed="Lageret", midlertidig=False)
    assert fejl.value.felt == "midlertidig"
