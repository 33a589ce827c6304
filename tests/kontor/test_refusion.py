"""Den gamle ordning: krav om refusion set af to, rettelser som forskel, samme job eller nyt, og skiftet."""

from datetime import date
from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.kontor.conftest import Vej, kl

from fleksjob.forloeb.begreber import Ansaettelse, Vilkaar
from fleksjob.forloeb.ordningsskift import Oplyst, foer_og_efter
from fleksjob.forloeb.refusion import beregn_krav, kvartaler, kvartalet, kvartalets_foerste
from fleksjob.forloeb.udviklingsbegreber import Udvikling
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt

TAL: dict[str, float | None] = {
    "loen_time": 150.0, "bidrag_time": 15.0, "overenskomst_time": 140.0, "overenskomst_bidrag_time": 14.0,
    "timer_uge": 20.0, "refusionsdage": 0.0,
}  # fmt: skip
Q3, DAG = date(2026, 7, 1), date(2026, 11, 20)
NU = kl(DAG)


def gammelt(**felter: Any) -> Ansaettelse:
    standard: dict[str, Any] = {
        "startet": date(2008, 5, 1), "gammel_ordning": True, "udvikling": Udvikling(andel="halvdelen"),
        "vilkaar": (Vilkaar(date(2008, 5, 1), 25.0, 100.0, 165.0, 31_000.0),),
    }  # fmt: skip
    return Ansaettelse("job-1", **(standard | felter))


# --- Ren regning -------------------------------------------------------------------------------------------------


def test_et_helt_kvartal_i_haanden() -> None:
    """Halvdelen af 154 kr. i 20 timer i 13 uger: 77 × 260."""
    svar = beregn_krav(gammelt(), kvartalet(gammelt(), Q3, DAG), TAL, loft_time=400.0)
    assert svar.beloeb("tilskud") == Decimal("20020.00")


@pytest.mark.parametrize(
    ("felter", "foerste", "hvad"),
    [
        ({}, date(2026, 10, 1), "ikke gået endnu"),
        ({}, date(2026, 8, 1), "begynder 1. januar"),
        ({"ophoert": date(2026, 7, 1)}, Q3, "ikke i den gamle ordning"),
        ({"gammel_ordning": False}, Q3, "den nye ordning"),
    ],
)
def test_kvartaler_der_ikke_kan_soeges_for(felter: dict[str, Any], foerste: date, hvad: str) -> None:
    with pytest.raises(UgyldigtInput, match=hvad):
        kvartalet(gammelt(**felter), foerste, DAG)


def test_en_del_af_et_kvartal_regnes_i_uger_og_lige_til_jobbets_sidste_dag() -> None:
    job = gammelt(ophoert=date(2026, 8, 5))
    valgt = kvartalet(job, Q3, DAG)
    assert (valgt.fra, valgt.til, valgt.helt, valgt.uger) == (Q3, date(2026, 8, 5), False, 5.0)
    assert beregn_krav(job, valgt, TAL, loft_time=400.0).beloeb("tilskud") == Decimal("7700.00")


@given(st.dates(date(2013, 1, 1), date(2026, 12, 31)), st.dates(date(2005, 1, 1), date(2012, 12, 31)))
def test_kvartalerne_overlapper_aldrig_og_ligger_i_jobbet(pr: date, startet: date) -> None:
    job = gammelt(startet=startet)
    fundne = sorted(kvartaler(job, pr))
    for en in fundne:
        assert kvartalets_foerste(en.fra) == en.foerste
        assert startet <= en.fra < en.til <= pr
    for foer, nu in pairwise(fundne):
        assert foer.til <= nu.fra


@given(
    st.floats(80, 400), st.floats(0, 40), st.floats(1, 37), st.sampled_from(["halvdelen", "to-tredjedele"]),
    st.integers(0, 20),
)  # fmt: skip
def test_kravet_er_aldrig_over_broeken_og_aldrig_under_nul(
    loen: float, bidrag: float, timer: float, andel: str, dage: int
) -> None:
    oplyst = TAL | {
        "loen_time": loen,
        "bidrag_time": bidrag,
        "timer_uge": timer,
        "refusionsdage": float(dage),
    }
    if dage:
        oplyst |= {"timer_dag": 1.0, "refusion_dag": 5_000.0}
    job = gammelt(udvikling=Udvikling(andel=andel))
    try:
        svar = beregn_krav(job, kvartalet(job, Q3, DAG), oplyst, loft_time=250.0)
    except (UgyldigtInput, UgyldigeInput):
        assert dage > timer * 13
        return
    broek = Decimal(1) / 2 if andel == "halvdelen" else Decimal(2) / 3
    hoejst = broek * Decimal(str(min(loen + bidrag, 154.0, 250.0) * timer * 13))
    assert 0 <= svar.beloeb("tilskud") <= hoejst + Decimal("0.01") * Decimal(str(timer)) * 13 + 1


