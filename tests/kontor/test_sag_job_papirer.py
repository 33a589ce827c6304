"""Tillægsaftalen med mål og underskrifter, og støtte, der søges, afgøres og følges op."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.kontor.conftest import Vej, kl
from tests.kontor.test_sag_job import AFTALE, START, _fejl, _t, foreslaaet, godkendt, ledig

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput

__all__ = ["foreslaaet", "godkendt", "ledig"]
pytestmark = [pytest.mark.database, pytest.mark.django_db]


def _aabn(som: Any, navn: str, vej: Vej, sti: str = "job/") -> Any:
    klient = som(navn)
    klient.get(f"/kontor/sag/{vej.sag.nummer}/?fra=job")
    return klient.get(f"/kontor/sag/{vej.sag.nummer}/{sti}")


def test_tillaegsaftalens_maal_bliver_udviklingsmaal_og_tre_siger_ja(
    godkendt: Vej, folk: SimpleNamespace
) -> None:
    from fleksjob.forloeb.haendelser import UdviklingsmaalAftalt
    from fleksjob.sager import lager

    godkendt.tag("tillaegsaftale_skrevet", date(2026, 11, 10), **AFTALE)
    maal = [
        en
        for en in lager.hent_nyeste(godkendt.sag.pk, godkendt.bruger, nu=kl(date(2026, 11, 20))).haendelser
        if isinstance(en, UdviklingsmaalAftalt)
    ]
    assert [(m.maal, m.art, m.startvaerdi, m.maalvaerdi, m.inden, m.kilde) for m in maal] == [
        ("Fire timer mere", "timer", 16.0, 20.0, date(2027, 6, 1), "tillaegsaftale")
    ]
    for bruger in (folk.borger, folk.arbejdsgiver):
        godkendt.tag("tillaegsaftale_bekraeftet", date(2026, 11, 11), bruger, ansaettelse="job-1", udgave=1)
    with pytest.raises(UgyldigtInput, match="Kun de selv kan sige ja digitalt"):
        godkendt.tag("tillaegsaftale_bekraeftet", date(2026, 11, 11), ansaettelse="job-1", part="borger")
    godkendt.tag("tillaegsaftale_bekraeftet", date(2026, 11, 11), ansaettelse="job-1", part="kommune")
    udgave = _t(godkendt).etableringer[0].tillaegsaftale
    assert {part: maade for part, _, maade in udgave.bekraeftet} == dict.fromkeys(
        ("borger", "arbejdsgiver", "kommune"), "digital"
    )


def test_en_ny_udgave_skal_bekraeftes_igen_og_den_gamle_bliver(godkendt: Vej, folk: SimpleNamespace) -> None:
    from fleksjob.sager.models import Tillaegsaftale

    godkendt.tag("tillaegsaftale_skrevet", date(2026, 11, 10), **AFTALE)
    godkendt.tag("tillaegsaftale_bekraeftet", date(2026, 11, 11), folk.borger, ansaettelse="job-1", udgave=1)
    godkendt.tag("tillaegsaftale_skrevet", date(2026, 11, 12), **AFTALE | {"fravaer": "Ring før kl. 7."})
    en = _t(godkendt).etableringer[0]
    assert [(u.udgave, u.har("borger")) for u in en.tillaegsaftaler] == [(1, True), (2, False)]
    with pytest.raises(UgyldigtInput, match="Læs den nye udgave først"):
        godkendt.tag(
            "tillaegsaftale_bekraeftet", date(2026, 11, 13), folk.arbejdsgiver, ansaettelse="job-1", udgave=1
        )
    gamle = Tillaegsaftale.for_kommune(901).filter(sag=godkendt.sag).order_by("udgave")
    assert [a.fravaer for a in gamle] == ["", "Ring før kl. 7."]


def test_mentor_soeges_bevilges_og_foelges_op_foer_den_slutter(godkendt: Vej) -> None:
    from fleksjob.forloeb.pligter import pligter

    godkendt.tag(
        "stoette_soegt",
        date(2026, 11, 4),
        art="mentor",
        ansaettelse="job-1",
        hvad="Lære opgaverne.",
        timer_uge=1.0,
        fra=START,
        til=date(2027, 3, 1),
        udloeser="foerste_job",
        svar_inden=date(2026, 11, 18),
    )
    (soegt,) = _t(godkendt).stoette
    assert [p.status for p in pligter(_t(godkendt)) if p.kode == "stoette_svar"] == ["overskredet"]
    with pytest.raises((UgyldigtInput, UgyldigeInput)) as fund:
        godkendt.tag(
            "stoette_afgjort",
            date(2026, 11, 19),
            stoette=soegt.id,
            udfald="bevilget",
            begrundelse="Første job.",
        )
    assert "kollega eller en udefra" in _fejl(fund)
    assert "hvem der er mentor" in _fejl(fund)
    godkendt.tag(
        "stoette_afgjort",
        date(2026, 11, 19),
        stoette=soegt.id,
        udfald="bevilget",
        begrundelse="Første job.",
        mentortype="kollega",
        hvem="Lone",
    )
    (en,) = _t(godkendt).stoette
    assert (en.hvem, en.til, en.foelg_op) == ("Lone", date(2027, 3, 1), date(2027, 2, 1))
    (pligt,) = [p for p in pligter(_t(godkendt)) if p.kode == "stoette_ses_igen"]
    assert (pligt.frist, pligt.status) == (date(2027, 2, 1), "kommende")
    godkendt.tag(
        "stoette_fulgt_op", date(2027, 1, 28), stoette=soegt.id, udfald="fortsaetter", til=date(2027, 6, 1)
    )
    assert _t(godkendt, date(2027, 2, 1)).stoette[0].til == date(2027, 6, 1)


def test_mentor_fra_soegningen_foreslaas_igen(foreslaaet: Vej, som: Any) -> None:
    foreslaaet.tag(
        "stoette_soegt",
        date(2026, 11, 4),
        art="mentor",
        hvad="Komme i gang.",
        fra=date(2026, 11, 4),
        til=date(2027, 1, 4),
    )
    soegt = _t(foreslaaet).stoette[0].id
    foreslaaet.tag(
        "stoette_afgjort",
        date(2026, 11, 5),
        stoette=soegt,
        udfald="bevilget",
        begrundelse="Ny i søgningen.",
        mentortype="ekstern",
        hvem="Lone",
    )
    assert "samme mentor kan følge med" in _aabn(som, "konsulent", foreslaaet).content.decode()
    foreslaaet.tag(
        "stoette_soegt", date(2026, 11, 9), art="mentor", ansaettelse="job-1", hvad="Lære opgaverne."
    )
    side = _aabn(som, "konsulent", foreslaaet, "skridt/stoette_afgjort/").content.decode()
    assert 'value="Lone"' in side


def test_personlig_assistance_kraever_et_job_og_et_afslag_er_et_brev(ledig: Vej) -> None:
    from fleksjob.sager.models import Dokument

    with pytest.raises(UgyldigtInput, match="kræver et konkret job"):
        ledig.tag("stoette_soegt", date(2026, 11, 4), art="personlig_assistance", hvad="Løfte kasser.")
    ledig.tag("stoette_soegt", date(2026, 11, 4), art="hjaelpemiddel", hvad="En ståstol.")
    soegt = _t(ledig).stoette[0].id
    ledig.tag(
        "stoette_afgjort",
        date(2026, 11, 5),
        stoette=soegt,
        udfald="afslag",
        begrundelse="Den findes på arbejdspladsen.",
    )
    brev = Dokument.for_kommune(901).get(sag=ledig.sag, art="stoette")
    assert brev.titel == "Vi kan ikke bevilge hjælpemiddel eller indretning"
