"""En kommune med borgere langs hele vejen og to virksomheder, bygget gennem arkivets egne kommandoer."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

DAG = date(2026, 11, 22)
KOEBENHAVN = ZoneInfo("Europe/Copenhagen")
VORES_CVR, ANDEN_CVR = "12345674", "10150817"


def kl(dag: date, time_: int = 10) -> datetime:
    """Et øjeblik på dagen i dansk tid."""
    return datetime.combine(dag, time(time_), KOEBENHAVN)


@pytest.fixture(autouse=True)
def _dagen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLEKSJOB_DAG", DAG.isoformat())


class Vej:
    """Fører en sag frem ad hovedvejen, ét skridt ad gangen, som to personer ville gøre det."""

    def __init__(self, karen: Any, leder: Any, cpr: str, navn: str, dag: date) -> None:
        from fleksjob.sager.kommandoer import opret_sag

        self.karen, self.leder = karen, leder
        self.sag = opret_sag(karen, cpr=cpr, navn=navn, nu=kl(dag), gyldig_fra=dag, sagsbehandler=karen)

    def tag(
        self, kode: str, dag: date, af: Any = None, gyldig_fra: date | None = None, **felter: Any
    ) -> "Vej":
        from fleksjob.sager.kommandoer import KOMMANDOER

        self.sag = KOMMANDOER[kode](
            self.sag.pk,
            af or self.karen,
            forventet_version=self.sag.version,
            nu=kl(dag),
            gyldig_fra=gyldig_fra or dag,
            **felter,
        )
        return self

    def til_afgoerelse(self) -> "Vej":
        self.tag("plan_paabegyndt", date(2026, 3, 9)).tag("plan_faerdig", date(2026, 4, 13))
        self.tag("teammoede_afholdt", date(2026, 4, 20))
        self.tag("indstilling_afgivet", date(2026, 4, 21), indstilling="fleksjob")
        self.tag("afgoerelse_forberedt", date(2026, 5, 4), udfald="bevilget", begrundelse="Prøve")
        return self.tag("afgoerelse_truffet", date(2026, 5, 6), af=self.leder)

    def til_ledig(self) -> "Vej":
        self.til_afgoerelse()
        return self.tag("ledighedsydelse_startet", date(2026, 5, 6), sats="hoej")

    def til_job(self, cvr: str, virksomhed: str, fuldtidsloen: float | None = 33_000) -> "Vej":
        self.til_ledig()
        self.tag(
            "fleksjob_bevilget",
            date(2026, 6, 1),
            virksomhed=virksomhed,
            cvr=cvr,
            startdato=date(2026, 7, 1),
        )
        return self.tag(
            "fleksjob_startet",
            date(2026, 7, 1),
            ansaettelse="job-1",
            timer=20.0,
            intensitet=60.0,
            timeloen=180.0,
            fuldtidsloen=fuldtidsloen,
        )

    def loen(self, maaned: date, kroner: float) -> "Vej":
        dag = maaned.replace(day=28)
        return self.tag(
            "indkomst_indberettet", dag, periode=f"{maaned:%Y-%m}", loen=kroner, ansaettelse="job-1"
        )

    def betal(self, maaned: date, dag: date) -> "Vej":
        self.tag("udbetaling_beregnet", dag, maaned=maaned)
        return self.tag("udbetaling_frigivet", dag, af=self.leder, maaned=maaned, note="Set")

    def betal_tilbage(self, periode: str) -> "Vej":
        """Måneden er regnet om til mindre: hørt, besvaret, vurderet og krævet tilbage den 5. november 2026."""
        aar, maaned = (int(del_) for del_ in periode.split("-"))
        felter = {"periode": periode, "udfald": "kraeves", "uden_ret": True, "bedre_vidende": True}
        self.tag("udbetaling_beregnet", date(2026, 11, 2), maaned=date(aar, maaned, 1))
        self.tag("tilbagebetaling_hoert", date(2026, 11, 2), periode=periode, frist=date(2026, 11, 16))
        self.tag("tilbagebetaling_besvaret", date(2026, 11, 3), periode=periode, svar="Det vidste jeg.")
        self.tag("tilbagebetaling_forberedt", date(2026, 11, 4), **felter, begrundelse="Du vidste det.")
        return self.tag("tilbagebetaling_afgjort", date(2026, 11, 5), af=self.leder, periode=periode)


@pytest.fixture
def folk(db: None) -> SimpleNamespace:
    """Medarbejderne i Prøveby, to arbejdsgivere, og en medarbejder i en anden kommune."""
    from fleksjob.sager.models import Bruger, Kommune

    hjemme = Kommune.objects.create(kode=901, navn="Prøveby Kommune")
    ude = Kommune.objects.create(kode=902, navn="Nabo Kommune")

    def bruger(username: str, navn: str, rolle: str, kommune: Kommune = hjemme, **felter: Any) -> Bruger:
        return Bruger.objects.create_user(username, None, navn=navn, rolle=rolle, kommune=kommune, **felter)

    return SimpleNamespace(
        hjemme=hjemme,
        ude=ude,
        ny=bruger,
        karen=bruger("karen", "Karen Prøve", "sagsbehandler", team="Nord"),
        leder=bruger("birgitte", "Birgitte Prøve", "leder"),
        konsulent=bruger("amira", "Amira Prøve", "virksomhedskonsulent"),
        firma=bruger("firma", "Bager Prøve", "arbejdsgiver", virksomhed_cvr=VORES_CVR),
        andet_firma=bruger("andet", "Smed Prøve", "arbejdsgiver", virksomhed_cvr=ANDEN_CVR),
        nabo=bruger("nabo", "Nabo Prøve", "sagsbehandler", kommune=ude),
    )


@pytest.fixture
def ny_vej(folk: SimpleNamespace) -> Iterator[Callable[..., Vej]]:
    """Laver en sag og en borger, der kan logge ind og se den (`vej.borger`)."""
    numre = iter(range(1, 100))

    def lav(navn: str = "Anna Agerlund", dag: date = date(2026, 3, 2)) -> Vej:
        nr = next(numre)
        vej = Vej(folk.karen, folk.leder, f"650384{1110 + nr}", navn, dag)
        vej.borger = folk.ny(f"borger{nr}", navn, "borger", person_id=vej.sag.person_id)  # type: ignore[attr-defined]
        return vej

    return lav  # type: ignore[return-value]


def logget_ind(bruger: Any) -> Client:
    """En browser, der er logget ind som brugeren."""
    client = Client()
    client.force_login(bruger)
    return client
