"""Hovedvejen: fra ansøgning til frigivet måned, med de afledte rækker undervejs."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import pytest

from fleksjob.sager import kommandoer as k
from fleksjob.sager.models import Bruger, Haendelse, Job, Pligt, Sag, Udbetaling

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]


@pytest.mark.parametrize(
    ("fase", "version"),
    [
        ("forberedelse", 1),
        ("indstilling", 3),
        ("afgoerelse", 5),
        ("ledig", 7),
        ("job_bevilget", 8),
        ("i_fleksjob", 9),
    ],
)
def test_hver_fase_naas(foer_til: Vej, anne: Bruger, fase: str, version: int) -> None:
    sag = foer_til(fase)
    assert (sag.fase, sag.version) == (fase, version)
    gemt = Sag.for_bruger(anne).get()
    assert (gemt.fase, gemt.version, gemt.kaedesum) == (fase, version, sag.kaedesum)
    assert list(Haendelse.for_bruger(anne).order_by("nr").values_list("nr", flat=True)) == list(
        range(1, version + 1)
    )


def test_jobbet_bliver_til_raekker(foer_til: Vej, anne: Bruger, konsulent: Bruger) -> None:
    sag = foer_til("i_fleksjob")
    job = Job.for_bruger(anne).get()
    assert (job.ansaettelse, job.cvr, job.startet, job.timer) == ("job-1", "12345674", date(2026, 9, 1), 20.0)
    assert (sag.timer, sag.virksomhed) == (10.0, "Bageriet")
    opfoelgning = Pligt.for_bruger(anne).get(kode="opfoelgning_6_mdr")
    assert (opfoelgning.frist, opfoelgning.aaben, opfoelgning.team) == (date(2027, 3, 1), True, "Team Nord")
    assert opfoelgning.ejer_id in (anne.pk, konsulent.pk)
    assert opfoelgning.status_pr(date(2027, 3, 1)) == "kommende"
    assert opfoelgning.status_pr(date(2027, 3, 2)) == "overskredet"


def test_foerste_maaned_til_udbetaling(foer_til: Vej, anne: Bruger, bo: Bruger, nu: datetime) -> None:
    sag = foer_til("i_fleksjob")
    sag = k.beregn_udbetaling(
        sag.pk, anne, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), maaned=date(2026, 9, 1)
    )
    linje = Udbetaling.for_bruger(anne).get()
    assert (linje.status, linje.version, linje.beregnet_af_id) == ("beregnet", 1, anne.pk)
    assert linje.fleksloentilskud is not None
    assert linje.fleksloentilskud > Decimal("10000")
    assert linje.beregning is not None
    assert linje.beregning["trin"]
    sag = k.frigiv_udbetaling(
        sag.pk, bo, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), maaned=date(2026, 9, 1),
        note="Set",
    )  # fmt: skip
    linje = Udbetaling.for_bruger(anne).get()
    assert (linje.status, linje.frigivet_af_id) == ("frigivet", bo.pk)
    assert list(Haendelse.for_bruger(anne).order_by("-nr").values_list("type", flat=True)[:2]) == [
        "udbetaling_frigivet",
        "udbetaling_beregnet",
    ]
