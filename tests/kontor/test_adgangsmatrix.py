"""Hver adresse i huset, hver rolle, og tre sager: ens egen, en andens og en anden kommunes.

Matrixen skrives i `docs/adgangsmatrix.md`; prøven sammenligner. Er en ændring meningen, skrives den igen med
`make adgangsmatrix`, og så står ændringen i forskellen, hvor den kan læses.
"""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from tests.kontor.adgangsverden import Sted, Verdenssag, byg, steder

pytestmark = [pytest.mark.database, pytest.mark.django_db]

FIL = Path(__file__).resolve().parents[2] / "docs" / "adgangsmatrix.md"
ROLLER = {
    "uden login": "",
    "sagsbehandler": "sagsbehandler",
    "virksomhedskonsulent": "konsulent",
    "fastholdelseskonsulent": "fastholder",
    "mødeleder": "moedeleder",
    "teammedlem": "teammedlem",
    "leder": "leder",
    "kontrollant": "kontrollant",
    "borger": "borger",
    "arbejdsgiver": "arbejdsgiver",
}
SAGER = ("egen", "andens", "fremmed")
SER, NEJ, FINDES_IKKE, LOG_IND, VIDERE, KUN_POST = "✓", "–", "0", "log ind", "→", "post"
INDLEDNING = f"""# Hvem kan åbne hvad

Skrevet af `tests/kontor/test_adgangsmatrix.py`, som åbner hver adresse som hver rolle. {SER} vises · {NEJ} nægtes
(403) · {FINDES_IKKE} findes ikke for brugeren (404) · {VIDERE} sendes videre · {KUN_POST} kan kun sendes, ikke åbnes ·
«log ind» sendes til log ind. Det, der kan gøres på siden, afgør `docs/genereret/rettigheder.md`.
"""
OM_SAGER = """
## Sider om én sag

Tre tegn i hver celle: ens **egen** sag (sagsbehandlerens, borgerens, virksomhedens, mødets), **en andens** i samme
kommune, og **en anden kommunes**.
"""
UDEN_SAGER = """
## Sider uden en bestemt sag
"""


def tegn(svar: Any) -> str:
    """Svarets tegn. Alt andet end de kendte er en fejl i siden."""
    match svar.status_code:
        case 200 | 422:
            return SER
        case 403:
            return NEJ
        case 404:
            return FINDES_IKKE
        case 405:
            return KUN_POST
        case 302:
            return LOG_IND if svar["Location"].startswith("/log-ind/") else VIDERE
    raise AssertionError(f"{svar.status_code} fra {svar.request['PATH_INFO']}")


@pytest.fixture
def verden(folk: SimpleNamespace) -> dict[str, Verdenssag]:
    return byg(folk)


def klienten(folk: SimpleNamespace, rolle: str) -> Client:
    klient = Client()
    if ROLLER[rolle]:
        klient.force_login(getattr(folk, ROLLER[rolle]))
    return klient


def aabn(klient: Client, sted: Sted, verdenssag: Verdenssag) -> str:
    """Åbner siden, og ser efter, at det, der ikke kan åbnes, heller ikke kan sendes."""
    sti = reverse(sted.navn, kwargs=sted.noegler(verdenssag))
    with transaction.atomic():
        fundet = tegn(klient.get(sti, {"fra": "min-dag"} if sted.om_en_sag else {}))
        if fundet in (NEJ, FINDES_IKKE, LOG_IND):
            assert tegn(klient.post(sti)) in (NEJ, FINDES_IKKE, LOG_IND, KUN_POST), sti
        transaction.set_rollback(True)
    return fundet


def raekke(folk: SimpleNamespace, sted: Sted, verden: dict[str, Verdenssag]) -> list[str]:
    celler = []
    for rolle in ROLLER:
        sager = SAGER if sted.om_en_sag else ("egen",)
        fundne = [aabn(klienten(folk, rolle), sted, verden[sag]) for sag in sager]
        celler.append(fundne[0] if len(set(fundne)) == 1 and fundne[0] == LOG_IND else " ".join(fundne))
    return celler


def tabel(linjer: list[tuple[str, list[str]]]) -> str:
    hoved = [f"| Adresse | {' | '.join(ROLLER)} |", f"|---|{'---|' * len(ROLLER)}"]
    return "\n".join([*hoved, *(f"| `{sti}` | {' | '.join(celler)} |" for sti, celler in linjer)]) + "\n"


def test_matrixen_er_som_skrevet(folk: SimpleNamespace, verden: dict[str, Verdenssag]) -> None:
    alle = steder()
    fundet = (
        INDLEDNING
        + UDEN_SAGER
        + "\n"
        + tabel([(s.sti, raekke(folk, s, verden)) for s in alle if not s.om_en_sag])
        + OM_SAGER
        + "\n"
        + tabel([(s.sti, raekke(folk, s, verden)) for s in alle if s.om_en_sag])
    )
    if os.environ.get("FLEKSJOB_SKRIV_ADGANGSMATRIX"):
        FIL.write_text(fundet, "utf-8")
    assert FIL.read_text("utf-8").splitlines() == fundet.splitlines()


def test_en_anden_kommunes_sag_kan_ingen_aabne(folk: SimpleNamespace, verden: dict[str, Verdenssag]) -> None:
    for sted in steder():
        if sted.om_en_sag:
            for rolle in ROLLER:
                fundet = aabn(klienten(folk, rolle), sted, verden["fremmed"])
                assert fundet in (NEJ, FINDES_IKKE, LOG_IND, KUN_POST), (sted.sti, rolle)
