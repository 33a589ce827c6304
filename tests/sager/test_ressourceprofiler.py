"""Ressourceprofilen på de gamle sager: kommer ind én gang, på den rigtige sag, og ændres aldrig."""

from datetime import datetime
from typing import Any

import pytest

from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.fejl import AdgangNaegtet, UforanderligRaekke
from fleksjob.sager.models import Bruger, Kommune, Ressourceprofil, Sag
from fleksjob.sager.ressourceprofiler import importer_ressourceprofiler
from fleksjob.snitflader.ressourceprofil import CsvProfiler

pytestmark = [pytest.mark.database, pytest.mark.django_db]
FIL = """cpr;dateret;element;beskrivelse
6105841234;2009-05-04;uddannelse;Folkeskole
6105841234;2009-05-04;helbred;Ryg
6503801234;2008-01-02;interesser;Have
6105841234;i går;interesser;Have
""".encode()


def test_samme_fil_to_gange_er_en_profil_og_de_daarlige_linjer_meldes(
    sag: Sag, anden_sag: Sag, anne: Bruger, nu: datetime
) -> None:
    foerste = importer_ressourceprofiler(anne, CsvProfiler(FIL), nu=nu)
    igen = importer_ressourceprofiler(anne, CsvProfiler(FIL), nu=nu)
    assert (foerste.nye, foerste.kendte, foerste.afviste) == (1, 0, 2)
    assert (igen.nye, igen.kendte, igen.afviste) == (0, 1, 2)
    assert [en.linje for en in foerste.fejl] == [4, 5]
    assert "6503801234" not in str(foerste.fejl)
    (profil,) = Ressourceprofil.for_bruger(anne)
    assert (profil.sag_id, profil.elementer["helbred"]) == (sag.pk, {"beskrivelse": "Ryg"})
    profil.elementer = {}
    with pytest.raises(UforanderligRaekke):
        profil.save()


def test_kun_medarbejdere_laeser_ind_og_kun_i_egen_kommune(
    sag: Sag, borger: Bruger, bruger_i: Any, anden_kommune: Kommune, nu: datetime
) -> None:
    with pytest.raises(AdgangNaegtet):
        importer_ressourceprofiler(borger, CsvProfiler(FIL), nu=nu)
    fremmed = bruger_i(anden_kommune, Rolle.SAGSBEHANDLER, "fremmed")
    assert importer_ressourceprofiler(fremmed, CsvProfiler(FIL), nu=nu).nye == 0
    assert not Ressourceprofil.for_kommune(sag.kommune_id).exists()


def test_borgeren_ser_sin_egen_profil_og_ikke_andres(
    sag: Sag, borger: Bruger, anden_borger: Bruger, anne: Bruger, nu: datetime
) -> None:
    importer_ressourceprofiler(anne, CsvProfiler(FIL), nu=nu)
    assert Ressourceprofil.for_bruger(borger).count() == 1
    assert Ressourceprofil.for_bruger(anden_borger).count() == 0
