"""Udfaldene af målgruppens regler og de svar, de bygger på: tallet i kernen, koden og ordene til mennesker."""

JA_NEJ = {1.0: "ja", 0.0: "nej"}

NEJ, JA = 0.0, 1.0
KAN_UDVIKLES, KAN_IKKE_UDVIKLES = 1.0, 2.0
IKKE_PROEVET, FORMAALSLOEST = 0.0, 2.0

I_MAALGRUPPEN = 0.0
UDEN_FOR_PERSONKREDSEN = 1.0
FOR_HOEJ = 2.0
IKKE_VARIG = 3.0
FOR_LAV = 4.0
IKKE_AFPROEVET = 5.0
IKKE_AFKLARET = 6.0
UDFALD = {
    I_MAALGRUPPEN: "i_maalgruppen",
    UDEN_FOR_PERSONKREDSEN: "uden_for_personkredsen",
    FOR_HOEJ: "for_hoej",
    IKKE_VARIG: "ikke_varig",
    FOR_LAV: "for_lav",
    IKKE_AFPROEVET: "ikke_afproevet",
    IKKE_AFKLARET: "ikke_afklaret",
}
UDFALD_VIST = {
    I_MAALGRUPPEN: "i målgruppen",
    UDEN_FOR_PERSONKREDSEN: "uden for personkredsen",
    FOR_HOEJ: "arbejdsevnen er for høj",
    IKKE_VARIG: "ikke varig",
    FOR_LAV: "arbejdsevnen er for lav",
    IKKE_AFPROEVET: "ikke afprøvet",
    IKKE_AFKLARET: "ikke afklaret",
}
NAESTE_SKRIDT = {
    I_MAALGRUPPEN: "bevilling",
    UDEN_FOR_PERSONKREDSEN: "vejled_om_anden_hjaelp",
    FOR_HOEJ: "brug_arbejdsevnen_bedre",
    IKKE_VARIG: "plan_for_forbedring",
    FOR_LAV: "overvej_foertidspension",
    IKKE_AFPROEVET: "proev_tilbud",
    IKKE_AFKLARET: "oplys_sagen",
}
INDGAAR_IKKE = 0.0

NAESTE_SKRIDT_VIST = {
    I_MAALGRUPPEN: "bevilling",
    UDEN_FOR_PERSONKREDSEN: "vejled om anden hjælp",
    FOR_HOEJ: "hjælp med at bruge arbejdsevnen bedre",
    IKKE_VARIG: "en plan for at forbedre arbejdsevnen",
    FOR_LAV: "overvej førtidspension",
    IKKE_AFPROEVET: "prøv de relevante tilbud",
    IKKE_AFKLARET: "oplys sagen",
}

MEGET_BEGRAENSET = {NEJ: "nej", KAN_UDVIKLES: "ja_kan_udvikles", KAN_IKKE_UDVIKLES: "ja_kan_ikke_udvikles"}
TILBUD = {IKKE_PROEVET: "nej", JA: "ja", FORMAALSLOEST: "aabenbart_formaalsloest"}
"""Svarene, som de oplyses; `_VIST` er dem, som de står i en forklaring."""
MEGET_BEGRAENSET_VIST = {
    NEJ: "nej",
    KAN_UDVIKLES: "ja, men den kan udvikles",
    KAN_IKKE_UDVIKLES: "ja, og den kan ikke udvikles",
}
TILBUD_VIST = {IKKE_PROEVET: "nej", JA: "ja", FORMAALSLOEST: "åbenbart formålsløst"}
