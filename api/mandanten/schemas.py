"""Answers about a municipality."""

from pydantic import BaseModel


class Strassenvorschlag(BaseModel):
    """`plz` is empty where it depends on the house number."""

    strasse: str
    plz: list[str]
    ort: str


class Strassen(BaseModel):
    strassen: list[Strassenvorschlag]
