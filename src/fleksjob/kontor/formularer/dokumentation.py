"""Skridtene med papirer: bede om, rykke, opgive, lægge i sagen, vurdere."""

from typing import Any

from fleksjob.forloeb.dokumentation import Papir, Rekvisition
from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import (
    Dato,
    Flervalg,
    LangTekst,
    Papirfil,
    Rulleliste,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.dokumentarter import DOKUMENTARTER, dokumentart, svarfrist
from fleksjob.lov.sagsgang.dokumentationskrav import krav
from fleksjob.sager.visninger.dokumentation import dagen, situation

FANEN = "kontor:dokumentation"
IKKE_BEDT = ("", "Nej, det kom af sig selv")


def arter(*, ser_helbred: bool) -> list[tuple[str, str]]:
    """Slagsene af papirer; helbredspapirer kun for den, der må se dem."""
    return [(art.kode, art.navn) for art in DOKUMENTARTER.values() if ser_helbred or not art.helbred]


def punkter(tilstand: Tilstand) -> list[tuple[str, str]]:
    """Lovens punkter for sagen."""
    fundne = krav("grundlag", dagen(tilstand)[0], {"fastholdelse", *situation(tilstand)})
    return [(et.kode, et.tekst) for et in fundne]


def de_aabne(tilstand: Tilstand, *, ser_helbred: bool) -> list[Rekvisition]:
    """De papirer, der ventes på, og som brugeren må vide, hvad er."""
    return [en for en in tilstand.rekvisitioner if en.aaben and (ser_helbred or not en.slags.helbred)]


def _vis(en: Rekvisition) -> tuple[str, str]:
    return en.id, f"{en.slags.navn} fra {en.hos}, bedt om {kort_dato(en.bedt)}"


def _vis_papir(et: Papir) -> tuple[str, str]:
    return et.id, f"{et.slags.navn}{f' fra {et.fra}' if et.fra else ''}, {kort_dato(et.dag)}"


class Papirskridt(SkridtFormular):
    """Fælles for skridtene: de hører hjemme på dokumentationsfanen."""

    tilbage = FANEN

    def _alle(self, felt: str, valg: list[tuple[str, str]], *foran: tuple[str, str]) -> None:
        """Valgene; ved en rettelse også det, hændelsen allerede nævner."""
        nu = getattr(self.rettes, felt, "")
        ekstra = [(nu, "Det, der står nu")] if nu and nu not in dict(valg) else []
        self.vaelg_blandt(felt, [*foran, *valg, *ekstra])


class DokumentRekvireret(Papirskridt):
    """Bed nogen om et papir."""

    kode = "dokument_rekvireret"
    overskrift = "Bed om et papir"
    indledning = (
        "Her noterer du, hvem du har spurgt, om hvad og hvornår du venter svar. Brevet eller henvendelsen "
        "sender du selv. Når dagen er gået, kommer en rykker på din liste."
    )
    datonavn = "Bedt om den"
    knap = "Gem"

    art = Rulleliste(label="Hvilket papir?")
    fra = Tekst(
        label="Hos hvem?",
        required=False,
        max_length=120,
        help_text="Fx lægehus eller afdeling. Står feltet tomt, skrives den, der plejer at have papiret.",
    )
    svarfrist = Dato(
        label="Svar ventes senest",
        required=False,
        help_text="Står feltet tomt: 30 dage for læger (det mål, ordningen blev evalueret på), 60 for speciallæge og "
        "psykolog, 14 for virksomheder og borgeren. Ingen lov sætter en frist for dem.",
    )
    spoergsmaal = LangTekst(
        label="Hvad skal der svares på?",
        required=False,
        linjer=3,
        max_length=1000,
        help_text="Fx: Hvad kan borgeren holde til på en arbejdsdag, og er det varigt?",
    )
    punkter = Flervalg(label="Hvilke punkter skal papiret vise?", required=False)

    def tilpas(self) -> None:
        self._alle("art", arter(ser_helbred=self.ser_helbred), ("", "Vælg"))
        self.vaelg_blandt("punkter", punkter(self.tilstand))
        art = self.initial.get("art")
        if self.rettes is None and art in DOKUMENTARTER:
            self.initial.setdefault("svarfrist", svarfrist(art, self.dag))
            self.initial.setdefault("fra", dokumentart(art).hos)


class DokumentRykket(Papirskridt):
    """Ryk for et papir."""

    kode = "dokument_rykket"
    overskrift = "Ryk for et papir"
    indledning = "Ventetiden tælles videre fra den første gang, der blev spurgt."
    datonavn = "Rykket den"
    knap = "Gem rykkeren"

    rekvisition = Valg(label="Hvilket papir?")
    ny_frist = Dato(label="Svar ventes nu senest", required=False, help_text="Står feltet tomt: om 14 dage.")
    note = LangTekst(label="Note", required=False, linjer=2, help_text="Fx hvem du talte med.")

    def tilpas(self) -> None:
        aabne = de_aabne(self.tilstand, ser_helbred=self.ser_helbred)
        self._alle("rekvisition", [_vis(en) for en in aabne])
        if len(aabne) == 1:
            self.initial.setdefault("rekvisition", aabne[0].id)


class RekvisitionOpgivet(Papirskridt):
    """Hold op med at vente."""

    kode = "rekvisition_opgivet"
    overskrift = "Vent ikke længere på et papir"
    indledning = (
        "Sagen skal stadig være oplyst. Skriv, hvorfor den er det uden papiret, eller hvor oplysningerne "
        "ellers kommer fra."
    )
    datonavn = "Opgivet den"
    knap = "Gem"

    rekvisition = Valg(label="Hvilket papir?")
    grund = LangTekst(label="Hvorfor?", linjer=3, max_length=1000)

    def tilpas(self) -> None:
        DokumentRykket.tilpas(self)  # type: ignore[arg-type]


class DokumentModtaget(Papirskridt):
    """Læg et papir i sagen."""

    kode = "dokument_modtaget"
    overskrift = "Læg et papir i sagen"
    indledning = (
        "Læg filen ind, og sæt kryds ved det, papiret viser. Du kan også nøjes med at notere, at papiret er "
        "kommet, og vurdere det senere."
    )
    datonavn = "Kom den"
    knap = "Læg i sagen"

    rekvisition = Rulleliste(label="Er det noget, vi har bedt om?", required=False)
    art = betinget(
        Rulleliste(
            label="Hvilket papir er det?", help_text="Skal vælges, når det ikke er noget, vi har bedt om."
        )
    )
    fra = Tekst(label="Hvem er det fra?", required=False, max_length=120)
    dateret = Dato(label="Datoen på papiret", required=False)
    fil = Papirfil(label="Filen", required=False)
    helbred = Valg(
        label="Er der helbredsoplysninger i papiret?",
        required=False,
        choices=[("", "Som den slags plejer"), ("ja", "Ja, luk det for dem, der ikke behandler sagen")],
        help_text="Attester, erklæringer og journaler er altid lukket.",
    )
    punkter = Flervalg(
        label="Hvad viser papiret?",
        required=False,
        help_text="Sæt kun kryds, når du har læst papiret og mener, at det viser punktet.",
    )
    note = LangTekst(label="Note", required=False, linjer=2, help_text="Skriv ikke diagnoser her.")

    def tilpas(self) -> None:
        self._alle(
            "rekvisition",
            [_vis(en) for en in de_aabne(self.tilstand, ser_helbred=self.ser_helbred)],
            IKKE_BEDT,
        )
        self._alle("art", arter(ser_helbred=True), ("", "Vælg"))
        self.vaelg_blandt("punkter", punkter(self.tilstand))
        if self.rettes is not None:
            del self.fields["fil"]
        bedt = next(
            (en for en in self.tilstand.rekvisitioner if en.id == self.initial.get("rekvisition")), None
        )
        if bedt is not None and self.rettes is None:
            self.initial.update(art=bedt.art, fra=bedt.hos)

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if not rent.get("rekvisition") and not rent.get("art"):
            self.add_error("art", "Vælg, hvilket papir det er.")
        dateret, kom = rent.get("dateret"), rent.get("gyldig_fra")
        if dateret and kom and dateret > kom:
            self.add_error("dateret", "Papirets dato ligger efter den dag, det kom. Ret den ene.")
        return rent

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        slags_er = dokumentart(felter.get("art", "")).helbred
        return felter | {"helbred": "ja" if felter.get("helbred") and not slags_er else ""}

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        return felter | ({"helbred": True} if felter.pop("helbred", "") else {})


class DokumentVurderet(Papirskridt):
    """Vurdér, hvad et papir viser."""

    kode = "dokument_vurderet"
    overskrift = "Vurdér, hvad et papir viser"
    indledning = (
        "Sæt kryds ved de punkter, papiret viser. Ingen kryds er også et svar: papiret er læst og viser ikke noget af "
        "det. At borgeren har sagt nej til operation, medicin eller lignende, må ikke tælle imod."
    )
    datonavn = "Vurderet den"
    knap = "Gem vurderingen"

    papir = Rulleliste(label="Hvilket papir?")
    punkter = Flervalg(label="Papiret viser", required=False)

    def tilpas(self) -> None:
        papirer = [et for et in self.tilstand.papirer if self.ser_helbred or not et.er_helbred]
        self._alle("papir", [_vis_papir(et) for et in papirer], ("", "Vælg"))
        self.vaelg_blandt("punkter", punkter(self.tilstand))
        valgt = next((et for et in papirer if et.id == self.initial.get("papir")), None)
        if valgt is not None and self.rettes is None:
            self.initial["punkter"] = list(valgt.punkter)

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"punkter": self.cleaned_data.get("punkter") or ()}


class AfproevningUndladt(Papirskridt):
    """Åbenbart formålsløst."""

    kode = "afproevning_undladt"
    overskrift = "Afprøvning er åbenbart formålsløs"
    indledning = (
        "Alle relevante tilbud skal være prøvet, medmindre det er åbenbart formålsløst. Det er undtagelsen. "
        "Skriv, hvad der gør det åbenbart, og hvilke papirer det bygger på."
    )
    datonavn = "Vurderet den"
    knap = "Gem"

    grund = LangTekst(label="Hvorfor er det åbenbart formålsløst?", linjer=5, max_length=2000)


class BehandlingAfvist(Papirskridt):
    """Borgeren har sagt nej til en behandling."""

    kode = "behandling_afvist"
    overskrift = "Notér, at borgeren har afvist en behandling"
    indledning = (
        "Det må ikke tælle imod borgeren, at hun har sagt nej til operation, lægeordineret medicin eller lignende "
        "indgribende behandling. Det står i sagen, men ingen liste, regel eller afgørelse i systemet læser det."
    )
    datonavn = "Sagt den"
    knap = "Gem"

    hvad = LangTekst(label="Hvilken behandling?", linjer=2, max_length=500)
