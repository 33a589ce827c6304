"""`python -m bench [modul …]`: kører målingerne og skriver en tabel. Afslutter med 1, når en grænse ikke holder."""

import importlib
import pkgutil
import sys

import bench
from bench import Maaling


def moduler(valgte: list[str]) -> list[str]:
    """Navnene på de moduler, der har målinger; alle, når ingen er valgt."""
    fundne = [m.name for m in pkgutil.iter_modules(bench.__path__) if not m.name.startswith("_")]
    ukendte = sorted(set(valgte) - set(fundne))
    if ukendte:
        sys.exit(f"Der er ingen målinger i {', '.join(ukendte)}; vælg blandt {', '.join(fundne)}.")
    return [n for n in valgte or fundne if hasattr(importlib.import_module(f"bench.{n}"), "maal")]


def linje(m: Maaling) -> str:
    """Én måling som en linje i tabellen."""
    tegn = "≥" if m.mindst else "≤"
    dom = "ok" if m.holder else "FOR LANGSOM"
    return f"{m.navn:<62}{m.maalt:>12.3f}  {tegn} {m.graense:<10.4g}{m.enhed:<14}{dom:<12}{m.note}".rstrip()


def main() -> int:
    """Kører de valgte moduler."""
    alle: list[Maaling] = []
    print(f"{'måling':<62}{'målt':>12}    {'grænse':<10}{'enhed':<14}")
    for navn in moduler(sys.argv[1:]):
        for m in importlib.import_module(f"bench.{navn}").maal():
            print(linje(m), flush=True)
            alle.append(m)
    over = [m.navn for m in alle if not m.holder]
    if over:
        print(
            f"\n{len(over)} af {len(alle)} målinger holder ikke deres grænse: {'; '.join(over)}",
            file=sys.stderr,
        )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
