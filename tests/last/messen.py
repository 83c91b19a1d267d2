"""What a running server uses: processor time, memory, open files, threads."""

import psutil


class Messung:
    """Of these processes together, from the first `look` to the last; in between for the highest values."""

    def __init__(self, pids: list[int]) -> None:
        self._prozesse = [psutil.Process(pid) for pid in pids]
        self._anfang: float | None = None
        self.cpu_s = 0.0
        self.speicher_mb = self.dateien = self.threads = 0

    def look(self) -> None:
        cpu = self._cpu()
        self._anfang = cpu if self._anfang is None else self._anfang
        self.cpu_s = cpu - self._anfang
        self.speicher_mb = max(self.speicher_mb, sum(p.memory_full_info().uss for p in self._prozesse) // 1_000_000)
        self.dateien = max(self.dateien, sum(p.num_fds() for p in self._prozesse))
        self.threads = max(self.threads, sum(p.num_threads() for p in self._prozesse))

    def _cpu(self) -> float:
        return sum(p.cpu_times().user + p.cpu_times().system for p in self._prozesse)
