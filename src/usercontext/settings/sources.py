"""Environment, TOML and secret files → one frozen options value per room. Not: using them."""

import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from usercontext.actions.deps import AnalysisOptions
from usercontext.analyze.model.options import ModelOptions, Provider
from usercontext.api.options import ApiOptions
from usercontext.deliver.options import DeliverOptions
from usercontext.ingest.limits import IngestLimits
from usercontext.log import LogOptions
from usercontext.settings.table import PREFIX, SETTINGS, Setting
from usercontext.source_maps.options import SourceMapsOptions
from usercontext.store.options import StoreOptions
from usercontext.worker_options import WorkerOptions

CONFIG_NAME = "usercontext.toml"

# Kubernetes announces every service of a namespace in the environment of every pod; a service
# named "usercontext" makes these, and USERCONTEXT_PORT=tcp://… as well
_KUBERNETES = re.compile(r"(SERVICE_(HOST|PORT.*)|PORT_\d+_(TCP|UDP).*)")


class SettingsError(Exception):
    """A setting cannot be used; the message begins with its variable and never shows its value."""


class ServeOptions(Struct, frozen=True):
    """Where the server listens, port 0 takes a free one; what it shows; how many checkers it has.

    ``checkers`` None is as many as the cores allow.
    """

    host: str = "127.0.0.1"
    port: int = 8787
    demo: str = "auto"
    dashboard: str = "on"
    checkers: int | None = None


class RemoteOptions(Struct, frozen=True):
    """Which server, key and project the commands that speak to a server use."""

    server: str | None = None
    api_key: str | None = None
    project: str | None = None


class Settings(Struct, frozen=True):
    """One options value per room; ``config_file`` is the TOML file that was read, if any."""

    serve: ServeOptions
    store: StoreOptions
    ingest: IngestLimits
    api: ApiOptions
    analysis: AnalysisOptions
    model: ModelOptions
    worker: WorkerOptions
    log: LogOptions
    remote: RemoteOptions
    deliver: DeliverOptions = DeliverOptions()
    source_maps: SourceMapsOptions = SourceMapsOptions()
    config_file: Path | None = None
    warnings: tuple[str, ...] = ()


_ROOMS: dict[str, Any] = {
    "serve": ServeOptions,
    "store": StoreOptions,
    "ingest": IngestLimits,
    "api": ApiOptions,
    "analysis": AnalysisOptions,
    "model": ModelOptions,
    "worker": WorkerOptions,
    "log": LogOptions,
    "remote": RemoteOptions,
    "deliver": DeliverOptions,
    "source_maps": SourceMapsOptions,
}


class _Found(Struct):
    """A value and where it was found, as a message names it."""

    value: Any
    where: str


def read_settings(
    flags: Mapping[str, str | None], environ: Mapping[str, str] | None = None
) -> Settings:
    """Read every setting: flags before environment before TOML file before defaults.

    ``flags`` are by TOML key (``data``, ``port``, ``config`` …), None where not given. Raises
    SettingsError for a value that cannot be used and for a name that is meant to be a setting.
    """
    given = os.environ if environ is None else environ
    # an empty variable is how compose files and shells say "not set"
    variables = {name: text for name, text in given.items() if name.startswith(PREFIX) and text}
    warnings = _check_names(variables)
    found = _from_variables(variables)
    for setting in SETTINGS:
        value = flags.get(setting.key)
        if value is not None:
            found[setting.name] = _Found(value, f" (--{setting.key.replace('_', '-')})")
    config_file = _config_file(found, given)
    if config_file is not None:
        found = _from_file(config_file, "CONFIG" in found) | found
    rooms = _fill_rooms(found, given)
    options = {room: kind(**rooms[room]) for room, kind in _ROOMS.items()}
    _check_model(options["model"])
    return Settings(**options, config_file=config_file, warnings=warnings)


def _check_model(model: ModelOptions) -> None:
    if model.provider is Provider.OFF:
        return
    if model.name is None:
        raise SettingsError(f"{PREFIX}MODEL_NAME: must be set when a model's provider is")
    if model.key is None and model.url is None and model.provider is not Provider.LOCAL:
        raise SettingsError(f"{PREFIX}MODEL_KEY: must be set for this provider")


