"""Biblioteket af afsnit: det kan kun lægge til, alle kan foreslå, lederen bestemmer, og intet forsvinder."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.breve.test_afgoerelsesbrev import RAMME, tilstand

from fleksjob.breve.afgoerelsesbrev import fra_tilstand
from fleksjob.breve.afsnitsfelter import FELTER, kraev_kendte, udfyld, uudfyldte
from fleksjob.breve.laesbarhed import laesbarhed
from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.sager import afsnit
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, UforanderligRaekke
from fleksjob.sager.models import Afsnitsversion, Bruger, Kommune, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TEKST = "Du må altid tage en med, når vi taler sammen."
_TEGN = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="{}")


def skriv(bruger: Bruger, nu: datetime, tekst: str = TEKST, **andet: Any) -> Afsnitsversion:
    felter: dict[str, Any] = {"slags": "frit", "situation": "", "titel": "Tag en med", "tekst": tekst} | andet
    return afsnit.foreslaa(bruger, nu=nu, **felter)


def i_brug(kommune: Kommune) -> list[str]:
    return [en.tekst for en in afsnit.i_brug(kommune.pk)]


def test_sagsbehandlerens_er_et_forslag_til_lederen_godkender(
    anne: Bruger, leder: Bruger, kommune: Kommune, nu: datetime
) -> None:
    forslag = skriv(anne, nu)
    assert (forslag.handling, forslag.noegle, i_brug(kommune)) == ("forslag", "tag-en-med", [])
    with pytest.raises(AdgangNaegtet, match="Kun lederen"):
        afsnit.afgoer_forslag(anne, forslag.noegle, forslag.nr, godkend=True, nu=nu)
    afsnit.afgoer_forslag(leder, forslag.noegle, forslag.nr, godkend=True, nu=nu)
    assert i_brug(kommune) == [TEKST]
    with pytest.raises(IkkeMuligt, match="allerede afgjort"):
        afsnit.afgoer_forslag(leder, forslag.noegle, forslag.nr, godkend=True, nu=nu)


def test_en_afvisning_har_en_grund_og_forslaget_kan_stadig_laeses(
    anne: Bruger, leder: Bruger, kommune: Kommune, nu: datetime
) -> None:
    skriv(anne, nu)
    with pytest.raises(UgyldigtInput, match="hvorfor forslaget afvises"):
        afsnit.afgoer_forslag(leder, "tag-en-med", 1, godkend=False, nu=nu)
    afsnit.afgoer_forslag(leder, "tag-en-med", 1, godkend=False, nu=nu, bemaerkning="Vi har ét i forvejen.")
    historie = [(en.handling, en.af.navn, en.bemaerkning) for en in afsnit.historien(anne, "tag-en-med")]
    assert historie == [("forslag", "Anne Holm", ""), ("afvist", "Lis Krog", "Vi har ét i forvejen.")]
    assert i_brug(kommune) == []


def test_versioner_bliver_liggende_og_kan_hentes_tilbage(
    leder: Bruger, kommune: Kommune, nu: datetime
) -> None:
    skriv(leder, nu)
    skriv(leder, nu + timedelta(days=1), "Du må gerne tage en ven med.", noegle="tag-en-med")
    assert i_brug(kommune) == ["Du må gerne tage en ven med."]
    afsnit.tag_ud(leder, "tag-en-med", nu=nu, bemaerkning="Bruges ikke.")
    assert i_brug(kommune) == []
    assert afsnit.tilstanden(leder, "tag-en-med").taget_ud
    afsnit.hent_tilbage(leder, "tag-en-med", 1, nu=nu)
    assert i_brug(kommune) == [TEKST]
    with pytest.raises(IkkeMuligt, match="gælder allerede"):
        afsnit.hent_tilbage(leder, "tag-en-med", 1, nu=nu)
    handlinger = [en.handling for en in afsnit.historien(leder, "tag-en-med")]
    assert handlinger == ["godkendt", "godkendt", "trukket", "godkendt"]
    with pytest.raises(UforanderligRaekke):
        Afsnitsversion.for_kommune(kommune).update(tekst="omskrevet")


@pytest.mark.parametrize(("andet", "felt", "besked"), [
    ({"tekst": "Kære {fornavn}, hej med dig."}, "tekst", "Feltet {fornavn} findes ikke. Du kan bruge {navn}, "),
    ({"tekst": "Kære {navn, hej med dig."}, "tekst", "Der står en løs { eller }."),
    ({"tekst": "Du kan klage til og med fredag."}, "tekst", "hører til det, loven kræver"),
    ({"tekst": "Vi har afgjort, at du får fleksjob."}, "tekst", "hører til det, loven kræver"),
    ({"tekst": "Det gælder 650170-1234 i dag."}, "tekst", "aldrig et CPR-nummer"),
    ({"tekst": "Kort"}, "tekst", "10 til 3.000 tegn"),
    ({"titel": "Ad"}, "titel", "3 til 80 tegn"),
    ({"slags": "roman"}, "slags", "hvilken slags brev"),
])  # fmt: skip
def test_det_forkerte_afvises_med_det_rigtige(
    andet: dict[str, Any], felt: str, besked: str, leder: Bruger, nu: datetime
) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        skriv(leder, nu, **andet)
    alle: tuple[Any, ...] = getattr(fejl.value, "fejl", (fejl.value,))
    assert [(en.felt, besked in en.besked) for en in alle] == [(felt, True)]


def test_en_anden_kommune_ser_ikke_biblioteket(
    anne: Bruger, leder: Bruger, anden_kommune: Kommune, bruger_i: Any, nu: datetime
) -> None:
    """Naboens leder har sit eget bibliotek, med den samme nøgle."""
    skriv(leder, nu)
    nabo = bruger_i(anden_kommune, Rolle.LEDER, "nabo")
    assert afsnit.biblioteket(nabo) == []
    with pytest.raises(AdgangNaegtet):
        afsnit.tilstanden(nabo, "tag-en-med")
    skriv(nabo, nu, "Naboens egen tekst, som er en anden.")
    afsnit.tag_ud(nabo, "tag-en-med", nu=nu, bemaerkning="Væk")
    assert [en.noegle for en in afsnit.biblioteket(anne) if en.gaelder] == ["tag-en-med"]


# --- Det, loven kræver, kan ikke røres --------------------------------------------------------------------


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    tekster=st.lists(st.text(_TEGN, min_size=10, max_size=200), max_size=3),
    udfald=st.sampled_from(["bevilget", "afslag"]),
)
def test_intet_i_biblioteket_kan_fjerne_det_loven_kraever(
    tekster: list[str], udfald: str, sag: Sag, leder: Bruger, nu: datetime
) -> None:
    """Uanset hvad biblioteket rummer, står afgørelse, begrundelse, bestemmelse og klagevejledning uændret i brevet."""
    uden = fra_tilstand(tilstand(udfald), ramme=RAMME, grund=next(iter(AFSLAGSGRUNDE)))
    for nr, tekst in enumerate(tekster):
        try:
            skriv(leder, nu, tekst, slags="afgoerelse", titel=f"Afsnit {nr}")
        except (UgyldigtInput, UgyldigeInput):
            continue
    med = replace(uden, tillaeg=afsnit.tillaeg(sag, slags="afgoerelse", situation="afslag", dag=nu.date()))
    assert (med.titel, med.indledning, med.hjemmel, med.klage) == (
        uden.titel, uden.indledning, uden.hjemmel, uden.klage,
    )  # fmt: skip
    assert [en for en in med.afsnit if en not in med.tillaeg] == [
        en for en in uden.afsnit if en not in med.tillaeg
    ]
    assert all(en in med.afsnit for en in uden.afsnit)


def test_et_felt_sagen_ikke_kender_kommer_ikke_i_et_brev_huset_selv_skriver(
    sag: Sag, leder: Bruger, nu: datetime
) -> None:
    skriv(leder, nu, "Ring til os på {telefon}, hvis du er i tvivl.", slags="afgoerelse", titel="Ring")
    skriv(leder, nu, "Vi ses {dag} i {sted}, som vi talte om.", slags="afgoerelse", titel="Vi ses")
    skriv(leder, nu, "Kære {navn}, her er svaret.", slags="afgoerelse", titel="Kære", situation="afslag")

    def ved(situation: str) -> list[Any]:
        return list(afsnit.tillaeg(sag, slags="afgoerelse", situation=situation, dag=date(2026, 11, 20)))

    assert ([en.overskrift for en in ved("afslag")], ved("bevilling")) == (["Kære"], [])
    Bruger.for_kommune(sag.kommune_id).filter(navn="Anne Holm").update(telefon="70 10 10 11")
    (ring,) = ved("bevilling")
    assert ring.tekster == ("Ring til os på 70 10 10 11, hvis du er i tvivl.",)


# --- Felter, forskelle og læsbarhed -----------------------------------------------------------------------


@given(st.lists(st.sampled_from([felt.navn for felt in FELTER]), max_size=6))
def test_alle_kendte_felter_taales_og_udfyldes(navne: list[str]) -> None:
    tekst = " og ".join(f"{{{navn}}}" for navn in navne)
    kraev_kendte("tekst", tekst)
    assert uudfyldte(tekst) == list(dict.fromkeys(navne))
    assert udfyld(tekst, dict.fromkeys(navne, "x")) == " og ".join("x" for _ in navne)


@given(foer=st.text(max_size=120), efter=st.text(max_size=120))
def test_en_forskel_gemmer_begge_tekster(foer: str, efter: str) -> None:
    stykker = afsnit.forskel(foer, efter)
    assert "".join(en.tekst for en in stykker if en.art != "nyt") == foer
    assert "".join(en.tekst for en in stykker if en.art != "ud") == efter


def test_en_forskel_laeses_som_et_skift_og_ikke_ord_for_ord() -> None:
    stykker = afsnit.forskel("Vi ringer til dig i morgen.", "Vi skriver til dig på fredag.")
    assert [(en.art, en.tekst) for en in stykker if en.art != "samme"] == [
        ("ud", "ringer"), ("nyt", "skriver"), ("ud", "i morgen."), ("nyt", "på fredag."),
    ]  # fmt: skip


def test_raadet_om_sproget_er_et_raad() -> None:
    let = laesbarhed("Vi ringer til dig i morgen. Så taler vi om, hvad du kan. Du må tage en med.")
    assert (let.raad, let.lange) == ("Brevet er let at læse.", ())
    lang = f"Vi skal hermed meddele dig, at {'kommunen på baggrund af en samlet vurdering ' * 4} har besluttet det."
    assert laesbarhed(lang).raad.startswith("Én sætning er på over 20 ord.")
    assert laesbarhed("Hej.").raad == ""
    forkortet = "Efter § 7, stk. 2, skal du svare senest den 3. december, kl. 10. Ring, hvis du er i tvivl."
    assert laesbarhed(forkortet).lange == ()
