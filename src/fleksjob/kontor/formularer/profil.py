"""Borgerens profil til match, som medarbejderen udfylder den sammen med borgeren. Intet felt er om sygdom."""

from typing import Any

from django import forms

from fleksjob.forloeb import matchbegreber as m
from fleksjob.forloeb.matchprofil import PROFILENS_LISTER, Profil
from fleksjob.kontor.formularer.aabning import Grupper, grupper, valg
from fleksjob.kontor.formularer.felter import Flervalg, LangTekst, Rulleliste, Tal, Tekst

DELER = (("", "Ikke spurgt"), ("ja", "Ja"), ("nej", "Nej"))


class ProfilFormular(forms.Form):
    """Profilen. Felterne hedder som i `matchprofil.Profil`."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    interesser = Flervalg(label="Interesser", choices=valg(m.INTERESSER), required=False)
    styrker = Flervalg(label="Det kan borgeren sige om sig selv", choices=valg(m.STYRKER), required=False)
    kan = Flervalg(label="Opgaver, borgeren kan", choices=grupper(m.OPGAVER), widget=Grupper, required=False)
    vil = Flervalg(
        label="Opgaver, borgeren gerne vil prøve", choices=grupper(m.OPGAVER), widget=Grupper, required=False
    )
    vil_ikke = Flervalg(
        label="Opgaver, borgeren helst ikke vil have",
        choices=grupper(m.OPGAVER),
        widget=Grupper,
        required=False,
    )
    kan_ikke = Flervalg(
        label="Det må jobbet ikke kræve", choices=grupper(m.KRAV), widget=Grupper, required=False,
        help_text="Kryds her udelukker job, der kræver det.",
    )  # fmt: skip
    helst_ikke = Flervalg(
        label="Det er borgeren helst fri for", choices=grupper(m.KRAV), widget=Grupper, required=False,
        help_text="Kryds her tæller imod, men udelukker ikke.",
    )  # fmt: skip
    skal_have = Flervalg(label="Det skal pladsen kunne give", choices=valg(m.TILBUD), required=False)
    gerne_have = Flervalg(label="Det er rart, hvis pladsen kan give", choices=valg(m.TILBUD), required=False)
    timer_fra = Tal("timer", label="Timer til stede om ugen, fra", required=False)
    timer_til = Tal("timer", label="Timer til stede om ugen, til", required=False)
    intensitet = Tal(
        "procent", label="Arbejdsintensitet, skøn", required=False, hoejst=100,
        help_text="Vurderes i det konkrete job. Bruges ikke til rækkefølgen.",
    )  # fmt: skip
    dage = Flervalg(label="Dage", choices=valg(m.DAGE), required=False)
    tider = Flervalg(label="Tid på dagen", choices=valg(m.TIDER), required=False)
    sprog = Flervalg(
        label="Sprog",
        choices=valg(m.SPROG),
        required=False,
        help_text="Bruges kun, når et job beder om et sprog.",
    )
    postnr = Tekst(label="Postnummer", required=False, max_length=4)
    transport = Flervalg(label="Kan komme frem", choices=valg(m.TRANSPORT), required=False)
    hoejst_minutter = Tal("minutter", label="Længste vej", required=False, hoejst=240)
    deler = Rulleliste(label="Vil borgeren dele et job med en anden?", choices=DELER, required=False)
    oensker = LangTekst(
        label="Med borgerens egne ord", required=False, linjer=2, max_length=300,
        help_text="Om arbejde, ikke om sygdom. Kan ses af en virksomhed, når borgeren har sagt ja.",
    )  # fmt: skip
    soeger = forms.BooleanField(label="Borgeren skal med, når der søges", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def afsnit(self) -> list[dict[str, Any]]:
        """Felterne i afsnit, som de spørges om."""
        return [{"navn": navn, "felter": [self[felt] for felt in felter]} for navn, felter in AFSNIT]

    def profil(self) -> Profil:
        """Profilen, som den er skrevet."""
        return profil_af_felter(self.cleaned_data)


AFSNIT = (
    ("Interesser og styrker", ("interesser", "styrker", "oensker")),
    ("Opgaver", ("kan", "vil", "vil_ikke")),
    ("Hensyn", ("kan_ikke", "helst_ikke", "skal_have", "gerne_have")),
    ("Timer og tid", ("timer_fra", "timer_til", "intensitet", "dage", "tider", "deler")),
    ("Vejen og sproget", ("postnr", "transport", "hoejst_minutter", "sprog", "soeger")),
)


def profil_af_felter(felter: dict[str, Any]) -> Profil:
    """Profilen af en formulars felter; det samme for medarbejder og borger."""
    minutter = felter.get("hoejst_minutter")
    return Profil(
        **{felt: tuple(felter.get(felt) or ()) for felt in PROFILENS_LISTER},
        timer_fra=felter.get("timer_fra"),
        timer_til=felter.get("timer_til"),
        intensitet=felter.get("intensitet"),
        hoejst_minutter=int(minutter) if minutter else None,
        deler={"ja": True, "nej": False}.get(felter.get("deler") or ""),
        oensker=" ".join((felter.get("oensker") or "").split()),
    )


def felter_af_profil(profil: Profil) -> dict[str, Any]:
    """Felternes værdier, når profilen vises til rettelse."""
    ud: dict[str, Any] = {felt: list(getattr(profil, felt)) for felt in PROFILENS_LISTER}
    ud |= {
        f: getattr(profil, f) for f in ("timer_fra", "timer_til", "intensitet", "hoejst_minutter", "oensker")
    }
    ud["deler"] = {True: "ja", False: "nej", None: ""}[profil.deler]
    return ud
