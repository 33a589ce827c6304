"""Begreberne om at etablere et job: forslaget, svarene, vurderingen, VITAS, papirerne og støtten. Rene data."""

from datetime import date

import msgspec


class Forslagssvar(msgspec.Struct, frozen=True):
    """Et svar på forslaget. `part` og `svar` er hændelsens koder."""

    dato: date
    part: str
    svar: str
    oensker: str = ""


class Jobvurdering(msgspec.Struct, frozen=True):
    """Kommunens svar på forslaget. `udfald` er godkendt eller afslaaet."""

    id: str
    dato: date
    udfald: str
    vurderede_timer: float | None = None
    vurderet_intensitet: float | None = None
    uudnyttet: float = 0.0
    forskel: str = ""
    se_igen: date | None = None
    betinget: bool = False
    plan: str = ""
    progression_droeftet: bool = False
    grund: str = ""
    begrundelse: str = ""
    kanal: str = "digital"
    modtaget: date | None = None
    af: str = ""


class Kapacitetssyn(msgspec.Struct, frozen=True):
    """Én gang, kommunen har set på den uudnyttede evne igen."""

    dato: date
    udfald: str
    tekst: str = ""
    se_igen: date | None = None


class Vitastrin(msgspec.Struct, frozen=True):
    """Ét skridt i VITAS."""

    dato: date
    status: str
    reference: str = ""
    ansoegt_af: str = ""
    startdato: date | None = None
    bemaerkning: str = ""


class Kontrakt(msgspec.Struct, frozen=True):
    """Kontrakten, som kommunen har hørt om den; `bilag` er kopien."""

    dato: date
    underskrevet: tuple[str, ...] = ()
    punkter: tuple[str, ...] = ()
    overenskomst: str = ""
    udloeber: date | None = None
    bilag: int = 0


class Tillaegsudgave(msgspec.Struct, frozen=True):
    """En udgave af tillægsaftalen og dem, der har sagt ja: (part, dag, måde)."""

    dato: date
    udgave: int
    opfoelgninger: tuple[date, ...] = ()
    bekraeftet: tuple[tuple[str, date, str], ...] = ()

    def har(self, part: str) -> bool:
        """Om parten har sagt ja til udgaven."""
        return any(en[0] == part for en in self.bekraeftet)


class Etablering(msgspec.Struct, frozen=True):
    """Vejen til ét job. Uden `foreslaaet` er jobbet bevilget uden et forslag i sagen."""

    ansaettelse: str
    foreslaaet: date | None = None
    forslag_nr: str = ""
    virksomhed: str = ""
    cvr: str = ""
    stilling: str = ""
    startdato: date | None = None
    timer: float | None = None
    intensitet: float | None = None
    timeloen: float | None = None
    fuldtidsloen: float | None = None
    pension_pct: float | None = None
    slut_timer: float | None = None
    proevetid_til: date | None = None
    ved_siden_af: bool = False
    svar: tuple[Forslagssvar, ...] = ()
    soeger: str = ""
    vurdering: Jobvurdering | None = None
    syn: tuple[Kapacitetssyn, ...] = ()
    vitas: tuple[Vitastrin, ...] = ()
    samtykke: tuple[tuple[str, date], ...] = ()
    fagforening: str = ""
    samtykke_trukket: date | None = None
    kontrakt: Kontrakt | None = None
    tillaegsaftaler: tuple[Tillaegsudgave, ...] = ()
    overdraget_til: str = ""
    overdraget: date | None = None

    @property
    def id(self) -> str:
        """Jobbets nøgle, som i `Ansaettelse`."""
        return self.ansaettelse

    @property
    def betalte_timer(self) -> float | None:
        """Timer til stede gange intensitet."""
        if self.timer is None or self.intensitet is None:
            return None
        return self.timer * self.intensitet / 100

    @property
    def godkendt(self) -> bool:
        """Om det seneste forslag er godkendt."""
        return self.vurdering is not None and self.vurdering.udfald == "godkendt"

    @property
    def afslaaet(self) -> bool:
        """Om det seneste forslag ikke er godkendt."""
        return self.vurdering is not None and self.vurdering.udfald == "afslaaet"

    @property
    def vitasstatus(self) -> str:
        """Den seneste status i VITAS; tom, når der ikke er søgt."""
        return self.vitas[-1].status if self.vitas else ""

    @property
    def reference(self) -> str:
        """Det seneste nummer fra VITAS."""
        return next((trin.reference for trin in reversed(self.vitas) if trin.reference), "")

    @property
    def tillaegsaftale(self) -> Tillaegsudgave | None:
        """Den nyeste udgave."""
        return self.tillaegsaftaler[-1] if self.tillaegsaftaler else None

    def sidste_svar(self, part: str) -> Forslagssvar | None:
        """Partens seneste svar på forslaget."""
        return next((en for en in reversed(self.svar) if en.part == part), None)

    def har_samtykke(self, til: str) -> bool:
        """Om borgeren har sagt ja til, at kopien sendes dertil."""
        return any(en[0] == til for en in self.samtykke)


class Stoette(msgspec.Struct, frozen=True):
    """En ansøgning om støtte og svaret. `udfald` er tom, mens der ventes."""

    id: str
    soegt: date
    art: str
    ansaettelse: str = ""
    hvad: str = ""
    timer_uge: float | None = None
    fra: date | None = None
    til: date | None = None
    udloeser: str = ""
    svar_inden: date | None = None
    udfald: str = ""
    afgjort: date | None = None
    afgjort_nr: str = ""
    mentortype: str = ""
    hvem: str = ""
    foelg_op: date | None = None
    begrundelse: str = ""
    fulgt_op: tuple[tuple[date, str], ...] = ()

    def loeber(self, dag: date) -> bool:
        """Om støtten er bevilget og ikke er slut på dagen."""
        return self.udfald == "bevilget" and (self.til is None or dag <= self.til)
