"""Skridtene i jobbet: bevilling, start, vilkår, ophør."""

from datetime import date
from typing import Any

from django import forms

from fleksjob.forloeb.haendelser import Haendelse
from fleksjob.forloeb.tilstand import Ansaettelse, Tilstand, Vilkaar
from fleksjob.kontor.formularer.felter import Dato, Kroner, Rulleliste, Tal, Tekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular


def job_navn(ansaettelse: Ansaettelse) -> str:
    """Jobbet, som det vælges i en liste."""
    return ansaettelse.virksomhed or ansaettelse.id


class JobFormular(SkridtFormular):
    """Et skridt, som hører til ét job. Er der kun ét job, er det valgt på forhånd."""

    ansaettelse = Rulleliste(label="Job")

    def mulige_job(self) -> list[Ansaettelse]:
        """Job, der er i gang."""
        return [a for a in self.tilstand.ansaettelser if a.startet and not a.ophoert]

    def tilpas(self) -> None:
        mulige = self.mulige_job()
        if self.rettes is not None:
            mulige = [
                a for a in self.tilstand.ansaettelser if a.id == getattr(self.rettes, "ansaettelse", "")
            ]
        felt = self.fields["ansaettelse"]
        felt.choices = [(a.id, job_navn(a)) for a in mulige]  # type: ignore[attr-defined]
        if len(mulige) == 1:
            felt.initial = mulige[0].id


class FleksjobBevilget(SkridtFormular):
    """Kommunen bevilger det konkrete job, før det begynder."""

    kode = "fleksjob_bevilget"
    overskrift = "Bevilg fleksjob"
    indledning = (
        "Bevillingen skal være givet, før jobbet begynder. Det første fleksjob er midlertidigt og gælder i "
        "fem år."
    )
    begreber = ("fleksjob", "midlertidigt_fleksjob")
    datonavn = "Bevilget den"
    knap = "Bevilg fleksjobbet"

    ansaettelse = betinget(Rulleliste(label="Hvilket forslag?"))
    virksomhed = Tekst(label="Virksomhedens navn", max_length=120)
    cvr = Tekst(label="CVR-nummer", help_text="Otte cifre.", widget=forms.TextInput({"inputmode": "numeric"}))
    startdato = Dato(label="Aftalt første arbejdsdag")
    reference = Tekst(label="Nummer i VITAS", required=False, max_length=40)
    midlertidig = Valg(
        label="Bevillingens længde",
        choices=[("ja", "Midlertidig, fem år"), ("nej", "Varig")],
        help_text="Varig kun efter det første fleksjob, og når borgeren er fyldt 40 år.",
        initial="ja",
    )

    def tilpas(self) -> None:
        bevilgede = {job.id for job in self.tilstand.ansaettelser}
        foreslaaede = [en for en in self.tilstand.etableringer if en.id not in bevilgede and not en.afslaaet]
        valg = [("", "Et job uden forslag i sagen"), *((en.id, en.virksomhed or en.id) for en in foreslaaede)]
        if self.rettes is not None:
            valg.append((getattr(self.rettes, "ansaettelse", ""), "Det bevilgede job"))
        self.vaelg_blandt("ansaettelse", valg)
        noegle = self.initial.get("ansaettelse") or (foreslaaede[-1].id if foreslaaede else "")
        en = next((en for en in foreslaaede if en.id == noegle), None)
        if en is not None and self.rettes is None:
            felter = ("virksomhed", "cvr", "startdato", "reference")
            self.initial.update({navn: vaerdi for navn in felter if (vaerdi := getattr(en, navn))})
            self.initial["ansaettelse"] = en.id

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        midlertidig = "ja" if getattr(haendelse, "midlertidig", True) else "nej"
        return super().fra_haendelse(haendelse) | {"midlertidig": midlertidig}

    def nyttelast(self) -> dict[str, Any]:
        samme_job = {"ansaettelse": getattr(self.rettes, "ansaettelse", "")} if self.rettes else {}
        return super().nyttelast() | samme_job | {"midlertidig": self.cleaned_data["midlertidig"] == "ja"}


class FuldtidsloenOplyst(JobFormular):
    """Arbejdsgiverens oplysning om lønnen på fuld tid."""

    kode = "fuldtidsloen_oplyst"
    overskrift = "Registrér fuldtidsløn"
    indledning = "Lønnen på fuld tid i samme stilling sætter loft over løn og tilskud tilsammen."
    begreber = ("fuldtidsloen", "loenloft")
    datonavn = "Gælder fra"
    knap = "Gem fuldtidslønnen"

    fuldtidsloen = Kroner(label="Fuldtidsløn pr. måned", help_text="Inklusive egen og arbejdsgivers pension.")

    def mulige_job(self) -> list[Ansaettelse]:
        return [a for a in self.tilstand.ansaettelser if not a.ophoert]


