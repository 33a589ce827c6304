"""Skemaet til en opfølgning på telefonen: fire korte trin, hvert sin formular, og hvert kan gemmes for sig."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from fleksjob.forloeb.tilstand import Ansaettelse
from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Tal, Valg, betinget
from fleksjob.lov.sagsgang.opfoelgningsord import (
    ARTER,
    DELTAGERE,
    FORMER,
    KONKLUSIONER,
    MAALSTATUS,
    NYT_SIDEN_SIDST,
    TEGN,
    TRIVSEL,
)

JA_NEJ = [("ja", "Ja"), ("nej", "Nej")]
SKALA = [("", "Ikke spurgt"), *((str(tal), navn) for tal, navn in TRIVSEL.items())]
OM_ARBEJDET = "Om arbejdet, aldrig om sygdom. Begge parter kan læse det."


class Knapper(forms.RadioSelect):
    """Valg som store knapper, der kan rammes med en tommelfinger."""

    template_name = "kontor/felter/knapper.html"


class Flerknapper(forms.CheckboxSelectMultiple):
    """Krydser som store knapper."""

    template_name = "kontor/felter/knapper.html"


class Knapvalg(Valg):
    """Ét af få, som store knapper."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=Knapper, **kwargs)


class Trinformular(forms.Form):
    """Ét trin. `udgave` er den kladde, trinnet blev vist med."""

    overskrift = ""
    om = ""
    udgave = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, data: Any, *, svar: Mapping[str, Any], udgave: int, job: Ansaettelse, dag: date
    ) -> None:
        self.job, self.i_dag, self.svar = job, dag, svar
        begynd = {navn: svar[navn] for navn in self.base_fields if navn in svar}
        super().__init__(data, initial={**begynd, "udgave": udgave}, label_suffix="")
        for felt in self.fields.values():
            if not felt.required:
                vars(felt)["betinget"] = True
        self.tilpas()

    def tilpas(self) -> None:
        """Felter, der afhænger af jobbet."""

    def som_svar(self) -> dict[str, Any]:
        """Det skrevne, som det gemmes i kladden: kun tekst, tal og lister."""
        ud: dict[str, Any] = {}
        for navn, vaerdi in self.cleaned_data.items():
            if navn == "udgave":
                continue
            ud[navn] = (
                vaerdi.isoformat()
                if isinstance(vaerdi, date)
                else list(vaerdi)
                if isinstance(vaerdi, tuple)
                else vaerdi
            )
        return ud


class Trivsel(Trinformular):
    """Trivsel før pres: begge parters syn, før der tales om timer."""

    overskrift = "Hvordan går det?"
    om = "Begynd med trivsel. Spørg dem hver for sig, hvis de hellere vil det."

    art = Knapvalg(label="Hvilken opfølgning?", choices=list(ARTER.items()))
    dag = Dato(label="Dag")
    form = Knapvalg(label="Hvor er I?", choices=list(FORMER.items()), initial="arbejdspladsen")
    deltagere = Flervalg(label="Hvem er med?", choices=list(DELTAGERE.items()), widget=Flerknapper)
    trivsel_borger = Knapvalg(
        label="Medarbejderen: Hvordan har du det på arbejdet?", required=False, choices=SKALA
    )
    borger_ord = LangTekst(
        label="Medarbejderens ord", required=False, linjer=2, max_length=2000, help_text=OM_ARBEJDET
    )
    trivsel_leder = Knapvalg(label="Lederen: Hvordan går det?", required=False, choices=SKALA)
    leder_ord = LangTekst(
        label="Lederens ord", required=False, linjer=2, max_length=2000, help_text=OM_ARBEJDET
    )
    kolleger = Knapvalg(label="Er medarbejderen med blandt kolleger?", required=False, choices=SKALA)
    nyt = Flervalg(
        label="Er der noget nyt siden sidst?",
        required=False,
        widget=Flerknapper,
        choices=[(kode, TEGN[kode].navn) for kode in NYT_SIDEN_SIDST],
    )
    kun_kommunen = LangTekst(
        label="Kun til kommunen",
        required=False,
        linjer=2,
        max_length=2000,
        help_text="Det, medarbejderen kun vil sige til jer. Arbejdspladsen ser det ikke.",
    )


class Arbejdet(Trinformular):
    """Timer, opgaver, hensyn og støtte, som de er nu."""

    overskrift = "Arbejdet nu"
    om = "Felterne er udfyldt med det, sagen ved. Ret det, der er anderledes."

    timer = Tal("timer", hoejst=168, label="Timer til stede om ugen")
    intensitet = Tal("%", hoejst=100, label="Arbejdsintensitet")
    opgaver = LangTekst(label="Opgaver", required=False, linjer=3, max_length=2000)
    hensyn = LangTekst(
        label="Hensyn, der er aftalt",
        required=False,
        linjer=3,
        max_length=2000,
        help_text="Ét på hver linje.",
    )
    hensyn_virker = Knapvalg(
        label="Virker hensynene?",
        required=False,
        choices=[("ja", "Ja"), ("delvis", "Delvis"), ("nej", "Nej")],
    )
    stoette = LangTekst(
        label="Støtte",
        required=False,
        linjer=2,
        max_length=2000,
        help_text="Mentor, assistance, hjælpemidler.",
    )


