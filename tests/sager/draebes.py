"""Et program, der slår sine egne børn ihjel midt i arkivets kommandoer. Køres af `test_draebt_midt_i_en_kommando`.

Hvert barn skriver løs og melder hver kommando på et rør, når den er vendt tilbage: fra da af er den lovet. Forælderen
dræber barnet (SIGKILL) et tilfældigt sted og begynder et nyt. Til sidst læses arkivet, og dommen skrives som JSON.
"""

import json
import os
import random
import signal
import time
from collections import Counter
from typing import Any

from django.db import connections
from tests.sager.conftest import kl

from fleksjob.sager import kommandoer as k
from fleksjob.sager.genopbygning import genopbyg
from fleksjob.sager.kontrol import kontroller
from fleksjob.sager.models import Bruger, Haendelse, Person, Sag

KAN_TAGE = 0.06
"""Sekunder, et barn højst får efter sin første kvittering. En kommando tager få millisekunder."""


def barn(kvitteringer: int, sager: list[int], foerste: int) -> None:
    """Skriver, til det bliver slået ihjel: hver tredje kommando opretter en sag, resten er samtaler."""
    bruger, nu = Bruger.objects.get(username="anne"), kl("2026-08-10")
    versioner = dict(Sag.for_bruger(bruger).filter(pk__in=sager).values_list("pk", "version"))
    nr = foerste
    while True:
        if nr % 3 == 0:
            k.opret_sag(bruger, cpr=_cpr(nr), navn=f"Prøve {nr}", nu=nu, gyldig_fra=nu.date())
        else:
            sag = sager[nr % len(sager)]
            svar = k.afhold_samtale(
                sag, bruger, forventet_version=versioner[sag], nu=nu, gyldig_fra=nu.date(), note=f"nr {nr};"
            )
            versioner[sag] = svar.version
        os.write(kvitteringer, f"{nr}\n".encode())
        nr += 1


def _cpr(nr: int) -> str:
    """Opdigtet: dagen plus 60, født i 1900-tallet."""
    return f"6101{40 + nr // 9000:02d}{1000 + nr // 3 % 3000:04d}"


def et_drab(sager: list[int], foerste: int, lykke: random.Random) -> list[int]:
    """Starter et barn, dræber det et tilfældigt sted og giver numrene på det, det nåede at love."""
    laes, skriv = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(laes)
        barn(skriv, sager, foerste)
    os.close(skriv)
    foran = os.read(laes, 1 << 16)
    time.sleep(lykke.random() * KAN_TAGE)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while mere := os.read(laes, 1 << 16):
        foran += mere
    os.close(laes)
    return [int(linje) for linje in foran.split()]


def main(antal: int, froe: int) -> None:
    """`antal` drab med frøet, og så dommen."""
    anne = Bruger.objects.get(username="anne")
    sager = sorted(Sag.for_bruger(anne).filter(fase="ledig").values_list("pk", flat=True))
    connections.close_all()
    lykke, lovet = random.Random(froe), []
    for drab in range(antal):
        lovet += et_drab(sager, drab * 1000, lykke)
    print(json.dumps(dom(anne, lovet)))


def dom(anne: Any, lovet: list[int]) -> dict[str, Any]:
    """Hvad der mangler, hvad der står to gange, og hvad kontrol og genopbygning siger."""
    noter = Haendelse.for_bruger(anne).filter(type="samtale_afholdt").values_list("data", flat=True)
    fundet = Counter(int(data.partition("nr ")[2].partition(";")[0]) for data in noter if "nr " in data)
    fundet.update(int(navn.removeprefix("Prøve ")) for navn in Person.for_kommune(anne.kommune_id)
                  .filter(navn__startswith="Prøve ").values_list("navn", flat=True))  # fmt: skip
    return {
        "lovet": len(lovet),
        "mangler": sorted(set(lovet) - set(fundet)),
        "to_gange": sorted(nr for nr, gange in fundet.items() if gange > 1),
        "uden_loefte": len(set(fundet) - set(lovet)),
        "personer_uden_sag": Person.for_kommune(anne.kommune_id)
        .exclude(pk__in=Sag.for_bruger(anne).values("person_id")).filter(navn__startswith="Prøve ").count(),
        "sager_uden_haendelser": Sag.for_bruger(anne).filter(version=0).count(),
        "fejl_i_loggen": [fund.fejl for fund in kontroller(anne.kommune_id)[2]],
        "uenige_raekker": [en.felt for en in genopbyg(anne.kommune_id, ret=False).forskelle],
    }  # fmt: skip
