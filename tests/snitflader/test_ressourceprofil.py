"""Gamle ressourceprofiler: tolv elementer, begge navne på papiret, og en fejl siger, hvad der ville være rigtigt."""

from datetime import date

import pytest

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.snitflader.ressourceprofil import ELEMENTER, CsvProfiler, Profil, laes_element
from fleksjob.snitflader.tabel import AfvistRaekke

HOVED = "cpr;dateret;dokumenttype;element;beskrivelse;barrierer"


def laes(*linjer: str) -> tuple[list[Profil], list[AfvistRaekke]]:
    return CsvProfiler("\n".join((HOVED, *linjer)).encode()).profiler()


def test_der_er_tolv_elementer_og_helbred_staar_sidst() -> None:
    assert len(ELEMENTER) == 12
    assert list(ELEMENTER)[-1] == "helbred"


def test_linjer_om_samme_person_og_dag_er_en_profil() -> None:
    (profil,), afviste = laes(
        "6105841234;2009-05-04;ressourceprofil;uddannelse;Folkeskole;",
        "6105841234;2009-05-04;Ressourceplan;helbred;Ryg;Kan ikke løfte",
    )
    assert afviste == []
    assert (profil.cpr, profil.dateret) == ("6105841234", date(2009, 5, 4))
    assert profil.elementer == {
        "uddannelse": {"beskrivelse": "Folkeskole"},
        "helbred": {"beskrivelse": "Ryg", "barrierer": "Kan ikke løfte"},
    }


@pytest.mark.parametrize(
    ("linje", "kolonne", "besked"),
    [
        ("6105841234;2013-01-01;;uddannelse;x;", "dateret", "før 1. januar 2013"),
        ("6105841234;2009-05-04;;humør;x;", "element", "«humør» kendes ikke"),
        ("6105841234;2009-05-04;indsatsplan;uddannelse;x;", "dokumenttype", "det er det samme papir"),
        (f"6105841234;2009-05-04;;uddannelse;{'a' * 20_001};", "beskrivelse", "plads til 20000"),
        (";2009-05-04;;uddannelse;x;", "cpr", "skal udfyldes"),
    ],
)
def test_en_daarlig_linje_meldes_og_resten_kommer_ind(linje: str, kolonne: str, besked: str) -> None:
    profiler, (afvist,) = laes(linje, "6105841234;2009-05-04;;interesser;Have;")
    (fejl,) = afvist.fejl
    assert (fejl.linje, fejl.kolonne) == (2, kolonne)
    assert besked in fejl.besked
    assert [en.elementer for en in profiler] == [{"interesser": {"beskrivelse": "Have"}}]


@pytest.mark.parametrize(
    ("skrevet", "kode"), [("1", "uddannelse"), ("12", "helbred"), ("Bolig og økonomi", "bolig_oekonomi")]
)
def test_elementet_kan_skrives_som_nummer_navn_eller_kode(skrevet: str, kode: str) -> None:
    assert laes_element(skrevet, "element") == kode
    with pytest.raises(UgyldigtInput):
        laes_element("13", "element")
