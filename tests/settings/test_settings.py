"""Where a setting comes from, which place wins, and how a bad one is refused."""

from pathlib import Path
from typing import Any

import pytest

from usercontext.analyze.model.options import Provider
from usercontext.domain.clock import MICROSECONDS
from usercontext.settings.sources import Settings, SettingsError, read_settings

SECRET = "uc_sec_" + "a1B2" * 9
DATABASE = "postgresql://app:hunter2@db/app"


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path


def read(data_dir: Path, flags: dict[str, str] | None = None, /, **variables: str) -> Settings:
    environ = {f"USERCONTEXT_{name}": text for name, text in variables.items()}
    return read_settings({"data": str(data_dir)} | (flags or {}), environ)


def refused(data_dir: Path, flags: dict[str, str] | None = None, /, **variables: str) -> str:
    with pytest.raises(SettingsError) as error:
        read(data_dir, flags, **variables)
    message = str(error.value)
    assert "\n" not in message
    return message


def write_file(data_dir: Path, content: str) -> None:
    (data_dir / "usercontext.toml").write_text(content)


def test_without_any_setting_the_rooms_have_their_own_defaults(data_dir: Path) -> None:
    settings = read(data_dir)

    assert (settings.serve.host, settings.serve.port) == ("127.0.0.1", 8787)
    assert settings.store.data_dir == data_dir
    assert settings.store.database_url is None
    assert (settings.config_file, settings.warnings) == (None, ())


def test_flags_win_over_environment_over_file_over_default(data_dir: Path) -> None:
    write_file(data_dir, "port = 1\nlog_level = 'error'\nread_limit = 3\n")

    settings = read(data_dir, {"port": "3"}, PORT="2", LOG_LEVEL="debug")

    assert settings.serve.port == 3
    assert settings.log.level == "debug"
    assert settings.api.read_limit == 3
    assert settings.api.batch_limit == 100


def test_the_default_folder_follows_the_users_own_place_for_such_things(tmp_path: Path) -> None:
    settings = read_settings({}, {"XDG_DATA_HOME": str(tmp_path)})

    assert settings.store.data_dir == tmp_path / "usercontext"


def test_a_relative_folder_is_made_absolute_because_children_are_told_it() -> None:
    settings = read_settings({"data": "data"}, {})

    assert settings.store.data_dir == Path.cwd() / "data"


def test_an_empty_variable_is_not_set(data_dir: Path) -> None:
    assert read(data_dir, DATABASE_URL="", PORT="").store.database_url is None


def test_seconds_reach_a_field_that_counts_microseconds(data_dir: Path) -> None:
    assert read(data_dir, LATE_LOGS_WAIT_S="0.25").analysis.late_logs_wait_us == MICROSECONDS // 4


def test_one_setting_may_fill_the_fields_of_two_rooms(data_dir: Path) -> None:
    settings = read(data_dir, MAX_BODY_BYTES="2048")

    assert (settings.api.max_body_bytes, settings.ingest.max_body_bytes) == (2048, 2048)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("trusted_proxies = ['10.0.0.0/8', '::1']", "10.0.0.0/8, ::1"),
        ("trusted_proxies = '10.0.0.0/8,::1'", "10.0.0.0/8,::1,"),
    ],
)
def test_several_values_are_a_toml_array_or_parted_by_commas(
    data_dir: Path, content: str, text: str
) -> None:
    from_variable = read(data_dir, TRUSTED_PROXIES=text).api.trusted_proxies
    write_file(data_dir, content)

    assert from_variable == read(data_dir).api.trusted_proxies == ("10.0.0.0/8", "::1")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "80_80"),
        ("PORT", " 80"),
        ("PORT", "８０"),
        ("PORT", "1e3"),
        ("PORT", "9" * 5_000),
        ("BODY_TIMEOUT_S", "nan"),
        ("BODY_TIMEOUT_S", "inf"),
        ("BODY_TIMEOUT_S", "0.05"),
        ("LATE_LOGS_WAIT_S", "2s"),
        ("LOG_LEVEL", "INFO"),
        ("LOG_FORMAT", "xml"),
        ("HOST", "a b"),
        ("DATABASE_URL", "mysql://app:hunter2@db/app"),
        ("DATABASE_URL", "hunter2"),
        ("PUBLIC_URL", "app.example.com"),
        ("PUBLIC_URL", "https://user:hunter2@app.example.com"),
        ("OWN_ORIGINS", "https://a.example.com/path"),
        ("TRUSTED_PROXIES", "10.0.0.0/33"),
        ("API_KEY", "hunter2"),
        ("PROJECT", "shop\n"),
    ],
)
def test_a_bad_value_is_refused_by_its_name_and_not_shown(
    data_dir: Path, variable: str, value: str
) -> None:
    message = refused(data_dir, **{variable: value})

    assert message.startswith(f"USERCONTEXT_{variable}: must ")
    assert value not in message
    assert "hunter2" not in message


