"""Adfærden, der kan give en sanktion, og virkningerne: tallet i kernen, koden i hændelserne og ordene til mennesker."""

AFSLAAR_FLEKSJOB, OPHOERER_FLEKSJOB, SOM_AFSLAG_PAA_FLEKSJOB = 1.0, 2.0, 3.0
AFSLAAR_TILBUD, OPHOERER_TILBUD, SOM_AFSLAG_PAA_TILBUD = 4.0, 5.0, 6.0
UDEBLIVER_FRA_TILBUD, CV_MANGLER, IKKE_JOBSOEGENDE = 7.0, 8.0, 9.0
ADFAERD = {
    AFSLAAR_FLEKSJOB: "afslaar_fleksjob",
    OPHOERER_FLEKSJOB: "ophoerer_fleksjob",
    SOM_AFSLAG_PAA_FLEKSJOB: "som_afslag_paa_fleksjob",
    AFSLAAR_TILBUD: "afslaar_tilbud",
    OPHOERER_TILBUD: "ophoerer_tilbud",
    SOM_AFSLAG_PAA_TILBUD: "som_afslag_paa_tilbud",
    UDEBLIVER_FRA_TILBUD: "udebliver_fra_tilbud",
    CV_MANGLER: "cv_mangler",
    IKKE_JOBSOEGENDE: "ikke_jobsoegende",
}
ADFAERD_VIST = {
    AFSLAAR_FLEKSJOB: "afslår et fleksjob",
    OPHOERER_FLEKSJOB: "ophører i et fleksjob",
    SOM_AFSLAG_PAA_FLEKSJOB: "optræder, som om et fleksjob afslås",
    AFSLAAR_TILBUD: "afslår et tilbud",
    OPHOERER_TILBUD: "ophører i et tilbud",
    SOM_AFSLAG_PAA_TILBUD: "optræder, som om et tilbud afslås",
    UDEBLIVER_FRA_TILBUD: "udebliver fra et tilbud",
    CV_MANGLER: "har ikke lagt CV på Jobnet",
    IKKE_JOBSOEGENDE: "søger ikke aktivt job",
}
UDEBLIVER_FRA_SAMTALE = "udebliver_fra_samtale"
ADFAERD_TIL_BORGEREN = {
    ADFAERD[AFSLAAR_FLEKSJOB]: "Du sagde nej til et fleksjob",
    ADFAERD[OPHOERER_FLEKSJOB]: "Du sagde dit fleksjob op",
    ADFAERD[SOM_AFSLAG_PAA_FLEKSJOB]: "Du gjorde noget, som vi ser som et nej til et fleksjob",
    ADFAERD[AFSLAAR_TILBUD]: "Du sagde nej til et tilbud",
    ADFAERD[OPHOERER_TILBUD]: "Du stoppede i et tilbud",
    ADFAERD[SOM_AFSLAG_PAA_TILBUD]: "Du gjorde noget, som vi ser som et nej til et tilbud",
    ADFAERD[UDEBLIVER_FRA_TILBUD]: "Du kom ikke til et tilbud",
    ADFAERD[CV_MANGLER]: "Dit CV lå ikke på Jobnet til tiden",
    ADFAERD[IKKE_JOBSOEGENDE]: "Vi kan ikke se, at du søger job",
    UDEBLIVER_FRA_SAMTALE: "Du kom ikke til en samtale",
}
"""Det samme sagt til den, det handler om."""
TAELLER_SOM_GENTAGELSE = frozenset(navn for tal, navn in ADFAERD.items() if tal <= SOM_AFSLAG_PAA_TILBUD)
"""Den adfærd, som anden gang inden for 12 måneder koster retten (AKL § 77 a, stk. 4)."""
MED_DAGE = frozenset({ADFAERD[UDEBLIVER_FRA_TILBUD], ADFAERD[CV_MANGLER]})

INGEN, TRE_UGER, FRADRAG, TAB, PLAN, OPHOER = 0.0, 1.0, 2.0, 3.0, 4.0, 5.0
VIRKNINGER = {
    INGEN: "ingen",
    TRE_UGER: "ingen_ydelse_i_3_uger",
    FRADRAG: "fradrag_for_dage",
    TAB: "mister_retten",
    PLAN: "plan_i_3_maaneder",
    OPHOER: "ydelsen_ophoerer",
}
VIRKNINGER_VIST = {
    INGEN: "ingen",
    TRE_UGER: "ingen ydelse i 3 uger",
    FRADRAG: "fradrag for dage",
    TAB: "mister retten",
    PLAN: "en plan i 3 måneder",
    OPHOER: "ydelsen ophører",
}
"""Navnene på virkningerne; hændelsen `sanktion` bærer det samme navn i `art`."""

JA_NEJ = {0.0: "nej", 1.0: "ja"}
