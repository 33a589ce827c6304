"""Klage, genvurdering og lukning af sagen."""

from fleksjob.kontor.formularer.felter import LangTekst, Rulleliste, Valg
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.tekster import kort_dato


class KlageModtaget(SkridtFormular):
    """En klage over en afgørelse."""

    kode = "klage_modtaget"
    overskrift = "Registrér klage"
    indledning = (
        "En klage kan komme mundtligt eller skriftligt og behøver ikke en begrundelse. Kommunen genvurderer "
        "først sin egen afgørelse og sender klagen videre, hvis den fastholdes."
    )
    begreber = ("klagefrist", "genvurdering")
    datonavn = "Klagen er modtaget den"
    knap = "Gem klagen"

    afgoerelse = Rulleliste(label="Klagen er over")
    note = LangTekst(label="Det klager borgeren over", required=False, linjer=5)

    def tilpas(self) -> None:
        self.fields["afgoerelse"].choices = [  # type: ignore[attr-defined]
            (a.id, f"{'Bevilling' if a.udfald == 'bevilget' else 'Afslag'} af {kort_dato(a.dato)}")
            for a in reversed(self.tilstand.afgoerelser)
        ]


class GenvurderingAfsluttet(SkridtFormular):
    """Kommunens svar på klagen."""

    kode = "genvurdering_afsluttet"
    overskrift = "Afslut genvurdering"
    indledning = (
        "Fastholder kommunen afgørelsen helt eller delvis, sendes klagen med sagen til Ankestyrelsen."
    )
    begreber = ("genvurdering",)
    datonavn = "Genvurderet den"
    knap = "Gem genvurderingen"

    klage = Rulleliste(label="Klage")
    udfald = Valg(
        label="Udfald",
        choices=[
            ("fastholdt", "Afgørelsen fastholdes"),
            ("delvis_aendret", "Borgeren får delvis medhold"),
            ("aendret", "Borgeren får fuldt medhold"),
        ],
    )
    note = LangTekst(label="Begrundelse", linjer=6)

    def tilpas(self) -> None:
        self.fields["klage"].choices = [  # type: ignore[attr-defined]
            (k.id, f"Klage modtaget {kort_dato(k.modtaget)}")
            for k in self.tilstand.klager
            if not k.genvurderet
        ]


class SagLukket(SkridtFormular):
    """Sagen lukkes."""

    kode = "sag_lukket"
    overskrift = "Luk sagen"
    indledning = "En lukket sag kan læses, men har ingen frister."
    datonavn = "Lukket fra"
    knap = "Luk sagen"

    aarsag = Rulleliste(
        label="Årsag",
        choices=[
            ("", "Vælg"),
            ("folkepension", "Folkepensionsalder"),
            ("foertidspension", "Førtidspension"),
            ("ordinaert_job", "Job på almindelige vilkår"),
            ("fraflyttet", "Fraflyttet kommunen"),
            ("doed", "Død"),
            ("trukket", "Borgeren trak sin ansøgning"),
            ("andet", "Andet"),
        ],
    )
