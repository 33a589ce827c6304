"""Revurderingen af retten: de fire redegørelser i én formular, og hvad der sker bagefter."""

from fleksjob.kontor.formularer.felter import Flervalg, LangTekst, Valg
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.lov.sagsgang.jobsoegning import REVURDERINGSUDFALD
from fleksjob.lov.sagsgang.revurdering import REDEGOERELSER
from fleksjob.sager.jobsoegningsblade import nyeste_blade
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede


class RevurderingAfsluttet(SkridtFormular):
    """Revurderingen af retten til ledighedsydelse."""

    kode = "revurdering_afsluttet"
    overskrift = "Afslut revurdering af retten"
    indledning = (
        "Revurderingen bygger på fire redegørelser. Dem, der er skrevet på sagens side om "
        "revurdering, er sat kryds ved."
    )
    begreber = ("revurdering",)
    datonavn = "Afsluttet den"
    knap = "Gem revurderingen"
    tilbage = "kontor:jobsoegning_revurdering"

    redegoerelser = Flervalg(
        label="De fire redegørelser",
        choices=[(en.kode, en.tekst[0].upper() + en.tekst[1:]) for en in REDEGOERELSER],
    )
    udfald = Valg(label="Udfald", choices=list(REVURDERINGSUDFALD.items()))
    note = LangTekst(label="Hvad er lagt til grund?", linjer=5, max_length=4000)

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        super().se_sagen(billede, bruger)
        blade = nyeste_blade(billede.sag, bruger)
        skrevne = [en.kode for en in REDEGOERELSER if f"redegoerelse_{en.kode}" in blade]
        self.initial.setdefault("redegoerelser", skrevne)
