def skriv_proever(mappe):
    return []
