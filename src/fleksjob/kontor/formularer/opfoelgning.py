"""Opfølgning i jobbet, status i det midlertidige fleksjob og fornyelse af bevillingen."""

from typing import Any

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.kontor.formularer.felter import LangTekst, Valg
from fleksjob.kontor.formularer.job import JobFormular


class OpfoelgningAfholdt(JobFormular):
    """En opfølgning i jobbet."""

    kode = "opfoelgning_afholdt"
    overskrift = "Registrér opfølgning i jobbet"
    indledning = (
        "En samtale med den ansatte; arbejdsgiveren er med, når der er brug for det. Tal om timer, "
        "fordeling over ugen, opgaver, skånehensyn og støtte, og om der er plads til udvikling."
    )
    begreber = ("opfoelgning", "skaanehensyn")
    datonavn = "Opfølgningen blev holdt den"
    knap = "Gem opfølgningen"

    art = Valg(
        label="Hvilken opfølgning?",
        choices=[
            ("3_mdr", "Efter 3 måneder (anbefalet)"),
            ("6_mdr", "Efter 6 måneder (anbefalet)"),
            ("30_mdr", "Efter 2½ år (lovpligtig)"),
            ("ad_hoc", "Ved behov"),
        ],
        initial="ad_hoc",
    )
    note = LangTekst(label="Det talte vi om, og det aftalte vi", linjer=6)


class StatusUdarbejdet(JobFormular):
    """Status i det midlertidige fleksjob."""

    kode = "status_udarbejdet"
    overskrift = "Udarbejd status"
    indledning = "Status afgør, hvad der sker, når den midlertidige bevilling udløber."
    begreber = ("status_54", "midlertidigt_fleksjob")
    datonavn = "Status er udarbejdet den"
    knap = "Gem status"

    konklusion = Valg(
        label="Konklusion",
        choices=[
            ("fortsat_fleksjob", "Betingelserne for fleksjob er stadig opfyldt"),
            ("ordinaert_arbejde", "Borgeren kan arbejde på almindelige vilkår"),
            ("foertidspension", "Arbejdsevnen er blevet dårligere; sag om førtidspension rejses"),
        ],
    )
    note = LangTekst(label="Begrundelse", linjer=6)


class BevillingFornyet(JobFormular):
    """Bevillingen fornyes."""

    kode = "bevilling_fornyet"
    overskrift = "Forny bevillingen"
    indledning = (
        "Er borgeren fyldt 40 år, kan bevillingen efter det første fleksjob blive varig. Ellers gælder den "
        "fem år mere."
    )
    begreber = ("midlertidigt_fleksjob",)
    datonavn = "Fornyet fra"
    knap = "Forny bevillingen"

    varig = Valg(label="Bevillingens længde", choices=[("nej", "Fem år mere"), ("ja", "Varig")])

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        return super().fra_haendelse(haendelse) | {
            "varig": "ja" if getattr(haendelse, "varig", False) else "nej"
        }

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"varig": self.cleaned_data["varig"] == "ja"}
