"""En klage over et tilskud med medhold hos klageinstansen: måneden regnes om, og forskellen får sin egen linje."""

from datetime import date

import pytest
from tests.sager.conftest import kl
from tests.sager.test_udbetaling import OKTOBER, Vej, frigiv, linjer, loen, skriv, tilskud

from fleksjob.forloeb.haendelser import IndkomstIndberettet
from fleksjob.forloeb.paaklaget import kan_paaklages
from fleksjob.sager import kommandoer as k, lager
from fleksjob.sager.maanedskoersel import koer
from fleksjob.sager.models import Bruger, Dokument

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_en_aendret_maaned_bliver_en_forskel_og_ikke_en_omskrivning(
    foer_til: Vej, anne: Bruger, bo: Bruger
) -> None:
    """Lønnen for september var sat for højt; Ankestyrelsen mener, at bonussen ikke hørte til."""
    sag = foer_til("i_fleksjob")
    sag = loen(sag, anne, "2026-10-10", "2026-09", 9000.0)
    koer(anne, OKTOBER, nu=kl("2026-10-30"))
    sag = frigiv(sag, bo, OKTOBER, "2026-10-31")
    (betalt,) = linjer(anne, OKTOBER)
    haendelser = lager.hent_nyeste(sag.pk, anne, nu=kl("2026-11-02")).haendelser
    over = next(en for en in kan_paaklages(haendelser) if en.emne == "tilskud")
    assert over.tekst == "tilskuddet for oktober 2026"
    sag = skriv(k.modtag_klage, sag, anne, "2026-11-03", afgoerelse=over.id, form="mail")
    sag = skriv(k.afslut_genvurdering, sag, anne, "2026-11-05", udfald="fastholdt")
    sag = skriv(k.oversend_klage, sag, anne, "2026-11-06")
    sag = skriv(
        k.afgoer_klage,
        sag,
        anne,
        "2026-11-18",
        udfald="aendret",
        ny_udfald="afslag",
        fejl=("beregning",),
        begrundelse="Bonussen hører ikke til måneden.",
    )
    assert "Vi retter afgørelsen" in " ".join(brevets_ord(anne))
    loennen = next(en for en in lager.hent_nyeste(sag.pk, anne, nu=kl("2026-11-18")).haendelser
                   if isinstance(en, IndkomstIndberettet))  # fmt: skip
    ny = IndkomstIndberettet(gyldig_fra=loennen.gyldig_fra, periode="2026-09", loen=7000.0, pension=0.0,
                             indberetter=loennen.indberetter, ansaettelse="job-1")  # fmt: skip
    sag = skriv(
        k.ret_haendelse, sag, anne, "2026-11-18", af=loennen.id, ny=ny, note="Ankestyrelsens afgørelse"
    )
    sag = skriv(k.beregn_udbetaling, sag, anne, "2026-11-18", maaned=date(2026, 10, 1))
    foerste, anden = linjer(anne, OKTOBER)
    assert (foerste.pk, foerste.fleksloentilskud, foerste.status) == (
        betalt.pk,
        tilskud(OKTOBER, 9000.0),
        "frigivet",
    )
    assert anden.fleksloentilskud == tilskud(OKTOBER, 7000.0)
    assert anden.forskel == tilskud(OKTOBER, 7000.0) - tilskud(OKTOBER, 9000.0)
    assert anden.forskel > 0


def brevets_ord(bruger: Bruger) -> list[str]:
    from io import BytesIO

    from pypdf import PdfReader

    pdf = bytes(Dokument.for_bruger(bruger).filter(art="klage_afgjort").latest("pk").pdf)
    return [" ".join(side.extract_text().split()) for side in PdfReader(BytesIO(pdf)).pages]
