"""`usercontext eval`: judge analyzers by a team's own corrections. Not: scoring, analyzing."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from usercontext.cli.local import find_project, load_settings, run_action
from usercontext.cli.options import AsJson, Config, Data, Project
from usercontext.cli.output import Exit, Failure, complain, fail_usage, print_json, print_table
from usercontext.domain.counted import counted

if TYPE_CHECKING:
    from usercontext.actions.deps import Deps
    from usercontext.actions.evaluation import Evaluation
    from usercontext.settings.sources import Settings

_MOST_TOLD = 20


def evaluate(
    shipped: Annotated[
        bool, typer.Option("--shipped", help="The cases that come with the product.")
    ] = False,
    cases: Annotated[
        str | None, typer.Option("--cases", metavar="FILE", help="Cases of a file.")
    ] = None,
    export: Annotated[
        str | None,
        typer.Option("--export", metavar="FILE", help="Write the project's cases; nothing else."),
    ] = None,
    save: Annotated[
        str | None, typer.Option("--save", metavar="FILE", help="Keep what was found.")
    ] = None,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="FILE", help="What was kept; exit 1 if it is worse now."),
    ] = None,
    as_json: AsJson = False,
    project_id: Project = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Judge the analyzers by what your team corrected; only a configured model is sent any."""
    if shipped and cases is not None:
        fail_usage("--shipped and --cases: give one of them")
    settings = load_settings({"data": data, "config": config, "project": project_id})
    if export is not None:
        _export(settings, Path(export), as_json)
        return
    found = _evaluate(settings, shipped, cases, against)
    if save is not None:
        found.keep(Path(save))
    _print(found, as_json)
    if found.worse:
        raise typer.Exit(Exit.FAILED)


def _evaluate(
    settings: "Settings", shipped: bool, cases: str | None, against: str | None
) -> "Evaluation":
    from usercontext.actions import evaluation

    earlier = None if against is None else evaluation.read_kept(Path(against))

    async def judge(deps: "Deps") -> "Evaluation":
        if shipped:
            chosen = evaluation.shipped_cases()
        elif cases is not None:
            chosen = evaluation.cases_of_file(Path(cases))
        else:
            chosen = await evaluation.own_cases(
                deps, await find_project(deps, settings.remote.project)
            )
        if not chosen:
            raise Failure(
                "nobody has corrected an issue yet: correct a priority, a cause or a group"
                " (PATCH /v1/issues/:id), and it becomes a case",
                Exit.NOT_FOUND,
            )
        return await evaluation.evaluate(chosen, evaluation.analyzers_of(deps), earlier)

    own = not shipped and cases is None
    return run_action(settings, judge, may_begin=not own)


def _export(settings: "Settings", path: Path, as_json: bool) -> None:
    from usercontext.actions import evaluation

    async def write(deps: "Deps") -> int:
        owner = await find_project(deps, settings.remote.project)
        return evaluation.write_cases(await evaluation.own_cases(deps, owner), path)

    written = run_action(settings, write)
    if as_json:
        print_json({"file": str(path), "cases": written})
    else:
        cases = counted(written, "case")
        print(f"{path}: {cases}. They hold what users did: keep the file where it is.")


def _print(found: "Evaluation", as_json: bool) -> None:
    if as_json:
        print_json(_plain(found))
        return
    heads, *rows = found.table
    print_table(tuple(head.upper() for head in heads), rows)
    for name, told in found.fallbacks.items():
        for reason, count in told.items():
            cases = counted(found.cases, "case")
            complain(f"{name}: the rules answered {count} of {cases} for it ({reason})")
    for name, reasons in found.worse.items():
        for reason in reasons:
            complain(f"{name} is worse: {reason}")
        for case, fell in islice(found.told.get(name, {}).items(), _MOST_TOLD):
            for what, both in fell.items():
                complain(f"  {case}: {what} was right ({both.right}), now {both.now}")


def _plain(found: "Evaluation") -> dict[str, Any]:
    import msgspec

    return {
        "cases": found.cases,
        "analyzers": msgspec.to_builtins(found.result.scores),
        "worse": found.worse,
        "fallen": found.fallen,
        "told": msgspec.to_builtins(found.told),
        "fallbacks": found.fallbacks,
    }
