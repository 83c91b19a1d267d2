"""The caller: search, proof, their cases, wrap-up."""
