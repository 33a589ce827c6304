"""Breve under arbejde: gemt i udgaver, set før afsendelse, og sendt præcis én gang."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

import pytest

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import udkast
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Brevudkast, Bruger, Dokument, Kommune, Postkoe, Sag
from fleksjob.sager.udkast import Brevtekst, Del

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def tekst(indhold: str = "Vi mangler din lønseddel.", **andet: Any) -> Brevtekst:
    felter: dict[str, Any] = {"slags": "frit", "titel": "Vi mangler noget", "kanal": "digital"} | andet
    return Brevtekst(dele=[Del(overskrift="", tekst=indhold, fra="")], **felter)


def test_det_der_sendes_er_det_der_blev_set_byte_for_byte(sag: Sag, anne: Bruger, nu: datetime) -> None:
    gemt = udkast.gem_udkast(anne, sag, tekst(), nu=nu)
    set_ = udkast.som_pdf(sag, udkast.teksten(gemt), dag=nu.date())
    brev = udkast.send_udkast(anne, sag, gemt.noegle, nr=gemt.nr, nu=nu)
    assert (bytes(brev.pdf), brev.sha256) == (set_, sha256(set_).hexdigest())
    assert brev.kanal == "digital"


def test_at_sende_to_gange_giver_et_brev(sag: Sag, anne: Bruger, nu: datetime) -> None:
    gemt = udkast.gem_udkast(anne, sag, tekst(), nu=nu)
    foerste = udkast.send_udkast(anne, sag, gemt.noegle, nr=1, nu=nu)
    assert udkast.send_udkast(anne, sag, gemt.noegle, nr=1, nu=nu).pk == foerste.pk
    assert Dokument.for_bruger(anne).filter(art="frit").count() == 1
    assert Postkoe.for_bruger(anne).count() == 1


def test_kun_den_udgave_man_har_set_kan_sendes(sag: Sag, anne: Bruger, bo: Bruger, nu: datetime) -> None:
    gemt = udkast.gem_udkast(anne, sag, tekst(), nu=nu)
    udkast.gem_udkast(bo, sag, tekst("Noget helt andet."), nu=nu, noegle=gemt.noegle)
    with pytest.raises(IkkeMuligt, match="ændret, siden du så det"):
        udkast.send_udkast(anne, sag, gemt.noegle, nr=1, nu=nu)
    assert [en.nr for en in Brevudkast.for_bruger(anne).order_by("nr")] == [1, 2]


def test_et_felt_der_ikke_er_udfyldt_kan_ikke_sendes(sag: Sag, anne: Bruger, nu: datetime) -> None:
    gemt = udkast.gem_udkast(anne, sag, tekst("Vi ses {dag} i {sted}."), nu=nu)
    with pytest.raises(IkkeMuligt, match=r"Udfyld \{dag\}, \{sted\}, før brevet sendes"):
        udkast.send_udkast(anne, sag, gemt.noegle, nr=1, nu=nu)


def test_et_annulleret_brev_sendes_ikke_og_et_sendt_rettes_ikke(sag: Sag, anne: Bruger, nu: datetime) -> None:
    gemt = udkast.gem_udkast(anne, sag, tekst(), nu=nu)
    udkast.annuller_udkast(anne, sag, gemt.noegle, nu=nu)
    with pytest.raises(IkkeMuligt, match="annulleret"):
        udkast.send_udkast(anne, sag, gemt.noegle, nr=2, nu=nu)
    andet = udkast.gem_udkast(anne, sag, tekst(), nu=nu)
    udkast.send_udkast(anne, sag, andet.noegle, nr=1, nu=nu)
    with pytest.raises(IkkeMuligt, match="er sendt og kan ikke ændres"):
        udkast.gem_udkast(anne, sag, tekst(), nu=nu, noegle=andet.noegle)
    assert udkast.aabne_udkast(anne, sag, nu=nu) == ([], 0)


@pytest.mark.parametrize(("andet", "felt"), [
    ({"titel": " "}, "titel"), ({"slags": "roman"}, "slags"), ({"kanal": "brevdue"}, "kanal"),
    ({"indhold": "  "}, "tekst"),
])  # fmt: skip
def test_et_ufaerdigt_brev_gemmes_ikke(
    andet: dict[str, Any], felt: str, sag: Sag, anne: Bruger, nu: datetime
) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        udkast.gem_udkast(anne, sag, tekst(**andet), nu=nu)
    alle: tuple[Any, ...] = getattr(fejl.value, "fejl", (fejl.value,))
    assert [en.felt for en in alle] == [felt]
    assert Brevudkast.for_bruger(anne).count() == 0


def test_helbred_i_et_brev_ses_kun_af_dem_der_maa(
    sag: Sag, anne: Bruger, konsulent: Bruger, nu: datetime
) -> None:
    """Konsulenten har ret til sagen og til et andet udkast i den."""
    hemmeligt = udkast.gem_udkast(anne, sag, tekst(helbred=True), nu=nu)
    almindeligt = udkast.gem_udkast(anne, sag, tekst("Intet om helbred her."), nu=nu)
    synlige, skjulte = udkast.aabne_udkast(konsulent, sag, nu=nu)
    assert ([en.noegle for en in synlige], skjulte) == ([almindeligt.noegle], 1)
    with pytest.raises(AdgangNaegtet):
        udkast.udkastet(konsulent, sag, hemmeligt.noegle, nu=nu)
    with pytest.raises(UgyldigtInput, match="ikke adgang til helbredsoplysninger"):
        udkast.gem_udkast(konsulent, sag, tekst(helbred=True), nu=nu)


def test_en_anden_kommune_og_en_anden_sag_har_ingen_adgang(
    sag: Sag,
    anden_sag: Sag,
    anne: Bruger,
    anden_kommune: Kommune,
    bruger_i: Callable[..., Bruger],
    nu: datetime,
) -> None:
    gemt = udkast.gem_udkast(anne, sag, tekst(), nu=nu)
    fremmed = bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "fremmed")
    with pytest.raises(AdgangNaegtet):
        udkast.gem_udkast(fremmed, sag, tekst(), nu=nu)
    with pytest.raises(AdgangNaegtet):
        udkast.udkastet(fremmed, sag, gemt.noegle, nu=nu)
    with pytest.raises(AdgangNaegtet):
        udkast.udkastet(anne, anden_sag, gemt.noegle, nu=nu)


def test_borgeren_ser_foerst_brevet_naar_det_er_sendt(
    sag: Sag, anne: Bruger, borger: Bruger, nu: datetime
) -> None:
    gemt = udkast.gem_udkast(anne, sag, tekst(), nu=nu)
    assert list(Brevudkast.for_bruger(borger)) == []
    assert list(Dokument.for_bruger(borger)) == []
    brev = udkast.send_udkast(anne, sag, gemt.noegle, nr=1, nu=nu)
    assert [en.pk for en in Dokument.for_bruger(borger)] == [brev.pk]
