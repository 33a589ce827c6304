"""Tilbagebetaling: høringen, svaret, vurderingen af prøvens to led, underskriften og betalingen."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fleksjob.forloeb.tilbagebetaling import Tilbagekrav, aabne
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import Dato, Kroner, LangTekst, Rulleliste, Valg
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.hoering import KANALER
from fleksjob.kontor.tekster import maaned_aar
from fleksjob.lov.kerne.forklaring import kroner
from fleksjob.lov.sagsgang.kalender import naeste_hverdag
from fleksjob.lov.sagsgang.tilbagebetaling import BEDRE_VIDENDE_HJAELP, FOER_SKAT, INTET_FRADRAG
from fleksjob.sager.brevskrivning import kanal_for
from fleksjob.sager.models import Bruger
from fleksjob.sager.visninger import Sagsbillede

FANEN = "kontor:penge"
JA_NEJ = [("ja", "Ja"), ("nej", "Nej")]


class OmEnMaaned(SkridtFormular):
    """En formular om én af de måneder, hvor der er betalt for meget."""

    tilbage = FANEN
    periode = Rulleliste(label="Måned")

    def passer(self, krav: Tilbagekrav) -> bool:
        """Om måneden kan vælges i dette skridt."""
        return krav.afgjort is None

    def muligheder(self) -> Iterable[Tilbagekrav]:
        return (en for en in self.tilstand.tilbagekrav if self.passer(en))

    def tilpas(self) -> None:
        self.vaelg_blandt("periode", [(en.periode, _navn(en)) for en in self.muligheder()])

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        periode = next((en.periode for en in aabne(tilstand)), None)
        return {"periode": periode}


def _navn(krav: Tilbagekrav) -> str:
    beloeb = f", {kroner(krav.beloeb)} for meget" if krav.beloeb else ""
    return f"{maaned_aar(krav.periode).capitalize()}{beloeb}"


class TilbagebetalingHoert(OmEnMaaned):
    """Brevet, der spørger, før nogen tager stilling."""

    kode = "tilbagebetaling_hoert"
    overskrift = "Hør borgeren om tilbagebetaling"
    indledning = (
        "Brevet viser tallene og spørger, hvad borgeren vidste. Det siger, at intet er bestemt, og at der ikke trækkes "
        "noget imens. Vil I ikke kræve pengene tilbage, behøver I ikke høre; vurdér det med det samme."
    )
    begreber = ("partshoering",)
    datonavn = "Sendt den"
    knap = "Send høringen"
    viser_brev = True

    om = LangTekst(
        label="Noget, vi vil føje til brevet",
        required=False,
        linjer=3,
        max_length=1200,
        help_text="Tallene og årsagen står der allerede. Skriv til borgeren, med korte sætninger.",
    )
    frist = Dato(label="Svarfrist", help_text="Loven nævner ingen dage; giv rimelig tid.")
    kanal = Valg(label="Sådan får borgeren brevet", choices=KANALER)

    def passer(self, krav: Tilbagekrav) -> bool:
        return krav.afgjort is None and krav.hoert is None

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        super().se_sagen(billede, bruger)
        self.initial["kanal"] = kanal_for(billede.sag)

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        return super().forslag(tilstand, dag) | {"frist": naeste_hverdag(dag + timedelta(days=14))}


class TilbagebetalingBesvaret(OmEnMaaned):
    """Borgerens svar, når hun ringede eller skrev."""

    kode = "tilbagebetaling_besvaret"
    overskrift = "Skriv svaret på høringen ind"
    indledning = "Skriv det, borgeren sagde, med hendes egne ord."
    begreber = ("partshoering",)
    datonavn = "Svaret den"
    knap = "Gem svaret"

    svar = LangTekst(label="Svaret", linjer=5, max_length=2000)

    def passer(self, krav: Tilbagekrav) -> bool:
        return krav.afgjort is None and krav.hoert is not None and krav.besvaret is None


class TilbagebetalingForberedt(OmEnMaaned):
    """Prøvens to led, svaret og grunden."""

    kode = "tilbagebetaling_forberedt"
    overskrift = "Vurdér, om pengene skal betales tilbage"
    indledning = (
        "Begge betingelser skal være opfyldt, og I skal kunne vise det. En anden underskriver bagefter. "
        f"{INTET_FRADRAG}"
    )
    begreber = ("fleksloentilskud",)
    datonavn = "Vurderet den"
    knap = "Gem vurderingen"

    uden_ret = Valg(
        label="Havde borgeren ikke ret til beløbet?",
        choices=JA_NEJ,
        help_text="Ja, når tallene nu viser, at måneden skulle have givet mindre.",
    )
    bedre_vidende = Valg(label="Vidste borgeren bedre?", choices=JA_NEJ, help_text=BEDRE_VIDENDE_HJAELP)
    udfald = Valg(
        label="Hvad bestemmer I?",
        choices=[("kraeves_ikke", "Beløbet kræves ikke tilbage"), ("kraeves", "Beløbet kræves tilbage")],
    )
    begrundelse = LangTekst(
        label="Begrundelse til borgeren",
        linjer=5,
        max_length=1500,
        help_text="Kommer i brevet. Skriv, hvad I har lagt vægt på, med korte sætninger.",
    )

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        return felter | {navn: felter[navn] == "ja" for navn in ("uden_ret", "bedre_vidende")}

    def fra_haendelse(self, haendelse: Any) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {n: "ja" if felter.get(n) else "nej" for n in ("uden_ret", "bedre_vidende")}


class TilbagebetalingAfgjort(OmEnMaaned):
    """Den anden underskrift, og brevet."""

    kode = "tilbagebetaling_afgjort"
    overskrift = "Underskriv afgørelsen om tilbagebetaling"
    indledning = f"Læs vurderingen og brevet, før du underskriver. {FOER_SKAT}"
    datonavn = "Afgjort den"
    knap = "Underskriv, og send brevet"
    viser_brev = True

    kanal = Valg(label="Sådan får borgeren brevet", choices=KANALER)

    def passer(self, krav: Tilbagekrav) -> bool:
        return krav.afgjort is None and krav.forslag is not None

    def se_sagen(self, billede: Sagsbillede, bruger: Bruger) -> None:
        super().se_sagen(billede, bruger)
        self.initial["kanal"] = kanal_for(billede.sag)


class TilbagebetalingBetalt(OmEnMaaned):
    """Noget af kravet er betalt."""

    kode = "tilbagebetaling_betalt"
    overskrift = "Registrér, at der er betalt tilbage"
    indledning = "Skriv det, der er kommet ind. Kravet lukkes, når det hele er betalt."
    datonavn = "Betalt den"
    knap = "Gem betalingen"

    beloeb = Kroner(label="Betalt beløb")

    def passer(self, krav: Tilbagekrav) -> bool:
        return krav.mangler > 0

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        krav = next((en for en in tilstand.tilbagekrav if en.mangler > 0), None)
        return {"periode": krav.periode, "beloeb": krav.mangler} if krav else {}

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        return felter | {"beloeb": Decimal(str(felter["beloeb"])).quantize(Decimal("0.01"))}


TILBAGEBETALINGENS = (
    TilbagebetalingHoert,
    TilbagebetalingBesvaret,
    TilbagebetalingForberedt,
    TilbagebetalingAfgjort,
    TilbagebetalingBetalt,
)
