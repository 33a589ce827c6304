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
    altid,
)

FASTHOLDELSE = (
    Hjemmel(ALTID, "LAB kap. 13 (før 2013)"),
    Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"),
    Hjemmel(LAB_2020, "LAB § 119"),
)

AFTALE = "aftale"
"""Arten af det skridt, der er den skriftlige aftale selv; alle andre arter er forsøg."""

GOD_SKIK = altid("God forvaltningsskik (kommunens egen arbejdsgang)")

TRIN = (
    Trin(kode="fastholdelse_henvendt", navn="Registrér en henvendelse om fastholdelse", hjemmel=GOD_SKIK),
    Trin(kode="fastholdelse_moede", navn="Registrér et besøg eller en samtale", hjemmel=GOD_SKIK),
    Trin(kode="fastholdelse_overdraget", navn="Skift tovholder", hjemmel=GOD_SKIK),
    Trin(kode="fastholdelse_paabegyndt", navn="Begynd de 12 måneder", hjemmel=FASTHOLDELSE),
    Trin(kode="fastholdelse_aftalt", navn="Skriv aftalen ind", hjemmel=FASTHOLDELSE),
    Trin(kode="fastholdelse_skridt", navn="Registrér et tiltag", hjemmel=FASTHOLDELSE),
    Trin(kode="fastholdelse_dokumenteret", navn="Læg dokumentation ind", hjemmel=FASTHOLDELSE),
    Trin(kode="fastholdelse_vurderet", navn="Vurdér, om mulighederne er udtømt", hjemmel=FASTHOLDELSE),
    Trin(
        kode="fastholdelse_undtagelse_soegt",
        navn="Bed om at fravige de 12 måneder",
        hjemmel=FASTHOLDELSE,
        fra=NY_ORDNING,
        uden_for_tiden="Før 2013 var der ikke noget krav om 12 måneder at fravige.",
    ),
    Trin(
        kode="fastholdelse_undtagelse_afslaaet",
        navn="Afvis at fravige de 12 måneder",
        hjemmel=FASTHOLDELSE,
        fra=NY_ORDNING,
        uden_for_tiden="Før 2013 var der ikke noget krav om 12 måneder at fravige.",
    ),
    Trin(
        kode="fastholdelse_undtaget",
        navn="Fravig kravet om 12 måneder",
        hjemmel=FASTHOLDELSE,
        fra=NY_ORDNING,
        uden_for_tiden="Før 2013 var der ikke noget krav om 12 måneder at fravige.",
    ),
    Trin(kode="fastholdelse_ophoert", navn="Afslut fastholdelse", hjemmel=FASTHOLDELSE),
    Trin(kode="fastholdelse_fulgt_op", navn="Notér, hvad der skete siden", hjemmel=GOD_SKIK),
)

_I_GANG = "Der er allerede et fastholdelsesforløb i gang."
_IKKE_I_GANG = "Der er ikke noget fastholdelsesforløb i gang."
_INGEN_SAG = "Der er ikke noget fastholdelsesforløb i gang. Registrér først henvendelsen."
_ANDET_STED = "skal jobbet være et andet sted, så registrér først, at fastholdelsen er ophørt"

