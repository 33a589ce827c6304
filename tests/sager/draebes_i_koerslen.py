"""Et program, der slår sine egne børn ihjel midt i månedens kørsel og frigivelse.

Køres af `test_draebt_midt_i_koerslen`. Hvert barn begynder eller fortsætter kørslen; forælderen dræber det (SIGKILL) et
tilfældigt sted. Til sidst køres færdig, og regnskabet holdes op mod den kommune, hvor intet blev afbrudt.
"""

import json
import os
import random
import signal
import time
from collections.abc import Callable
from typing import Any

from django.db import connections
from tests.sager.conftest import kl
from tests.sager.koersel_i_to_kommuner import AFBRUDT, HEL, OKTOBER, bruger, numre

from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.genopbygning import genopbyg
from fleksjob.sager.kontrol import kontroller
from fleksjob.sager.maanedskoersel import koer
from fleksjob.sager.massefrigivelse import frigiv_maaned
from fleksjob.sager.models import Haendelse, Koegrund, Koersel, Udbetaling

KOERT, FRIGIVET = kl("2026-10-30"), kl("2026-11-02")
BUNKE = 3
KAN_TAGE = 0.03
"""Sekunder, et barn højst får, efter at det er nået til sin første bunke. En bunke tager nogle få millisekunder."""
Arbejde = Callable[[int, Callable[[int], object]], object]


def koerslen(kode: int, fremdrift: Callable[[int], object]) -> object:
    return koer(bruger("beregner", kode), OKTOBER, nu=KOERT, bunke=BUNKE, fremdrift=fremdrift)


def frigivelsen(kode: int, fremdrift: Callable[[int], object]) -> object:
    return frigiv_maaned(bruger("frigiver", kode), OKTOBER, nu=FRIGIVET, bunke=BUNKE, fremdrift=fremdrift)


def uden_at_vente_paa_den_doede(arbejde: Arbejde, fremdrift: Callable[[int], object]) -> None:
    """I PostgreSQL kan den dræbtes lås stå et øjeblik endnu."""
    for _ in range(200):
        try:
            arbejde(AFBRUDT, fremdrift)
        except IkkeMuligt as fejl:
            if "i gang" not in str(fejl):
                return  # intet tilbage at frigive
            time.sleep(0.02)
        else:
            return


def et_drab(arbejde: Arbejde, lykke: random.Random) -> bool:
    """Sandt, når barnet blev dræbt, før det var færdigt."""
    laes, skriv = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(laes)
        uden_at_vente_paa_den_doede(arbejde, lambda antal: os.write(skriv, b"x"))
        os._exit(0)
    os.close(skriv)
    os.read(laes, 1)
    time.sleep(lykke.random() * KAN_TAGE)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    os.close(laes)
    return os.WIFSIGNALED(status)


def main(i_koerslen: int, i_frigivelsen: int, froe: int) -> None:
    """Så mange drab hvert sted, og så dommen."""
    lykke, draebt = random.Random(froe), 0
    for arbejde, antal in ((koerslen, i_koerslen), (frigivelsen, i_frigivelsen)):
        connections.close_all()
        for _ in range(antal):
            draebt += et_drab(arbejde, lykke)
        uden_at_vente_paa_den_doede(arbejde, lambda antal: None)
        arbejde(HEL, lambda antal: None)
    print(json.dumps(dom(draebt)))


def dom(draebt: int) -> dict[str, Any]:
    """Om de to regnskaber er ens, og hvad kontrol og genopbygning siger."""
    hel, afbrudt = regnskab(HEL), regnskab(AFBRUDT)
    igen = koer(bruger("beregner", AFBRUDT), OKTOBER, nu=FRIGIVET)
    return {
        "draebt": draebt,
        "koersler": Koersel.for_kommune(AFBRUDT).filter(slags="beregning").count(),
        "linjer": len(hel["linjer"]),
        "frigivne": sum(linje[0] == "frigivet" for linje in hel["linjer"]),
        "ens": {del_: hel[del_] == afbrudt[del_] for del_ in hel},
        "nye_naar_der_koeres_igen": igen.beregnede + igen.rettelser + igen.manuelle + igen.mangler,
        "fejl_i_loggen": [fund.fejl for fund in kontroller(AFBRUDT)[2]],
        "uenige_raekker": [en.felt for en in genopbyg(AFBRUDT, ret=False).forskelle],
    }


def regnskab(kode: int) -> dict[str, list[Any]]:
    """Linjer, grunde og hændelser, som de står, med sagens nummer i stedet for nøgler og uden kommunens navne."""
    nummer = numre(kode)
    felter = [
        "status", "maaned", "version", "fleksloentilskud", "atp", "forskel", "forskel_atp", "aarsag", "grundlag",
        "beregning", "forbehold", "sag_version", "beregnet", "i_koe", "foer", "frigivet",
    ]  # fmt: skip
    return {
        "linjer": sorted(
            (
                [*linje[1:], nummer[linje[0]]]
                for linje in Udbetaling.for_kommune(kode).values_list("sag_id", *felter)
            ),
            key=lambda linje: linje[-1],
        ),
        "grunde": sorted(
            (nummer[sag], kode_, tekst)
            for sag, kode_, tekst in Koegrund.for_kommune(kode).values_list(
                "udbetaling__sag_id", "kode", "tekst"
            )
        ),
        "haendelser": sorted(
            (nummer[sag], nr, data.replace(f"r{kode}", "r"))
            for sag, nr, data in Haendelse.for_kommune(kode).values_list("sag_id", "nr", "data")
        ),
    }