def test_uden_broek_regnes_der_ikke() -> None:
    job = gammelt(udvikling=Udvikling())
    with pytest.raises(UgyldigtInput, match="brøk"):
        beregn_krav(job, kvartalet(job, Q3, DAG), TAL, loft_time=400.0)


# --- Arkivet -----------------------------------------------------------------------------------------------------


@pytest.fixture
def villy(folk: SimpleNamespace) -> Vej:
    """Anna i et job fra 2008 hos firmaet med 12345674; brøken er registreret."""
    from fleksjob.forloeb import haendelser as h
    from fleksjob.sager.masseskrivning import NytForloeb, skriv_forloeb
    from fleksjob.sager.models import Person, Sag

    person = Person.for_kommune(folk.hjemme).get(navn="Anna Agerlund")
    om: dict[str, Any] = {"ansaettelse": "job-1", "virksomhed": "Værkstedet", "cvr": "12345674"}
    forloeb: list[Any] = [
        h.SagOprettet(gyldig_fra=date(2008, 1, 7)),
        h.Visiteret(gyldig_fra=date(2008, 4, 1), til="fleksjob"),
        h.FleksjobBevilget(gyldig_fra=date(2008, 4, 20), midlertidig=False, **om),
        h.FleksjobStartet(gyldig_fra=date(2008, 5, 1), timer=25.0, intensitet=100.0, timeloen=165.0,
                          fuldtidsloen=31_000.0, **om),
        h.TilskudsbroekOplyst(gyldig_fra=date(2013, 2, 1), ansaettelse="job-1", andel="halvdelen"),
    ]  # fmt: skip
    (nr,) = skriv_forloeb(
        folk.hjemme.pk,
        [NytForloeb("2008-00001", person.pk, person.foedselsdato, forloeb, folk.sagsbehandler.pk)],
    )
    vej = Vej(folk)
    vej.bruger, vej.sag = folk.sagsbehandler, Sag.for_kommune(folk.hjemme).get(pk=nr)
    return vej


def send(vej: Vej, bruger: Any, **oplyst: float) -> Any:
    from fleksjob.sager.kommandoer import send_refusionskrav

    return send_refusionskrav(vej.sag.pk, bruger, nu=NU, ansaettelse="job-1", kvartal=Q3, oplyst=TAL | oplyst)


def godkend(krav: Any, folk: SimpleNamespace) -> Any:
    from fleksjob.sager.kommandoer import efterse_refusionskrav, godkend_refusionskrav

    efterse_refusionskrav(folk.ydelse, krav.pk, nu=NU, loft_time=400.0)
    return godkend_refusionskrav(folk.leder, krav.pk, nu=NU)


arkiv = pytest.mark.django_db


@arkiv
@pytest.mark.database
def test_to_mennesker_og_forskellen_naar_et_kvartal_rettes(villy: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.visninger.refusion import godkendte_refusioner

    foerste = godkend(send(villy, folk.arbejdsgiver), folk)
    assert (foerste.tilskud, foerste.beloeb) == (Decimal("20020.00"), Decimal("20020.00"))
    op = godkend(send(villy, folk.arbejdsgiver, timer_uge=22.0), folk)
    assert (op.tilskud, op.beloeb) == (Decimal("22022.00"), Decimal("2002.00"))
    ned = godkend(send(villy, folk.arbejdsgiver, timer_uge=18.0), folk)
    assert (ned.tilskud, ned.beloeb) == (Decimal("18018.00"), Decimal("-4004.00"))
    assert [en.beloeb for en in godkendte_refusioner(folk.hjemme)] == [foerste.beloeb, op.beloeb, ned.beloeb]


@arkiv
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(10, 37), min_size=1, max_size=5))
def test_summen_af_forskelle_er_det_sidste_krav(villy: Vej, folk: SimpleNamespace, timer: list[int]) -> None:
    from django.db import transaction

    with transaction.atomic():
        beloeb, foer = [], None
        for t in timer:
            if t == foer:
                with pytest.raises(IkkeMuligt, match="er det samme"):
                    send(villy, folk.arbejdsgiver, timer_uge=float(t))
                continue
            skridt = godkend(send(villy, folk.arbejdsgiver, timer_uge=float(t)), folk)
            beloeb.append(skridt.beloeb)
            foer = t
        assert sum(beloeb) == Decimal(1001 * timer[-1])
        transaction.set_rollback(True)


