"""En lille kommune med sager langs hele hovedvejen, bygget gennem arkivets egne kommandoer."""

from collections.abc import Callable
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

DAG = date(2026, 11, 20)
KOEBENHAVN = ZoneInfo("Europe/Copenhagen")
CPR = {
    "anna": "6503841111",
    "bo": "7107791112",
    "dorte": "6812901113",
    "erik": "6905681114",
    "fremmed": "6101701115",
}
"""Opdigtede numre: dagen plus 60, så de ikke kan tilhøre nogen."""


def kl(dag: date, time_: int = 10) -> datetime:
    """Et øjeblik på dagen i dansk tid."""
    return datetime.combine(dag, time(time_), KOEBENHAVN)


@pytest.fixture(autouse=True)
def _dagen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", DAG.isoformat())


@pytest.fixture
def folk(db: None) -> SimpleNamespace:
    """Brugerne i Prøveby, og to i en anden kommune."""
    from fleksjob.sager.models import Bruger, Kommune, Person

    hjemme = Kommune.objects.create(kode=901, navn="Prøveby Kommune")
    ude = Kommune.objects.create(kode=902, navn="Nabo Kommune")

    def bruger(username: str, navn: str, rolle: str, kommune: Kommune = hjemme, **felter: Any) -> Bruger:
        return Bruger.objects.create_user(username, None, navn=navn, rolle=rolle, kommune=kommune, **felter)

    anna = Person.objects.create(
        kommune=hjemme, cpr=CPR["anna"], navn="Anna Agerlund", foedselsdato=date(1984, 3, 5)
    )
    return SimpleNamespace(
        hjemme=hjemme,
        ude=ude,
        sagsbehandler=bruger("karen", "Karen Prøve", "sagsbehandler", team="Team Nord"),
        kollega=bruger("jonas", "Jonas Prøve", "sagsbehandler", team="Team Syd"),
        konsulent=bruger("amira", "Amira Prøve", "virksomhedskonsulent", team="Team Virksomhed"),
        fastholder=bruger("sofie", "Sofie Prøve", "fastholdelseskonsulent", team="Team Virksomhed"),
        moedeleder=bruger("torben", "Torben Prøve", "moedeleder", team="Team Nord"),
        teammedlem=bruger("ilse", "Ilse Prøve", "teammedlem"),
        ydelse=bruger("signe", "Signe Prøve", "ydelsesmedarbejder", team="Ydelse"),
        leder=bruger("birgitte", "Birgitte Prøve", "leder"),
        analytiker=bruger("nora", "Nora Prøve", "analytiker"),
        kontrollant=bruger("per", "Per Prøve", "kontrollant"),
        borger=bruger("anna", "Anna Agerlund", "borger", person=anna),
        arbejdsgiver=bruger("firma", "Firma Prøve", "arbejdsgiver", virksomhed_cvr="12345674"),
        nabo=bruger("nabo", "Nabo Prøve", "sagsbehandler", kommune=ude),
    )


class Vej:
    """Fører en sag frem ad hovedvejen, ét skridt ad gangen, som to personer ville gøre det."""

    def __init__(self, folk: SimpleNamespace) -> None:
        self.folk = folk

    def ny(self, hvem: str, navn: str, dag: date, bruger: Any = None) -> Any:
        from fleksjob.sager.kommandoer import opret_sag

        self.bruger = bruger or self.folk.sagsbehandler
        self.sag = opret_sag(
            self.bruger, cpr=CPR[hvem], navn=navn, nu=kl(dag), gyldig_fra=dag, ydelse="sygedagpenge"
        )
        return self.sag

    def tag(self, kode: str, dag: date, bruger: Any = None, **felter: Any) -> Any:
        from fleksjob.sager.kommandoer import KOMMANDOER

        self.sag = KOMMANDOER[kode](
            self.sag.pk,
            bruger or self.bruger,
            forventet_version=self.sag.version,
            nu=kl(dag),
            gyldig_fra=dag,
            **felter,
        )
        return self.sag

    def til_afgoerelse(self) -> None:
        self.tag("plan_paabegyndt", date(2026, 8, 5))
        self.tag("plan_faerdig", date(2026, 9, 1))
        self.tag("raadgivning_modtaget", date(2026, 9, 10), resume="Kan arbejde få timer med pauser.")

    def til_visiteret(self) -> None:
        self.til_afgoerelse()
        self.tag(
            "afgoerelse_forberedt",
            date(2026, 9, 15),
            udfald="bevilget",
            begrundelse="Evnen er varigt nedsat.",
        )
        self.tag("afgoerelse_truffet", date(2026, 9, 16), self.folk.kollega)
        self.tag("ledighedsydelse_startet", date(2026, 9, 17), sats="hoej")

    def til_job(self) -> None:
        self.til_visiteret()
        self.tag("cv_registreret", date(2026, 9, 25))
        self.tag("samtale_afholdt", date(2026, 9, 28), art="jobsamtale")
        self.tag("fleksjob_bevilget", date(2026, 9, 29), virksomhed="Prøvebageriet", cvr="12345674",
                 startdato=date(2026, 10, 1))  # fmt: skip
        self.tag("fuldtidsloen_oplyst", date(2026, 9, 30), ansaettelse="job-1", fuldtidsloen=33000.0)
        self.tag("fleksjob_startet", date(2026, 10, 1), ansaettelse="job-1", timer=16.0, intensitet=62.5,
                 timeloen=180.0, fuldtidsloen=33000.0)  # fmt: skip


@pytest.fixture
def vej(folk: SimpleNamespace) -> Vej:
    return Vej(folk)


@pytest.fixture
def sager(folk: SimpleNamespace) -> SimpleNamespace:
    """Fem sager i hver sin fase, og én i en anden kommune."""
    annas, bos, dortes, eriks, fremmed = (Vej(folk) for _ in range(5))
    annas.ny("anna", "Anna Agerlund", date(2026, 8, 3))
    annas.til_job()
    annas.tag("indkomst_indberettet", date(2026, 11, 2), periode="2026-10", loen=7000.0, pension=800.0, timer=43.3,
              ansaettelse="job-1", dispositionsdato=date(2026, 10, 30))  # fmt: skip
    bos.ny("bo", "Bo Brink", date(2026, 8, 3))
    bos.til_visiteret()
    dortes.ny("dorte", "Dorte Dam", date(2026, 8, 3))
    dortes.til_afgoerelse()
    dortes.tag(
        "afgoerelse_forberedt", date(2026, 11, 18), udfald="bevilget", begrundelse="Evnen er varigt nedsat."
    )
    eriks.ny("erik", "Erik Enghave", date(2026, 11, 10))
    fremmed.ny("fremmed", "Frida Fremmed", date(2025, 8, 4), folk.nabo)
    return SimpleNamespace(job=annas, ledig=bos, godkend=dortes, ny=eriks, fremmed=fremmed)


@pytest.fixture
def som(client: Any, folk: SimpleNamespace) -> Callable[[str], Any]:
    """`som("leder")` giver en klient, der er logget ind som brugeren med det navn."""

    def log_ind(navn: str) -> Any:
        client.force_login(getattr(folk, navn))
        return client

    return log_ind
