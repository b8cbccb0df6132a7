"""What is known of the machine that a page runs on, and of the page's start: shown to the reader, sent nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Machine:
    """What a browser tells of itself and its device; 0 and empty where it does not.

    ``agent``: the browser's own name. ``cores``: logical processors; ``memory_gb``: of the device, as coarse as
    the browser tells it. ``isolated``: whether the page may have threads. ``python_bytes``: the memory that Python has
    taken; ``javascript_bytes``: that of the page's scripts. ``stages``: milliseconds from navigation, by "page",
    "painted", "starting" (Python is up), "ready" and "live". ``versions``: of what runs. ``policy``: the content
    security policy that the page bears.
    """

    agent: str = ""
    cores: int = 0
    memory_gb: float = 0
    isolated: bool = False
    python_bytes: int = 0
    javascript_bytes: int = 0
    stages: Mapping[str, float] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    policy: str = ""
