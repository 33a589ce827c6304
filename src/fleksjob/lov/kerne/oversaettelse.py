"""Reglerne oversat fra deres egen kildetekst til ét udtryk: for en løkke (numba) eller for hele rækker (NumPy).

Der er kun én skrevet udgave af hver regel. Oversættelsen læser den og tillader kun det sprog, en regel må have:
tildeling, `if`, `return`, regnearterne, sammenligning, `and`/`or`/`not`, `min`, `max`, `abs` og navngivne tal.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping
from functools import cache, reduce
from typing import Literal

from fleksjob.lov.kerne.fejl import UgyldigLov
from fleksjob.lov.kerne.regel import TILLADTE_KALD, konstanter

Sprog = Literal["loekke", "numpy"]
_RAEKKEVIS = {"min": "minimum", "max": "maximum"}


def som_udtryk(funktion: Callable[..., float], argumenter: Mapping[str, str], sprog: Sprog) -> str:
    """Reglen som ét Python-udtryk. `argumenter`: argumentets navn → det udtryk, der skal stå for det."""
    trae = regeltrae(funktion)
    navne = {navn: ast.parse(tekst, mode="eval").body for navn, tekst in argumenter.items()}
    navne |= {navn: _tal(x) for navn, x in konstanter(funktion).items()}
    return ast.unparse(
        ast.fix_missing_locations(_Oversaetter(funktion.__name__, sprog).saetninger(trae.body, navne))
    )


@cache
def regeltrae(funktion: Callable[..., float]) -> ast.FunctionDef:
    """Funktionens syntakstræ uden docstring."""
    trae = ast.parse(textwrap.dedent(inspect.getsource(funktion))).body[0]
    if not isinstance(trae, ast.FunctionDef):
        raise UgyldigLov(f"Reglen {funktion.__name__} skal være en almindelig funktion (def).")
    if ast.get_docstring(trae) is not None:
        trae.body = trae.body[1:]
    return trae


def _tal(x: float) -> ast.expr:
    return ast.Constant(float(x)) if x != float("inf") else ast.parse("np.inf", mode="eval").body


class _Oversaetter:
    """Følger én regel til dens resultat. Alt uden for regelsproget kaster `UgyldigLov` med linjen."""

    def __init__(self, regel: str, sprog: Sprog) -> None:
        self.regel, self.sprog = regel, sprog

    def saetninger(self, linjer: list[ast.stmt], navne: Mapping[str, ast.expr]) -> ast.expr:
        """Sætningerne til og med deres `return`. Et `if` bliver til valget mellem to udtryk."""
        if not linjer:
            raise UgyldigLov(
                f"Reglen {self.regel} kan ende uden et resultat; hver vej skal slutte med return."
            )
        foerste, resten = linjer[0], linjer[1:]
        match foerste:
            case ast.Return(value=ast.expr() as vaerdi):
                return self.udtryk(vaerdi, navne)
            case ast.If(test=test, body=saa, orelse=ellers):
                return self.valg(
                    self.udtryk(test, navne),
                    self.saetninger(saa + resten, navne),
                    self.saetninger(ellers + resten, navne),
                )
            case ast.Assign(targets=[ast.Name(id=navn)], value=vaerdi):
                return self.saetninger(resten, {**navne, navn: self.udtryk(vaerdi, navne)})
            case ast.Assign(targets=[ast.Tuple(elts=maal)], value=ast.Tuple(elts=vaerdier)):
                par = zip(maal, vaerdier, strict=True)
                nye = {m.id: self.udtryk(v, navne) for m, v in par if isinstance(m, ast.Name)}
                return self.saetninger(resten, {**navne, **nye})
        raise self.forbudt(foerste)

    def udtryk(self, u: ast.expr, navne: Mapping[str, ast.expr]) -> ast.expr:
        """Ét udtryk med navnene sat ind."""
        match u:
            case ast.Constant(value=int() | float() as tal):
                return _tal(tal)
            case ast.Name(id=navn) if navn in navne:
                return navne[navn]
            case ast.BinOp(left=a, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() as op, right=b):
                return ast.BinOp(self.udtryk(a, navne), op, self.udtryk(b, navne))
            case ast.UnaryOp(op=ast.USub() as op, operand=a):
                return ast.UnaryOp(op, self.udtryk(a, navne))
            case ast.UnaryOp(op=ast.Not() as op, operand=a):
                indre = self.udtryk(a, navne)
                return ast.UnaryOp(op, indre) if self.sprog == "loekke" else _np("logical_not", indre)
            case ast.IfExp(test=test, body=a, orelse=b):
                return self.valg(*(self.udtryk(x, navne) for x in (test, a, b)))
            case ast.BoolOp(op=op, values=led):
                return self.logik(op, [self.udtryk(x, navne) for x in led])
            case ast.Compare(left=a, ops=ops, comparators=led):
                dele = [self.udtryk(x, navne) for x in (a, *led)]
                par: list[ast.expr] = [ast.Compare(dele[i], [op], [dele[i + 1]]) for i, op in enumerate(ops)]
                return self.logik(ast.And(), par)
            case ast.Call(func=ast.Name(id=navn), args=[_, *_] as argumenter, keywords=[]) if (
                navn in TILLADTE_KALD
            ):
                return self.kald(navn, [self.udtryk(x, navne) for x in argumenter])
        raise self.forbudt(u)

    def valg(self, test: ast.expr, saa: ast.expr, ellers: ast.expr) -> ast.expr:
        return ast.IfExp(test, saa, ellers) if self.sprog == "loekke" else _np("where", test, saa, ellers)

    def logik(self, op: ast.boolop, led: list[ast.expr]) -> ast.expr:
        if len(led) == 1:
            return led[0]
        if self.sprog == "loekke":
            return ast.BoolOp(op, led)
        navn = "logical_and" if isinstance(op, ast.And) else "logical_or"
        return reduce(lambda a, b: _np(navn, a, b), led)

    def kald(self, navn: str, argumenter: list[ast.expr]) -> ast.expr:
        if navn == "abs":
            return ast.Call(ast.Name("abs", ast.Load()), argumenter, [])
        if self.sprog == "loekke":
            return reduce(lambda a, b: ast.Call(ast.Name(navn, ast.Load()), [a, b], []), argumenter)
        return reduce(lambda a, b: _np(_RAEKKEVIS[navn], a, b), argumenter)

    def forbudt(self, knude: ast.AST) -> UgyldigLov:
        linje = getattr(knude, "lineno", 0)
        return UgyldigLov(
            f"Reglen {self.regel}, linje {linje} i funktionen: »{ast.unparse(knude)}« må en regel ikke bruge."
        )


def _np(navn: str, *argumenter: ast.expr) -> ast.expr:
    return ast.Call(ast.Attribute(ast.Name("np", ast.Load()), navn, ast.Load()), list(argumenter), [])
