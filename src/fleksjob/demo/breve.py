"""Brevene i de håndskrevne sager: afgørelsen og hver frigivet måned, skrevet af arkivet på den dag, de blev sendt.

De øvrige sager har ingen breve; de ville hver tage længere at skrive end hele forløbet.
"""

from collections.abc import Iterator

from fleksjob.breve.ramme import Kanal
from fleksjob.demo.hovedsag import HOVEDPERSONER
from fleksjob.demo.personale import KOMMUNEKODE
from fleksjob.forloeb.haendelser import AfgoerelseTruffet, fra_json
from fleksjob.sager.brevskrivning import skriv_tilskudsbrev
from fleksjob.sager.brevskrivning_afgoerelse import skriv_afgoerelsesbrev
from fleksjob.sager.models import Bruger, Dokument, Haendelse, Sag, Udbetaling


def skriv_hovedsagernes_breve() -> int:
    """Skriver brevene i tidens orden. Giver hvor mange det blev."""
    return sum(1 for _ in _breve())


def _breve() -> Iterator[Dokument]:
    sager = Sag.for_kommune(KOMMUNEKODE).filter(pk__lte=len(HOVEDPERSONER)).order_by("pk")
    for sag in sager:
        yield from filter(None, (*_afgoerelser(sag), *_maaneder(sag)))


def _afgoerelser(sag: Sag) -> Iterator[Dokument | None]:
    trufne = Haendelse.for_kommune(KOMMUNEKODE).filter(sag=sag, type="afgoerelse_truffet").order_by("nr")
    for raekke in trufne:
        afgoerelse = fra_json(raekke.data)
        if isinstance(afgoerelse, AfgoerelseTruffet):
            bruger = Bruger.objects.get(username=raekke.registreret_af)
            kanal: Kanal = "digital" if afgoerelse.kanal == "digital" else "brev"
            yield skriv_afgoerelsesbrev(sag, bruger, nu=raekke.registreret, kanal=kanal)


def _maaneder(sag: Sag) -> Iterator[Dokument | None]:
    frigivne = Udbetaling.for_kommune(KOMMUNEKODE).filter(sag=sag, status="frigivet")
    for linje in frigivne.select_related("frigivet_af").order_by("maaned", "version"):
        if linje.frigivet and linje.frigivet_af:
            dag = linje.frigivet.date()
            yield skriv_tilskudsbrev(sag, linje, linje.frigivet_af, nu=linje.frigivet, dag=dag)
