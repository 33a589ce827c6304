"""Et opdigtet land i indblikkets tabeller: så mange sager som i virkeligheden, formet efter de offentliggjorte tal.

    offentliggjorte tal → `bestand` (hvem er hvor, måned for måned) → `timer` (timer i hvert job)
    → `livsforloeb` (hændelser, foldet som i arkivet) og `loen` (månedens løn) → `skriv` (tabeller)

Landet ligger ikke i arkivet: ingen kommune har landets sager. Rækkerne er foldet af samme kode som arkivets egne, så
det er målenes regnestykker, der prøves, ikke generatorens. Alt, der ikke er offentliggjort, er en antagelse og står i
`antagelser`. Landet siger noget om målene, ikke om Danmark.
"""
