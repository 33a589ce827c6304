"""Et arkiv med to kommuner, hvis sager er ens, så en afbrudt kørsel i den ene kan holdes op mod en hel i den anden."""

from datetime import date

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.roller import Rolle
from fleksjob.sager.masseskrivning import NytForloeb, skriv_forloeb
from fleksjob.sager.models import Bruger, Kommune, Person, Sag

HEL, AFBRUDT = 901, 902
CVR = "12345674"
SEPTEMBER, OKTOBER = date(2026, 9, 1), date(2026, 10, 1)


def laeg_kommuner(antal: int) -> None:
    """De to kommuner, hver med en, der beregner, og en, der frigiver, og `antal` sager."""
    for kode in (HEL, AFBRUDT):
        kommune = Kommune.objects.create(kode=kode, navn=f"Kommune {kode}")
        for navn in ("beregner", "frigiver"):
            Bruger(
                kommune=kommune, username=f"{navn}{kode}", navn=navn.title(),
                rolle=Rolle.YDELSESMEDARBEJDER.value,
            ).save()  # fmt: skip
        folk = [
            Person(kommune=kommune, cpr=f"6101{50 + nr // 9000:02d}{1000 + nr:04d}", navn=f"Prøve {nr}",
                   foedselsdato=date(1950 + nr % 40, 1, 1))
            for nr in range(antal)
        ]  # fmt: skip
        for person in folk:
            person.save()
        skriv_forloeb(
            kode,
            (
                NytForloeb(f"2024-{nr + 1:05d}", person.pk, person.foedselsdato, forloeb(nr))
                for nr, person in enumerate(folk)
            ),
        )


def forloeb(nr: int) -> list[h.AlleHaendelser]:
    """Et job fra 2024 og lønnen i september; hver syvende mangler løn, hver femte har andet ved siden af."""
    start = date(2024, 3, 1)
    alle: list[h.AlleHaendelser] = [
        h.SagOprettet(gyldig_fra=date(2024, 1, 2)),
        h.Visiteret(gyldig_fra=date(2024, 2, 1), til="fleksjob"),
        h.FleksjobBevilget(gyldig_fra=date(2024, 2, 20), ansaettelse="job-1", virksomhed="Bageriet", cvr=CVR),
        h.FleksjobStartet(
            gyldig_fra=start, ansaettelse="job-1", virksomhed="Bageriet", cvr=CVR, timer=20.0, intensitet=50.0,
            timeloen=180.0, fuldtidsloen=28860.0,
        ),
    ]  # fmt: skip
    if nr % 7:
        alle.append(_loen(6000.0 + 37 * nr, ansaettelse="job-1", indberetter=CVR))
    if nr % 5 == 0:
        alle.append(_loen(1500.0, indberetter="10000009"))
    return alle


def _loen(kroner: float, **felter: str) -> h.IndkomstIndberettet:
    return h.IndkomstIndberettet(
        gyldig_fra=date(2026, 9, 30), periode="2026-09", loen=kroner, pension=0.0, **felter
    )


def bruger(navn: str, kode: int) -> Bruger:
    return Bruger.objects.get(username=f"{navn}{kode}")


def numre(kode: int) -> dict[int, str]:
    """Sagens id → nummer, som er ens i de to kommuner."""
    return dict(Sag.for_kommune(kode).values_list("pk", "nummer"))
