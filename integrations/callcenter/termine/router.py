"""Appointments: the search, and the appointment of a case."""

from fastapi import APIRouter

from integrations.callcenter.termine import finden, vorgangstermin

router = APIRouter()
router.include_router(finden.router)
router.include_router(vorgangstermin.router)
