"""Formularerne til åbninger: den hurtige på telefonen, opgavefinderen, og skridtene på en åbnings side."""

from collections.abc import Iterable
from typing import Any

from django import forms

from fleksjob.forloeb import matchbegreber as m
from fleksjob.forloeb.matchprofil import Indhold
from fleksjob.kontor.formularer.felter import (
    Dato,
    Flervalg,
    Kroner,
    LangTekst,
    Rulleliste,
    Tal,
    Tekst,
    Valg,
    betinget,
)
from fleksjob.kontor.formularer.samarbejde import Sideformular
from fleksjob.sager.aabningsbegreber import GRUNDE, KILDER, MATCHARTER
from fleksjob.sager.gruppefelt import GrupperedeKryds


class Grupper(GrupperedeKryds):
    """Mange krydser delt i grupper, som kan foldes ud."""

    template_name = "kontor/felter/grupper.html"


def valg(liste: Iterable[m.Ord]) -> list[tuple[str, str]]:
    """Koder og navne til et felt."""
    return [(et.kode, et.navn) for et in liste]


def grupper(liste: Iterable[m.Ord]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Koder og navne samlet i grupper."""
    ud: dict[str, list[tuple[str, str]]] = {}
    for et in liste:
        ud.setdefault(et.om, []).append((et.kode, et.navn))
    return list(ud.items())


class AabningFormular(forms.Form):
    """En åbning. De første felter er nok; resten kan komme senere."""

    virksomhed = Tekst(label="Hvor er det?", max_length=120, help_text="Virksomhedens navn.")
    opgaver = betinget(
        Flervalg(
            label="Hvilke opgaver?",
            choices=grupper(m.OPGAVER),
            widget=Grupper,
            help_text="Fold en gruppe ud, og sæt kryds.",
        )
    )
    andre_opgaver = LangTekst(
        label="Andre opgaver", required=False, linjer=2, max_length=400, help_text="Én på hver linje."
    )
    timer_fra = Tal("timer", label="Timer om ugen, fra", required=False, help_text="Få timer er fint.")
    timer_til = Tal("timer", label="Timer om ugen, til", required=False)
    postnr = Tekst(label="Postnummer", required=False, max_length=4, help_text="Så kan vejen derhen regnes.")
    kilde = Rulleliste(label="Hvor har du den fra?", choices=list(KILDER.items()), initial="besoeg")

    fri_tid = forms.BooleanField(label="Tiden kan lægges, som det passer", required=False)
    dage = Flervalg(label="Dage", choices=valg(m.DAGE), required=False)
    tider = Flervalg(label="Tid på dagen", choices=valg(m.TIDER), required=False)
    kan_deles = forms.BooleanField(label="To må godt dele jobbet", required=False)

    kraever = Flervalg(label="Det kræver jobbet", choices=grupper(m.KRAV), widget=Grupper, required=False)
    kraever_ikke = Flervalg(
        label="Det behøver man ikke", choices=grupper(m.KRAV), widget=Grupper, required=False,
        help_text="Det, der ikke er sat kryds ved noget sted, er der ikke spurgt om.",
    )  # fmt: skip
    tilbyder = Flervalg(label="Det kan pladsen give", choices=valg(m.TILBUD), required=False)
    tilbyder_ikke = Flervalg(label="Det kan pladsen ikke give", choices=valg(m.TILBUD), required=False)
    sprog = Flervalg(label="Sprog, man skal kunne", choices=valg(m.SPROG), required=False)

    titel = Tekst(label="Overskrift", required=False, max_length=80, help_text="Uden den bruges opgaverne.")
    kontakt = Tekst(label="Hvem spørger man efter?", required=False, max_length=120)
    sted = Tekst(label="Adresse eller område", required=False, max_length=120)
    cvr = Tekst(label="CVR-nummer", required=False, max_length=8)
    kanal = Tekst(
        label="Kanal",
        required=False,
        max_length=80,
        help_text="Når den er set et andet sted, fx «Job i byen, Facebook».",
    )
    fuldtidsloen = Kroner(
        label="Løn på fuld tid om måneden", required=False, help_text="Med pension. Kan komme senere."
    )
    note = LangTekst(
        label="Note", required=False, linjer=2, max_length=500,
        help_text="Om arbejdet: hvem gør det i dag? Skriv ingen navne på borgere.",
    )  # fmt: skip
    se_efter = Dato(
        label="Se efter, om den er der endnu", required=False, help_text="Uden en dag er det om 30 dage."
    )
    delt = forms.BooleanField(
        label="Del med nabokommuner", required=False,
        help_text="Naboen ser opgaver, timer, sted og vores telefon; ikke virksomhed og borgere.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def afsnit(self) -> list[dict[str, Any]]:
        """Felterne i afsnit; et afsnit er foldet ud, når der står noget i det."""
        ud = []
        for navn, felter in AFSNIT:
            fundne = [self[felt] for felt in felter]
            fyldt = any(felt.value() not in (None, "", False, [], ()) for felt in fundne)
            ud.append({"navn": navn, "felter": fundne, "aaben": fyldt or any(f.errors for f in fundne)})
        return ud

    def hurtige(self) -> list[forms.BoundField]:
        """De felter, der altid er fremme."""
        return [self[felt] for felt in HURTIGE]

    def indhold(self) -> Indhold:
        """Det, der kan holdes op mod en borger."""
        f = self.cleaned_data
        koder = {felt: tuple(f[felt]) for felt in KODEFELTER}
        andre = tuple(linje.strip() for linje in f["andre_opgaver"].splitlines() if linje.strip())
        return Indhold(
            **koder,
            andre_opgaver=andre[:10],
            timer_fra=f["timer_fra"],
            timer_til=f["timer_til"],
            fri_tid=f["fri_tid"],
            kan_deles=f["kan_deles"],
        )

    def felter(self) -> dict[str, Any]:
        """Resten, som kommandoen tager det."""
        return {
            felt: vaerdi
            for felt, vaerdi in self.cleaned_data.items()
            if felt not in (*KODEFELTER, "andre_opgaver", "timer_fra", "timer_til", "fri_tid", "kan_deles")
        }


HURTIGE = ("virksomhed", "opgaver", "andre_opgaver", "timer_fra", "timer_til", "postnr", "kilde")
AFSNIT = (
    ("Hvornår?", ("fri_tid", "dage", "tider", "kan_deles")),
    ("Hvad skal man kunne?", ("kraever", "kraever_ikke", "sprog")),
    ("Hvilke hensyn kan tages?", ("tilbyder", "tilbyder_ikke")),
    ("Mere om den", ("titel", "kontakt", "sted", "cvr", "kanal", "fuldtidsloen", "note", "se_efter", "delt")),
)
KODEFELTER = ("opgaver", "kraever", "kraever_ikke", "tilbyder", "tilbyder_ikke", "dage", "tider", "sprog")


class StatusFormular(Sideformular):
    """Nyt skridt for åbningen."""

    handling = "status"
    knap = "Skift status"
    til = Valg(label="Hvad er den nu?")
    tekst = Tekst(label="Kort om hvorfor", required=False, max_length=300)


class MatchFormular(Sideformular):
    """Et skridt med en borger og åbningen."""

    handling = "match"
    knap = "Gem skridtet"
    nummer = Rulleliste(label="Borger")
    art = Rulleliste(label="Hvad er sket?", choices=[("", "Vælg"), *MATCHARTER.items()])
    grund = betinget(
        Rulleliste(
            label="Hvorfor ikke?",
            choices=[("", "Vælg"), *GRUNDE.items()],
            help_text="Når det blev et nej.",
        )
    )
    dag = Dato(label="Hvornår?", required=False, help_text="Uden en dato er det i dag.")
    tekst = Tekst(label="Kort om det", required=False, max_length=300, help_text="Ikke om sygdom.")


class SagsmatchFormular(Sideformular):
    """Det samme fra borgerens side: hvilken åbning."""

    handling = "match"
    knap = "Gem skridtet"
    aabning = Rulleliste(label="Åbning")
    art = Rulleliste(label="Hvad er sket?", choices=[("", "Vælg"), *MATCHARTER.items()])
    grund = betinget(
        Rulleliste(
            label="Hvorfor ikke?",
            choices=[("", "Vælg"), *GRUNDE.items()],
            help_text="Når det blev et nej.",
        )
    )
    dag = Dato(label="Hvornår?", required=False, help_text="Uden en dato er det i dag.")
    tekst = Tekst(label="Kort om det", required=False, max_length=300, help_text="Ikke om sygdom.")


class NaboFormular(Sideformular):
    """En nabo at dele med."""

    handling = "nabo"
    knap = "Del med kommunen"
    nabo = Rulleliste(label="Kommune")


class FinderFormular(forms.Form):
    """Opgavefinderen: en branches opgaver, én linje for hver."""

    virksomhed = Tekst(label="Virksomhed", max_length=120)
    cvr = Tekst(label="CVR-nummer", required=False, max_length=8)
    postnr = Tekst(label="Postnummer", required=False, max_length=4)
    kontakt = Tekst(label="Hvem talte du med?", required=False, max_length=120)
    samlet = Valg(
        label="Hvordan skal de stå i registret?",
        choices=[("hver", "Én åbning for hver opgave"), ("samlet", "Én åbning med dem alle")],
        initial="hver",
    )

    def __init__(self, *args: Any, branche: str, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.branchens = [en for en in m.OPGAVER if en.om == branche]
        for en in self.branchens:
            self.fields[f"vaelg_{en.kode}"] = forms.BooleanField(label=en.navn, required=False)
            self.fields[f"hvem_{en.kode}"] = Tekst(label="Hvem gør det i dag?", required=False, max_length=80)
            self.fields[f"timer_{en.kode}"] = Tal("timer", label="Timer om ugen", required=False)
            self.fields[f"hvornaar_{en.kode}"] = Rulleliste(
                label="Hvornår?",
                required=False,
                choices=[("", "Når det passer"), *valg(m.TIDER)],
            )

    def linjer(self) -> list[dict[str, Any]]:
        """Felterne for hver opgave."""
        return [
            {
                "kode": en.kode,
                **{navn: self[f"{navn}_{en.kode}"] for navn in ("vaelg", "hvem", "timer", "hvornaar")},
            }
            for en in self.branchens
        ]

    def clean(self) -> dict[str, Any]:
        felter: dict[str, Any] = super().clean() or {}
        if not self.valgte():
            raise forms.ValidationError("Sæt kryds ved mindst én opgave.")
        return felter

    def valgte(self) -> list[str]:
        """Koderne på de opgaver, der er sat kryds ved."""
        return [en.kode for en in self.branchens if self.cleaned_data.get(f"vaelg_{en.kode}")]
