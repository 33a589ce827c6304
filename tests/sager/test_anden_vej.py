"""Adgang ad den anden vej: en tilfældig bruger, en tilfældig sag og hver eneste læsning i arkivet.

Læsningerne findes af prøven selv, så en ny liste er med fra den dag, den skrives. Hver person har et navn og et
CPR-nummer, som ingen andre har; kommer det ud til en bruger, det ikke er for, er det et læk.
"""

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from django.db import models, transaction
from django.db.models.query import QuerySet
from django.http import Http404
from hypothesis import HealthCheck, given, settings, strategies as st
from tests.sager.conftest import CVR, Bruger_i, kl

from fleksjob.forloeb.roller import Rolle
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager import kommandoer as k, visninger
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.opgaver import bed_om_clearing, spoerg_kollega, stil_opgave
from fleksjob.sager.kommandoer.skriv_notat import skriv_notat
from fleksjob.sager.models import Bruger, Dokument, Job, Kommune, Opslag, Person, Sag
from fleksjob.sager.visninger import Sagsbillede
from fleksjob.sager.visninger.opslagskontrol import Valg

pytestmark = [pytest.mark.database, pytest.mark.django_db]
NU, DAG = kl("2026-11-20"), date(2026, 11, 20)
AFVIST = (AdgangNaegtet, IkkeMuligt, UgyldigtInput, UgyldigeInput, Http404, models.ObjectDoesNotExist)
PERSONER = {
    "anna": ("Anna Xylandsen", "6105841234", 996),
    "bent": ("Bent Qvistborg", "6201701234", 996),
    "cilla": ("Cilla Wraagaard", "6503801234", 997),
}


