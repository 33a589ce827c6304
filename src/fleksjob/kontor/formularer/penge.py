"""Løn ind. Beregning og frigivelse af tilskud sker på udbetalingernes egne sider."""

from datetime import date
from decimal import Decimal
from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.kontor.formularer.felter import (
    Dato,
    Kroner,
    LangTekst,
    Rulleliste,
    Tal,
    maaneder_foer,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.job import job_navn
from fleksjob.kontor.tekster import maaned_aar
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.kommandoer.indberet_indkomst import kraev_loenperiode
from fleksjob.snitflader.loenlinjer import LOENARTER

_ANDET = "andet"


class IndkomstIndberettet(SkridtFormular):
    """En måneds løn, når den ikke er kommet fra indkomstregisteret."""

    kode = "indkomst_indberettet"
    overskrift = "Registrér løn"
    indledning = "Normalt kommer lønnen fra indkomstregisteret. Her skrives den ind fra en lønseddel."
    begreber = ("dispositionsdato", "fleksloentilskud")
    datonavn = "Oplyst den"
    knap = "Gem lønnen"

    ansaettelse = Rulleliste(label="Job")
    art = Rulleliste(
        label="Slags",
        choices=list(LOENARTER.items()),
        help_text="Bonus, tillæg og dagpenge regnes på hver sin måde, så skriv dem hver for sig.",
    )
    periode = Rulleliste(label="Måned")
    fra = Dato(
        label="Lønperiodens første dag",
        required=False,
        help_text="Kun når det ikke er hele måneden. En bonus: den første af de måneder, den er tjent i.",
    )
    til = Dato(label="Lønperiodens sidste dag", required=False)
    dispositionsdato = Dato(label="Lønnen er til rådighed", help_text="Dispositionsdatoen på lønsedlen.")
    loen = Kroner(label="Løn uden pension", help_text="Hele måneden, før skat.")
    pension = Kroner(label="Pension", help_text="Eget og arbejdsgivers bidrag tilsammen.")
    timer = Tal("timer", hoejst=250, label="Betalte timer i måneden", required=False)

    def tilpas(self) -> None:
        jobbene = [(a.id, job_navn(a)) for a in reversed(self.tilstand.ansaettelser) if a.startet]
        self.vaelg_blandt("ansaettelse", [*jobbene, (_ANDET, "Andet arbejde, eller dagpenge")])
        self.vaelg_blandt("periode", [(noegle, maaned_aar(noegle)) for noegle, _ in maaneder_foer(self.dag)])

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        try:
            kraev_loenperiode(str(rent.get("art") or ""), rent.get("fra"), rent.get("til"))
        except (UgyldigtInput, UgyldigeInput) as fejl:
            self.vis_fejl(fejl)
        return rent

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        felter = super().fra_haendelse(haendelse)
        return felter | {"art": felter["art"] or "loen", "ansaettelse": felter["ansaettelse"] or _ANDET}

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        if felter.get("ansaettelse") == _ANDET:
            del felter["ansaettelse"]
        if felter.get("art") == "loen":
            del felter["art"]
        if indberetter := getattr(self.rettes, "indberetter", ""):
            felter["indberetter"] = indberetter
        return felter

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        kendte = {i.periode for i in tilstand.indkomster}
        mangler = [noegle for noegle, _ in maaneder_foer(dag) if noegle not in kendte]
        job = tilstand.aktuel_ansaettelse
        return {
            "ansaettelse": job.id if job else None,
            "art": "loen",
            "periode": mangler[1] if len(mangler) > 1 else maaneder_foer(dag)[0][0],
            "dispositionsdato": dag,
        }


class UdbetalingBeregnet(SkridtFormular):
    """En måneds tilskud regnes ud, eller fastsættes, når reglerne ikke kan afgøre det."""

    kode = "udbetaling_beregnet"
    overskrift = "Beregn fleksløntilskud"
    indledning = (
        "Måneden og dem før den beregnes af lønnen i måneden før. Er de allerede rigtige, sker der "
        "ingenting. En anden medarbejder frigiver beløbet."
    )
    begreber = ("fleksloentilskud", "loenloft")
    datonavn = "Beregnet den"
    knap = "Beregn"

    maaned = Rulleliste(label="Måned")
    fastsat = Kroner(
        label="Fastsat beløb",
        required=False,
        help_text="Kun når måneden er mærket til vurdering, fordi reglerne ikke kan afgøre den.",
    )
    note = LangTekst(
        label="Begrundelse for det fastsatte beløb",
        required=False,
        linjer=3,
        help_text="Står på udbetalingen.",
    )

    def tilpas(self) -> None:
        self.vaelg_blandt("maaned", [(noegle, maaned_aar(noegle)) for noegle, _ in maaneder_foer(self.dag)])

    def clean(self) -> dict[str, Any]:
        rent = super().clean() or self.cleaned_data
        if rent.get("fastsat") is not None and not rent.get("note"):
            self.add_error("note", "Skriv begrundelsen for det beløb, du fastsætter.")
        return rent

    def nyttelast(self) -> dict[str, Any]:
        felter = super().nyttelast()
        felter["maaned"] = date.fromisoformat(f"{felter['maaned']}-01")
        if "fastsat" in felter:
            felter["fastsat"] = Decimal(str(felter["fastsat"])).quantize(Decimal("0.01"))
        return felter