@pytest.mark.parametrize("value", ["true", "[80]", "80.5", "'x'", "2026-01-01", "{a = 1}"])
def test_a_bad_value_in_the_file_names_variable_key_and_file(data_dir: Path, value: str) -> None:
    write_file(data_dir, f"port = {value}")

    expected = f"USERCONTEXT_PORT (port in {data_dir / 'usercontext.toml'}): must be a whole number"
    assert refused(data_dir).startswith(expected)


def test_a_bad_flag_is_named_with_its_variable(data_dir: Path) -> None:
    message = refused(data_dir, {"port": "http"})

    assert message == "USERCONTEXT_PORT (--port): must be a whole number from 0 to 65535"


@pytest.mark.parametrize(
    ("variable", "meant"),
    [
        ("DATABSE_URL", "DATABASE_URL"),
        ("MAX_BODY_BYTE", "MAX_BODY_BYTES"),
        ("PORT_FILE", "PORT"),
        ("DATABASE_URL_FIL", "DATABASE_URL_FILE"),
    ],
)
def test_a_mistyped_variable_is_refused_with_what_was_meant(
    data_dir: Path, variable: str, meant: str
) -> None:
    message = refused(data_dir, **{variable: "1"})

    assert message == f"USERCONTEXT_{variable}: is not a setting; did you mean USERCONTEXT_{meant}?"


def test_a_variable_unlike_any_setting_is_a_warning(data_dir: Path) -> None:
    settings = read(data_dir, COLOUR_OF_THE_BIKESHED="green")

    expected = "USERCONTEXT_COLOUR_OF_THE_BIKESHED: is not a setting; it is ignored"
    assert settings.warnings == (expected,)


def test_what_kubernetes_says_of_a_service_of_our_name_is_no_setting(data_dir: Path) -> None:
    """A service called usercontext puts these into every pod of its namespace."""
    links = {
        "SERVICE_HOST": "10.0.0.1",
        "SERVICE_PORT_HTTP": "80",
        "PORT_80_TCP": "tcp://10.0.0.1:80",
        "PORT_80_TCP_ADDR": "10.0.0.1",
    }

    assert read(data_dir, **links).warnings == ()
    assert "enableServiceLinks" in refused(data_dir, **links, PORT="tcp://10.0.0.1:80")


def test_a_mistyped_key_of_the_file_is_refused_with_what_was_meant(data_dir: Path) -> None:
    write_file(data_dir, "prot = 80")

    path = data_dir / "usercontext.toml"
    assert refused(data_dir) == f"'prot': is not a setting in {path}; did you mean port?"


def test_a_file_that_is_named_must_be_there(data_dir: Path) -> None:
    message = refused(data_dir, CONFIG=str(data_dir / "no.toml"))

    assert (
        message == f"USERCONTEXT_CONFIG: cannot read {data_dir}/no.toml: No such file or directory"
    )


