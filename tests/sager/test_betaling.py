"""Betaling: en negativ forskel er en afgørelse, en linje betales én gang, og regnskabet går op."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.sager.conftest import kl
from tests.sager.test_udbetaling import job, linjer, loen, skriv  # noqa: F401

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import betaling, kommandoer as k, lager, regnskab
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.saet_penge_op import oplys_foerste_uge
from fleksjob.sager.kommandoer.spoerg_om_penge import spoerg_om_penge
from fleksjob.sager.models import Betaling, Bruger, Dokument, Opgave, Sag, Tilbagekravspost, Udbetaling
from fleksjob.snitflader import betalingsfil
from fleksjob.snitflader.betalingsfil import Betalingsmappe

pytestmark = pytest.mark.django_db
SEPTEMBER, OKTOBER = date(2026, 9, 1), date(2026, 10, 1)
Beregn = Callable[[str], Sag]


@pytest.fixture
def signe(anne: Bruger, bruger_i: Any) -> Bruger:
    return bruger_i(anne.kommune, Rolle.YDELSESMEDARBEJDER, "signe", "Signe Prøve")


def _beregn(sag: Sag, bruger: Bruger, dag: str, maaned: date) -> Sag:
    return skriv(k.beregn_udbetaling, sag, bruger, dag, maaned=maaned)


@pytest.fixture
def to_maaneder(job: Sag, anne: Bruger, bo: Bruger) -> Sag:  # noqa: F811
    """September og oktober er beregnet af Anne og frigivet af Bo."""
    loen(job, anne, "2026-10-10", "2026-09", 7800.0)
    _beregn(job, anne, "2026-10-14", SEPTEMBER)
    _beregn(job, anne, "2026-10-15", OKTOBER)
    sag = job
    for maaned in (SEPTEMBER, OKTOBER):
        sag = skriv(k.frigiv_udbetaling, job, bo, "2026-10-16", maaned=maaned, note="Set igennem.")
    return sag


@pytest.fixture
def for_meget(to_maaneder: Sag, anne: Bruger) -> Sag:
    """Arbejdsgiveren retter september op, så både september og oktober viser, at der er betalt for meget."""
    nr = next(
        str(en.nr)
        for en in _raekker(to_maaneder, anne)
        if '"indkomst_indberettet"' in en.data and '"2026-09"' in en.data
    )
    gammel = next(
        en for en in lager.hent_nyeste(to_maaneder.pk, anne, nu=kl("2026-11-14")).haendelser if en.id == nr
    )
    ny = msgspec.structs.replace(gammel, loen=9000.0, id="", registreret=None, registreret_af="")
    skriv(k.ret_haendelse, to_maaneder, anne, "2026-11-14", af=nr, ny=ny, note="Arbejdsgiveren rettede")
    return _beregn(to_maaneder, anne, "2026-11-15", OKTOBER)


def _raekker(sag: Sag, bruger: Bruger) -> Any:
    from fleksjob.sager.models import Haendelse

    return Haendelse.for_bruger(bruger).filter(sag=sag)


def _senest(bruger: Bruger, maaned: date) -> Udbetaling:
    return linjer(bruger, maaned)[-1]


def test_en_negativ_forskel_kan_ikke_frigives_som_andre(for_meget: Sag, bo: Bruger) -> None:
    linje = _senest(bo, OKTOBER)
    assert linje.status == "beregnet"
    assert linje.forskel is not None
    assert linje.forskel < 0
    assert linje.aarsag == "Din arbejdsgiver rettede september den 14. november."
    with pytest.raises(IkkeMuligt, match="tilbagebetaling"):
        skriv(k.frigiv_udbetaling, for_meget, bo, "2026-11-16", maaned=OKTOBER)


def test_et_krav_kraever_hoering_to_led_og_to_personer(
    for_meget: Sag, signe: Bruger, bo: Bruger, leder: Bruger
) -> None:
    led = {"periode": "2026-10", "udfald": "kraeves", "begrundelse": "Du vidste det."}
    with pytest.raises(UgyldigtInput, match="begge betingelser"):
        _skridt("forberedt", for_meget, signe, "2026-11-16", **led, uden_ret=True, bedre_vidende=False)
    with pytest.raises(IkkeMuligt, match="høres"):
        _skridt("forberedt", for_meget, signe, "2026-11-16", **led, uden_ret=True, bedre_vidende=True)
    _skridt("hoert", for_meget, signe, "2026-11-16", periode="2026-10", frist=date(2026, 11, 30))
    with pytest.raises(IkkeMuligt, match="kan stadig svare"):
        _skridt("forberedt", for_meget, signe, "2026-11-17", **led, uden_ret=True, bedre_vidende=True)
    _skridt("besvaret", for_meget, signe, "2026-11-18", periode="2026-10", svar="Ja, det så jeg.")
    _skridt("forberedt", for_meget, signe, "2026-11-19", **led, uden_ret=True, bedre_vidende=True)
    with pytest.raises(IkkeMuligt, match="en anden skal underskrive"):
        _skridt("afgjort", for_meget, signe, "2026-11-20", periode="2026-10")
    sag = _skridt("afgjort", for_meget, leder, "2026-11-20", periode="2026-10")
    linje = _senest(bo, OKTOBER)
    assert linje.status == "frigivet"
    post = Tilbagekravspost.for_bruger(leder).get(sag=sag)
    assert post.beloeb == -((linje.forskel or 0) - (linje.forskel_atp or 0))
    breve = Dokument.for_bruger(leder).filter(sag=sag, art="tilbagebetaling")
    assert [en.titel for en in breve] == [f"Du skal betale {_kr(post.beloeb)} tilbage"]


def _kr(tal: Decimal) -> str:
    from fleksjob.breve.ramme import kroner

    return kroner(tal)


def _skridt(kode: str, sag: Sag, bruger: Bruger, dag: str, **felter: Any) -> Sag:
    return skriv(k.KOMMANDOER[f"tilbagebetaling_{kode}"], sag, bruger, dag, **felter)


def _eftergiv(sag: Sag, signe: Bruger, leder: Bruger, periode: str = "2026-10") -> Sag:
    _skridt(
        "forberedt", sag, signe, "2026-11-19", periode=periode, udfald="kraeves_ikke", uden_ret=True,
        bedre_vidende=False, begrundelse="Du kunne ikke vide det.",
    )  # fmt: skip
    return _skridt("afgjort", sag, leder, "2026-11-20", periode=periode)


def test_et_beloeb_der_ikke_kraeves_er_borgerens_og_kommer_ikke_igen(
    for_meget: Sag, signe: Bruger, leder: Bruger, anne: Bruger
) -> None:
    sag = _eftergiv(for_meget, signe, leder)
    assert _senest(anne, OKTOBER).status == "eftergivet"
    assert not Tilbagekravspost.for_bruger(leder).exists()
    antal = len(linjer(anne, OKTOBER))
    _beregn(sag, anne, "2026-11-21", OKTOBER)
    assert len(linjer(anne, OKTOBER)) == antal
    titler = Dokument.for_bruger(leder).filter(art="tilbagebetaling").values_list("titel", flat=True)
    assert list(titler) == ["Du skal ikke betale noget tilbage"]


def test_betalingen_af_et_krav_kan_ikke_blive_stoerre_end_kravet(
    for_meget: Sag, signe: Bruger, leder: Bruger
) -> None:
    _skridt("hoert", for_meget, signe, "2026-11-16", periode="2026-10", frist=date(2026, 11, 30))
    _skridt("besvaret", for_meget, signe, "2026-11-18", periode="2026-10", svar="Ja.")
    _skridt(
        "forberedt", for_meget, signe, "2026-11-19", periode="2026-10", udfald="kraeves", uden_ret=True,
        bedre_vidende=True, begrundelse="Du vidste det.",
    )  # fmt: skip
    sag = _skridt("afgjort", for_meget, leder, "2026-11-20", periode="2026-10")
    post = Tilbagekravspost.for_bruger(signe).get(sag=sag)
    with pytest.raises(UgyldigtInput, match="højst"):
        _skridt("betalt", sag, signe, "2026-11-21", periode="2026-10", beloeb=post.beloeb + 1)
    _skridt("betalt", sag, signe, "2026-11-21", periode="2026-10", beloeb=post.beloeb - 1)
    assert Tilbagekravspost.for_bruger(signe).get(pk=post.pk).lukket is None
    _skridt("betalt", sag, signe, "2026-11-22", periode="2026-10", beloeb=Decimal(1))
    assert Tilbagekravspost.for_bruger(signe).get(pk=post.pk).lukket == date(2026, 11, 22)
    with pytest.raises(IkkeMuligt, match="intet krav"):
        _skridt("betalt", sag, signe, "2026-11-23", periode="2026-10", beloeb=Decimal(1))


def test_en_ny_beregning_goer_en_vurdering_ugyldig(
    for_meget: Sag, signe: Bruger, leder: Bruger, anne: Bruger
) -> None:
    _skridt(
        "forberedt", for_meget, signe, "2026-11-19", periode="2026-10", udfald="kraeves_ikke", uden_ret=True,
        bedre_vidende=False, begrundelse="Du kunne ikke vide det.",
    )  # fmt: skip
    loen(for_meget, anne, "2026-11-19", "2026-09", 500.0)
    _beregn(for_meget, anne, "2026-11-19", OKTOBER)
    with pytest.raises(IkkeMuligt, match="Ingen har vurderet"):
        _skridt("afgjort", for_meget, leder, "2026-11-20", periode="2026-10")


def test_en_linje_er_i_en_fil_og_kun_en(to_maaneder: Sag, anne: Bruger, signe: Bruger) -> None:
    fil = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    netto = [
        (en.forskel or 0) - (en.forskel_atp or 0) for m in (SEPTEMBER, OKTOBER) for en in linjer(anne, m)
    ]
    assert (fil.antal, fil.kontrolsum) == (2, sum(netto))
    with pytest.raises(IkkeMuligt, match="allerede i en fil"):
        betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    betaling.fortryd_fil(signe, fil.nr)
    igen = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    assert (igen.antal, igen.kontrolsum) == (2, sum(netto))


def test_et_beloeb_der_er_betalt_for_meget_kommer_aldrig_i_en_fil(
    for_meget: Sag, signe: Bruger, leder: Bruger, anne: Bruger
) -> None:
    _eftergiv(for_meget, signe, leder)
    fil = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    noegler = set(Betaling.for_bruger(signe).filter(fil=fil).values_list("noegle", flat=True))
    frigivne = [en for m in (SEPTEMBER, OKTOBER) for en in linjer(anne, m) if en.status == "frigivet"]
    assert noegler == {f"udbetaling:{en.pk}" for en in frigivne if (en.forskel or 0) > 0}


def test_filen_skrives_helt_af_en_anden_og_kan_laeses_igen(
    to_maaneder: Sag, signe: Bruger, leder: Bruger, tmp_path: Path
) -> None:
    fil = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    vej = Betalingsmappe(tmp_path)
    with pytest.raises(IkkeMuligt, match="en anden skal frigive"):
        betaling.frigiv_fil(signe, fil.nr, vej, nu=kl("2026-11-20"))
    assert list(tmp_path.iterdir()) == []
    sendt = betaling.frigiv_fil(leder, fil.nr, vej, nu=kl("2026-11-20"))
    (skrevet,) = tmp_path.iterdir()
    assert skrevet.name == sendt.filnavn
    assert sha256(skrevet.read_bytes()).hexdigest() == sendt.sha256
    hoved, fundne = betalingsfil.laes(skrevet.read_bytes())
    assert (hoved.antal, hoved.kontrolsum, hoved.betalingsdag) == (
        fil.antal,
        fil.kontrolsum,
        date(2026, 11, 30),
    )
    assert {(en.art, en.nummer) for en in fundne} == {("CPR", "6105841234")}
    with pytest.raises(IkkeMuligt, match="allerede frigivet"):
        betaling.frigiv_fil(leder, fil.nr, vej, nu=kl("2026-11-20"))


@pytest.mark.parametrize("naaede_ud", [True, False])
def test_afbrydes_skrivningen_er_filen_frigivet_og_kan_kun_skrives_igen(
    to_maaneder: Sag, signe: Bruger, leder: Bruger, tmp_path: Path, naaede_ud: bool
) -> None:
    """Banken kan have set filen; kunne den opløses, kom linjerne i en ny fil og blev betalt to gange."""

    class Stroemmen(Betalingsmappe):
        def send(self, navn: str, indhold: bytes) -> None:
            if naaede_ud:
                super().send(navn, indhold)
            raise OSError("strømmen gik")

    fil = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    with pytest.raises(IkkeMuligt, match="frigivet, men ikke skrevet: strømmen gik"):
        betaling.frigiv_fil(leder, fil.nr, Stroemmen(tmp_path), nu=kl("2026-11-20"))
    assert betaling.filen(leder, fil.nr).frigivet == kl("2026-11-20")
    with pytest.raises(IkkeMuligt, match="kan ikke fortrydes"):
        betaling.fortryd_fil(leder, fil.nr)
    with pytest.raises(IkkeMuligt, match="intet at betale"):
        betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-21"))
    igen = betaling.skriv_igen(signe, fil.nr, Betalingsmappe(tmp_path))
    (skrevet,) = tmp_path.iterdir()
    assert sha256(skrevet.read_bytes()).hexdigest() == igen.sha256


def test_kun_en_frigivet_fil_kan_skrives_igen(to_maaneder: Sag, signe: Bruger, tmp_path: Path) -> None:
    fil = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    with pytest.raises(IkkeMuligt, match="ikke frigivet"):
        betaling.skriv_igen(signe, fil.nr, Betalingsmappe(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_en_afvist_betaling_kommer_igen_som_et_nyt_forsoeg(
    to_maaneder: Sag, signe: Bruger, leder: Bruger, tmp_path: Path
) -> None:
    fil = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    foer = "FJ00001-000001;betalt;2026-11-30;"
    assert [en.linje for en in betaling.laes_svar(signe, foer, nu=kl("2026-11-20")).fejl] == [1]
    betaling.frigiv_fil(leder, fil.nr, Betalingsmappe(tmp_path), nu=kl("2026-11-20"))
    kvittering = (
        "FJ00001-000001;betalt;2026-11-30;\nFJ00001-000002;afvist;2026-11-30;Kontoen er lukket\nsludder\n"
    )
    svar = betaling.laes_svar(signe, kvittering, nu=kl("2026-12-01"))
    assert (svar.betalte, svar.afviste, svar.kendte, [en.linje for en in svar.fejl]) == (1, 1, 0, [3])
    igen = betaling.laes_svar(signe, kvittering, nu=kl("2026-12-01"))
    assert (igen.betalte, igen.afviste, igen.kendte) == (0, 0, 2)
    ny = betaling.dan_fil(signe, betalingsdag=date(2026, 12, 31), nu=kl("2026-12-02"))
    afvist = Betaling.for_bruger(signe).get(fil=fil, svar="afvist")
    sendt = Betaling.for_bruger(signe).get(fil=ny)
    assert (sendt.noegle, sendt.beloeb, sendt.forsoeg) == (afvist.noegle, afvist.beloeb, 2)


@pytest.mark.parametrize(
    "rolle", [Rolle.VIRKSOMHEDSKONSULENT, Rolle.FASTHOLDELSESKONSULENT, Rolle.MOEDELEDER]
)
def test_kun_de_der_frigiver_udbetalinger_danner_filer(
    to_maaneder: Sag, anne: Bruger, bruger_i: Any, rolle: Rolle
) -> None:
    andre = bruger_i(anne.kommune, rolle, "x", "X")
    with pytest.raises(AdgangNaegtet):
        betaling.dan_fil(andre, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))


def test_en_anden_kommunes_fil_findes_ikke(
    to_maaneder: Sag, signe: Bruger, anden_kommune: Any, bruger_i: Any
) -> None:
    fil = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    fremmed = bruger_i(anden_kommune, Rolle.LEDER, "f", "F")
    with pytest.raises(AdgangNaegtet):
        betaling.filen(fremmed, fil.nr)


@pytest.mark.parametrize("uge", [None, date(2026, 8, 3), date(2025, 12, 1), date(2019, 1, 7)])
def test_regnskabet_gaar_op_med_betalingsfilen_paa_oere(
    for_meget: Sag, signe: Bruger, leder: Bruger, uge: date | None
) -> None:
    if uge:
        oplys_foerste_uge(
            signe, for_meget.nummer, foerste_uge=uge, kilde="Ydelsessystemet", nu=kl("2026-11-20")
        )
    _eftergiv(for_meget, signe, leder)
    fil = betaling.dan_fil(signe, betalingsdag=date(2026, 11, 30), nu=kl("2026-11-20"))
    svar = regnskab.regnskab(signe, fil)
    assert svar.brutto - svar.atp == svar.udbetalt == fil.kontrolsum
    assert svar.stat + svar.kommune == svar.brutto
    assert sum(en.debet for en in svar.posteringer) == sum(en.kredit for en in svar.posteringer)
    assert (svar.uden_uge == svar.brutto) == (uge is None)
    csv = regnskab.som_csv(svar, regnskab.opsaetning(signe.kommune_id))
    assert "6105841234" not in csv
    assert "Maja" not in csv


def test_borgerens_spoergsmaal_om_en_maaned_bliver_en_opgave(
    to_maaneder: Sag, borger: Bruger, anden_borger: Bruger, anne: Bruger
) -> None:
    opgave = spoerg_om_penge(borger, to_maaneder.pk, maaned=OKTOBER, tekst="Hvorfor?", nu=kl("2026-11-20"))
    assert (opgave.ejer_id, opgave.hvad) == (anne.pk, "Om oktober 2026: Hvorfor?")
    with pytest.raises(IkkeMuligt, match="allerede spurgt"):
        spoerg_om_penge(borger, to_maaneder.pk, maaned=OKTOBER, tekst="Og hvad?", nu=kl("2026-11-20"))
    with pytest.raises(AdgangNaegtet):
        spoerg_om_penge(anden_borger, to_maaneder.pk, maaned=OKTOBER, tekst="Hvorfor?", nu=kl("2026-11-20"))
    assert Opgave.for_bruger(anne).filter(sag=to_maaneder).count() == 1
