from datetime import date


class P:
    def __init__(s, b, n, r, o):
        s.brugernavn, s.navn, s.rolle, s.opgaver = b, n, r, o


def personer_i_dag(dag: date):
    return []
