"""Arkivet: hændelseslager, projektioner, kommandoer, adgang og opslagslog.

**Afgrænsning.** Hver række hører til én kommune. `Model.objects` svarer aldrig på et opslag uden afgrænsning;
det rejser `UafgraensetOpslag`. Man begynder altid med en af de to former og bygger videre som i Django:

    Sag.for_bruger(request.user).filter(fase="ledig")     # det, denne bruger må se
    Pligt.for_kommune(kommune).filter(aaben=True)         # kørsler uden bruger: import, demo

`for_bruger`: en medarbejder ser sin kommunes rækker, en borger sin egen sags, en arbejdsgiver kun `Job`,
`Virksomhed` og `Indkomstlinje` for sit eget CVR-nummer. `kommune` må være en `Kommune` eller dens nummer.
Der er ingen omvendte relationer (`sag.pligt_set`), for de ville omgå afgrænsningen; skriv
`Pligt.for_kommune(sag.kommune_id).filter(sag=sag)`. Frem (`sag.person`, `sag.sagsbehandler`) går som i
Django. Oprettelse (`Person.objects.create(kommune=…, …)`, `bulk_create`) er fri; `Bruger.objects.get(pk=…)`
og `get_by_natural_key` virker uafgrænset, for login sker, før kommunen kendes.

**Skrivning.** En sag ændres kun gennem `kommandoer` (én fil for hver):
`kommandoer.KOMMANDOER["plan_faerdig"]` eller `from fleksjob.sager.kommandoer import faerdiggoer_plan`. Formen
er altid

    sag = faerdiggoer_plan(sag_id, bruger, forventet_version=7, nu=request.nu, gyldig_fra=dag, …)

og den giver den opdaterede `Sag`, eller rejser `UgyldigtInput`/`UgyldigeInput` (felt), `AdgangNaegtet`,
`IkkeMuligt` (hvorfor ikke) eller `Samtidighedskonflikt` (hvem ændrede hvad og hvornår):
`fleksjob.sager.fejl`. Mange forløb på én gang (demo, import) skrives med `masseskrivning.skriv_forloeb`, som
bruger de samme regler for nummer, kædesum og projektioner.

**Læsning** sker i `visninger`, som er opkaldt efter det, læseren vil vide.

**Frister og kalenderen.** `Pligt`-rækker gemmer frist og om pligten er åben, aldrig om den er overskredet:
det er en sammenligning med dagen i dag, når der læses. Så intet bliver forkert af, at en nat gik. Er der
hændelser med virkning ude i fremtiden, har rækken et vindue (`gaelder_fra`, `gaelder_til`), og læseren vælger
dagens.
"""
