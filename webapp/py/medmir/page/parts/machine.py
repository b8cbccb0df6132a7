"""What a page runs on, as rows to read: device, browser, versions."""

from medmir.page.language import counted, say
from medmir.page.machine import Machine
from medmir.page.wording import megabytes


def device_rows(machine: Machine, threads: int) -> dict[str, str]:
    """Browser, processors, memory, isolation and threads; without a row where the browser does not tell."""
    memory = say("{n} GB or more, as the browser says", n=f"{machine.memory_gb:g}") if machine.memory_gb else ""
    return {
        say("Browser"): machine.agent,
        say("Logical processors"): counted(machine.cores) if machine.cores else "",
        say("Memory of the device"): memory,
        say("Threads"): _threads(machine, threads),
        say("Memory of this tab"): _memory(machine),
    }


def _threads(machine: Machine, threads: int) -> str:
    isolated = (say("cross-origin isolated: threads are allowed") if machine.isolated
                else say("not cross-origin isolated: one thread only"))
    return f"{say('models on {n}', n=threads)}; {isolated}" if threads else isolated


def _memory(machine: Machine) -> str:
    python = say("Python {size}", size=megabytes(machine.python_bytes)) if machine.python_bytes else ""
    scripts = say("scripts {size}", size=megabytes(machine.javascript_bytes)) if machine.javascript_bytes else ""
    return "; ".join(filter(None, (python, scripts)))


def version_rows(machine: Machine) -> dict[str, str]:
    """What runs here, by name."""
    return dict(sorted(machine.versions.items(), key=lambda row: row[0].lower().lstrip("@")))
