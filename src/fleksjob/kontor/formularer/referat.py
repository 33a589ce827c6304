"""Referatet af et møde på én side: hvem der var der, hvad de sagde, og indstillingen. Der er intet felt til timer."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from fleksjob.forloeb.skaanehensyn import SKAANEHENSYN
from fleksjob.forloeb.timetal import raad_om_timer
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Tekst, Valg, betinget
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.sagsgang.rehabilitering import muligheder
from fleksjob.sager.kommandoer.skriv_referat import Indstilling, Referat, Uenighed

JA_NEJ = [("ja", "Ja"), ("nej", "Nej")]
UENIGE = 2
TIMER = {
    "svinger": ("Hvad får timerne til at svinge?", "Fx gode og dårlige dage. Et spænd er fint."),
    "frigivet": (
        "Er der tid, som før gik til behandling?",
        "Den kan måske bruges til arbejde nu. Skriv, hvad der er blevet fri, og hvad der stadig går til hvile.",
    ),
    "optrapning": (
        "Hvordan begynder man uden at gå for hårdt til?",
        "Hvad taler for at begynde lavt, og hvad kan give mere tid senere?",
    ),
}
GRUPPER_FOER = ("gyldig_fra", "fremmoede", "borgeren_deltog", "bisidder", "uden_borgeren")
GRUPPER_INDSTILLING = (
    "til", "vaegt_beskaeftigelse", "vaegt_social", "vaegt_helbred", "afklaret", "jobtyper", "jobfunktioner",
    "jobideer", "hensyn", "hensyn_andre", "stoette", "meget_begraenset", "udvikling", "progression_droeftet",
)  # fmt: skip


class Referatformular(forms.Form):
    """Det, der er fælles for teamets møde og et tværfagligt møde."""

    forventet_version = forms.IntegerField(widget=forms.HiddenInput)
    gyldig_fra = Dato(label="Mødet blev holdt den")
    fremmoede = betinget(Flervalg(label="Hvem var der?"))
    borgeren_deltog = Valg(label="Var borgeren med?", choices=JA_NEJ)
    bisidder = forms.BooleanField(label="Borgeren havde en bisidder med", required=False)
    uden_borgeren = betinget(
        LangTekst(
            label="Hvorfor var borgeren ikke med?", linjer=2, help_text="Skal udfyldes, når svaret er nej."
        )
    )
    tvivl = LangTekst(
        label="Var der tvivl, og om hvad?",
        required=False,
        linjer=3,
        help_text="Fx mellem fleksjob med få timer og en anden indsats. Skriv også, hvad der kunne afgøre det.",
    )
    resume = LangTekst(label="Det nåede mødet frem til", linjer=5)

    def __init__(
        self,
        *args: Any,
        pladser: Sequence[str],
        dag: date,
        version: int,
        funktioner: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs["initial"] = {"forventet_version": version, "gyldig_fra": dag} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.pladser = tuple(pladser)
        valg = self.fields["fremmoede"]
        assert isinstance(valg, forms.MultipleChoiceField)
        valg.choices = [(str(nr), en[:1].upper() + en[1:]) for nr, en in enumerate(self.pladser)]
        for nr, en in enumerate(self.pladser):
            self.fields[f"syn_{nr}"] = LangTekst(label=en[:1].upper() + en[1:], required=False, linjer=2)
        for kode, (navn, hjaelp) in TIMER.items():
            self.fields[f"timer_{kode}"] = LangTekst(label=navn, help_text=hjaelp, required=False, linjer=2)
        self.tilpas(dag, tuple(funktioner))

    def tilpas(self, dag: date, funktioner: tuple[str, ...]) -> None:
        """Felter, der kun hører til én slags møde."""

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("borgeren_deltog") == "nej" and not rent.get("uden_borgeren"):
            self.add_error("uden_borgeren", "Skriv, hvorfor borgeren ikke var med.")
        return rent

    def raad(self) -> str:
        """Den venlige sætning, når nogen har skrevet et fast timetal; tom ellers."""
        return raad_om_timer(
            *(str(vaerdi) for vaerdi in self.cleaned_data.values() if isinstance(vaerdi, str))
        )

    def referat(self) -> Referat:
        """Det, kommandoen gemmer."""
        rent = self.cleaned_data
        kom = set(rent["fremmoede"])
        return Referat(
            fremmoede={en: str(nr) in kom for nr, en in enumerate(self.pladser)},
            borgeren_deltog=rent["borgeren_deltog"] == "ja",
            bisidder=bool(rent["bisidder"]),
            uden_borgeren=rent["uden_borgeren"] if rent["borgeren_deltog"] == "nej" else "",
            syn={en: rent[f"syn_{nr}"] for nr, en in enumerate(self.pladser) if rent[f"syn_{nr}"]},
            timer={kode: rent[f"timer_{kode}"] for kode in TIMER if rent[f"timer_{kode}"]},
            tvivl=rent["tvivl"],
            resume=rent.get("resume", ""),
        )

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Lovens fejl ved det felt, de handler om; resten øverst."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            self.add_error(en.felt if en.felt in self.fields else None, en.besked)

    def felter(self, *navne: str) -> list[forms.BoundField]:
        """Felterne i den orden, så siden kan sætte dem i grupper."""
        return [self[navn] for navn in navne if navn in self.fields]

    @property
    def om_moedet(self) -> list[forms.BoundField]:
        return self.felter(*GRUPPER_FOER)

    @property
    def syn(self) -> list[forms.BoundField]:
        return self.felter(*(f"syn_{nr}" for nr in range(len(self.pladser))))

    @property
    def timer(self) -> list[forms.BoundField]:
        return self.felter(*(f"timer_{kode}" for kode in TIMER))

    @property
    def slutning(self) -> list[forms.BoundField]:
        return self.felter("tvivl", "resume")


class Teamreferat(Referatformular):
    """Teamets møde med indstillingen, som loven vil have den på mødets dag."""

    til = betinget(Valg(label="Teamet indstiller til"))
    vaegt_beskaeftigelse = betinget(LangTekst(label="Beskæftigelse, der er lagt vægt på", linjer=3))
    vaegt_social = LangTekst(label="Sociale forhold, der er lagt vægt på", required=False, linjer=3)
    vaegt_helbred = LangTekst(label="Helbred, der er lagt vægt på", required=False, linjer=3)
    afklaret = betinget(
        LangTekst(
            label="Hvorfor er borgeren afklaret og kan ikke arbejde på almindelige vilkår?",
            linjer=4,
            help_text="Skal udfyldes ved fleksjob.",
        )
    )
    jobtyper = betinget(
        LangTekst(
            label="Typer af fleksjob eller arbejdsfunktioner",
            linjer=2,
            help_text="Skal udfyldes ved fleksjob. Skriv opgaver, ikke kun stillinger.",
        )
    )
    jobfunktioner = Flervalg(label="Flere idéer fra kommunens liste", required=False)
    jobideer = LangTekst(
        label="Andre jobidéer, også uden for praktikkens branche",
        required=False,
        linjer=2,
        help_text="Én på hver linje.",
    )
    hensyn = betinget(
        Flervalg(label="Skånehensyn", choices=[(en, en) for en in SKAANEHENSYN], required=False)
    )
    hensyn_andre = LangTekst(
        label="Andre skånehensyn",
        required=False,
        linjer=2,
        help_text="Ét på hver linje. Skriv «ingen», hvis der ingen er.",
    )
    stoette = betinget(
        LangTekst(
            label="Støtte i en overgang",
            linjer=2,
            help_text="Skal udfyldes ved fleksjob. Skriv «ingen», hvis der ikke er behov.",
        )
    )
    meget_begraenset = betinget(Valg(label="Er arbejdsevnen meget begrænset nu?", choices=JA_NEJ))
    udvikling = betinget(
        LangTekst(
            label="Hvorfor kan arbejdsevnen udvikles inden for en rimelig periode?",
            linjer=3,
            help_text="Skal udfyldes, når arbejdsevnen er meget begrænset nu.",
        )
    )
    progression_droeftet = betinget(Valg(label="Talte I om, at det kan udvikle sig?", choices=JA_NEJ))

    def tilpas(self, dag: date, funktioner: tuple[str, ...]) -> None:
        del self.fields["resume"]
        til, jobfunktioner = self.fields["til"], self.fields["jobfunktioner"]
        assert isinstance(til, forms.ChoiceField)
        assert isinstance(jobfunktioner, forms.MultipleChoiceField)
        til.choices = [(en.kode, en.navn) for en in muligheder(dag)]
        til.error_messages["invalid_choice"] = "Vælg en af de muligheder, teamet har på mødets dag."
        if funktioner:
            jobfunktioner.choices = [(en, en) for en in funktioner]
        else:
            del self.fields["jobfunktioner"]
        for nr in range(1, UENIGE + 1):
            self.fields[f"uenig_navn_{nr}"] = Tekst(label="Hvem er uenig?", required=False, max_length=120)
            self.fields[f"uenig_grund_{nr}"] = LangTekst(
                label="Hvad er vedkommende uenig i, og hvorfor?", required=False, linjer=2
            )

    def clean(self) -> dict[str, Any]:
        rent = super().clean()
        for nr in range(1, UENIGE + 1):
            navn, grund = rent.get(f"uenig_navn_{nr}", ""), rent.get(f"uenig_grund_{nr}", "")
            if bool(navn) != bool(grund):
                mangler = "grund" if navn else "navn"
                self.add_error(f"uenig_{mangler}_{nr}", "Skriv både, hvem der er uenig, og hvorfor.")
        return rent

    def indstilling(self) -> Indstilling:
        """Indstillingen, som kommandoen kontrollerer efter loven på mødets dag."""
        rent = self.cleaned_data
        return Indstilling(
            til=rent["til"],
            vaegt_beskaeftigelse=rent["vaegt_beskaeftigelse"],
            vaegt_social=rent["vaegt_social"],
            vaegt_helbred=rent["vaegt_helbred"],
            afklaret=rent["afklaret"],
            jobtyper=rent["jobtyper"],
            jobideer=(*rent.get("jobfunktioner", ()), *_linjer(rent["jobideer"])),
            hensyn=(*rent["hensyn"], *_linjer(rent["hensyn_andre"])),
            stoette=rent["stoette"],
            udvikling=rent["udvikling"],
            meget_begraenset=_ja_nej(rent["meget_begraenset"]),
            progression_droeftet=_ja_nej(rent["progression_droeftet"]),
            tvivl=rent["tvivl"],
            uenige=tuple(
                Uenighed(rent[f"uenig_navn_{nr}"], rent[f"uenig_grund_{nr}"])
                for nr in range(1, UENIGE + 1)
                if rent[f"uenig_navn_{nr}"]
            ),
        )

    @property
    def om_indstillingen(self) -> list[forms.BoundField]:
        return self.felter(*GRUPPER_INDSTILLING)

    @property
    def uenighed(self) -> list[forms.BoundField]:
        return self.felter(
            *(f"uenig_{hvad}_{nr}" for nr in range(1, UENIGE + 1) for hvad in ("navn", "grund"))
        )


def _linjer(tekst: str) -> tuple[str, ...]:
    return tuple(linje.strip() for linje in tekst.splitlines() if linje.strip())


def _ja_nej(svar: str) -> bool | None:
    return {"ja": True, "nej": False}.get(svar)
