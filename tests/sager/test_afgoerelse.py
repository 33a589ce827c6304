"""Afgørelsen i arkivet: lovens svar skrives aldrig i hånden, grundlaget låses, og den anden person ser alt."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.sager.conftest import kl

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.visitationskrav import KRAV
from fleksjob.sager import kommandoer as k
from fleksjob.sager.afgoerelsesgrundlag import det_laaste, fingeraftryk
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.helbredsadgang import maa_se_helbred
from fleksjob.sager.kommandoer.vurder_betingelser import Vurderet
from fleksjob.sager.lagerdata import laes_haendelsesraekke
from fleksjob.sager.models import Afgoerelsesgrundlag, Bilag, Bruger, Dokument, Haendelse, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
DAG = date(2026, 11, 20)
NU = kl("2026-11-20")
ALT_OPFYLDT = {krav.kode: krav.svar[0].kode for krav in KRAV.values()}


@pytest.fixture
def klar(foer_til: Callable[[str], Sag]) -> Sag:
    """En sag, der er klar til afgørelse."""
    return foer_til("afgoerelse")


def vurder(sag: Sag, bruger: Bruger, **andet: str) -> Sag:
    """Alle betingelser på én gang."""
    vurderinger = [
        Vurderet(betingelse=kode, svar=svar, grund=f"Grund til {kode}")
        for kode, svar in (ALT_OPFYLDT | andet).items()
    ]
    return k.vurder_betingelser(
        sag.pk, bruger, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, vurderinger=vurderinger
    )


def forbered(sag: Sag, bruger: Bruger, **felter: Any) -> Sag:
    felter = {"udfald": "bevilget", "begrundelse": "Evnen er varigt nedsat."} | felter
    return k.forbered_afgoerelse(
        sag.pk, bruger, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, **felter
    )


def traef(sag: Sag, bruger: Bruger, **felter: Any) -> Sag:
    return k.traef_afgoerelse(sag.pk, bruger, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, **felter)


def sidste(sag: Sag) -> Any:
    data = (
        Haendelse.for_kommune(sag.kommune_id).filter(sag=sag).order_by("-nr").values_list("data", flat=True)
    )
    return laes_haendelsesraekke(f"[{data[0]}]")[0]


def bilag(sag: Sag, bruger: Bruger, *, helbred: bool) -> Bilag:
    return Bilag.objects.create(
        kommune_id=sag.kommune_id,
        sag_id=sag.pk,
        art="speciallaege",
        titel="Speciallægeerklæring",
        filnavn="a.pdf",
        mediatype="application/pdf",
        indhold=b"%PDF-",
        sha256="a" * 64,
        helbred=helbred,
        lagt_ind=NU,
        lagt_ind_af=bruger,
    )


def test_lovens_udfald_regnes_og_gemmes_med_sit_led(klar: Sag, anne: Bruger) -> None:
    udkast = sidste(forbered(vurder(klar, anne), anne))
    assert (udkast.udfald, udkast.regeludfald, udkast.regelgrund) == ("bevilget", "bevilget", "")
    assert udkast.afvigelsesgrund == ""


def test_lovens_udfald_kan_ikke_skrives_i_haanden(klar: Sag, anne: Bruger) -> None:
    with pytest.raises(TypeError, match="regeludfald"):
        forbered(klar, anne, regeludfald="bevilget")
    assert sidste(forbered(klar, anne)).regeludfald == ""


def test_et_andet_udfald_end_lovens_kraever_en_grund(klar: Sag, anne: Bruger) -> None:
    vurderet = vurder(klar, anne, varig="nej")
    with pytest.raises(UgyldigtInput, match=r"Reglerne peger på afslag.*begrænsningen er ikke varig") as fejl:
        forbered(vurderet, anne)
    assert fejl.value.felt == "afvigelsesgrund"
    with pytest.raises(UgyldigtInput, match="Reglerne peger på"):
        forbered(vurderet, anne, udfald="afslag", afslagsgrund="for_hoej")
    udkast = sidste(forbered(vurderet, anne, afvigelsesgrund="Ny attest, som endnu ikke er vurderet"))
    assert (udkast.regeludfald, udkast.regelgrund, udkast.udfald) == ("afslag", "ikke_varig", "bevilget")
    assert udkast.afvigelsesgrund == "Ny attest, som endnu ikke er vurderet"


@pytest.mark.parametrize(
    ("felter", "felt"),
    [
        ({"udfald": "afslag"}, "afslagsgrund"),
        ({"udfald": "afslag", "afslagsgrund": "fordi"}, "afslagsgrund"),
        ({"udfald": "bevilget", "afslagsgrund": "for_lav"}, "afslagsgrund"),
        ({"udfald": "andet"}, "andet_udfald"),
        ({"udfald": "bevilget", "andet_udfald": "afklaring"}, "andet_udfald"),
        ({"udfald": "andet", "andet_udfald": "ressourceforloeb"}, "andet_udfald"),
        ({"udfald": "afslag", "afslagsgrund": "for_lav", "opfoelgning": date(2026, 11, 1)}, "opfoelgning"),
    ],
)
def test_et_udfald_uden_det_der_hoerer_til_kan_ikke_skrives(
    klar: Sag, anne: Bruger, felter: dict[str, Any], felt: str
) -> None:
    foer = sidste(klar).id
    with pytest.raises(UgyldigtInput) as fejl:
        forbered(klar, anne, **felter)
    assert fejl.value.felt == felt
    assert sidste(klar).id == foer


def test_grundlaget_laases_med_papirer_vurderinger_og_fingeraftryk(klar: Sag, anne: Bruger) -> None:
    papir = bilag(klar, anne, helbred=True)
    sag = vurder(klar, anne)
    sag = k.vurder_betingelse(
        sag.pk, anne, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, betingelse="varig", svar="ja",
        grund="Speciallægen skriver, at det er varigt", bilag=[papir.pk],
    )  # fmt: skip
    udkast = sidste(forbered(sag, anne))
    laast = det_laaste(sag, anne, udkast.grundlag)
    assert laast is not None
    assert (laast.sha256, laast.uroert, laast.helbred, laast.laast_af) == (
        udkast.grundlag,
        True,
        True,
        "Anne Holm",
    )
    assert [(p.titel, p.sha256, p.brugt) for p in laast.papirer if p.slags == "bilag"] == [
        ("Speciallægeerklæring", "a" * 64, True)
    ]
    varig = next(en for en in laast.vurderinger if en["betingelse"] == "varig")
    assert varig["grund"] == "Speciallægen skriver, at det er varigt"
    assert laast.regler["udfald"] == "bevilget"
    assert {en["type"] for en in laast.sagens_skridt} >= {"plan_faerdig", "betingelse_vurderet"}


def test_grundlaget_er_det_samme_naar_der_kommer_mere_i_sagen(klar: Sag, anne: Bruger) -> None:
    sag = forbered(vurder(klar, anne), anne)
    aftryk = sidste(sag).grundlag
    bilag(sag, anne, helbred=False)
    laast = det_laaste(sag, anne, aftryk)
    assert laast is not None
    assert [p for p in laast.papirer if p.slags == "bilag"] == []
    raekke = Afgoerelsesgrundlag.for_bruger(anne).get(sha256=aftryk)
    assert fingeraftryk(raekke.indhold) == aftryk
    assert fingeraftryk(raekke.indhold + " ") != aftryk


def test_den_der_godkender_skal_kunne_se_det_den_foerste_byggede_paa(
    klar: Sag, anne: Bruger, bo: Bruger, leder: Bruger
) -> None:
    """Bo er i et andet team: han ser først sagens helbredspapirer, når et udkast venter på hans underskrift."""
    papir = bilag(klar, anne, helbred=True)
    sag = vurder(klar, anne)
    sag = k.vurder_betingelse(
        sag.pk, anne, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, betingelse="varig", svar="ja",
        grund="Speciallægen", bilag=[papir.pk],
    )  # fmt: skip
    sag = _tilbage(sag, leder)
    assert not maa_se_helbred(bo, sag)
    sag = forbered(sag, anne)
    assert maa_se_helbred(bo, Sag.for_bruger(bo).get(pk=sag.pk))
    assert sidste(traef(sag, bo)).godkendt_af == "bo"
    assert not maa_se_helbred(bo, Sag.for_bruger(bo).get(pk=sag.pk))


def test_man_kan_ikke_bygge_paa_et_papir_fra_en_anden_sag(klar: Sag, anden_sag: Sag, anne: Bruger) -> None:
    fremmed = bilag(anden_sag, anne, helbred=False)
    with pytest.raises(UgyldigtInput, match="ligger ikke i sagen"):
        k.vurder_betingelse(
            klar.pk, anne, forventet_version=klar.version, nu=NU, gyldig_fra=DAG, betingelse="varig", svar="ja",
            grund="x", bilag=[fremmed.pk],
        )  # fmt: skip


def test_det_trufne_er_det_forberedte(klar: Sag, anne: Bruger, leder: Bruger) -> None:
    sag = forbered(vurder(klar, anne, varig="nej"), anne, afvigelsesgrund="Ny attest", note="intern")
    udkast = sidste(sag)
    truffet = sidste(traef(sag, leder))
    for felt in (
        "udfald",
        "begrundelse",
        "regeludfald",
        "regelgrund",
        "afvigelsesgrund",
        "grundlag",
        "hjemmel",
    ):
        assert getattr(truffet, felt) == getattr(udkast, felt), felt
    assert (truffet.forberedt_af, truffet.godkendt_af) == ("anne", "lis")


def test_to_personer_ogsaa_naar_udkastet_sendes_tilbage(klar: Sag, anne: Bruger, leder: Bruger) -> None:
    sag = forbered(klar, anne)
    with pytest.raises(IkkeMuligt, match="selv forberedt"):
        traef(sag, anne)
    with pytest.raises(IkkeMuligt, match="selv forberedt"):
        _tilbage(sag, anne)
    with pytest.raises(UgyldigtInput, match="hvad der mangler"):
        _tilbage(sag, leder, " ")
    tilbage = _tilbage(sag, leder)
    assert sidste(tilbage).grund == "Begrundelsen mangler praktikken"
    assert tilbage.forberedt is None
    with pytest.raises(IkkeMuligt, match="ikke forberedt"):
        traef(tilbage, leder)
    assert traef(forbered(tilbage, anne), leder).fase == "ledig"


def _tilbage(sag: Sag, bruger: Bruger, grund: str = "Begrundelsen mangler praktikken") -> Sag:
    return k.send_afgoerelse_tilbage(
        sag.pk, bruger, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, grund=grund
    )


def test_et_svar_paa_hoeringen_efter_udkastet_sender_det_tilbage(
    klar: Sag, anne: Bruger, leder: Bruger, borger: Bruger
) -> None:
    sag = k.send_partshoering(
        klar.pk,
        anne,
        forventet_version=klar.version,
        nu=NU,
        gyldig_fra=DAG,
        frist=date(2026, 12, 4),
        om="Attesten",
    )
    sag = forbered(sag, anne, udfald="afslag", afslagsgrund="ikke_varig")
    sag = k.besvar_partshoering(
        sag.pk, borger, forventet_version=sag.version, nu=NU, gyldig_fra=DAG, svar="Jeg er uenig"
    )
    with pytest.raises(IkkeMuligt, match="svaret på høringen, efter at udkastet"):
        traef(sag, leder)
    sag = forbered(
        _tilbage(sag, leder),
        anne,
        udfald="afslag",
        afslagsgrund="ikke_varig",
        bemaerkninger="Vi har læst det",
    )
    assert sidste(traef(sag, leder)).bemaerkninger == "Vi har læst det"


def test_hoeringen_sender_et_brev_som_er_lukket_for_dem_der_ikke_behandler_sagen(
    klar: Sag, anne: Bruger, borger: Bruger
) -> None:
    sag = k.send_partshoering(
        klar.pk, anne, forventet_version=klar.version, nu=NU, gyldig_fra=DAG, frist=date(2026, 12, 4), om="Attesten",
        betingelser=["varig"], afslagsgrund="ikke_varig",
    )  # fmt: skip
    brev = Dokument.for_bruger(borger).get(sag=sag, art="partshoering")
    assert (brev.titel, brev.helbred, brev.kanal) == ("Vi vil gerne høre din mening", True, "digital")
    laengere = k.forlaeng_partshoering(
        sag.pk,
        anne,
        forventet_version=sag.version,
        nu=NU,
        gyldig_fra=DAG,
        frist=date(2026, 12, 18),
        grund="Syg",
    )
    titler = (
        Dokument.for_bruger(borger).filter(sag=laengere, art="partshoering").values_list("titel", flat=True)
    )
    assert set(titler) == {"Vi vil gerne høre din mening", "Du har fået længere tid til at svare"}
    with pytest.raises(UgyldigtInput, match=r"Vælg en dag efter 18\. december 2026"):
        k.forlaeng_partshoering(
            laengere.pk, anne, forventet_version=laengere.version, nu=NU, gyldig_fra=DAG, frist=date(2026, 12, 18),
            grund="Syg",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("felter", "felt"),
    [
        ({"betingelse": "hoejde"}, "betingelse"),
        ({"svar": "maaske"}, "svar"),
        ({"grund": "  "}, "grund"),
        ({"gyldig_fra": date(2027, 3, 1)}, "dato"),
        ({"betingelse": "tidlig_pension_brugt", "svar": "nej", "gyldig_fra": date(2020, 3, 1)}, "gyldig_fra"),
    ],
)
def test_en_vurdering_skal_passe_til_loven_den_dag(
    klar: Sag, anne: Bruger, felter: dict[str, Any], felt: str
) -> None:
    data = {"gyldig_fra": DAG, "betingelse": "varig", "svar": "ja", "grund": "Attest"} | felter
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        k.vurder_betingelse(klar.pk, anne, forventet_version=klar.version, nu=NU, **data)
    assert felt in str(getattr(fejl.value, "felt", "")) or felt in str(
        [e.felt for e in getattr(fejl.value, "fejl", ())]
    )
    assert sidste(klar).type != "betingelse_vurderet"


def test_alle_vurderinger_gemmes_eller_ingen(klar: Sag, anne: Bruger) -> None:
    foer = Haendelse.for_kommune(klar.kommune_id).filter(sag=klar).count()
    with pytest.raises(UgyldigtInput):
        k.vurder_betingelser(
            klar.pk, anne, forventet_version=klar.version, nu=NU, gyldig_fra=DAG,
            vurderinger=[
                Vurderet(betingelse="varig", svar="ja", grund="Attest"),
                Vurderet(betingelse="vaesentlig", svar="ja", grund=""),
            ],
        )  # fmt: skip
    assert Haendelse.for_kommune(klar.kommune_id).filter(sag=klar).count() == foer


def test_borgeren_kan_ikke_vurdere_sin_egen_sag(klar: Sag, borger: Bruger) -> None:
    """Hun må svare på høringer i netop den sag, men ikke vurdere den."""
    with pytest.raises(AdgangNaegtet):
        vurder(klar, borger)


def test_fleksjobbeviset_har_hensyn_og_samtykke_og_ingen_diagnosefelt(
    foer_til: Callable[[str], Sag], anne: Bruger, borger: Bruger
) -> None:
    sag = foer_til("ledig")
    sag = k.bed_om_fleksjobbevis(sag.pk, borger, forventet_version=sag.version, nu=NU, gyldig_fra=DAG)
    data: dict[str, Any] = {"forventet_version": sag.version, "nu": NU, "gyldig_fra": DAG}
    with pytest.raises(UgyldigtInput, match="godkendt, hvad der står"):
        k.udsted_fleksjobbevis(sag.pk, anne, **data, skaanehensyn=["Pauser"])
    with pytest.raises(UgyldigtInput, match="ét på hver linje"):
        k.udsted_fleksjobbevis(sag.pk, anne, **data, skaanehensyn=[" "], samtykke=True)
    givet = k.udsted_fleksjobbevis(sag.pk, anne, **data, skaanehensyn=["Pause hver time ", ""], samtykke=True)
    assert sidste(givet).skaanehensyn == ("Pause hver time",)
    assert "diagnose" not in sidste(givet).__struct_fields__
    assert Dokument.for_bruger(borger).filter(sag=givet, art="fleksjobbevis").count() == 1
