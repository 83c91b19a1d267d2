"""Random walks through the running system, with an oracle that keeps what must stand in `stand.angaben`.

Every turn is drawn from a seed: answers in many wordings, wrong and half answers, corrections, questions in between,
steps back, other wishes, bursts. Played by `tests/dialoge/test_wege.py`, for long by `python -m tests.dialoge.wege`.
"""