def _check_names(variables: Mapping[str, str]) -> tuple[str, ...]:
    known = {setting.variable for setting in SETTINGS}
    known |= {f"{setting.variable}_FILE" for setting in SETTINGS if setting.secret}
    warnings = []
    for name in sorted(set(variables) - known):
        if _KUBERNETES.fullmatch(name.removeprefix(PREFIX)):
            continue
        meant = difflib.get_close_matches(name, known, 1, 0.85)
        if meant:
            raise SettingsError(f"{name}: is not a setting; did you mean {meant[0]}?")
        warnings.append(f"{name}: is not a setting; it is ignored")
    return tuple(warnings)


def _from_variables(variables: Mapping[str, str]) -> dict[str, _Found]:
    found = {}
    for setting in SETTINGS:
        file_variable = f"{setting.variable}_FILE"
        if setting.variable in variables:
            if setting.secret and file_variable in variables:
                raise SettingsError(f"{setting.variable}: is set, and {file_variable} too; use one")
            found[setting.name] = _Found(variables[setting.variable], "")
        elif setting.secret and file_variable in variables:
            secret = _read_file(Path(variables[file_variable]), file_variable)
            found[setting.name] = _Found(secret.strip(), "_FILE")
    return found


def _config_file(found: Mapping[str, _Found], environ: Mapping[str, str]) -> Path | None:
    if "CONFIG" in found:
        return Path(found["CONFIG"].value).expanduser()
    folder = Path(found["DATA"].value).expanduser() if "DATA" in found else _default_folder(environ)
    path = folder / CONFIG_NAME
    return path if path.is_file() else None


def _from_file(path: Path, is_named: bool) -> dict[str, _Found]:
    try:
        table = tomllib.loads(_read_file(path, f"{PREFIX}CONFIG"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{PREFIX}CONFIG: {path} is not TOML: {error}") from error
    by_key = {setting.key: setting for setting in SETTINGS if setting.name != "CONFIG"}
    if not is_named:
        by_key.pop("data")  # the file was found in that folder; it cannot name another
    found = {}
    for key, value in table.items():
        if key not in by_key:
            meant = difflib.get_close_matches(key, by_key, 1, 0.6)
            hint = f"; did you mean {meant[0]}?" if meant else ""
            raise SettingsError(f"{key!a}: is not a setting in {path}{hint}")
        found[by_key[key].name] = _Found(value, f" ({key} in {path})")
    return found


def _read_file(path: Path, variable: str) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise SettingsError(f"{variable}: cannot read {path}: {error.strerror}") from error
    except ValueError as error:
        raise SettingsError(f"{variable}: {path} is not UTF-8 text") from error


def _fill_rooms(
    found: Mapping[str, _Found], environ: Mapping[str, str]
) -> dict[str, dict[str, Any]]:
    rooms: dict[str, dict[str, Any]] = {room: {} for room in _ROOMS}
    for setting in SETTINGS:
        if setting.name in found:
            value = _read_value(setting, found[setting.name])
            for field in setting.fields.split():
                room, _, name = field.partition(".")
                rooms[room][name] = value
    rooms["store"].setdefault("data_dir", _default_folder(environ))
    rooms["store"]["data_dir"] = rooms["store"]["data_dir"].absolute()
    return rooms


def _read_value(setting: Setting, found: _Found) -> Any:
    try:
        return setting.kind.read(found.value)
    except (ValueError, RuntimeError) as error:
        message = f"{setting.variable}{found.where}: {setting.kind.expected}"
        if isinstance(found.value, str) and found.value.startswith("tcp://"):
            message += "; Kubernetes has set it for a service (see enableServiceLinks)"
        raise SettingsError(message) from error


def _default_folder(environ: Mapping[str, str]) -> Path:
    shared = Path(environ.get("XDG_DATA_HOME", ""))
    if shared.is_absolute():
        return shared / "usercontext"
    try:
        return Path.home() / ".local" / "share" / "usercontext"
    except RuntimeError as error:
        raise SettingsError(f"{PREFIX}DATA: must be set, for this user has no home") from error