class Maal(Trinformular):
    """Målene, og om evnen bliver brugt."""

    overskrift = "Mål og muligheder"
    om = "Trives medarbejderen, så tal om, hvad der kunne være næste skridt. Trives hun ikke, så vent."

    kapacitet_udnyttet = Knapvalg(
        label="Bliver arbejdsevnen brugt bedst muligt?", required=False, choices=JA_NEJ
    )
    kapacitet_grund = betinget(
        LangTekst(
            label="Hvorfor, eller hvorfor ikke?",
            linjer=2,
            max_length=2000,
            help_text="Skal udfyldes, når svaret er nej. " + OM_ARBEJDET,
        )
    )
    laengere = LangTekst(
        label="Hvad kunne medarbejderen tænke sig?",
        required=False,
        linjer=2,
        max_length=2000,
        help_text=OM_ARBEJDET,
    )

    def tilpas(self) -> None:
        staar = {id_: status for id_, _, status in self.svar.get("maal", [])}
        for nr, maal in enumerate(self.job.udvikling.aabne, 1):
            felt = Knapvalg(
                label=f"Mål {nr}: {maal.maal or maal.slags}",
                choices=list(MAALSTATUS.items()),
                initial="paa_vej",
            )
            felt.initial = staar.get(maal.id, "paa_vej")
            self.fields[f"maal_{maal.id}"] = felt
        maalene = [navn for navn in self.fields if navn.startswith("maal_")]
        self.order_fields(["udgave", *maalene])

    def clean(self) -> dict[str, Any]:
        felter: dict[str, Any] = super().clean() or {}
        if felter.get("kapacitet_udnyttet") == "nej" and not felter.get("kapacitet_grund", "").strip():
            self.add_error("kapacitet_grund", "Skriv, hvorfor evnen ikke bliver brugt fuldt ud.")
        return felter

    def som_svar(self) -> dict[str, Any]:
        svar = super().som_svar()
        maal = [
            [en.id, en.maal or en.slags, svar.pop(f"maal_{en.id}", "")] for en in self.job.udvikling.aabne
        ]
        return svar | {"maal": maal}


class Aftaler(Trinformular):
    """Betingelserne, konklusionen og det næste."""

    overskrift = "Det aftaler vi"
    om = "Læs aftalen højt, før du går."

    konklusion = Knapvalg(label="Hvad sker der nu?", choices=list(KONKLUSIONER.items()))
    aftale = LangTekst(
        label="Det har vi aftalt",
        required=False,
        linjer=3,
        max_length=2000,
        help_text="Hvem gør hvad hvornår?",
    )
    betingelser_opfyldt = Knapvalg(
        label="Er betingelserne for fleksjob stadig opfyldt?",
        required=False,
        choices=[("", "Ikke vurderet"), *JA_NEJ],
    )
    betingelser_grund = betinget(
        LangTekst(
            label="Hvorfor?",
            linjer=2,
            max_length=2000,
            help_text="Skal udfyldes ved opfølgningen efter 2½ år, og når svaret er nej. " + OM_ARBEJDET,
        )
    )
    naeste = Dato(label="Næste opfølgning", required=False)
    aabning = LangTekst(
        label="Så du andre opgaver her, som en anden kunne have?",
        required=False,
        linjer=2,
        max_length=1000,
        help_text="Ikke på arket. Du kan bagefter lægge det på listen over åbninger.",
    )

    def clean(self) -> dict[str, Any]:
        felter: dict[str, Any] = super().clean() or {}
        opfyldt = felter.get("betingelser_opfyldt", "")
        lovens = self.svar.get("art") == "30_mdr"
        if lovens and not opfyldt:
            self.add_error("betingelser_opfyldt", "Efter 2½ år skal det vurderes. Vælg ja eller nej.")
        if (opfyldt == "nej" or (lovens and opfyldt)) and not felter.get("betingelser_grund", "").strip():
            self.add_error("betingelser_grund", "Skriv kort hvorfor.")
        naeste = felter.get("naeste")
        if naeste is not None and naeste <= self.i_dag:
            self.add_error("naeste", "Vælg en dag efter i dag.")
        return felter


TRIN: dict[str, type[Trinformular]] = {
    "trivsel": Trivsel,
    "arbejdet": Arbejdet,
    "maal": Maal,
    "aftaler": Aftaler,
}
"""Trinnene i den orden, de tages."""
KUN_TIL_OS = ("kun_kommunen", "aabning")
"""Det i skemaet, der ikke står på arket."""


def mangler(svar: Mapping[str, Any]) -> list[str]:
    """De trin, der mangler noget, før opfølgningen kan gemmes."""
    kraevet = {
        "trivsel": ("art", "dag", "form", "deltagere"),
        "arbejdet": ("timer",),
        "aftaler": ("konklusion",),
    }
    gemt = svar.get("gemte", [])
    return [
        trin
        for trin, felter in kraevet.items()
        if trin not in gemt or any(not svar.get(felt) for felt in felter)
    ]
