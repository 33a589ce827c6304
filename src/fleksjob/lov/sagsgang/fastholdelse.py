"""Fastholdelsens plads i processen: skridtene fra en aftale på arbejdspladsen til et fleksjob samme sted.

Selve kravet (12 måneder, aftale, reelt forsøg, undtagelserne) står i `fastholdelseskrav`. Rækkerne her siger, hvornår
skridtene kan tages, og spærrer for et fleksjob, mens et forløb er i gang og kravet ikke er opfyldt.
"""

from fleksjob.lov.sagsgang.relationer import (
    ALTID,
    LAB_2020,
    NY_ORDNING,
    Fristregel,
    Hjemmel,
    Relation,
    Spaerring,
    Svar,
    Trin,
)

FASTHOLDELSE = (
    Hjemmel(ALTID, "LAB kap. 13 (før 2013)"),
    Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"),
    Hjemmel(LAB_2020, "LAB § 119"),
)

AFTALE = "aftale"
"""Arten af det skridt, der er den skriftlige aftale selv; alle andre arter er forsøg."""

TRIN = (
    Trin(kode="fastholdelse_paabegyndt", navn="Begynd fastholdelse", hjemmel=FASTHOLDELSE),
    Trin(kode="fastholdelse_skridt", navn="Registrér et forsøg", hjemmel=FASTHOLDELSE),
    Trin(
        kode="fastholdelse_undtaget",
        navn="Fravig kravet om 12 måneder",
        hjemmel=FASTHOLDELSE,
        fra=NY_ORDNING,
        uden_for_tiden="Før 2013 var der ikke noget krav om 12 måneder at fravige.",
    ),
    Trin(kode="fastholdelse_ophoert", navn="Afslut fastholdelse", hjemmel=FASTHOLDELSE),
)

_I_GANG = "Der er allerede et fastholdelsesforløb i gang."
_IKKE_I_GANG = "Der er ikke noget fastholdelsesforløb i gang."
_ANDET_STED = "skal jobbet være et andet sted, så registrér først, at fastholdelsen er ophørt"

RELATIONER: tuple[Relation, ...] = (
    Spaerring(
        skridt="fastholdelse_paabegyndt", vagt="fastholdelse_i_gang", hvorfor=_I_GANG, hjemmel=FASTHOLDELSE
    ),
    *(
        Spaerring(skridt=skridt, vagt="fastholdelse_ikke_i_gang", hvorfor=_IKKE_I_GANG, hjemmel=FASTHOLDELSE)
        for skridt in ("fastholdelse_skridt", "fastholdelse_ophoert")
    ),
    Spaerring(
        skridt="fastholdelse_undtaget",
        vagt="fastholdelse_er_undtaget",
        hvorfor="Kravet om 12 måneder er allerede fraveget.",
        hjemmel=FASTHOLDELSE,
    ),
    Spaerring(
        skridt="fastholdelse_undtaget",
        vagt="hoejst_seks_aar_til_folkepension",
        hvorfor="Borgeren har højst 6 år til folkepensionsalderen, så kravet om 12 måneder gælder ikke.",
        hjemmel=FASTHOLDELSE,
        fra=LAB_2020,
    ),
    Spaerring(
        skridt="fleksjob_bevilget",
        vagt="fastholdelse_mangler_maaneder",
        efter="fastholdelse_undtaget",
        hvorfor=(
            "Borgeren har haft {maaneder} af de 12 måneder på særlige vilkår, så fleksjob på arbejdspladsen kan "
            f"tidligst bevilges {{dag}}; {_ANDET_STED}."
        ),
        hjemmel=FASTHOLDELSE,
        fra=NY_ORDNING,
    ),
    Spaerring(
        skridt="fleksjob_bevilget",
        vagt="fastholdelse_mangler_aftale",
        hvorfor=(
            "Der mangler en skriftlig aftale om de funktioner, der er svære, og de skånehensyn, der er aftalt; "
            f"{_ANDET_STED}."
        ),
        hjemmel=FASTHOLDELSE,
        fra=NY_ORDNING,
    ),
    Spaerring(
        skridt="fleksjob_bevilget",
        vagt="fastholdelse_mangler_forsoeg",
        efter="fastholdelse_skridt",
        hvorfor=(
            "Arbejdsgiveren har ikke dokumenteret et reelt forsøg på et vedvarende job uden tilskud; "
            f"{_ANDET_STED}."
        ),
        hjemmel=FASTHOLDELSE,
        fra=NY_ORDNING,
    ),
)

PLIGT = Svar(
    kode="fastholdelse_12_mdr",
    navn="12 måneder på særlige vilkår",
    efter=("fastholdelse_paabegyndt",),
    skal=(),
    frist=Fristregel("maaneder", "fastholdelse_maaneder"),
    art="lov",
    ansvarlig="virksomhedskonsulent",
    hjemmel=FASTHOLDELSE,
    fra=NY_ORDNING,
    bortfalder=("fastholdelse_ophoert", "fastholdelse_undtaget", "fleksjob_startet", "sag_lukket"),
    forklaring=(
        "Fleksjob på den nuværende arbejdsplads kræver 12 måneder under sociale kapitler eller på særlige vilkår: "
        "{regnestykke}."
    ),
)
"""Opfyldes af tiden selv, mens forløbet er i gang; regnes af hele forløbet (se `forloeb.fastholdelse`)."""