@arkiv
def test_samme_krav_og_to_krav_paa_een_gang_afvises(villy: Vej, folk: SimpleNamespace) -> None:
    send(villy, folk.arbejdsgiver)
    with pytest.raises(IkkeMuligt, match=r"ligger allerede et krav for 3\. kvartal 2026"):
        send(villy, folk.arbejdsgiver, timer_uge=21.0)


@arkiv
def test_den_der_efterser_kan_ikke_godkende(villy: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer import efterse_refusionskrav, godkend_refusionskrav

    krav = send(villy, folk.arbejdsgiver)
    with pytest.raises(UgyldigtInput, match="højeste timeløn"):
        efterse_refusionskrav(folk.ydelse, krav.pk, nu=NU)
    with pytest.raises(IkkeMuligt, match="behandlet, siden du så det"):
        godkend_refusionskrav(folk.leder, krav.pk, nu=NU)
    efterse_refusionskrav(folk.ydelse, krav.pk, nu=NU, loft_time=400.0)
    with pytest.raises(IkkeMuligt, match="en anden skal godkende"):
        godkend_refusionskrav(folk.ydelse, krav.pk, nu=NU)
    for rolle in ("konsulent", "arbejdsgiver", "borger"):
        with pytest.raises(AdgangNaegtet):
            godkend_refusionskrav(getattr(folk, rolle), krav.pk, nu=NU)
    godkend_refusionskrav(folk.leder, krav.pk, nu=NU)
    with pytest.raises(IkkeMuligt):
        godkend_refusionskrav(folk.kollega, krav.pk, nu=NU)


@arkiv
def test_en_anden_virksomhed_og_en_anden_kommune_kan_intet(villy: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer import efterse_refusionskrav
    from fleksjob.sager.models import Bruger

    krav = send(villy, folk.arbejdsgiver)
    anden = Bruger.objects.create_user(
        "anden", None, navn="Anden", rolle="arbejdsgiver", kommune=folk.hjemme, virksomhed_cvr="10150817"
    )
    for bruger in (anden, folk.nabo, folk.konsulent):
        with pytest.raises(AdgangNaegtet):
            send(villy, bruger, timer_uge=30.0)
    with pytest.raises(AdgangNaegtet):
        efterse_refusionskrav(folk.nabo, krav.pk, nu=NU, loft_time=400.0)


@arkiv
def test_manglende_tal_siges_ved_felterne_paa_een_gang(villy: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.kommandoer import send_refusionskrav

    with pytest.raises(UgyldigeInput) as fejl:
        send_refusionskrav(villy.sag.pk, folk.arbejdsgiver, nu=NU, ansaettelse="job-1", kvartal=Q3,
                           oplyst={"refusionsdage": 3.0, "timer_uge": 20.0})  # fmt: skip
    assert {en.felt for en in fejl.value.fejl} == {
        "loen_time", "bidrag_time", "overenskomst_time", "overenskomst_bidrag_time", "timer_dag", "refusion_dag",
    }  # fmt: skip


@arkiv
def test_virksomhedens_sider_fra_mangler_til_rettet(villy: Vej, folk: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.kommandoer import send_refusionskrav_tilbage
    from fleksjob.sager.models import Refusionskrav

    klient = som("arbejdsgiver")
    assert "3. kvartal 2026</strong>: ikke sendt" in klient.get("/virksomhed/refusion/").content.decode()
    adr = f"/virksomhed/refusion/{villy.sag.pk}/job-1/2026/3/"
    tomt = klient.post(adr, {"rigtigt": "on"})
    assert (tomt.status_code, "Skriv timelønnen." in tomt.content.decode()) == (422, True)
    tal = {navn: str(x).replace(".", ",") for navn, x in TAL.items()} | {"rigtigt": "on"}
    assert klient.post(adr, tal).status_code == 302
    krav = Refusionskrav.for_kommune(folk.hjemme).get()
    assert (krav.nr, krav.cvr, krav.oplyst["timer_uge"]) == (1, "12345674", 20.0)
    send_refusionskrav_tilbage(folk.ydelse, krav.pk, nu=NU, grund="Timerne passer ikke med aftalen")
    assert "Timerne passer ikke med aftalen" in klient.get("/virksomhed/refusion/").content.decode()
    igen = klient.post(adr, tal)
    assert "er det samme som det, der er sendt tilbage" in igen.content.decode()
    assert klient.post(adr, tal | {"timer_uge": "18"}).status_code == 302
    assert klient.get(f"/virksomhed/refusion/{villy.sag.pk}/job-1/2026/4/").status_code == 404


@arkiv
def test_kommunens_sider_efterser_og_godkender(villy: Vej, folk: SimpleNamespace, som: Any) -> None:
    krav = send(villy, folk.arbejdsgiver)
    adr = reverse("kontor:refusion", args=[villy.sag.nummer, krav.pk])
    klient = som("ydelse")
    assert "Anna Agerlund" in klient.get(reverse("kontor:refusioner")).content.decode()
    assert "Kravet er i orden" in klient.get(adr, {"fra": "refusion"}).content.decode()
    uden = klient.post(adr, {"handling": "efterse"})
    assert (uden.status_code, "Slå årets højeste timeløn op" in uden.content.decode()) == (422, True)
    assert klient.post(adr, {"handling": "efterse", "loft_time": "400"}).status_code == 302
    assert "Du har efterset kravet" in klient.get(adr).content.decode()
    klient = som("leder")
    klient.get(adr, {"fra": "refusion"})
    assert klient.post(adr, {"handling": "godkend"}).status_code == 302
    tekst = klient.get(adr).content.decode()
    assert "20.020,00 kr. for kvartalet" in tekst
    assert "Lønloftet er ikke læst for årene efter 2024" in tekst
    assert som("borger").get(adr).status_code == 403


# --- Samme job, og skiftet ---------------------------------------------------------------------------------------


@arkiv
def test_et_nyt_job_siges_af_loven_og_afvigelsen_kraever_grund(villy: Vej) -> None:
    villy.tag("jobaendring_vurderet", date(2026, 11, 2), ansaettelse="job-1", aendring="skaanebehov-eller-timer",
              udfald="samme")  # fmt: skip
    with pytest.raises(UgyldigtInput) as fejl:
        villy.tag("jobaendring_vurderet", date(2026, 11, 2), ansaettelse="job-1", aendring="tjenestested",
                  andre_opgaver=True, udfald="samme")  # fmt: skip
    assert fejl.value.felt == "afvigelsesgrund"
    villy.tag("jobaendring_vurderet", date(2026, 11, 2), ansaettelse="job-1", aendring="tjenestested",
              andre_opgaver=True,
              udfald="samme", afvigelsesgrund="Opgaverne er i alt væsentligt de samme")  # fmt: skip


SKIFT: dict[str, Any] = {
    "ansaettelse": "job-1", "valgt": date(2026, 11, 3), "dokument": "Brev af 3. november", "timer": 25.0,
    "intensitet": 80.0, "timeloen": 165.0, "fuldtidsloen": 31_000.0,
}  # fmt: skip


def skift(vej: Vej, gyldig_fra: date = date(2026, 12, 1), **felter: Any) -> Any:
    from fleksjob.sager.kommandoer import skift_ordning

    return skift_ordning(vej.sag.pk, vej.bruger, forventet_version=vej.sag.version, nu=NU, gyldig_fra=gyldig_fra,
                         **(SKIFT | felter))  # fmt: skip


@arkiv
def test_skiftet_er_et_nyt_midlertidigt_job_og_tilskuddet_foelger_den_nye_ordning(
    villy: Vej, folk: SimpleNamespace
) -> None:
    from fleksjob.forloeb.tilstand import Person, tilstand
    from fleksjob.sager.maanedsregning import beregn_maaned
    from fleksjob.sager.visninger.sagsbillede import sagens_haendelser

    skift(villy)
    t = tilstand(
        Person(villy.sag.person.foedselsdato),
        sagens_haendelser(villy.sag, villy.bruger),
        pr=date(2026, 12, 31),
    )
    gammel, ny = t.ansaettelser
    assert (gammel.ophoert, gammel.ophoersaarsag, gammel.gammel_ordning) == (
        date(2026, 12, 1),
        "valgt_ny_ordning",
        True,
    )
    assert (ny.startet, ny.gammel_ordning, ny.udloeber) == (date(2026, 12, 1), False, date(2031, 12, 1))
    assert gammel.udvikling.valg is not None
    assert beregn_maaned(t, date(2026, 11, 1)) is None
    december = beregn_maaned(t, date(2026, 12, 1))
    assert december is not None
    assert december.udfald == "beregnet"


@arkiv
@pytest.mark.parametrize(
    ("felter", "felt"),
    [
        ({"dokument": " "}, "dokument"),
        ({"valgt": date(2026, 11, 21)}, "valgt"),
        ({"gyldig_fra": date(2026, 12, 2)}, "gyldig_fra"),
        ({"gyldig_fra": date(2026, 10, 1)}, "gyldig_fra"),
        ({"timer": 40.0, "intensitet": 100.0}, "timer"),
    ],
)
def test_intet_skift_uden_skriftligt_valg_og_paa_en_forkert_dag(
    villy: Vej, felter: dict[str, Any], felt: str
) -> None:
    foer = villy.sag.version
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        skift(villy, **felter)
    fundne = fejl.value.fejl if isinstance(fejl.value, UgyldigeInput) else (fejl.value,)
    assert [en.felt for en in fundne] == [felt]
    villy.sag.refresh_from_db()
    assert villy.sag.version == foer


@arkiv
def test_skiftet_sker_kun_een_gang(villy: Vej) -> None:
    villy.sag = skift(villy)
    with pytest.raises(IkkeMuligt, match="allerede valgt"):
        skift(villy)


@arkiv
def test_et_job_i_den_nye_ordning_kan_ikke_skifte(sager: SimpleNamespace) -> None:
    with pytest.raises(IkkeMuligt, match="den nye ordning"):
        skift(sager.job)


def test_foer_og_efter_i_haanden() -> None:
    """Nu: 20.000 kr. for 30 timer; halvdelen igen. Efter: 25 timer med 80 % er 20 betalte à 165 kr."""
    o = Oplyst(date(2024, 5, 1), 20_000.0, 30.0, 25.0, 80.0, 165.0, 31_000.0)
    fundet = foer_og_efter(gammelt(), o)
    assert fundet.borger_foer.i_alt == Decimal("20000.00")
    assert fundet.borger_efter.linjer[0][1] == Decimal("14300.00")
    assert fundet.firma_foer.i_alt == pytest.approx(Decimal(10_000), abs=Decimal(1))
    assert fundet.firma_efter.i_alt == Decimal("14300.00")
    assert fundet.borger == fundet.borger_efter.i_alt - Decimal("20000.00")
    assert any("fem år" in f for f in fundet.forbehold)
    with pytest.raises(UgyldigtInput, match="allerede i den nye"):
        foer_og_efter(msgspec.structs.replace(gammelt(), gammel_ordning=False), o)


@arkiv
def test_fanen_og_borgerens_side_viser_foer_og_efter_uden_at_vaelge(villy: Vej, som: Any) -> None:
    tal = {"loen_foer": "20000", "timer_foer": "30", "timer": "25", "intensitet": "80", "timeloen": "165",
           "fuldtidsloen": "31000", "loft_time": "400"}  # fmt: skip
    adr = reverse("kontor:ordning", args=[villy.sag.nummer])
    klient = som("sagsbehandler")
    tekst = klient.get(adr, {"fra": "refusion", "dato": "2026-11-01"} | tal).content.decode()
    assert "Borgeren får" in tekst
    assert "Medarbejderen koster arbejdsgiveren" in tekst
    klient = som("borger")
    svar = klient.get("/borger/ordning/", tal).content.decode()
    assert "Du ville få mere om måneden i den nye ordning" in svar
    assert "Valget skal være skriftligt" in svar
    foer = villy.sag.version
    villy.sag.refresh_from_db()
    assert villy.sag.version == foer


@arkiv
def test_en_borger_i_den_nye_ordning_har_ingen_side_om_skift(sager: SimpleNamespace, som: Any) -> None:
    assert som("borger").get("/borger/ordning/").status_code == 404
    assert reverse("kontor:ordning", args=[sager.job.sag.nummer])