def test_a_named_file_may_say_where_the_folder_is(tmp_path: Path) -> None:
    config = tmp_path / "elsewhere.toml"
    config.write_text("data = '/srv/usercontext'")

    settings = read_settings({"config": str(config)}, {})

    assert settings.store.data_dir == Path("/srv/usercontext")
    assert settings.config_file == config


def test_the_file_in_the_folder_cannot_name_another_folder(data_dir: Path) -> None:
    write_file(data_dir, "data = '/srv/usercontext'")

    assert refused(data_dir).startswith("'data': is not a setting in ")


@pytest.mark.parametrize("content", [b"port = ", b"port 80", b"\xff", b"port = 1\nport = 2"])
def test_a_file_that_cannot_be_read_is_refused(data_dir: Path, content: bytes) -> None:
    (data_dir / "usercontext.toml").write_bytes(content)

    assert refused(data_dir).startswith("USERCONTEXT_CONFIG: ")


def test_a_secret_may_lie_in_a_file_of_its_own(data_dir: Path, tmp_path: Path) -> None:
    secret = tmp_path / "database-url"
    secret.write_text(f"{DATABASE}\n")

    settings = read(data_dir, DATABASE_URL_FILE=str(secret))

    assert settings.store.database_url == DATABASE


def test_a_secret_in_two_places_is_refused(data_dir: Path) -> None:
    message = refused(data_dir, API_KEY=SECRET, API_KEY_FILE="/run/secrets/key")

    assert message == "USERCONTEXT_API_KEY: is set, and USERCONTEXT_API_KEY_FILE too; use one"


def test_a_bad_secret_file_is_refused_by_its_own_variable(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "url").write_text("hunter2")

    missing = refused(data_dir, DATABASE_URL_FILE="/no/such")
    bad = refused(data_dir, DATABASE_URL_FILE=str(tmp_path / "url"))

    assert missing.startswith("USERCONTEXT_DATABASE_URL_FILE: cannot read /no/such")
    assert bad == "USERCONTEXT_DATABASE_URL_FILE: must begin with postgresql://"


def test_a_user_without_a_home_is_told_to_name_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home(*_: Any) -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", no_home)

    with pytest.raises(SettingsError, match="USERCONTEXT_DATA: must be set"):
        read_settings({}, {})


def test_without_a_setting_no_model_is_asked(data_dir: Path) -> None:
    assert read(data_dir).model.provider is Provider.OFF


def test_a_local_model_needs_a_name_and_no_key(data_dir: Path) -> None:
    settings = read(data_dir, MODEL_PROVIDER="local", MODEL_NAME="llama3.3")

    assert settings.model.address == "http://127.0.0.1:11434/v1"
    assert settings.model.label == "local:llama3.3"


@pytest.mark.parametrize("provider", ["openai", "anthropic"])
def test_a_provider_without_a_key_is_refused_unless_its_address_is_yours(
    data_dir: Path, provider: str
) -> None:
    message = refused(data_dir, MODEL_PROVIDER=provider, MODEL_NAME="m-1")
    own = read(data_dir, MODEL_PROVIDER=provider, MODEL_NAME="m-1", MODEL_URL="http://gate/v1")

    assert message.startswith("USERCONTEXT_MODEL_KEY: must be set")
    assert own.model.address == "http://gate/v1"


def test_a_provider_without_a_model_is_refused(data_dir: Path) -> None:
    assert refused(data_dir, MODEL_PROVIDER="local").startswith("USERCONTEXT_MODEL_NAME: must be")


def test_a_key_for_a_model_can_lie_in_a_file(data_dir: Path) -> None:
    (data_dir / "key").write_text("sk-1\n")
    settings = read(
        data_dir,
        MODEL_PROVIDER="openai",
        MODEL_NAME="m-1",
        MODEL_KEY_FILE=str(data_dir / "key"),
    )

    assert settings.model.key == "sk-1"
