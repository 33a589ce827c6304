"""Hvem: kommunen, dens brugere, personerne og virksomhederne."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from fleksjob.forloeb.roller import KAN_VAERE_EKSTRA, MEDARBEJDERE, Rolle
from fleksjob.sager.afgraensning import Afgraenset, Kommunal, SikretQuerySet
from fleksjob.sager.fejl import UafgraensetOpslag


class Kommune(models.Model):
    """En kommune. `kode` er kommunenummeret; alt andet i arkivet peger hertil."""

    kode = models.PositiveSmallIntegerField("kommunenummer", primary_key=True)
    navn = models.CharField(max_length=80)
    adresse = models.CharField("postadresse på én linje", max_length=160, blank=True, db_default="")
    telefon = models.CharField(max_length=20, blank=True, db_default="")
    cvr = models.CharField(
        "kommunens CVR-nummer, som Digital Post sendes fra", max_length=8, blank=True, db_default=""
    )
    behandlingsuger = models.PositiveSmallIntegerField(
        "den frist, kommunen selv har sat for en sag om fleksjob, i uger", null=True
    )

    hjaelp_svar_hverdage = models.PositiveSmallIntegerField(
        "kommunens mål for at svare på et kald om hjælp, i hverdage", default=2, db_default=2
    )
    clearing_kraeves = models.BooleanField(
        "sagen skal have clearing, før den lægges frem", default=False, db_default=False
    )

    def __str__(self) -> str:
        return self.navn


class Person(Kommunal):
    """Den, sagen handler om. CPR-nummeret står kun her og kommer aldrig i adresser eller logge."""

    borger_felt = "pk"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    cpr = models.CharField("CPR-nummer", max_length=10)
    navn = models.CharField(max_length=120)
    foedselsdato = models.DateField("fødselsdato")
    adresse = models.CharField("postadresse på én linje", max_length=160, blank=True, db_default="")
    telefon = models.CharField(max_length=20, blank=True, db_default="")
    beskyttet = models.BooleanField("navne- og adressebeskyttet", default=False, db_default=False)
    fritaget_digital_post = models.BooleanField("fritaget for Digital Post", default=False, db_default=False)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kommune", "cpr"], name="person_cpr")]

    def __str__(self) -> str:
        return self.navn

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Gemmer personen og hendes søgeord, så et nyt navn kan findes med det samme."""
        super().save(*args, **kwargs)
        Soegeord.skriv([self])


class Soegeord(Kommunal):
    """Ét ord af en persons navn med små bogstaver. Gør søgning på begyndelsen af ord til et indeksopslag."""

    kommune = models.ForeignKey(
        Kommune, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    ord = models.CharField(max_length=60)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kommune", "ord", "person"], name="soegeord_person")
        ]

    def __str__(self) -> str:
        return self.ord

    @classmethod
    def skriv(cls, personer: list[Person]) -> None:
        """Erstatter personernes søgeord med ordene i deres navne nu."""
        for kommune in {person.kommune_id for person in personer}:
            cls.for_kommune(kommune).filter(
                person__in=[p for p in personer if p.kommune_id == kommune]
            ).delete()
        cls.objects.bulk_create(
            cls(kommune_id=person.kommune_id, ord=et_ord, person=person)
            for person in personer
            for et_ord in ordene(person.navn)
        )


def ordene(tekst: str) -> list[str]:
    """Ordene i et navn, som de søges: små bogstaver, uden bindestreg og gentagelser."""
    return list(dict.fromkeys(et_ord[:60] for et_ord in tekst.casefold().replace("-", " ").split()))


class Virksomhed(Kommunal):
    """En arbejdsgiver, som kommunen har set i en sag."""

    arbejdsgiver_felt = "cvr"

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+", db_index=False)
    cvr = models.CharField("CVR-nummer", max_length=8)
    navn = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kommune", "cvr"], name="virksomhed_cvr")]

    def __str__(self) -> str:
        return self.navn


