"""Databasens eget værn, som også gælder uden om Django.

Rækker, der kun må tilføjes, kan ikke ændres eller slettes. En udbetalingslinjes tal kan ikke ændres, og en
frigivet linje slet ikke. SQLite bygger en tabel om, når en migration ændrer den, og taber triggerne undervejs; en
migration, der ændrer en tabel her, slutter derfor med `slaa_til`. TRUNCATE er ikke spærret; det er en ret, som
driftens databasebruger ikke skal have.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

UDBETALING = "sager_udbetaling"
ARKIVET = ("sager_haendelse", "sager_opslag", "sager_dokument", "sager_indkomstlinje", UDBETALING)
SAGSARBEJDET = (
    "sager_afgoerelsesgrundlag",
    "sager_plantekst",
    "sager_ressourceprofil",
    "sager_bilag",
    "sager_notat",
    "sager_tildeling",
    "sager_rolleaendring",
    "sager_kontrolsoegning",
    "sager_opslagskontrol",
    "sager_dagsordensskift",
    "sager_sagspakke",
    "sager_borgerord",
    "sager_teamreferat",
    "sager_afsnitsversion",
    "sager_brevudkast",
    "sager_forsendelse",
    "sager_forsendelsestrin",
    "sager_ansoegning",
    "sager_laering",
    "sager_fastholdelsesnote",
    "sager_virksomhedsprofil",
)
"""Tabellerne, som kom med migration 0004."""
JOBARBEJDET: tuple[str, ...] = (
    "sager_pengeopsaetning",
    "sager_ugetal",
    "sager_aabningsskridt",
    "sager_hjaelpeord",
    "sager_jobforslag",
    "sager_jobsoegningsblad",
    "sager_koegrund",
    "sager_linjevurdering",
    "sager_matchskridt",
    "sager_opfoelgningsark",
    "sager_profilsamtykke",
    "sager_profiludgave",
    "sager_refusionskrav",
    "sager_refusionsskridt",
    "sager_tillaegsaftale",
    "sager_udviklingsnotat",
    "sager_virksomhedskontakt",
    "sager_vitasbesked",
)
"""Tabellerne, som kom med migration 0006."""
OFFENTLIGGJORT: tuple[str, ...] = ("sager_offentliggoerelse", "sager_offentliggjortfil")
"""Tabellerne, som kom med migration 0007."""
ALLE = (*ARKIVET, *SAGSARBEJDET, *JOBARBEJDET, *OFFENTLIGGJORT)
KUN_TILFOEJELSE = tuple(tabel for tabel in ALLE if tabel != UDBETALING)
_TALLENE = (
    "sag_id", "kommune_id", "maaned", "version", "fleksloentilskud", "atp", "forskel", "forskel_atp", "aarsag",
    "grundlag", "beregning", "forbehold", "sag_version", "beregnet", "beregnet_af_id",
)  # fmt: skip
_ANDRE_TAL = " OR ".join(f"OLD.{felt} IS DISTINCT FROM NEW.{felt}" for felt in _TALLENE)

_FUNKTION = """
CREATE OR REPLACE FUNCTION sager_vaern() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% kan kun tilføjes, aldrig ændres eller slettes', TG_TABLE_NAME USING ERRCODE = '23001';
END $$
"""


def _triggere(vendor: str, tabeller: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """(navn, tabel, SQL) for hver trigger."""
    if vendor == "postgresql":
        kald = "FOR EACH ROW {betingelse} EXECUTE FUNCTION sager_vaern()"
    else:
        kald = "FOR EACH ROW {betingelse} BEGIN SELECT RAISE(ABORT, '{tabel} kan kun tilføjes, aldrig ændres'); END"
    for tabel in tabeller:
        for handling in ("UPDATE", "DELETE"):
            navn = f"{tabel}_vaern_{handling.lower()}"
            betingelse = ""
            if tabel == UDBETALING and handling == "UPDATE":
                betingelse = f"WHEN (OLD.status IN ('frigivet', 'eftergivet') OR {_andre_tal(vendor)})"
            hale = kald.format(betingelse=betingelse, tabel=tabel)
            yield navn, tabel, f"CREATE TRIGGER {navn} BEFORE {handling} ON {tabel} {hale}"


def _andre_tal(vendor: str) -> str:
    return _ANDRE_TAL if vendor == "postgresql" else _ANDRE_TAL.replace("IS DISTINCT FROM", "IS NOT")


def slaa_til(forbindelse: BaseDatabaseWrapper, tabeller: Collection[str] = ALLE) -> None:
    """Opretter triggerne, også dem, der er der i forvejen. Kaldes af migrationerne med deres tabeller."""
    slaa_fra(forbindelse, tabeller)
    with forbindelse.cursor() as markoer:
        if forbindelse.vendor == "postgresql":
            markoer.execute(_FUNKTION)
        for _, _, saetning in _triggere(forbindelse.vendor, tabeller):
            markoer.execute(saetning)


def slaa_fra(forbindelse: BaseDatabaseWrapper, tabeller: Collection[str] = ALLE) -> None:
    """Fjerner triggerne. Kun til migrationens vej tilbage og til prøver, der tømmer databasen."""
    with forbindelse.cursor() as markoer:
        for navn, tabel, _ in _triggere(forbindelse.vendor, tabeller):
            hale = f" ON {tabel}" if forbindelse.vendor == "postgresql" else ""
            markoer.execute(f"DROP TRIGGER IF EXISTS {navn}{hale}")


@contextmanager
def slaaet_fra(forbindelse: BaseDatabaseWrapper) -> Iterator[None]:
    """Værnet væk, mens en prøvedatabase tømmes."""
    slaa_fra(forbindelse)
    try:
        yield
    finally:
        slaa_til(forbindelse)
