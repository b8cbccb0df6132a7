"""A machine of which everything is known."""

from medmir.page.machine import Machine


class KnownMachine:
    """That part of :class:`medmir.page.surroundings.Surroundings`."""

    is_on = Machine("A browser", 8, 4, True, stages={"page": 90.0, "live": 1200.0}, versions={"numpy": "2.0.2"},
                    policy="default-src 'self'; worker-src 'self' blob:")

    def machine(self) -> Machine:
        return self.is_on
