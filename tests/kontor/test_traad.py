"""Tråden er ren: hændelser og pligter ind, punkter ud i den orden, man læser dem."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from tests.forloeb.forloebsgenerator import mindste_vaerdi

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.roller import Rolle
from fleksjob.kontor.traad import _BESKRIVELSER, NYESTE, beskriv, foldet, titel, traad

DAG = date(2026, 11, 20)


def pligt(noegle: str, frist: date | None, status: str) -> Pligt:
    return Pligt(kode="cv_jobnet", navn="CV på Jobnet", noegle=noegle, frist=frist, status=status, art="lov",
                 hjemmel="AKL", forklaring="3 uger efter.", ansvarlig=Rolle.SAGSBEHANDLER)  # type: ignore[arg-type]  # fmt: skip


def test_fortid_fremtid_og_overskredet_skilles_ved_dagen() -> None:
    haendelser = [
        h.SagOprettet(gyldig_fra=date(2026, 8, 3), id="1"),
        h.CvRegistreret(gyldig_fra=DAG, id="2"),
        h.FleksjobStartet(gyldig_fra=date(2026, 12, 1), id="3", ansaettelse="job-1"),
    ]
    pligter = [pligt("a", date(2026, 11, 19), "overskredet"), pligt("b", date(2026, 11, 21), "kommende"),
               pligt("c", date(2026, 9, 1), "opfyldt"), pligt("d", None, "bortfaldet")]  # fmt: skip
    den = traad(haendelser, pligter, DAG)
    assert [(p.id, p.slags) for p in den.fortid] == [
        ("1", "haendelse"),
        ("", "overskredet"),
        ("2", "haendelse"),
    ]
    assert [(p.slags, p.hvornaar) for p in den.fremtid] == [
        ("kommende", "i morgen"),
        ("planlagt", "om 11 dage"),
    ]
    assert [p.hvornaar for p in den.overskredet] == ["1 dag over"]
    assert ([p.noegle for p in den.opfyldt], [p.noegle for p in den.bortfaldet]) == (["c"], ["d"])


def test_en_rettelse_viser_baade_det_gamle_og_det_nye() -> None:
    haendelser = [
        h.SamtaleAfholdt(gyldig_fra=date(2026, 9, 28), id="1"),
        h.Rettelse(
            gyldig_fra=DAG,
            id="2",
            af="1",
            ny=h.SamtaleAfholdt(gyldig_fra=date(2026, 9, 29)),
            note="Forkert dag",
        ),
        h.Rettelse(
            gyldig_fra=DAG, id="3", af="1", ny=h.SamtaleAfholdt(gyldig_fra=date(2026, 9, 30)), note="Igen"
        ),
    ]
    gammel, foerste, anden = traad(haendelser, [], DAG).fortid
    assert (gammel.rettet, gammel.ret_id) == (True, "")
    assert (foerste.rettet, foerste.ret_id) == (True, "")
    assert (anden.rettet, anden.ret_id, anden.dato) == (False, "1", date(2026, 9, 30))
    assert anden.tekst.startswith("Erstatter «Jobsamtale holdt» (28.9.2026).")


def test_annullering_siger_hvad_der_er_annulleret() -> None:
    haendelser = [
        h.CvRegistreret(gyldig_fra=date(2026, 9, 25), id="1"),
        h.Rettelse(gyldig_fra=DAG, id="2", af="1", note="x"),
    ]
    rettelse = traad(haendelser, [], DAG).fortid[-1]
    assert rettelse.titel == "Annulleret: CV er registreret"
    assert rettelse.dato == date(2026, 9, 25)


def test_jobbet_siges_med_betalte_timer() -> None:
    start = h.FleksjobStartet(
        gyldig_fra=DAG, ansaettelse="job-1", virksomhed="Bageriet", timer=16, intensitet=62.5, timeloen=180
    )
    assert (
        beskriv(start)
        == "Hos Bageriet. 16 timer om ugen, 62,5 % intensitet, 10 betalte timer, 180 kr. i timen."
    )


def test_uoplyst_loen_er_ikke_nul() -> None:
    uden = h.IndkomstIndberettet(gyldig_fra=DAG, periode="2026-10")
    assert beskriv(uden) == "Løn ikke oplyst."
    assert titel(uden) == "Indkomst er indberettet: oktober 2026"


@pytest.mark.parametrize(
    "klasse", sorted(h.KATALOG.values(), key=lambda k: k.__name__), ids=lambda k: k.__name__
)
def test_alle_typer_kan_vises_med_kun_det_noedvendige(klasse: type[h.Haendelse]) -> None:
    """Ingen hændelse i arkivet må kunne vælte sagens side."""
    felter = {f.name: mindste_vaerdi(f.type, DAG) for f in msgspec.structs.fields(klasse) if f.required}
    felter |= {"gyldig_fra": DAG, "id": "1"} | ({"periode": "2026-10"} if "periode" in felter else {})
    haendelse = klasse(registreret=datetime(2026, 11, 20, tzinfo=UTC), **felter)
    (punkt,) = traad([haendelse], [], DAG).fortid
    assert punkt.titel
    assert "None" not in punkt.tekst
    assert klasse not in _BESKRIVELSER or isinstance(beskriv(haendelse), str)


def test_maaneder_i_traek_er_et_punkt_og_det_gamle_foldes() -> None:
    loen = [
        h.IndkomstIndberettet(gyldig_fra=date(2026, m, 28), id=str(m), periode=f"2026-{m:02d}")
        for m in range(1, 11)
    ]
    samtaler = [h.SamtaleAfholdt(gyldig_fra=date(2025, 1, d), id=f"s{d}") for d in range(1, 21)]
    nyeste, aeldre = foldet(traad([*samtaler, *loen], [], DAG).fortid)
    assert (nyeste[0].titel, nyeste[0].tekst) == (
        "Løn og udbetalinger",
        "10 registreringer, 28.1.2026–28.10.2026.",
    )
    assert [p.id for p in nyeste[0].dele] == [str(m) for m in range(10, 0, -1)]
    assert len(nyeste) == NYESTE
    assert [p.id for p in aeldre] == [f"s{d}" for d in range(7, 0, -1)]


def test_en_rettelse_foldes_aldrig_vaek_i_en_samling() -> None:
    loen: list[h.Haendelse] = [
        h.IndkomstIndberettet(gyldig_fra=date(2026, m, 28), id=str(m), periode=f"2026-{m:02d}")
        for m in range(1, 5)
    ]
    rettet = h.Rettelse(gyldig_fra=DAG, id="9", af="2", note="Forkert måned")
    nyeste, _ = foldet(traad([*loen, rettet], [], DAG).fortid)
    assert [p.titel for p in nyeste if p.dele] == []
    assert any(p.titel.startswith("Annulleret") for p in nyeste)
