"""Hele vejen gennem siderne: fra ansøgning til en forklaret og frigivet måned, som brugerne går den."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.database, pytest.mark.django_db]


class Kontor:
    """To mennesker ved hver sin skærm. Dagen flyttes, som ugerne går."""

    def __init__(self, folk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.nummer = ""
        self.klienter = {navn: Client() for navn in ("sagsbehandler", "kollega", "konsulent", "leder")}
        for navn, klient in self.klienter.items():
            klient.force_login(getattr(folk, navn))

    def dag(self, dag: str) -> None:
        self.monkeypatch.setenv("FLEKSJOB_DAG", dag)

    def opret(self, **felter: str) -> None:
        svar = self.klienter["sagsbehandler"].post(reverse("kontor:ny_sag"), felter)
        assert svar.status_code == 302, svar.context["formular"].errors
        self.nummer = svar.url.rstrip("/").rsplit("/", 1)[1]

    def skridt(self, kode: str, hvem: str = "sagsbehandler", **felter: Any) -> None:
        """Tjek først, gem så; begge med de felter, siden selv begynder med."""
        klient = self.klienter[hvem]
        adr = reverse("kontor:skridt", args=[self.nummer, kode])
        side = klient.get(adr, {"fra": "min-dag"}, follow=True)
        assert "formular" in side.context, side.content.decode()
        formular = side.context["formular"]
        udfyldt = {n: _som_sendt(formular[n].value()) for n in formular.fields} | felter
        udfyldt = {n: v for n, v in udfyldt.items() if v is not None}
        tjek = klient.post(adr, {**udfyldt, "handling": "tjek"})
        assert tjek.status_code == 200, tjek.context["formular"].errors
        assert tjek.context["virkning"] is not None
        gem = klient.post(adr, {**udfyldt, "handling": "gem"})
        assert gem.status_code == 302, gem.context["formular"].errors

    def sagen(self, hvem: str = "sagsbehandler") -> Any:
        return self.klienter[hvem].get(reverse("kontor:sag", args=[self.nummer]), {"fra": "min-dag"}).context


def _som_sendt(vaerdi: Any) -> Any:
    if isinstance(vaerdi, date):
        return vaerdi.isoformat()
    return str(vaerdi).replace(".", ",") if isinstance(vaerdi, float) else vaerdi


def test_fra_ansoegning_til_frigivet_maaned(folk: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    kontor = Kontor(folk, monkeypatch)
    kontor.dag("2026-08-03")
    kontor.opret(
        cpr="680177-1234", navn="Gerda Gade", gyldig_fra="2026-08-03", ydelse="sygedagpenge",
        oprindelse="sygedagpenge", kanal="telefon", sagsbehandler=str(folk.sagsbehandler.pk),
    )  # fmt: skip
    assert kontor.sagen()["tilstand"].fase == "forberedelse"

    kontor.dag("2026-08-05")
    kontor.skridt("plan_paabegyndt")
    kontor.dag("2026-09-01")
    kontor.skridt("plan_faerdig", afklaret="on", indsatser="proevet", begraenset="on")
    kontor.dag("2026-09-10")
    kontor.skridt("raadgivning_modtaget", resume="Kan arbejde få timer med pauser.")

    kontor.dag("2026-09-15")
    kontor.skridt(
        "afgoerelse_forberedt",
        udfald="bevilget",
        begrundelse="Arbejdsevnen er varigt nedsat.",
        uden_vurdering="Borgeren har bedt om en afgørelse på det, der foreligger.",
    )
    egen = kontor.klienter["sagsbehandler"].get(
        reverse("kontor:skridt", args=[kontor.nummer, "afgoerelse_truffet"])
    )
    assert "en anden skal godkende den" in egen.content.decode()
    kontor.dag("2026-09-16")
    kontor.skridt("afgoerelse_truffet", "kollega", kanal="digital")
    assert kontor.sagen()["tilstand"].fase == "ledig"

    kontor.dag("2026-09-17")
    kontor.skridt("ledighedsydelse_startet", sats="hoej")
    kontor.dag("2026-09-25")
    kontor.skridt("cv_registreret")
    kontor.skridt("samtale_afholdt", art="jobsamtale", note="Vil gerne tilbage til lager.")
    kontor.skridt(
        "fleksjob_bevilget", "konsulent", virksomhed="Lageret ApS", cvr="12345674", startdato="2026-10-01"
    )
    kontor.dag("2026-10-01")
    kontor.skridt(
        "fleksjob_startet", "konsulent", timer="16", intensitet="62,5", timeloen="180", fuldtidsloen="33.000"
    )
    job = kontor.sagen()["job"]
    assert job.virksomhed == "Lageret ApS"
    assert kontor.sagen()["tilstand"].fase == "i_fleksjob"

    kontor.dag("2026-11-02")
    kontor.skridt(
        "indkomst_indberettet", periode="2026-10", loen="7.000", pension="800", dispositionsdato="2026-10-30"
    )
    kontor.skridt("udbetaling_beregnet", maaned="2026-11")
    november = next(u for u in kontor.sagen()["udbetalinger"] if f"{u['maaned']:%Y-%m}" == "2026-11")
    assert (november["status"], november["til_udbetaling"]) == ("beregnet", Decimal("18760.00"))

    siden = reverse("kontor:udbetaling", args=[kontor.nummer, november["id"]])
    version = {"forventet_version": str(kontor.sagen()["sag"].version)}
    selv = kontor.klienter["sagsbehandler"].post(siden, version)
    assert (selv.status_code, "en anden skal frigive" in selv.content.decode()) == (422, True)
    kontor.klienter["leder"].get(siden, {"fra": "udbetaling"})
    frigivet = kontor.klienter["leder"].post(siden, version, follow=True)
    assert frigivet.status_code == 200
    forklaret = frigivet.content.decode()
    for ord_ in (
        "Frigivet",
        "18.760",
        "30 pct. af lønnen på 7.800 kr.",
        "LAB § 123, stk. 2",
        "Birgitte Prøve",
    ):
        assert ord_ in forklaret, ord_


def test_en_rettelse_bagud_giver_en_linje_med_forskellen(sager: SimpleNamespace, som: Any) -> None:
    """Lønnen for oktober var for lav, og november er allerede frigivet; forskellen står for sig."""
    sag = sager.job
    sag.tag("udbetaling_beregnet", date(2026, 11, 20), maaned=date(2026, 11, 1))
    sag.tag("udbetaling_frigivet", date(2026, 11, 20), sag.folk.leder, maaned=date(2026, 11, 1), note="Set")
    klient = som("sagsbehandler")
    forside = klient.get(reverse("kontor:sag", args=[sag.sag.nummer]), {"fra": "min-dag"})
    loennen = next(p for p in forside.context["traad"].fortid if p.kode == "indkomst_indberettet")
    ret = reverse("kontor:ret", args=[sag.sag.nummer, loennen.ret_id])
    formular = klient.get(ret).context["formular"]
    assert formular["loen"].value() == 7000.0
    data = {n: _som_sendt(formular[n].value()) for n in formular.fields if formular[n].value() is not None}
    uden_grund = klient.post(ret, {**data, "loen": "8.000", "handling": "gem"})
    assert uden_grund.context["formular"].errors["hvad_var_forkert"] == ["Feltet skal udfyldes."]
    gemt = klient.post(
        ret, {**data, "loen": "8.000", "hvad_var_forkert": "Tastefejl på lønsedlen", "handling": "gem"}
    )
    assert gemt.status_code == 302

    version = klient.get(gemt.url).context["sag"].version
    beregn = reverse("kontor:skridt", args=[sag.sag.nummer, "udbetaling_beregnet"])
    svar = klient.post(
        beregn, {"forventet_version": version, "gyldig_fra": "2026-11-20", "maaned": "2026-11"}, follow=True
    )
    linjer = svar.context["udbetalinger"]
    assert [(u["version"], u["status"]) for u in linjer] == [(2, "beregnet"), (1, "frigivet")]
    assert linjer[0]["til_udbetaling"] == Decimal("-300.00")
    rettet = [p for p in reversed(svar.context["traad"].fortid) if p.kode == "indkomst_indberettet"]
    assert [(p.slags, p.rettet) for p in rettet] == [("rettelse", False), ("haendelse", True)]
    maaneden = klient.get(
        reverse("kontor:udbetaling", args=[sag.sag.nummer, linjer[0]["id"]])
    ).content.decode()
    assert "beregning nr. 2" in maaneden
    assert "tilbagebetaling" in maaneden


def test_flere_frigives_paa_en_gang_men_kun_det_man_har_set(sager: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Opslag, Udbetaling

    sag = sager.job
    sag.tag("udbetaling_beregnet", date(2026, 11, 20), maaned=date(2026, 11, 1))
    alle = Udbetaling.for_kommune(901).filter(status="beregnet")
    linje = alle.get(maaned=date(2026, 11, 1))
    siden = reverse("kontor:udbetalinger")

    selv = som("sagsbehandler").post(siden, {"linje": [linje.pk]}, follow=True)
    assert "en anden skal frigive den" in selv.content.decode()
    assert (
        f'for="linje-{linje.pk}"><span class="sr-only">Vælg Anna Agerlund, november 2026'
        in selv.content.decode()
    )

    leder = som("leder")
    assert "Sæt kryds" in leder.post(siden, {}, follow=True).content.decode()
    assert leder.get(siden, {"vaelg": "alle"}).content.decode().count(" checked") == alle.count()
    frigivet = leder.post(siden, {"linje": [linje.pk, "x"]}, follow=True)
    assert "1 udbetaling er frigivet." in frigivet.content.decode()
    assert Udbetaling.for_kommune(901).get(pk=linje.pk).status == "frigivet"
    assert Opslag.for_kommune(901).filter(formaal="Kontrol af udbetaling").exists()
    igen = leder.post(siden, {"linje": [linje.pk]}, follow=True)
    assert "november 2026: frigivet." in igen.content.decode()


@pytest.mark.parametrize("rolle", ["konsulent", "borger", "arbejdsgiver"])
def test_andre_roller_kan_ikke_frigive_paa_listen(rolle: str, sager: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Udbetaling

    sager.job.tag("udbetaling_beregnet", date(2026, 11, 20), maaned=date(2026, 11, 1))
    linje = Udbetaling.for_kommune(901).get(maaned=date(2026, 11, 1))
    assert som(rolle).post(reverse("kontor:udbetalinger"), {"linje": [linje.pk]}).status_code == 403
    assert Udbetaling.for_kommune(901).get(pk=linje.pk).status == "beregnet"


def test_en_anden_kommunes_linje_kan_ikke_frigives(sager: SimpleNamespace, som: Any) -> None:
    from fleksjob.sager.models import Udbetaling

    sager.job.tag("udbetaling_beregnet", date(2026, 11, 20), maaned=date(2026, 11, 1))
    linje = Udbetaling.for_kommune(901).get(maaned=date(2026, 11, 1))
    assert som("nabo").post(reverse("kontor:udbetalinger"), {"linje": [linje.pk]}).status_code == 403
    assert Udbetaling.for_kommune(901).get(pk=linje.pk).status == "beregnet"
