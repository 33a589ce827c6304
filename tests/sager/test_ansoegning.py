"""Sagens begyndelse: alle kan søge, alle får svar, og borgeren kan få sin sag afgjort på det, der ligger i den."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st
from tests.sager.conftest import kl

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.foreliggende import foreliggende
from fleksjob.forloeb.pligter import Pligt, pligter
from fleksjob.forloeb.skridt import skridtet
from fleksjob.forloeb.tilstand import Fase, Person, Tilstand, tilstand
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.ansoegning import EMNER, aldersoplysning, ydelsesnavn
from fleksjob.sager import kommandoer as k, lager
from fleksjob.sager.ansoegninger import Egetsvar
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.models import Ansoegning, Bruger, Dokument, Kommune, Sag

pytestmark = [pytest.mark.database, pytest.mark.django_db]
ORD = [Egetsvar("Hvorfor søger du?", "Jeg kan ikke klare fuld tid.")]
DAG = date(2026, 11, 20)


def lever(t: Tilstand, kode: str) -> list[Pligt]:
    return [en for en in pligter(t) if en.kode == kode and en.status in ("kommende", "overskredet")]


def laes(sag: Sag, bruger: Bruger, nu: datetime) -> Tilstand:
    return lager.hent_nyeste(sag.pk, bruger, nu=nu).tilstand()


def tag(kommando: Callable[..., Sag], sag: Sag, hvem: Bruger, nu: datetime, **felter: Any) -> Sag:
    return kommando(sag.pk, hvem, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), **felter)


@pytest.fixture
def uger(kommune: Kommune) -> int:
    kommune.behandlingsuger = 13
    kommune.save()
    return 13


# --- At søge ----------------------------------------------------------------------------------------------


def test_borgeren_uden_sag_soeger_og_faar_en_sag_en_pligt_og_en_kvittering(
    kommune: Kommune, uger: int, person_i: Any, bruger_i: Any, nu: datetime
) -> None:
    person = person_i(kommune)
    ida = _borger(kommune, person, bruger_i)
    sag = k.indgiv_ansoegning(ida, nu=nu, ydelse="sygedagpenge", egne_ord=ORD)
    t = laes(sag, ida, nu)
    (pligt,) = lever(t, "svar_paa_ansoegning")
    assert (pligt.frist, pligt.art) == (DAG + timedelta(weeks=13), "intern")
    assert "ikke i loven" in pligt.forbehold
    assert (t.begyndelse.oprindelse, t.begyndelse.ansoegt, sag.sagsbehandler_id) == (
        "egen_ansoegning",
        DAG,
        None,
    )
    (ansoegning,) = Ansoegning.for_bruger(ida)
    assert ansoegning.svar == [["Hvorfor søger du?", "Jeg kan ikke klare fuld tid."]]
    assert [en.titel for en in Dokument.for_bruger(ida)] == ["Vi har fået din ansøgning om fleksjob"]


def _borger(kommune: Kommune, person: Any, bruger_i: Any) -> Bruger:
    from fleksjob.forloeb.roller import Rolle

    bruger: Bruger = bruger_i(kommune, Rolle.BORGER, f"borger{person.pk}", person_id=person.pk)
    return bruger


def test_uden_kommunens_frist_er_pligten_uden_dato_og_siger_det(
    kommune: Kommune, person_i: Any, bruger_i: Any, nu: datetime
) -> None:
    ida = _borger(kommune, person_i(kommune), bruger_i)
    sag = k.indgiv_ansoegning(ida, nu=nu, ydelse="loen", egne_ord=ORD)
    (pligt,) = lever(laes(sag, ida, nu), "svar_paa_ansoegning")
    assert (pligt.frist, pligt.art) == (None, "lov")
    assert "Kommunen har ikke sat sin egen frist" in pligt.forbehold


def test_en_ansoegning_i_en_sag_kommunen_har_kommer_i_den(sag: Sag, borger: Bruger, nu: datetime) -> None:
    ny = k.indgiv_ansoegning(borger, nu=nu, ydelse="loen", egne_ord=ORD)
    assert ny.pk == sag.pk
    assert len(lever(laes(ny, borger, nu), "svar_paa_ansoegning")) == 1
    with pytest.raises(IkkeMuligt, match="allerede registreret"):
        k.indgiv_ansoegning(borger, nu=nu, ydelse="loen", egne_ord=ORD)
    assert Ansoegning.for_bruger(borger).count() == 1


def test_en_medarbejder_kan_ikke_soege_for_borgeren_paa_hendes_side(anne: Bruger, nu: datetime) -> None:
    with pytest.raises(AdgangNaegtet):
        k.indgiv_ansoegning(anne, nu=nu, ydelse="loen", egne_ord=ORD)


def test_en_tom_ansoegning_siges_der_fra_til(borger: Bruger, sag: Sag, nu: datetime) -> None:
    with pytest.raises(UgyldigtInput, match="Skriv kort, hvorfor du søger"):
        k.indgiv_ansoegning(borger, nu=nu, ydelse="loen", egne_ord=[Egetsvar("Hvorfor?", "  ")])
    assert Ansoegning.for_bruger(borger).count() == 0


def test_en_anden_borger_ser_ikke_ansoegningen(
    sag: Sag, borger: Bruger, anden_borger: Bruger, nu: datetime
) -> None:
    k.indgiv_ansoegning(
        anden_borger, nu=nu, ydelse="loen", egne_ord=[Egetsvar("Hvorfor?", "Karls egen grund")]
    )
    k.indgiv_ansoegning(borger, nu=nu, ydelse="loen", egne_ord=ORD)
    assert [en.svar[0][1] for en in Ansoegning.for_bruger(anden_borger)] == ["Karls egen grund"]


def test_efter_et_afslag_kan_hun_soege_igen(
    foer_til: Callable[[str], Sag], sag: Sag, borger: Bruger, nu: datetime
) -> None:
    haendelser: list[Any] = [
        h.SagOprettet(gyldig_fra=date(2026, 1, 5), id="1", oprindelse="egen_ansoegning"),
        h.AnsoegningModtaget(gyldig_fra=date(2026, 1, 5), id="2"),
        h.AfgoerelseTruffet(gyldig_fra=date(2026, 5, 1), id="3", udfald="afslag", afslagsgrund="for_lav"),
    ]
    t = tilstand(Person(date(1984, 3, 5)), haendelser, pr=date(2026, 5, 2))
    assert skridtet(t, "sag_oprettet").mulig
    assert not skridtet(t, "ansoegning_modtaget").mulig


# --- Egen ansøgning → pligt, til den er afgjort -----------------------------------------------------------

_ANDET = st.sampled_from([
    h.PlanPaabegyndt, h.PlanFaerdig, h.SamtaleOensket, h.VejledningGivet, h.AfgoerelsePaaGrundlagOensket,
    h.AfgoerelsePaaGrundlagFrafaldet, h.AfventerPaabegyndt, h.AfventerAfsluttet,
])  # fmt: skip


@given(
    foer=st.lists(_ANDET, max_size=4),
    efter=st.lists(_ANDET, max_size=4),
    uger=st.one_of(st.none(), st.integers(1, 60)),
    forsinket=st.booleans(),
    slut=st.sampled_from(["aaben", "bevilget", "afslag", "trukket"]),
)
def test_ansoegningen_er_en_aaben_pligt_til_den_er_afgjort_eller_trukket(
    foer: list[Any], efter: list[Any], uger: int | None, forsinket: bool, slut: str
) -> None:
    """Uanset hvad der ellers sker i sagen; og så længe kan den ikke lukkes."""
    dag = date(2026, 3, 2)
    haendelser: list[Any] = [h.SagOprettet(gyldig_fra=dag)]
    for slags in foer:
        haendelser.append(slags(gyldig_fra=dag + timedelta(days=len(haendelser))))
    haendelser.append(
        h.AnsoegningModtaget(gyldig_fra=dag + timedelta(days=len(haendelser)), behandlingsuger=uger)
    )
    for slags in efter:
        haendelser.append(slags(gyldig_fra=dag + timedelta(days=len(haendelser))))
    if forsinket:
        haendelser.append(
            h.ForsinkelseMeddelt(gyldig_fra=dag + timedelta(days=20), frist=dag + timedelta(days=400))
        )
    sidst = dag + timedelta(days=30)
    if slut in ("bevilget", "afslag"):
        haendelser.append(
            h.AfgoerelseTruffet(gyldig_fra=sidst, udfald="afslag" if slut == "afslag" else "bevilget")
        )
    elif slut == "trukket":
        haendelser.append(h.AnsoegningTrukket(gyldig_fra=sidst))
    med_id = [type(en)(**{f: getattr(en, f) for f in en.__struct_fields__ if f != "id"}, id=str(nr))
              for nr, en in enumerate(haendelser, 1)]  # fmt: skip
    t = tilstand(Person(date(1984, 3, 5)), med_id, pr=sidst)
    lukning = skridtet(t, "sag_lukket")
    assert len(lever(t, "svar_paa_ansoegning")) == (slut == "aaben")
    assert t.begyndelse.aaben == (slut == "aaben")
    if slut == "aaben":
        assert not lukning.mulig
        assert "skriftlig afgørelse" in lukning.hvorfor_ikke


def test_en_sag_uden_egen_ansoegning_kan_lukkes(sag: Sag, leder: Bruger, nu: datetime) -> None:
    """Spærringen gælder den, der selv har søgt, og ingen andre."""
    assert tag(k.luk_sag, sag, leder, nu, aarsag="andet").fase == "lukket"


def test_lukning_af_en_ubesvaret_ansoegning_siger_hvad_der_skal_ske(
    sag: Sag, borger: Bruger, leder: Bruger, nu: datetime
) -> None:
    sag = k.indgiv_ansoegning(borger, nu=nu, ydelse="loen", egne_ord=ORD)
    with pytest.raises(IkkeMuligt, match="har selv søgt og skal have en skriftlig afgørelse"):
        tag(k.luk_sag, sag, leder, nu, aarsag="andet")
    sag = tag(k.traek_ansoegning, sag, borger, nu)
    assert tag(k.luk_sag, sag, leder, nu, aarsag="andet").fase == "lukket"


def test_kun_borgeren_selv_traekker_uden_at_sige_hvordan(
    sag: Sag, borger: Bruger, anne: Bruger, konsulent: Bruger, nu: datetime
) -> None:
    sag = k.indgiv_ansoegning(borger, nu=nu, ydelse="loen", egne_ord=ORD)
    with pytest.raises(UgyldigtInput, match="hvordan borgeren har sagt"):
        tag(k.traek_ansoegning, sag, anne, nu)
    with pytest.raises(AdgangNaegtet):
        tag(k.traek_ansoegning, sag, konsulent, nu, hvordan="Sagde det på gangen")
    assert laes(tag(k.traek_ansoegning, sag, anne, nu, hvordan="Ringede"), anne, nu).begyndelse.trukket == DAG


# --- Afgørelse på det foreliggende grundlag ---------------------------------------------------------------


def test_et_klik_aabner_afgoerelsen_uden_plan_og_giver_en_pligt(
    sag: Sag, borger: Bruger, anne: Bruger, nu: datetime
) -> None:
    assert not skridtet(laes(sag, anne, nu), "afgoerelse_forberedt").mulig
    sag = tag(k.bed_om_afgoerelse_nu, sag, borger, nu)
    t = laes(sag, anne, nu)
    assert skridtet(t, "afgoerelse_forberedt").mulig
    assert t.fase == Fase.AFGOERELSE
    (pligt,) = lever(t, "afgoerelse_paa_grundlag")
    assert "ikke i loven" in pligt.forbehold
    oenske = lager.hent_nyeste(sag.pk, anne, nu=nu).haendelser[-1]
    assert isinstance(oenske, h.AfgoerelsePaaGrundlagOensket)
    assert "Den samlede beskrivelse af din situation er ikke færdig." in oenske.mangler


def test_hun_kan_fortryde_og_saa_lukker_vejen_igen(
    sag: Sag, borger: Bruger, anne: Bruger, nu: datetime
) -> None:
    sag = tag(k.bed_om_afgoerelse_nu, sag, borger, nu)
    sag = tag(k.fortryd_afgoerelse_nu, sag, borger, nu)
    t = laes(sag, anne, nu)
    assert (skridtet(t, "afgoerelse_forberedt").mulig, t.fase) == (False, Fase.FORBEREDELSE)
    assert lever(t, "afgoerelse_paa_grundlag") == []


def test_et_fleksjob_kan_ikke_bevilges_paa_det_foreliggende_grundlag() -> None:
    """Loven kræver stadig planen og teamet eller rådgivningen; kun et nej er muligt uden."""
    dag = date(2026, 8, 3)

    def efter(udfald: Any, *foer: Any) -> Any:
        haendelser = [h.SagOprettet(gyldig_fra=dag, id="1"), *foer,
                      h.AfgoerelsePaaGrundlagOensket(gyldig_fra=dag, id="8"),
                      h.AfgoerelseForberedt(gyldig_fra=dag, id="9", udfald=udfald,
                                            hoering_undladt="kender dem")]  # fmt: skip
        return skridtet(tilstand(Person(date(1984, 3, 5)), haendelser, pr=dag), "afgoerelse_truffet")

    grundlag = (h.PlanPaabegyndt(gyldig_fra=dag, id="2"), h.PlanFaerdig(gyldig_fra=dag, id="3"),
                h.RaadgivningModtaget(gyldig_fra=dag, id="4"))  # fmt: skip
    assert efter("afslag").mulig
    assert efter("bevilget", *grundlag).mulig
    nej = efter("bevilget")
    assert (nej.mulig, "kan ikke bevilges på det foreliggende grundlag" in nej.hvorfor_ikke) == (False, True)


def test_konsekvenserne_siges_foer_der_vaelges(
    foer_til: Callable[[str], Sag], sag: Sag, anne: Bruger, nu: datetime
) -> None:
    foer = foreliggende(laes(sag, anne, nu))
    assert (foer.har, foer.kan_bevilges) == ((), False)
    assert "sandsynligvis et afslag" in foer.sandsynligt
    assert "Der er ikke rådgivning fra regionens kliniske funktion." in foer.mangler
    efter = foreliggende(laes(foer_til("afgoerelse"), anne, nu))
    assert efter.kan_bevilges
    assert "Den samlede beskrivelse af din situation er færdig (20. juli 2026)." in efter.har


def test_i_teamets_tid_mangler_indstillingen() -> None:
    haendelser = [h.SagOprettet(gyldig_fra=date(2025, 3, 3), id="1")]
    t = tilstand(Person(date(1984, 3, 5)), haendelser, pr=date(2025, 5, 6))
    assert "Der er ikke en indstilling fra rehabiliteringsteamet." in foreliggende(t).mangler
    assert "Din rehabiliteringsplan er ikke færdig." in foreliggende(t).mangler


# --- Vejledning -------------------------------------------------------------------------------------------


def test_vejledning_staar_i_sagen_med_emner_og_den_ventede_dag(sag: Sag, anne: Bruger, nu: datetime) -> None:
    vente = DAG + timedelta(days=60)
    sag = tag(
        k.giv_vejledning,
        sag,
        anne,
        nu,
        emner=["ordningen", "udfald"],
        form="moede",
        forventet_afgoerelse=vente,
    )
    begyndelse = laes(sag, anne, nu).begyndelse
    assert (set(begyndelse.emner), begyndelse.forventet_afgoerelse) == ({"ordningen", "udfald"}, vente)
    assert [en.dato for en in begyndelse.vejledninger] == [DAG]


def test_alle_udfald_eller_en_grund(sag: Sag, anne: Bruger, nu: datetime) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput), match="Fortæl om alle mulige udfald, eller skriv"):
        tag(k.giv_vejledning, sag, anne, nu, emner=["ordningen"])
    sag = tag(
        k.giv_vejledning,
        sag,
        anne,
        nu,
        emner=["ordningen"],
        undladt="Hun bliver bange og kan ikke overskue det.",
    )
    assert laes(sag, anne, nu).begyndelse.vejledninger[0].undladt.startswith("Hun bliver bange")
    sag = tag(k.giv_vejledning, sag, anne, nu, emner=["udfald"])
    assert "udfald" in laes(tag(k.giv_vejledning, sag, anne, nu, emner=["klage"]), anne, nu).begyndelse.emner


@pytest.mark.parametrize(("felter", "besked"), [
    ({"emner": []}, "mindst ét kryds"), ({"emner": ["udfald", "vejret"]}, "«vejret» er ikke et emne"),
    ({"emner": ["udfald"], "forventet_afgoerelse": date(2026, 11, 1)}, "før samtalen"),
])  # fmt: skip
def test_forkert_vejledning(
    felter: dict[str, Any], besked: str, sag: Sag, anne: Bruger, nu: datetime
) -> None:
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fejl:
        tag(k.giv_vejledning, sag, anne, nu, **felter)
    assert besked in str(fejl.value)


def test_emnerne_siger_det_kravet_siger() -> None:
    assert {
        "ordningen",
        "udfald",
        "rettigheder_og_pligter",
        "dukh",
        "bisidder",
        "klage",
        "stoette",
        "arbejdsskade",
    } <= set(EMNER)
    assert "ikke nok" in EMNER["ordningen"].til_borgeren
    assert "førtidspension" in EMNER["udfald"].til_borgeren


# --- Oprettelsen ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("foedt", "ord_"), [
    (date(2010, 1, 1), "fylder 18 år 1. januar 2028"), (date(1950, 1, 1), "nåede folkepensionsalderen"),
    (date(1984, 1, 1), ""),
])  # fmt: skip
def test_alderen_er_en_oplysning_og_aldrig_en_spaerring(foedt: date, ord_: str) -> None:
    tekst = aldersoplysning(foedt, DAG)
    assert (ord_ in tekst) if ord_ else tekst == ""
    assert not ord_ or "skal have et skriftligt svar" in tekst


def test_oprindelse_afdeling_og_hvem_der_ringede_staar_i_sagen(anne: Bruger, nu: datetime) -> None:
    sag = k.opret_sag(
        anne, cpr="6502701234", navn="Per Vang", nu=nu, gyldig_fra=DAG, ydelse="sygedagpenge",
        oprindelse="sygedagpenge", kanal="hotline", enhed="Sygedagpenge",
        henvendt_af="Lis fra Bageriet", bisidder="Lis Holm, fagforeningen",
        repraesentant="Ida Vang",
    )  # fmt: skip
    b = laes(sag, anne, nu).begyndelse
    assert (b.oprindelse, b.kanal, b.enhed, b.henvendt_af) == (
        "sygedagpenge",
        "hotline",
        "Sygedagpenge",
        "Lis fra Bageriet",
    )
    assert (b.bisidder, b.repraesentant, b.ansoegt) == ("Lis Holm, fagforeningen", "Ida Vang", None)


def test_egen_ansoegning_skrevet_af_en_medarbejder_gemmer_hendes_ord(
    anne: Bruger, uger: int, nu: datetime
) -> None:
    sag = k.opret_sag(anne, cpr="6502701234", navn="Per Vang", nu=nu, gyldig_fra=DAG, ydelse="loen",
                      oprindelse="egen_ansoegning", kanal="telefon", egne_ord=ORD)  # fmt: skip
    assert len(lever(laes(sag, anne, nu), "svar_paa_ansoegning")) == 1
    assert [en.kanal for en in Ansoegning.for_bruger(anne)] == ["telefon"]


def test_ydelser_fra_aeldre_ordninger_kan_laeses() -> None:
    assert ydelsesnavn("saerlig_ydelse") == "Særlig ydelse (ordningen før 2013)"
    assert ydelsesnavn("sygedagpenge") == "Sygedagpenge"
    assert ydelsesnavn("noget andet") == "noget andet"


def test_en_borger_kan_ikke_oprette_en_sag_for_en_anden(borger: Bruger, nu: datetime) -> None:
    with pytest.raises(AdgangNaegtet):
        k.opret_sag(borger, cpr="6502701234", navn="Per", nu=kl("2026-11-20"), gyldig_fra=DAG)