class Nummerserie(Kommunal):
    """Det sidste sagsnummer i et år. Tælles op i samme transaktion, som sagen oprettes i."""

    kommune = models.ForeignKey(Kommune, on_delete=models.CASCADE, related_name="+", db_index=False)
    aar = models.PositiveSmallIntegerField("år")
    sidste = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["kommune", "aar"], name="nummerserie_aar")]

    def __str__(self) -> str:
        return f"{self.aar}-{self.sidste:05d}"


class BrugerManager(BaseUserManager["Bruger"]):
    """Tillader kun opslag på nøgle uden afgrænsning: login sker, før vi ved, hvilken kommune det er."""

    def get_queryset(self) -> SikretQuerySet["Bruger"]:
        return SikretQuerySet(self.model, using=self._db)

    def get(self, *args: Any, **noegle: Any) -> "Bruger":
        if args or not noegle or set(noegle) - {"pk", "id", "username"}:
            raise UafgraensetOpslag(
                "Bruger.objects.get tager kun pk eller username. Brug ellers Bruger.for_bruger(…)."
            )
        return self.get_queryset().afgraens(**noegle).get()

    def get_by_natural_key(self, username: str | None) -> "Bruger":
        return self.get(username=username)

    def create_user(self, username: str, password: str | None = None, **felter: Any) -> "Bruger":
        bruger = self.model(username=username, **felter)
        bruger.set_password(password)
        bruger.save(using=self._db)
        return bruger


class Bruger(AbstractBaseUser, Afgraenset):
    """En, der kan logge ind. `rolle` afgør, hvilke rækker man ser; en medarbejder kan have flere roller.

    De ekstra roller er altid blandt `KAN_VAERE_EKSTRA` og giver kun flere skridt og sider, aldrig flere rækker.
    Borgere peger på en person, arbejdsgivere på et CVR-nummer.
    """

    kommune = models.ForeignKey(Kommune, on_delete=models.PROTECT, related_name="+")
    username = models.CharField("brugernavn", max_length=60, unique=True)
    navn = models.CharField(max_length=120)
    rolle = models.CharField(max_length=24, choices=[(rolle.value, rolle.navn) for rolle in Rolle])
    ekstra_roller = models.CharField(
        "roller ud over den første, adskilt af mellemrum",
        max_length=120,
        blank=True,
        db_default="",
        default="",
    )
    team = models.CharField(max_length=40, blank=True)
    telefon = models.CharField("direkte telefon", max_length=20, blank=True, db_default="")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    virksomhed_cvr = models.CharField("CVR-nummer", max_length=8, blank=True)
    is_active = models.BooleanField("aktiv", default=True)

    objects = BrugerManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["navn"]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="bruger_borger_har_person",
                condition=~models.Q(rolle=Rolle.BORGER.value) | models.Q(person__isnull=False),
            ),
            models.CheckConstraint(
                name="bruger_arbejdsgiver_har_cvr",
                condition=~models.Q(rolle=Rolle.ARBEJDSGIVER.value) | ~models.Q(virksomhed_cvr=""),
            ),
        ]

    def __str__(self) -> str:
        return self.navn

    @property
    def som_rolle(self) -> Rolle:
        """Rollen som begreb med navn og beskrivelse."""
        return Rolle(self.rolle)

    @property
    def roller(self) -> frozenset[Rolle]:
        """Alle brugerens roller. Kun en medarbejder kan have mere end én."""
        if not self.er_medarbejder:
            return frozenset({self.som_rolle})
        ekstra = {Rolle(kode) for kode in self.ekstra_roller.split()}
        return frozenset({self.som_rolle}) | (ekstra & KAN_VAERE_EKSTRA)

    def har_rolle(self, *roller: Rolle) -> bool:
        """Om brugeren har mindst én af rollerne."""
        return not self.roller.isdisjoint(roller)

    @property
    def er_medarbejder(self) -> bool:
        """Ansat i kommunen (sagsbehandler, virksomhedskonsulent eller leder)."""
        return self.som_rolle in MEDARBEJDERE
