"""What happens after the answer to a side question; one file per kind, found by its name.

Each file has `answered(zug, ja, daten)`: `ja` is the answer, `daten` what was noted when it was asked. One that
offers a choice has `chosen(zug)` instead, and `claims(zug)`: is this its answer, whatever it was read as?
"""