class VilkaarFelter(JobFormular):
    """De fire tal, som resten regnes af."""

    timer = Tal(
        "timer",
        hoejst=168,
        label="Timer til stede pr. uge",
        help_text="Den tid, borgeren er på arbejdspladsen.",
    )
    intensitet = Tal(
        "%",
        hoejst=100,
        label="Arbejdsintensitet",
        help_text="Hvor meget der nås i forhold til en kollega uden skånehensyn.",
    )
    timeloen = Kroner(
        label="Timeløn", help_text="For en betalt time, inklusive egen og arbejdsgivers pension."
    )
    fuldtidsloen = Kroner(
        label="Fuldtidsløn pr. måned",
        help_text="Samme stilling på 37 timer, inklusive egen og arbejdsgivers pension.",
    )

    @property
    def kan_regnes(self) -> bool:
        """Om alle fire tal er sat og brugbare."""
        return self.is_bound and all(
            isinstance(self.cleaned_data.get(n), float)
            for n in ("timer", "intensitet", "timeloen", "fuldtidsloen")
        )


class FleksjobStartet(VilkaarFelter):
    """Jobbets første dag og dets vilkår."""

    kode = "fleksjob_startet"
    overskrift = "Start fleksjob"
    indledning = "Tryk «Tjek» for at se betalte timer, løn og tilskud, før du gemmer."
    begreber = ("timer", "intensitet", "betalte_timer", "fuldtidsloen", "fleksloentilskud")
    datonavn = "Første arbejdsdag"
    knap = "Gem jobbet"

    def mulige_job(self) -> list[Ansaettelse]:
        return [a for a in self.tilstand.ansaettelser if not a.startet and not a.ophoert]

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        ventende = [a for a in tilstand.ansaettelser if not a.startet and not a.ophoert]
        if not ventende:
            return {}
        sidste = ventende[-1].vilkaar[-1] if ventende[-1].vilkaar else None
        en = next((en for en in tilstand.etableringer if en.id == ventende[-1].id), None)
        aftalt = (
            {n: getattr(en, n) for n in ("timer", "intensitet", "timeloen", "fuldtidsloen")} if en else {}
        )
        kendt = {"fuldtidsloen": sidste.fuldtidsloen} if sidste and sidste.fuldtidsloen else {}
        return {"gyldig_fra": ventende[-1].planlagt_start or dag, **aftalt, **kendt}


class VilkaarAendret(VilkaarFelter):
    """Nye vilkår i et job, der er i gang."""

    kode = "vilkaar_aendret"
    overskrift = "Ændr vilkår"
    indledning = (
        "Skriv alle fire tal, som de er fra dagen. Tryk «Tjek» for at se, hvad ændringen betyder i kroner."
    )
    begreber = ("timer", "intensitet", "betalte_timer", "fuldtidsloen", "fleksloentilskud")
    datonavn = "Vilkårene gælder fra"
    knap = "Gem de nye vilkår"

    def forslag(self, tilstand: Tilstand, dag: date) -> dict[str, Any]:
        job = tilstand.aktuel_ansaettelse
        nu: Vilkaar | None = job.vilkaar_pr(dag) if job else None
        if nu is None:
            return {}
        return {n: getattr(nu, n) for n in ("timer", "intensitet", "timeloen", "fuldtidsloen")}


class FleksjobOphoert(JobFormular):
    """Jobbet slutter."""

    kode = "fleksjob_ophoert"
    overskrift = "Afslut fleksjob"
    indledning = "Årsagen bruges til at lære af, hvorfor job slutter. Den står ikke i breve til borgeren."
    datonavn = "Første dag uden job"
    knap = "Afslut fleksjobbet"

    aarsag = Rulleliste(
        label="Årsag",
        choices=[
            ("", "Vælg"),
            ("borger_opsagt", "Borgeren sagde op"),
            ("helbred", "Helbredet blev dårligere"),
            ("samarbejde", "Samarbejdet fungerede ikke"),
            ("nedskaering", "Nedskæring eller omstrukturering"),
            ("ny_leder", "Ny leder eller flytning af arbejdspladsen"),
            ("ordinaert_job", "Borgeren fik job på almindelige vilkår"),
            ("pension", "Borgeren gik på pension"),
            ("andet", "Andet"),
        ],
    )
    selv = Valg(
        label="Forlod borgeren selv jobbet?",
        choices=[
            ("nej", "Nej"),
            ("med_grund", "Ja, med rimelig grund"),
            ("uden_grund", "Ja, uden rimelig grund"),
        ],
        help_text="Vurderingen gemmes på tråden. Den kan have betydning for retten til ledighedsydelse.",
    )
    udelad = frozenset({"selv"})

    def fra_haendelse(self, haendelse: Haendelse) -> dict[str, Any]:
        svar = {note: noegle for noegle, note in SELV_FORLADT.items()}
        return super().fra_haendelse(haendelse) | {"selv": svar.get(haendelse.note, "nej")}

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"note": SELV_FORLADT[self.cleaned_data["selv"]]}


SELV_FORLADT = {
    "nej": "Borgeren forlod ikke selv jobbet.",
    "med_grund": "Borgeren forlod selv jobbet med rimelig grund.",
    "uden_grund": "Borgeren forlod selv jobbet uden rimelig grund.",
}
"""Det, der gemmes om, hvordan jobbet sluttede."""
