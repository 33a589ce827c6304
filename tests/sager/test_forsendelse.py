"""Brevets vej ud: én gang, med alle skridt skrevet ned, og med posten som den dag, fristerne regnes fra."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from tests.sager.conftest import kl

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import forsendelse, kommandoer as k, lager, udskrift
from fleksjob.sager.brevskrivning import gem_brev, kanal_for
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt, UforanderligRaekke
from fleksjob.sager.models import (
    Bruger,
    Dokument,
    Forsendelse,
    Forsendelsestrin,
    Kommune,
    Person,
    Pligt,
    Postkoe,
    Sag,
)
from fleksjob.snitflader.digitalpost import Kvittering, Posthukommelse

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]
PDF = b"%PDF-1.7 proeve"


@pytest.fixture
def by(kommune: Kommune) -> Kommune:
    kommune.cvr = "12345674"
    kommune.save()
    return kommune


def brev(sag: Sag, bruger: Bruger, nu: datetime, **andet: object) -> Dokument:
    return gem_brev(sag, bruger, nu=nu, art="frit", titel="Et brev", pdf=PDF, **andet)  # type: ignore[arg-type]


def status(kommune: Kommune) -> list[str]:
    trin = Forsendelsestrin.for_kommune(kommune).order_by("forsendelse_id", "nr")
    return list(trin.values_list("status", flat=True))


def koe(kommune: Kommune) -> list[str]:
    return list(Postkoe.for_kommune(kommune).order_by("pk").values_list("venter", flat=True))


def test_at_sende_to_gange_er_at_sende_en_gang(sag: Sag, anne: Bruger, by: Kommune, nu: datetime) -> None:
    brev(sag, anne, nu)
    port = Posthukommelse()
    assert forsendelse.send_ventende(port, by, nu=nu).sendt == 1
    assert forsendelse.send_ventende(port, by, nu=nu).sendt == 0
    assert (len(port.sendt), status(by), koe(by)) == (1, ["klar", "overdraget"], [])


def test_gik_stroemmen_efter_afleveringen_bliver_det_stadig_til_en_besked(
    sag: Sag, anne: Bruger, by: Kommune, nu: datetime
) -> None:
    """Posten tog imod, men vi nåede ikke at skrive det ned: samme nummer, samme besked."""
    brev(sag, anne, nu)
    port = Posthukommelse()
    (en,) = Forsendelse.for_kommune(by).select_related("dokument", "sag__person")
    port.send(forsendelse._som_post(en, by))
    assert forsendelse.send_ventende(port, by, nu=nu).sendt == 1
    assert len(port.sendt) == 1


def test_det_samme_brev_kommer_kun_en_gang_i_koeen(sag: Sag, anne: Bruger, by: Kommune, nu: datetime) -> None:
    dokument = brev(sag, anne, nu)
    igen = forsendelse.opret(dokument, sag, anne, kanal="digital", nu=nu)
    assert [en.pk for en in Forsendelse.for_kommune(by)] == [igen.pk]
    assert koe(by) == ["digital"]


def test_det_sendte_aendres_aldrig(sag: Sag, anne: Bruger, by: Kommune, nu: datetime) -> None:
    dokument = brev(sag, anne, nu)
    port = Posthukommelse()
    forsendelse.send_ventende(port, by, nu=nu)
    gemt = Dokument.for_kommune(by).get(pk=dokument.pk)
    assert bytes(gemt.pdf) == PDF == next(iter(port.sendt.values())).pdf
    assert gemt.sha256 == sha256(PDF).hexdigest()
    gemt.titel = "Noget andet"
    with pytest.raises(UforanderligRaekke):
        gemt.save()
    with pytest.raises(UforanderligRaekke):
        Forsendelsestrin.for_kommune(by).update(status="leveret")


def test_en_fejl_bliver_til_noget_at_goere_og_kan_proeves_igen(
    sag: Sag, anne: Bruger, by: Kommune, nu: datetime
) -> None:
    brev(sag, anne, nu)
    brev(sag, anne, nu)
    port = Posthukommelse()
    port.fejl = "Posten er lukket."
    assert forsendelse.send_ventende(port, by, nu=nu).fejlet == 2
    foerste, andet = udskrift.ventende(anne, "fejl", dag=nu.date())
    assert (foerste.besked, koe(by)) == ("Posten er lukket.", ["fejl", "fejl"])
    forsendelse.proev_igen(anne, foerste.id, nu=nu)
    forsendelse.send_paa_papir(anne, andet.id, nu=nu)
    port.fejl = ""
    assert forsendelse.send_ventende(port, by, nu=nu).sendt == 1
    assert udskrift.antal(anne) == {"digital": 0, "udskrift": 1, "fejl": 0}
    with pytest.raises(IkkeMuligt):
        forsendelse.proev_igen(anne, foerste.id, nu=nu)


def test_uden_kommunens_cvr_fejler_brevet_synligt(
    sag: Sag, anne: Bruger, kommune: Kommune, nu: datetime
) -> None:
    brev(sag, anne, nu)
    assert forsendelse.send_ventende(Posthukommelse(), kommune, nu=nu).fejlet == 1
    assert "CVR-nummer mangler" in udskrift.ventende(anne, "fejl", dag=nu.date())[0].besked


def test_den_fritagne_faar_brevet_paa_papir_og_det_naeste_er_skrevet_til_papir(
    sag: Sag, anne: Bruger, by: Kommune, nu: datetime
) -> None:
    brev(sag, anne, nu)
    port = Posthukommelse()
    port.ikke_tilmeldte.add(Person.for_kommune(by).get(pk=sag.person_id).cpr)
    assert kanal_for(sag) == "digital"
    assert forsendelse.send_ventende(port, by, nu=nu).til_papir == 1
    assert (status(by), koe(by), port.sendt) == (["klar", "omlagt", "til_udskrift"], ["udskrift"], {})
    assert kanal_for(sag) == "brev"


def test_kvitteringer_skrives_ned_en_gang(sag: Sag, anne: Bruger, by: Kommune, nu: datetime) -> None:
    brev(sag, anne, nu)
    port = Posthukommelse()
    forsendelse.send_ventende(port, by, nu=nu)
    noegle = next(iter(port.sendt))
    svar = Kvittering("1", noegle, "leveret", nu)
    for _ in range(2):
        port.svar["1"] = svar
        forsendelse.laes_kvitteringer(port, by, nu=nu)
    assert status(by) == ["klar", "overdraget", "leveret"]
    assert port.svar == {}


def test_et_afvist_brev_er_noget_at_goere(sag: Sag, anne: Bruger, by: Kommune, nu: datetime) -> None:
    brev(sag, anne, nu)
    port = Posthukommelse()
    forsendelse.send_ventende(port, by, nu=nu)
    port.svar["1"] = Kvittering("1", next(iter(port.sendt)), "afvist", nu, "Postkassen er lukket.")
    forsendelse.laes_kvitteringer(port, by, nu=nu)
    assert [en.besked for en in udskrift.ventende(anne, "fejl", dag=nu.date())] == ["Postkassen er lukket."]


def test_et_svar_paa_en_andens_brev_bliver_liggende(
    sag: Sag, anne: Bruger, by: Kommune, anden_kommune: Kommune, nu: datetime
) -> None:
    brev(sag, anne, nu)
    port = Posthukommelse()
    forsendelse.send_ventende(port, by, nu=nu)
    port.svar["1"] = Kvittering("1", next(iter(port.sendt)), "leveret", nu)
    assert forsendelse.laes_kvitteringer(port, anden_kommune, nu=nu).ukendte == 1
    assert (list(port.svar), status(by)) == (["1"], ["klar", "overdraget"])


def test_en_anden_kommunes_medarbejder_ser_intet_i_koeen(
    sag: Sag, anne: Bruger, by: Kommune, anden_kommune: Kommune, bruger_i: Callable[..., Bruger], nu: datetime
) -> None:
    from fleksjob.forloeb.roller import Rolle

    brev(sag, anne, nu, kanal="brev")
    fremmed = bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "fremmed")
    (en,) = udskrift.ventende(anne, "udskrift", dag=nu.date())
    assert udskrift.ventende(fremmed, "udskrift", dag=nu.date()) == []
    with pytest.raises(IkkeMuligt):
        udskrift.marker_postet(fremmed, [en.id], dag=nu.date(), kanal="brev", nu=nu)


def test_konsulenten_printer_ikke(konsulent: Bruger, nu: datetime) -> None:
    with pytest.raises(AdgangNaegtet):
        udskrift.ventende(konsulent, "udskrift", dag=nu.date())


# --- Print og klagefrist ----------------------------------------------------------------------------------


def _afgoerelse_paa_papir(foer_til: Vej, sag: Sag, anne: Bruger, bo: Bruger) -> Sag:
    """En bevilling, truffet 2026-11-17, hvor brevet er på papir."""
    Person.for_kommune(sag.kommune_id).filter(pk=sag.person_id).update(fritaget_digital_post=True)
    klar = foer_til("afgoerelse")
    felter: dict[str, Any] = {"nu": kl("2026-11-17"), "gyldig_fra": date(2026, 11, 17)}
    if klar.forberedt is None:
        klar = k.forbered_afgoerelse(klar.pk, anne, forventet_version=klar.version, udfald="bevilget",
                                     begrundelse="Planen viser det.", **felter)  # fmt: skip
    return k.traef_afgoerelse(klar.pk, bo, forventet_version=klar.version, kanal="brev", **felter)


def klagefrist(sag: Sag) -> date | None:
    aaben = Pligt.for_kommune(sag.kommune_id).filter(sag=sag, kode="klagefrist", aaben=True)
    return aaben.values_list("frist", flat=True).get()


@pytest.mark.parametrize(("kanal", "ventet"), [
    # brev: 6 hverdage efter fredag 20. november = lørdag 28. eller mandag 30.; quickbrev: 2 dage = 22. november
    ("brev", date(2026, 12, 28)), ("quickpost", date(2026, 12, 21)),
])  # fmt: skip
def test_klagefristen_regnes_fra_den_dag_brevet_kom_i_posten(
    kanal: str, ventet: date, foer_til: Vej, sag: Sag, anne: Bruger, bo: Bruger, by: Kommune, nu: datetime
) -> None:
    from fleksjob.lov.sagsgang.klage import klagefrist as regnet

    sag = _afgoerelse_paa_papir(foer_til, sag, anne, bo)
    assert klagefrist(sag) == regnet(date(2026, 11, 17), kanal="brev").dato
    ider = [en.id for en in udskrift.ventende(anne, "udskrift", dag=nu.date()) if en.afgoerelse]
    assert len(ider) == 1
    udskrift.marker_postet(anne, ider, dag=date(2026, 11, 20), kanal=kanal, nu=nu)  # type: ignore[arg-type]
    assert klagefrist(sag) == regnet(date(2026, 11, 20), kanal=kanal).dato == ventet


def test_et_brev_kan_ikke_vaere_sendt_foer_det_er_skrevet_eller_i_fremtiden(
    sag: Sag, anne: Bruger, by: Kommune, nu: datetime
) -> None:
    brev(sag, anne, nu, kanal="brev")
    (en,) = udskrift.ventende(anne, "udskrift", dag=nu.date())
    for dag, besked in (
        (nu.date() + timedelta(days=1), "fremtiden"),
        (nu.date() - timedelta(days=1), "ikke være sendt"),
    ):
        with pytest.raises(UgyldigtInput, match=besked):
            udskrift.marker_postet(anne, [en.id], dag=dag, kanal="brev", nu=nu)
    assert koe(by) == ["udskrift"]


def test_postet_to_gange_siges_fra(sag: Sag, anne: Bruger, by: Kommune, nu: datetime) -> None:
    brev(sag, anne, nu, kanal="brev")
    (en,) = udskrift.ventende(anne, "udskrift", dag=nu.date())
    udskrift.marker_postet(anne, [en.id], dag=nu.date(), kanal="brev", nu=nu)
    with pytest.raises(IkkeMuligt, match="allerede lagt i posten"):
        udskrift.marker_postet(anne, [en.id], dag=nu.date(), kanal="brev", nu=nu)
    assert status(by) == ["til_udskrift", "postet"]


def test_bunken_er_alle_brevene_efter_hinanden_og_beskyttet_adresse_staar_kun_paa_et_ark(
    sag: Sag, anden_sag: Sag, anne: Bruger, by: Kommune, nu: datetime
) -> None:
    import io

    from pypdf import PdfReader

    from fleksjob.breve import frit_brev
    from fleksjob.sager.brevskrivning import brevramme

    Person.for_kommune(by).update(adresse="Hemmelig Vej 3, 4000 Roskilde")
    Person.for_kommune(by).filter(pk=sag.person_id).update(beskyttet=True)
    for en in (sag, anden_sag):
        ramme = brevramme(en, dag=nu.date(), kanal="brev")
        indhold = frit_brev.FritBrev(ramme, "Hej", (frit_brev.Afsnit("", ("Vi ses.",)),))
        gem_brev(en, anne, nu=nu, art="frit", titel="Hej", pdf=frit_brev.pdf(indhold), kanal="brev")
    ider = [en.id for en in udskrift.ventende(anne, "udskrift", dag=nu.date())]
    sider = PdfReader(io.BytesIO(udskrift.bunken(anne, ider, nu=nu))).pages
    tekster = [" ".join(side.extract_text().split()) for side in sider]
    assert ["Hemmelig Vej" in tekst for tekst in tekster] == [True, False, True]
    assert "Makulér arket" in tekster[0]
    gemte = [bytes(pdf) for pdf in Dokument.for_kommune(by).order_by("pk").values_list("pdf", flat=True)]
    med = ["Hemmelig Vej" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text() for pdf in gemte]
    assert med == [False, True]
    assert status(by).count("udskrevet") == 2


def test_et_brev_til_en_anden_baerer_aldrig_borgerens_adresse(
    sag: Sag, anne: Bruger, by: Kommune, nu: datetime
) -> None:
    from fleksjob.sager.brevskrivning import brevramme

    Person.for_kommune(by).update(adresse="Lærkevej 3, 4000 Roskilde")
    assert brevramme(sag, dag=nu.date(), kanal="brev").modtager.adresse == ("Lærkevej 3", "4000 Roskilde")
    til_firmaet = brevramme(sag, dag=nu.date(), kanal="brev", modtager="Bageriet ApS")
    assert (til_firmaet.modtager.navn, til_firmaet.modtager.adresse) == ("Bageriet ApS", ())


def test_et_brev_der_fortrydes_efterlader_intet(sag: Sag, anne: Bruger, by: Kommune, nu: datetime) -> None:
    from django.db import transaction

    with lager.transaktion():
        brev(sag, anne, nu)
        transaction.set_rollback(True)
    assert (koe(by), Dokument.for_kommune(by).count()) == ([], 0)
