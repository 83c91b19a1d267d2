"""Accounts of one Mandant, for those who manage them."""
