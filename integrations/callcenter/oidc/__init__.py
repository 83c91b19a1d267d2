"""Signing in with a provider that vouches for the staff (OpenID Connect)."""
