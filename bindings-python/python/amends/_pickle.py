"""How values are made again when they are unpickled."""

from __future__ import annotations

from ._amends import Calendar, Case, Desk, Journal, Organisation, Pack, Policy


def policy(text: str, parts: dict[str, str], packs: tuple[Pack, ...]) -> Policy:
    """Makes a policy of its documents."""
    return Policy.from_json(text, parts=parts, packs=packs)


def calendar(id: str, origin: str | Policy | None, packs: tuple[Pack, ...]) -> Calendar:
    """Makes a calendar of its document, or takes it from its policy."""
    if origin is None:
        return Calendar.around_the_clock()
    if isinstance(origin, str):
        return Calendar.from_json(origin, id=id, packs=packs)
    return origin.calendar(id)


def desk(
    adopted: list[Policy],
    learnt: list[Policy],
    organisation: Organisation | None,
    cases: list[Case],
) -> Desk:
    """Makes a desk of what it was told."""
    made = Desk(adopted[0], organisation=organisation)
    for one in adopted[1:]:
        made.adopt(one)
    for one in learnt:
        made.learn(one)
    for case in cases:
        made.restore(case)
    return made


def journal(
    data: bytes, adopted: list[Policy], learnt: list[Policy], organisation: Organisation | None
) -> Journal:
    """Makes a journal of its bytes and of what it was told."""
    return Journal.from_bytes(data, adopted, learnt=learnt, organisation=organisation)