def laesninger() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Hver funktion i `visninger`, der begynder med en bruger."""
    for modul in pkgutil.iter_modules(visninger.__path__):
        fundet = importlib.import_module(f"{visninger.__name__}.{modul.name}")
        for navn, funktion in inspect.getmembers(fundet, inspect.isfunction):
            foerste = next(iter(inspect.signature(funktion).parameters), "")
            if funktion.__module__ == fundet.__name__ and not navn.startswith("_") and foerste == "bruger":
                yield f"{modul.name}.{navn}", funktion


LAESNINGER = dict(laesninger())


@pytest.fixture
def verden(kommune: Kommune, anden_kommune: Kommune, bruger_i: Bruger_i) -> SimpleNamespace:
    """To kommuner; i den første to borgere hos hver sin virksomhed, den ene beskyttet, og en af hver rolle."""
    brugere: dict[str, Bruger] = {}
    for nr, hjem in ((996, kommune), (997, anden_kommune)):
        for rolle in Rolle:
            if rolle not in (Rolle.BORGER, Rolle.ARBEJDSGIVER):
                brugernavn = f"{rolle.value}{nr}"
                brugere[brugernavn] = bruger_i(hjem, rolle, brugernavn, brugernavn, team=f"Team {nr}")
    brugere["udenfor"] = bruger_i(kommune, Rolle.SAGSBEHANDLER, "udenfor", "Uden For", team="Team Andet")
    sager = {navn: _sag(navn, brugere) for navn in PERSONER}
    for navn, sag in sager.items():
        brugere[navn] = bruger_i(sag.kommune, Rolle.BORGER, navn, PERSONER[navn][0], person_id=sag.person_id)
    brugere["annas_firma"] = bruger_i(kommune, Rolle.ARBEJDSGIVER, "firma", "Firma", virksomhed_cvr=CVR)
    Person.for_kommune(996).filter(pk=sager["bent"].person_id).update(beskyttet=True)
    return SimpleNamespace(brugere=brugere, sager=sager)


def _sag(navn: str, brugere: dict[str, Bruger]) -> Sag:
    fulde, cpr, kommune = PERSONER[navn]
    behandler = brugere[f"sagsbehandler{kommune}"]
    dag = date(2026, 7, 6)
    sag = k.opret_sag(behandler, cpr=cpr, navn=fulde, nu=kl("2026-07-06"), gyldig_fra=dag)
    if navn == "anna":
        Job.objects.create(
            kommune_id=kommune, sag=sag, ansaettelse="job-1", cvr=CVR, virksomhed="Bageriet", aftryk=0
        )
    skriv_notat(behandler, sag.nummer, slags="telefon", tekst=f"Notat om {fulde}", nu=NU, helbred=True)
    spoerg_kollega(
        behandler, sag.nummer, til=brugere[f"leder{kommune}"], hvad=f"Om {fulde}?", frist=DAG, nu=NU
    )
    stil_opgave(behandler, sag.nummer, art="intern", hvad=f"Ring til {fulde}", frist=DAG, nu=NU)
    bed_om_clearing(behandler, sag.nummer, hvad=f"Se på {fulde}", frist=DAG, nu=NU)
    visninger.log_opslag(behandler, sag.person_id, formaal="Sagsbehandling", nu=NU)
    Dokument.objects.create(
        kommune_id=kommune, sag=sag, art="afgoerelse", titel=f"Brev til {fulde}", pdf=fulde.encode(),
        sha256="0" * 64, oprettet=NU, oprettet_af=behandler, afsendt=NU, kanal="digital",
    )  # fmt: skip
    return sag


def maa_kende(bruger: Bruger, navn: str) -> bool:
    """Om brugeren må se personens navn et sted: sin egen kommunes medarbejder, sig selv eller sin arbejdsgiver."""
    _, _, kommune = PERSONER[navn]
    if bruger.rolle == Rolle.BORGER:
        return bruger.username == navn
    if bruger.rolle == Rolle.ARBEJDSGIVER:
        return navn == "anna"
    return bruger.er_medarbejder and bruger.kommune_id == kommune


def argumenter(funktion: Callable[..., Any], bruger: Bruger, sag: Sag, tal: int) -> dict[str, Any] | None:
    """Argumenter efter navn og type; None, når brugeren ikke kan have fået dem i hånden."""
    typer = typing.get_type_hints(funktion)
    ud: dict[str, Any] = {"bruger": bruger}
    for navn, parameter in list(inspect.signature(funktion).parameters.items())[1:]:
        if parameter.default is not inspect.Parameter.empty and navn not in ("dag", "nu", "formaal", "mine"):
            continue
        vaerdi = _vaerdi(navn, typer.get(navn), bruger, sag, tal)
        if vaerdi is None:
            return None
        ud[navn] = vaerdi
    return ud


def _vaerdi(navn: str, slags: Any, bruger: Bruger, sag: Sag, tal: int) -> Any:
    """En værdi fra den sag, der prøves med, også når den er en andens."""
    fra_adressen = {
        "mine": False,
        "formaal": "Prøve",
        "begrundelse": "Prøver at komme ind ad en anden vej",
        "tekst": (sag.nummer, PERSONER["cilla"][0], PERSONER["bent"][1], "a")[tal % 4],
        "numre": [sag.nummer],
        "valg": Valg(date(2026, 1, 1), DAG, person=("", sag.nummer)[tal % 2]),
        "fra": date(2026, 1, 1),
        "til": DAG,
    }
    if navn in fra_adressen:
        return fra_adressen[navn]
    if slags is Sag:
        return sag if Sag.for_bruger(bruger).filter(pk=sag.pk).exists() else None
    if slags is Sagsbillede:
        with suppress(AdgangNaegtet):
            return visninger.sagen(bruger, sag.nummer, formaal="Prøve", nu=NU)
        return None
    if slags is datetime:
        return NU
    if slags in (date, date | None):
        return DAG
    if slags is str:
        return sag.nummer
    if slags in (int, int | None):
        return _nummer(navn, sag)
    return None


def _nummer(navn: str, sag: Sag) -> int:
    if "dokument" in navn:
        fundet = Dokument.for_kommune(sag.kommune_id).filter(sag=sag).first()
        return fundet.pk if fundet else 0
    if "person" in navn:
        return int(sag.person_id)
    if navn in ("hvem", "bruger_id"):
        return sag.sagsbehandler_id or 0
    return int(sag.pk)


def alt_i(svar: Any, set_: set[int]) -> Iterator[str]:
    """Al tekst i svaret: strukturer, modeller med det, der er hentet med dem, lister og bytes."""
    if id(svar) in set_:
        return
    if isinstance(svar, str | int | float | date):
        yield str(svar)
    elif isinstance(svar, bytes | memoryview):
        yield bytes(svar).decode(errors="replace")
    elif svar is not None:
        set_.add(id(svar))
        for del_ in _dele(svar):
            yield from alt_i(del_, set_)


def _dele(svar: Any) -> list[Any]:
    if isinstance(svar, dict):
        return [*svar.keys(), *svar.values()]
    if isinstance(svar, list | tuple | set | frozenset | QuerySet):
        return list(svar)
    if isinstance(svar, msgspec.Struct):
        return [getattr(svar, felt) for felt in svar.__struct_fields__]
    if isinstance(svar, models.Model):
        return list(vars(svar).values()) + list(svar._state.fields_cache.values())
    return [str(svar)]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_ingen_laesning_giver_en_raekke_uden_for_ens_omraade(
    data: st.DataObject, verden: SimpleNamespace
) -> None:
    bruger: Bruger = data.draw(
        st.sampled_from(sorted(verden.brugere.values(), key=lambda en: en.pk)), "bruger"
    )
    sag: Sag = data.draw(st.sampled_from(list(verden.sager.values())), "sag")
    navn = data.draw(st.sampled_from(sorted(LAESNINGER)), "læsning")
    felter = argumenter(LAESNINGER[navn], bruger, sag, data.draw(st.integers(0, 7), "tal"))
    if felter is None:
        return
    try:
        with transaction.atomic():
            svar = LAESNINGER[navn](**felter)
            tekst = " ".join(alt_i(svar, set()))
    except AFVIST:
        return
    for en, (fulde, cpr, _) in PERSONER.items():
        if not maa_kende(bruger, en):
            assert fulde.split()[1] not in tekst, f"{navn} gav {fulde} til {bruger.username}"
            assert cpr not in tekst, f"{navn} gav CPR til {bruger.username}"


def test_proeven_ville_finde_et_laek(verden: SimpleNamespace) -> None:
    """Det, der kan lække, er der: sagsbehandleren får navnene, og hver læsning, vi kender, er med."""
    bruger = verden.brugere["sagsbehandler996"]
    tekst = " ".join(alt_i(visninger.sagen(bruger, verden.sager["anna"].nummer, formaal="P", nu=NU), set()))
    assert "Xylandsen" in tekst
    assert PERSONER["anna"][1] in tekst
    for navn in ("soegning.find_sager", "sagsbillede.sagen", "sagsbillede.dokument", "arbejdsliste.min_dag"):
        assert navn in LAESNINGER


def test_den_beskyttede_kommer_ikke_ud_til_kolleger_uden_sagen(verden: SimpleNamespace) -> None:
    """Alle læsninger uden en bestemt sag, for en medarbejder i samme kommune, som ikke har den."""
    udenfor = verden.brugere["udenfor"]
    proevet = 0
    for navn, funktion in LAESNINGER.items():
        felter = argumenter(funktion, udenfor, verden.sager["bent"], 2)
        if felter is None or {"sag", "billede"} & set(felter):
            continue
        if "begrundelse" in felter:
            continue
        with suppress(*AFVIST), transaction.atomic():
            tekst = " ".join(alt_i(funktion(**felter), set()))
            proevet += 1
            assert "Qvistborg" not in tekst, navn
    assert proevet >= 12
    assert not Opslag.for_kommune(996).filter(bruger=udenfor, beskyttet=True).exists()
