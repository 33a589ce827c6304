"""Afgrænsning, der ikke kan glemmes: en forespørgsel uden kommune eller bruger kan ikke køres.

Spærren sidder, hvor Django oversætter en forespørgsel til SQL (`get_compiler`), så den gælder alle veje:
liste, `count`, `exists`, `values`, underforespørgsel og sammentælling. `update` og `delete` skifter
forespørgslens klasse undervejs og spærres derfor for sig.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models.sql import Query

from fleksjob.forloeb.roller import MEDARBEJDERE, Rolle
from fleksjob.sager.fejl import UafgraensetOpslag, UforanderligRaekke

if TYPE_CHECKING:
    from fleksjob.sager.models import Bruger, Kommune

M = TypeVar("M", bound=models.Model, covariant=True)


class SikretQuery(Query):
    """En forespørgsel, som skal være afgrænset, før den kan blive til SQL."""

    afgraenset = False

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        self.kraev_afgraensning()
        return super().get_compiler(*args, **kwargs)

    def kraev_afgraensning(self) -> None:
        if not self.afgraenset:
            navn = self.model.__name__ if self.model else "modellen"
            raise UafgraensetOpslag(
                f"Opslaget i {navn} er ikke afgrænset. "
                f"Begynd med {navn}.for_bruger(…) eller {navn}.for_kommune(…)."
            )


class SikretQuerySet(models.QuerySet[M]):
    """Som Djangos, men `update` og `delete` kræver også afgrænsning, og hændelser afviser dem helt."""

    def __init__(
        self,
        model: type[models.Model] | None = None,
        query: Query | None = None,
        using: str | None = None,
        hints: dict[str, models.Model] | None = None,
    ) -> None:
        super().__init__(model, query or (SikretQuery(model) if model else None), using, hints)

    def afgraens(self, **hvor: Any) -> Self:
        """Samme forespørgsel, nu afgrænset til `hvor`."""
        klon = self.all()
        if isinstance(klon.query, SikretQuery):
            klon.query.afgraenset = True
        afgraenset: Self = klon.filter(**hvor)
        return afgraenset

    def update(self, **kwargs: Any) -> int:
        self._kraev_ret_til_at_aendre()
        return super().update(**kwargs)

    def _raw_delete(self, using: str | None) -> int:
        self._kraev_ret_til_at_aendre()
        slettede: int = super()._raw_delete(using)
        return slettede

    def delete(self) -> tuple[int, dict[str, int]]:
        self._kraev_ret_til_at_aendre()
        return super().delete()

    def _kraev_ret_til_at_aendre(self) -> None:
        if getattr(self.model, "kun_tilfoejelse", False):
            raise UforanderligRaekke(f"{self.model.__name__} kan kun tilføjes, aldrig ændres eller slettes.")
        if isinstance(self.query, SikretQuery):
            self.query.kraev_afgraensning()


class SikretManager(models.Manager.from_queryset(SikretQuerySet)[M]):  # type: ignore[misc]
    """Den eneste `objects` i arkivet."""


class Afgraenset(models.Model):
    """Alt, der hører til en kommune.

    `borger_felt` er stien til personen, når en borger må se sine egne rækker; `arbejdsgiver_felt` er stien
    til CVR-nummeret, når en arbejdsgiver må se sin virksomheds. Uden dem ser borger og arbejdsgiver intet.
    """

    borger_felt: ClassVar[str] = ""
    arbejdsgiver_felt: ClassVar[str] = ""
    kun_tilfoejelse: ClassVar[bool] = False

    class Meta:
        abstract = True

    @classmethod
    def for_kommune(cls, kommune: "Kommune | int") -> SikretQuerySet[Self]:
        """Kommunens rækker. Til kørsler uden bruger; hvad mennesker ser, går gennem `for_bruger`."""
        nummer = kommune if isinstance(kommune, int) else kommune.pk
        return SikretQuerySet(cls).afgraens(kommune_id=nummer)

    @classmethod
    def for_bruger(cls, bruger: "Bruger") -> SikretQuerySet[Self]:
        """De rækker, brugeren må se: kommunens, sin egen sags eller sin virksomheds."""
        kommunens = cls.for_kommune(bruger.kommune_id)
        if not bruger.is_active:
            return kommunens.none()
        if bruger.rolle in MEDARBEJDERE:
            return kommunens
        if bruger.rolle == Rolle.BORGER and cls.borger_felt and bruger.person_id:
            return kommunens.filter(**{cls.borger_felt: bruger.person_id})
        if bruger.rolle == Rolle.ARBEJDSGIVER and cls.arbejdsgiver_felt and bruger.virksomhed_cvr:
            return kommunens.filter(**{cls.arbejdsgiver_felt: bruger.virksomhed_cvr})
        return kommunens.none()


class Kommunal(Afgraenset):
    """Grundform for arkivets rækker: afgrænset, og uden vej uden om."""

    objects = SikretManager()

    class Meta:
        abstract = True


class KunTilfoejelse(Kommunal):
    """En række, der skrives én gang. Databasen håndhæver det samme med en trigger (`vaern`)."""

    kun_tilfoejelse = True

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise UforanderligRaekke(f"{type(self).__name__} kan kun tilføjes, aldrig ændres.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise UforanderligRaekke(f"{type(self).__name__} kan kun tilføjes, aldrig slettes.")
