"""What a type checker must refuse; every line here is an error, and `warn_unused_ignores` sees to it."""

from __future__ import annotations

from datetime import datetime, timezone

from amends import Actor, Calendar, commands

commands.Register("complaint", "by pigeon")  # type: ignore[arg-type]
commands.Register("complaint")  # type: ignore[call-arg]
commands.Close("solved").outcome = "unknown"  # type: ignore[misc, assignment]
commands.Register("complaint", "reachable", file=["x"])  # type: ignore[call-arg]
Calendar.around_the_clock().add(datetime.now(timezone.utc), 8)  # type: ignore[arg-type]
Actor(17)  # type: ignore[arg-type]
