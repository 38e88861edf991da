"""How much one step of long work does, so that whoever waits for the writer waits shortly.

Not: what the work is.
"""

_STEP_S = 0.05
"""What a step should take: as long as a batch may wait without anybody noticing."""


class Pace:
    """A size of steps that grows while they are short, and shrinks when they are not.

    ``least`` is where a step costs about the same however little it does.
    """

    def __init__(self, first: int, most: int, least: int = 1) -> None:
        self._first, self._most, self._least = first, most, least
        self.at_once = first

    def begin_anew(self) -> None:
        """Begin with small steps again."""
        self.at_once = self._first

    def slow_down(self) -> None:
        """Do the least at once: a step failed."""
        self.at_once = self._least

    def learn(self, took_s: float) -> None:
        """Choose the next size by how long a step took."""
        if took_s > _STEP_S:
            self.at_once = max(self._least, self.at_once // 2)
        elif took_s < _STEP_S / 2:
            self.at_once = min(self._most, self.at_once * 2)