RELATIONER: tuple[Relation, ...] = (
    Spaerring(
        skridt="fastholdelse_paabegyndt", vagt="fastholdelse_i_gang", hvorfor=_I_GANG, hjemmel=FASTHOLDELSE
    ),
    *(
        Spaerring(skridt=skridt, vagt="fastholdelse_ikke_i_gang", hvorfor=_IKKE_I_GANG, hjemmel=FASTHOLDELSE)
        for skridt in ("fastholdelse_aftalt", "fastholdelse_dokumenteret", "fastholdelse_vurderet")
    ),
    *(
        Spaerring(skridt=skridt, vagt="ingen_fastholdelsessag", hvorfor=_INGEN_SAG, hjemmel=GOD_SKIK)
        for skridt in ("fastholdelse_moede", "fastholdelse_overdraget")
    ),
    *(
        Spaerring(skridt=skridt, vagt="ingen_fastholdelsessag", hvorfor=_IKKE_I_GANG, hjemmel=FASTHOLDELSE)
        for skridt in ("fastholdelse_skridt", "fastholdelse_ophoert")
    ),
    Spaerring(
        skridt="fastholdelse_henvendt",
        vagt="fastholdelsessag_aaben",
        hvorfor="Sagen har allerede en fastholdelsessag med en tovholder.",
        hjemmel=GOD_SKIK,
    ),
    Spaerring(
        skridt="fastholdelse_fulgt_op",
        vagt="fastholdelse_ikke_endt_uden_resultat",
        hvorfor="Der er intet afsluttet forløb at spørge til.",
        efter="fastholdelse_ophoert",
        hjemmel=GOD_SKIK,
    ),
    Spaerring(
        skridt="fastholdelse_undtagelse_soegt",
        vagt="undtagelse_venter",
        hvorfor="Der er allerede bedt om det; lederen har ikke svaret endnu.",
        hjemmel=GOD_SKIK,
    ),
    *(
        Spaerring(
            skridt="fastholdelse_undtagelse_soegt",
            vagt=vagt,
            hvorfor=hvorfor,
            hjemmel=FASTHOLDELSE,
            fra=fra,
        )
        for vagt, hvorfor, fra in (
            ("fastholdelse_er_undtaget", "Kravet om 12 måneder er allerede fraveget.", ALTID),
            (
                "hoejst_seks_aar_til_folkepension",
                "Borgeren har højst 6 år til folkepensionsalderen, så kravet om 12 måneder gælder ikke.",
                LAB_2020,
            ),
        )
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
        hvorfor=(f"{{mangel}}; {_ANDET_STED}."),
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

_BESOEG = Svar(
    kode="fastholdelse_besoeg",
    navn="Første besøg eller samtale om fastholdelse",
    efter=("fastholdelse_henvendt",),
    skal=("fastholdelse_moede",),
    frist=Fristregel("oplyst"),
    art="intern",
    ansvarlig="fastholdelseskonsulent",
    hjemmel=GOD_SKIK,
    vagt="besoeg_inden_oplyst",
    bortfalder=("fastholdelse_ophoert", "fleksjob_startet", "sag_lukket"),
    forklaring="Virksomheden eller medarbejderen har brug for hjælp nu; kommunen har sagt {regnestykke}.",
)
_EFTER = Svar(
    kode="fastholdelse_efter",
    navn="Spørg, hvordan det gik efter fastholdelsen",
    efter=("fastholdelse_ophoert",),
    skal=("fastholdelse_fulgt_op",),
    frist=Fristregel("oplyst"),
    art="intern",
    ansvarlig="fastholdelseskonsulent",
    hjemmel=GOD_SKIK,
    vagt="spoerg_igen_oplyst",
    bortfalder=("fleksjob_startet", "fastholdelse_paabegyndt", "sag_lukket"),
    forklaring="Forløbet sluttede uden fleksjob på arbejdspladsen. Hør, hvad der siden er sket: {regnestykke}.",
)
_UNDTAGELSE = Svar(
    kode="fastholdelse_undtagelse",
    navn="Svar på, om de 12 måneder kan fraviges",
    efter=("fastholdelse_undtagelse_soegt",),
    skal=("fastholdelse_undtaget", "fastholdelse_undtagelse_afslaaet"),
    frist=Fristregel("ingen"),
    art="intern",
    ansvarlig="leder",
    hjemmel=GOD_SKIK,
    bortfalder=("fastholdelse_ophoert", "sag_lukket"),
    forklaring="Bedt om {regnestykke}. En anden end den, der har bedt om det, svarer.",
)
RELATIONER += (
    *(
        Spaerring(
            skridt=skridt,
            vagt="undtagelse_ikke_soegt",
            hvorfor="Ingen har bedt om at fravige kravet. Bed først om det med de to betingelser og deres grunde.",
            efter="fastholdelse_undtagelse_soegt",
            hjemmel=GOD_SKIK,
        )
        for skridt in ("fastholdelse_undtaget", "fastholdelse_undtagelse_afslaaet")
    ),
    _BESOEG,
    _EFTER,
    _UNDTAGELSE,
)

VARSELSMAANEDER = (3, 6, 9)
"""Husets egne: hvor langt inde i de 12 måneder der ses efter, hvad der mangler, mens det stadig kan skaffes."""

_SLUT = ("fastholdelse_ophoert", "fastholdelse_undtaget", "fleksjob_startet", "sag_lukket")


def _varsel(maaneder: int) -> Svar:
    return Svar(
        kode=f"fastholdelse_{maaneder}_mdr",
        navn=f"Fastholdelse: efter {maaneder} måneder",
        efter=("fastholdelse_paabegyndt",),
        skal=("fastholdelse_dokumenteret", "fastholdelse_skridt", "fastholdelse_aftalt"),
        frist=Fristregel("regel"),
        art="anbefaling",
        ansvarlig="fastholdelseskonsulent",
        hjemmel=GOD_SKIK,
        fra=NY_ORDNING,
        bortfalder=_SLUT,
        forklaring="{regnestykke}",
    )


VARSLER = tuple(_varsel(maaneder) for maaneder in VARSELSMAANEDER)
"""Opfyldes af det, der ligger i sagen; regnes af hele forløbet (se `forloeb.fastholdelsesvarsler`)."""

VURDERING = Svar(
    kode="fastholdelse_vurdering",
    navn="Vurdér, om mulighederne for fastholdelse er udtømt",
    efter=("fastholdelse_paabegyndt",),
    skal=("fastholdelse_vurderet",),
    frist=Fristregel("maaneder", "fastholdelse_maaneder"),
    art="intern",
    ansvarlig="fastholdelseskonsulent",
    hjemmel=FASTHOLDELSE,
    fra=NY_ORDNING,
    bortfalder=_SLUT,
    forklaring="Når de 12 måneder er gået, vurderes det, om forsøget var reelt, og om alt er prøvet: {regnestykke}.",
)
"""At det skal vurderes, følger af kravet om et reelt forsøg; dagen er husets."""

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
