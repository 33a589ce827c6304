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

pytestmark = pytest.mark.django_db

FIL = Path(__file__).resolve().parents[2] / "docs" / "adgangsmatrix.md"
ROLLER = {
    "uden login": "",
    "sagsbehandler": "sagsbehandler",
    "virksomhedskonsulent": "konsulent",
    "fastholdelseskonsulent": "fastholder",
    "mødeleder": "moedeleder",
    "teammedlem": "teammedlem",
    "ydelsesmedarbejder": "ydelse",
    "leder": "leder",
    "analytiker": "analytiker",
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


def klienten(folk: SimpleNamespace, rolle: str) -> Client:
    klient = Client()
    if ROLLER[rolle]:
        klient.force_login(getattr(folk, ROLLER[rolle]))
    return klient


def aabn(folk: SimpleNamespace, rolle: str, sted: Sted, verdenssag: Verdenssag) -> str:
    """Åbner siden. Kan den ikke åbnes, kan den heller ikke sendes, og ingen af svarene røber, hvis sag det er."""
    sti, klient = reverse(sted.navn, kwargs=sted.noegler(verdenssag)), klienten(folk, rolle)
    with transaction.atomic():
        svar = klient.get(sti, {"fra": "min-dag"} if sted.om_en_sag else {})
        fundet = tegn(svar)
        if fundet in (NEJ, FINDES_IKKE, LOG_IND):
            sendt = klient.post(sti)
            assert sendt.status_code in (302, 403, 404, 405, 422), sti
            if sted.om_en_sag and rolle != "borger":  # borgerens eget navn står i sidens hoved
                navn = verdenssag.sag.person.navn.encode()
                assert navn not in svar.content, sti
                assert navn not in sendt.content, sti
        transaction.set_rollback(True)
    return fundet


def raekke(folk: SimpleNamespace, sted: Sted, verden: dict[str, Verdenssag]) -> list[str]:
    celler = []
    for rolle in ROLLER:
        sager = SAGER if sted.om_en_sag else ("egen",)
        fundne = [aabn(folk, rolle, sted, verden[sag]) for sag in sager]
        if sted.om_en_sag:
            assert fundne[-1] in (NEJ, FINDES_IKKE, LOG_IND, KUN_POST), f"{rolle} ser en fremmed {sted.sti}"
        celler.append(fundne[0] if set(fundne) == {LOG_IND} else " ".join(fundne))
    return celler


def tabel(linjer: list[tuple[str, list[str]]]) -> str:
    hoved = [f"| Adresse | {' | '.join(ROLLER)} |", f"|---|{'---|' * len(ROLLER)}"]
    return "\n".join([*hoved, *(f"| `{sti}` | {' | '.join(celler)} |" for sti, celler in linjer)]) + "\n"


def test_matrixen_er_som_skrevet(folk: SimpleNamespace) -> None:
    """Ingen rolle kan åbne en anden kommunes sag, og resten er, som matrixen siger."""
    alle, verden = steder(), byg(folk)
    uden = [(sted.sti, raekke(folk, sted, verden)) for sted in alle if not sted.om_en_sag]
    om = [(sted.sti, raekke(folk, sted, verden)) for sted in alle if sted.om_en_sag]
    fundet = f"{INDLEDNING}{UDEN_SAGER}\n{tabel(uden)}{OM_SAGER}\n{tabel(om)}"
    if os.environ.get("FLEKSJOB_SKRIV_ADGANGSMATRIX"):
        FIL.write_text(fundet, "utf-8")
    assert FIL.read_text("utf-8").splitlines() == fundet.splitlines()
