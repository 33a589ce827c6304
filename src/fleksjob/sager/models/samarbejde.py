"""Arbejdets fordeling: hvem der har sagen, hvem der er vikar, hvad der ligger i bero, noter og opgaver."""

from typing import ClassVar

from django.db import models

from fleksjob.sager.afgraensning import Kommunal, KunTilfoejelse
from fleksjob.sager.models.aktoerer import Bruger, Kommune
from fleksjob.sager.models.sag import Sag


class Tildeling(KunTilfoejelse):
    """Én gang, sagen skiftede hænder. Rækkerne er historien; hvem der har sagen nu, står på sagen.

    `felt` er sagsbehandler eller virksomhedskonsulent. `til` er tom, når sagen er afleveret til fordeling.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    felt = models.CharField("sagsbehandler eller virksomhedskonsulent", max_length=24)
    slags = models.CharField("oprettet, tildelt, overtaget eller afleveret", max_length=12)
    fra = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    til = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    team_foer = models.CharField(max_length=40, blank=True)
    team_efter = models.CharField(max_length=40, blank=True)
    grund = models.CharField(max_length=300)
    tid = models.DateTimeField()
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["sag", "tid"], name="tildeling_sag"),
            models.Index(fields=["kommune", "tid", "felt", "til", "sag"], name="tildeling_tid"),
        ]

    def __str__(self) -> str:
        return f"{self.slags} {self.tid:%Y-%m-%d}"


class Vikariat(Kommunal):
    """En, der passer en andens sager fra og til og med en dag. Sagerne bliver, hvor de er."""

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    for_hvem = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    vikar = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    fra = models.DateField("første dag")
    til = models.DateField("sidste dag")
    grund = models.CharField(max_length=300)
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="vikariat_fra_til", condition=models.Q(fra__lte=models.F("til"))),
            models.CheckConstraint(
                name="vikariat_ikke_sig_selv", condition=~models.Q(vikar=models.F("for_hvem"))
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kommune", "vikar", "til"], name="vikariat_vikar")]

    def __str__(self) -> str:
        return f"{self.fra} til {self.til}"


class Bero(Kommunal):
    """Sagen er lagt til side til en dag. Den kommer tilbage af sig selv, og ingen frist i loven standser imens.

    `afsluttet` er, da nogen tog den frem igen eller kvitterede for, at den var kommet tilbage.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    fra = models.DateField()
    til = models.DateField("den dag, sagen kommer tilbage")
    grund = models.CharField(max_length=300)
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    afsluttet = models.DateTimeField(null=True)
    afsluttet_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="bero_fra_til", condition=models.Q(fra__lt=models.F("til"))),
            models.CheckConstraint(
                name="bero_afsluttet_af_nogen",
                condition=models.Q(afsluttet__isnull=True, afsluttet_af__isnull=True)
                | models.Q(afsluttet__isnull=False, afsluttet_af__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["sag"], condition=models.Q(afsluttet__isnull=True), name="bero_en_ad_gangen"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "til"], condition=models.Q(afsluttet__isnull=True), name="bero_aaben"
            )
        ]

    def __str__(self) -> str:
        return f"I bero til {self.til}"


class Notat(KunTilfoejelse):
    """Ét notat i sagen, skrevet én gang. En rettelse er et nyt notat, der peger på det gamle (`retter`).

    `intern` følger af slagsen, da notatet blev skrevet: arbejdspapirer holdes for sig, fordi det har betydning for
    aktindsigt. `dag` er dagen, det skete; `tid` er, da det blev skrevet.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+", db_index=False)
    slags = models.CharField(max_length=16)
    intern = models.BooleanField("internt arbejdspapir")
    helbred = models.BooleanField("har helbredsoplysninger, som kun nogle må se", default=False)
    hvem = models.CharField("den, oplysningen kom fra", max_length=120, blank=True)
    tekst = models.TextField()
    dag = models.DateField("dagen, det skete")
    retter = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    tid = models.DateTimeField("skrevet")
    af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sag", "tid"], name="notat_sag")]

    def __str__(self) -> str:
        return f"{self.slags} {self.dag}"


class Opgave(Kommunal):
    """Noget, en anden skal gøre eller svare på i sagen: en kollega, en anden afdeling eller lederen.

    `ejer` har den på sin liste: den spurgte kollega, eller den, der skal følge op, når en anden afdeling er spurgt.
    Uden ejer venter den hos lederen (clearing). `hvad` ændres aldrig; svaret er et notat.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    sag = models.ForeignKey(Sag, on_delete=models.PROTECT, related_name="+")
    art = models.CharField("sparring, afdeling, samtale, intern eller clearing", max_length=12)
    ejer = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    afdeling = models.CharField(max_length=24, blank=True)
    modtager = models.CharField("person eller postkasse i afdelingen", max_length=120, blank=True)
    hvad = models.TextField()
    frist = models.DateField("svar ventes senest")
    paamind = models.DateField("mind mig om det", null=True)
    oprettet = models.DateTimeField()
    oprettet_af = models.ForeignKey(Bruger, on_delete=models.PROTECT, related_name="+", db_index=False)
    svar = models.ForeignKey(Notat, on_delete=models.PROTECT, related_name="+", null=True, db_index=False)
    udfald = models.CharField("besvaret, gjort eller frafaldet", max_length=12, blank=True)
    afsluttet = models.DateTimeField(null=True)
    afsluttet_af = models.ForeignKey(
        Bruger, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="opgave_afsluttet_af_nogen",
                condition=models.Q(afsluttet__isnull=True, afsluttet_af__isnull=True, udfald="")
                | models.Q(afsluttet__isnull=False, afsluttet_af__isnull=False) & ~models.Q(udfald=""),
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["kommune", "ejer", "frist"],
                condition=models.Q(afsluttet__isnull=True),
                name="opgave_aaben_ejer",
            ),
            models.Index(
                fields=["kommune", "art", "frist"],
                condition=models.Q(afsluttet__isnull=True),
                name="opgave_aaben_art",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.art} {self.frist}"
