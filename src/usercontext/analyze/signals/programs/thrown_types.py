"""What a program's exception is by its type, as libraries of all languages name theirs. Not: pages.

`rest_framework.exceptions.PermissionDenied`, `Pundit::NotAuthorizedError`: the last part of a type
says what was thrown, the first whose library it is of. A page's own classes are called anything.
"""

import re

from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

Reading = tuple[SignalKind, Category]

_SEEN = 300
_TYPE = re.compile(
    r"(?:[\w -]{0,40}: |[^()]{0,80}\*\* \()??"
    r"(?P<house>(?:[A-Za-z_]\w{0,60}(?:\.|::|\\{1,2}|\$)){0,8})"
    r"(?P<last>[A-Z]\w{2,80})(?=[:()]|\.? |$)"
)
_END = r"(?:Error|Exception|Http\w{0,10}|Failure)?$"
_SAID_BY_TYPE: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (
        re.compile(
            r"(?:Forbidden|AccessDenied|PermissionDenied|NotAuthorized|Authorization"
            rf"|InsufficientPrivileges?|InsufficientScopes?|NotPermitted|NotAllowed){_END}"
        ),
        (SignalKind.DENIED, Category.PERMISSION_DENIED),
    ),
    (
        re.compile(
            r"(?:ExpiredSignature|(?:Token|Session|Jwt|JWT)(?:Has)?Expired|Expired(?:Jwt|JWT|Token"
            rf"|Session)|Unauthenticated|NotAuthenticated|TokenInvalid|InvalidGrant){_END}"
        ),
        (SignalKind.AUTH, Category.AUTH_EXPIRED),
    ),
    (
        re.compile(
            r"(?:MissingField|JsonDecoding|JsonMapping|JsonData|JsonSyntax|JsonParse"
            r"|MismatchedInput|UnrecognizedProperty|InvalidFormat|UnmarshalType|TypeMismatch"
            r"|Decoding|Deserialization)(?:Error|Exception)$"
        ),
        (SignalKind.CONSOLE_ERROR, Category.API_CONTRACT),
    ),
)
"""Types that say more than the words behind them."""

_LESS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (
        re.compile(
            r"(?:Validation|RecordInvalid|ArgumentNotValid|ConstraintViolation"
            r"|Unprocessable\w{0,12})(?:Errors?|Exception)?$"
        ),
        (SignalKind.FORM, Category.VALIDATION_REJECTED),
    ),
    (
        re.compile(
            r"(?:SSLHandshake|Handshake|CertPathValidator|SSLPeerUnverified|SSLCertVerification)"
            r"(?:Error|Exception)$"
        ),
        (SignalKind.NO_ANSWER, Category.BACKEND_ERROR),
    ),
    (
        re.compile(rf"(?:RateLimit(?:Exceeded)?|TooManyRequests|Throttl(?:ing|ed)){_END}"),
        (SignalKind.LIMITED, Category.BACKEND_ERROR),
    ),
)
_DATABASES = re.compile(
    r"(?:asyncpg|psycopg2?|sqlalchemy|pymysql|mysql|MySQLdb|django\.db|pymongo|redis|cassandra"
    r"|elasticsearch|org\.(?:postgresql|hibernate|mongodb|mariadb|jooq)|jakarta\.persistence"
    r"|javax\.persistence|com\.(?:mysql|mongodb|zaxxer)|java\.sql|oracle|Doctrine|PG|Mysql2|Sequel"
    r"|Illuminate\\{1,2}Database|ActiveRecord|Npgsql|Microsoft\.(?:Data|EntityFrameworkCore)"
    r"|System\.Data|MongoDB|StackExchange\.Redis|sqlx|diesel|Ecto|DBConnection|Prisma)"
    r"(?:\.|::|\\|$)"
)
"""Libraries by which a program speaks to a database of its own house."""

_RENTED = re.compile(
    r"(?:openai|anthropic|stripe|twilio|sendgrid|botocore|boto3|google\.(?:api_core|cloud|auth)"
    r"|azure|com\.amazonaws|software\.amazon|slack_sdk|paypalrestsdk|braintree|mailgun"
    r"|firebase_admin)(?:\.|$)",
    re.I,
)
"""Libraries by which a program speaks to a house that everybody rents."""


def read_type(timeline: Timeline, event: Event, name: str) -> Reading | None:
    """Read an exception of an app or a server whose type says more than any words."""
    return _read(timeline, event, name, _SAID_BY_TYPE)


def is_of_a_rented_house(timeline: Timeline, event: Event, name: str) -> bool:
    """Tell what the library of a house that everybody rents threw."""
    house = _house_and_type(event, name)[0]
    return timeline.program is not Program.PAGE and _RENTED.match(house) is not None


def is_of_a_database(timeline: Timeline, event: Event, name: str) -> bool:
    """Tell what a database's library threw: that something is not there is no form's refusal."""
    house, last = _house_and_type(event, name)
    if timeline.program is Program.PAGE or not house or _DATABASES.match(house) is None:
        return False
    return not any(read[0] is SignalKind.FORM and words.search(last) for words, read in _LESS)


def read_type_at_last(timeline: Timeline, event: Event, name: str) -> Reading | None:
    """Read one of which no word is known by its type, or by whose library threw it."""
    if timeline.program is Program.PAGE or event.level is not Level.ERROR:
        return None
    house = _house_and_type(event, name)[0]
    known = _read(timeline, event, name, _LESS)
    if known is None and house and _DATABASES.match(house) is not None:
        return SignalKind.CONSOLE_ERROR, Category.BACKEND_ERROR
    return known


def _read(
    timeline: Timeline,
    event: Event,
    name: str,
    table: tuple[tuple[re.Pattern[str], Reading], ...],
) -> Reading | None:
    if timeline.program is Program.PAGE or event.level is not Level.ERROR:
        return None
    last = _house_and_type(event, name)[1]
    return next((read for words, read in table if last and words.search(last)), None)


def _house_and_type(event: Event, name: str) -> tuple[str, str]:
    """Return whose library a type is of, '' where it does not say, and its own last name."""
    message = event.thrown.message if event.thrown is not None else ""
    said = (name, message[:_SEEN], event.text[:_SEEN])
    found = next(filter(None, map(_TYPE.match, said)), None)
    return (found["house"], found["last"]) if found is not None else ("", "")
