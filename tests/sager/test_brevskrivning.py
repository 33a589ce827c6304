"""Brevene, der følger med: én gang for hver linje, synlige for borgeren selv, i samme transaktion som det, de siger."""

from collections.abc import Callable
from datetime import date, datetime
from hashlib import sha256

import pytest

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import kommandoer as k
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.models import Bruger, Dokument, Pligt, Sag, Udbetaling

pytestmark = [pytest.mark.database, pytest.mark.django_db]
Vej = Callable[[str], Sag]
SEPTEMBER, OKTOBER = date(2026, 9, 1), date(2026, 10, 1)


def loen(sag: Sag, bruger: Bruger, nu: datetime, periode: str, kroner: float) -> Sag:
    return k.indberet_indkomst(
        sag.pk, bruger, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), periode=periode,
        loen=kroner, pension=0.0, timer=43.33, indberetter="12345674", ansaettelse="job-1",
    )  # fmt: skip


def beregn(sag: Sag, bruger: Bruger, nu: datetime, maaned: date) -> Sag:
    return k.beregn_udbetaling(
        sag.pk, bruger, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), maaned=maaned
    )


def frigiv(sag: Sag, bruger: Bruger, nu: datetime, maaned: date) -> Sag:
    return k.frigiv_udbetaling(
        sag.pk, bruger, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), maaned=maaned, note="Set"
    )


def breve(bruger: Bruger, art: str) -> list[Dokument]:
    return list(Dokument.for_bruger(bruger).filter(art=art).order_by("pk"))


def test_et_ja_giver_et_brev_som_kun_borgeren_selv_og_kommunen_ser(
    foer_til: Vej, anne: Bruger, borger: Bruger, anden_borger: Bruger
) -> None:
    foer_til("ledig")
    (brev,) = breve(borger, "afgoerelse")
    assert (brev.titel, brev.kanal) == ("Afgørelse: Du kan få fleksjob", "digital")
    assert sha256(bytes(brev.pdf)).hexdigest() == brev.sha256
    assert bytes(brev.pdf).startswith(b"%PDF-1.7")
    assert breve(anne, "afgoerelse") == [brev]
    assert breve(anden_borger, "afgoerelse") == []


def test_et_afslag_kraever_sin_grund_og_giver_et_brev_med_den(
    foer_til: Vej, anne: Bruger, bo: Bruger, borger: Bruger, nu: datetime
) -> None:
    sag = foer_til("indstilling")
    sag = k.modtag_raadgivning(sag.pk, anne, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date())
    om = {
        "nu": nu,
        "gyldig_fra": nu.date(),
        "udfald": "afslag",
        "begrundelse": "Begrænsningen er ikke varig.",
    }
    with pytest.raises(UgyldigtInput) as fejl:
        k.forbered_afgoerelse(sag.pk, anne, forventet_version=sag.version, **om)
    assert fejl.value.felt == "afslagsgrund"
    sag = k.forbered_afgoerelse(
        sag.pk,
        anne,
        forventet_version=sag.version,
        afslagsgrund="ikke_varig",
        hoering_undladt="Medgivet.",
        **om,
    )
    sag = k.traef_afgoerelse(
        sag.pk, bo, forventet_version=sag.version, nu=nu, gyldig_fra=nu.date(), kanal="brev"
    )
    assert sag.fase == "afslag"
    (brev,) = breve(borger, "afgoerelse")
    assert (brev.titel, brev.kanal) == ("Afgørelse: Du kan ikke få fleksjob", "brev")


def test_foerste_maaned_og_saa_dens_rettelse_i_brevet_om_den_naeste(
    foer_til: Vej, anne: Bruger, bo: Bruger, borger: Bruger, nu: datetime
) -> None:
    sag = beregn(foer_til("i_fleksjob"), anne, nu, SEPTEMBER)
    sag = frigiv(sag, bo, nu, SEPTEMBER)
    (foerste,) = breve(borger, "fleksloentilskud")
    assert foerste.titel == "Dit fleksløntilskud for september 2026"
    assert foerste.linjer == [Udbetaling.for_bruger(anne).get().pk]
    sag = beregn(loen(sag, anne, nu, "2026-09", 7_000.0), anne, nu, OKTOBER)
    sag = frigiv(sag, bo, nu, SEPTEMBER)
    assert len(breve(borger, "fleksloentilskud")) == 1
    frigiv(sag, bo, nu, OKTOBER)
    andet = breve(borger, "fleksloentilskud")[1]
    assert andet.titel == "Dit fleksløntilskud for oktober 2026"
    i_brevet = Udbetaling.for_bruger(anne).filter(pk__in=andet.linjer or []).order_by("maaned")
    assert [(en.maaned, en.version) for en in i_brevet] == [(SEPTEMBER, 2), (OKTOBER, 1)]


def test_en_rettelse_uden_ny_maaned_faar_sit_eget_brev(
    foer_til: Vej, anne: Bruger, bo: Bruger, borger: Bruger, nu: datetime
) -> None:
    sag = frigiv(beregn(foer_til("i_fleksjob"), anne, nu, SEPTEMBER), bo, nu, SEPTEMBER)
    sag = beregn(loen(sag, anne, nu, "2026-09", 7_000.0), anne, nu, SEPTEMBER)
    frigiv(sag, bo, nu, SEPTEMBER)
    assert [brev.titel for brev in breve(borger, "fleksloentilskud")] == [
        "Dit fleksløntilskud for september 2026",
        "Rettelse af dit fleksløntilskud",
    ]


def test_et_krav_om_tilbagebetaling_kan_ikke_frigives_og_faar_intet_automatisk_brev(
    foer_til: Vej, anne: Bruger, bo: Bruger, nu: datetime
) -> None:
    sag = frigiv(beregn(foer_til("i_fleksjob"), anne, nu, SEPTEMBER), bo, nu, SEPTEMBER)
    sag = beregn(loen(sag, anne, nu, "2026-09", 12_000.0), anne, nu, SEPTEMBER)
    assert (Udbetaling.for_bruger(anne).get(version=2).forskel or 0) < 0
    with pytest.raises(IkkeMuligt, match="September 2026 er et krav om tilbagebetaling"):
        frigiv(sag, bo, nu, SEPTEMBER)
    assert Udbetaling.for_bruger(anne).get(version=2).status == "beregnet"
    assert len(breve(anne, "fleksloentilskud")) == 1


def test_klagefristen_regnes_fra_brevet_naar_afgoerelsen_er_dateret_tilbage(
    foer_til: Vej, anne: Bruger, bo: Bruger, nu: datetime
) -> None:
    sag = foer_til("indstilling")
    sag = k.modtag_raadgivning(
        sag.pk, anne, forventet_version=sag.version, nu=nu, gyldig_fra=date(2026, 11, 2)
    )
    sag = k.forbered_afgoerelse(
        sag.pk, anne, forventet_version=sag.version, nu=nu, gyldig_fra=date(2026, 11, 3), udfald="bevilget",
        begrundelse="Planen viser det.",
    )  # fmt: skip
    k.traef_afgoerelse(sag.pk, bo, forventet_version=sag.version, nu=nu, gyldig_fra=date(2026, 11, 4))
    pligt = Pligt.for_bruger(anne).get(kode="klagefrist")
    assert pligt.frist == date(2026, 12, 18)
