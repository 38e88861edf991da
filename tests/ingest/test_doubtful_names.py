"""Names that may stand for a secret: masked where they do, left where they count or signal."""

import json

import pytest

from usercontext.ingest.scrub import scrub_text

SAS = "ogyjey4XVnHrkgn5ZYXltMT02fLPFlDf51Hs4J20FzL%3D"
HEX = "cd740a7c5c4cb68a38c4cad51cc713a4f93a5ee8abcf059491e81a43723db0c0"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("user=bob&pass=letmein", "user=bob&pass=[SECRET]"),
        ("pass=letmein&login=bob", "pass=[SECRET]&login=bob"),
        ("login=bob&pass=1234&x=1", "login=bob&pass=[SECRET]&x=1"),
        ('{"user":"bob","pass":"letmein"}', '{"user":"bob","pass":"[SECRET]"}'),
        ('{"h":"db1","pass":"k9!fQz27"}', '{"h":"db1","pass":"[SECRET]"}'),
        ("DB_PASS=kestrel", "DB_PASS=[SECRET]"),
        ("dbPass=kestrel9x and userpass=kestrel", "dbPass=[SECRET] and userpass=[SECRET]"),
        ("retry with pass: hunter2", "retry with pass: [SECRET]"),
        ("a\npin=1234", "a\npin=[SECRET]"),
        (f"/c/b?sv=2022&sig={SAS}", "/c/b?sv=2022&sig=[SECRET]"),
        (f"?u=%2Fb%3Fsig%3D{SAS}", "?u=%2Fb%3Fsig%3D[SECRET]"),
        (f"?X-Amz-Signature={HEX}&a=1", "?X-Amz-Signature=[SECRET]&a=1"),
        (f'{{"x-goog-signature":"{HEX}"}}', '{"x-goog-signature":"[SECRET]"}'),
        ("sessionid=3kq9x8r7w2m5n1p4c6v0b8z9a7s5d3f1;", "sessionid=[SECRET];"),
        ("PHPSESSID=9f8a7b6c5d; JSESSIONID=1A53.n1", "PHPSESSID=[SECRET]; JSESSIONID=[SECRET]"),
        ("/app;jsessionid=1A53?x=1", "/app;jsessionid=[SECRET]?x=1"),
        ('{"connect.sid":"s:4fQz.kYQ2"}', '{"connect.sid":"[SECRET]"}'),
        ("iban=de89370400440532013000&a=1", "iban=[IBAN]&a=1"),
        ('{"iban":"gb29 nwbk 6016 1331 9268 19"}', '{"iban":"[IBAN]"}'),
        ("?n=%252Freset%253Ftoken%253Dabc%2526a%253D1", None),
        ("?v=%257B%2522password%2522%253A%2522hunter2%2522%257D", None),
        ("curl -s -u bob:hunter2 https://h/x", "curl -s -u [CREDENTIALS] https://h/x"),
        ("curl https://h \\\n -u bob:hunter2", "curl https://h \\\n -u [CREDENTIALS]"),
        ("curl -X POST --user 'bob:a b'", "curl -X POST --user '[CREDENTIALS] b'"),
        ("bob%25252540example.org&a=1", "[EMAIL]&a=1"),
        ("n=4111%25201111%25201111%25201111&a=1", "n=[CARD]&a=1"),
    ],
)
def test_a_secret_under_a_doubtful_name_is_masked(text: str, expected: str | None) -> None:
    plain = scrub_text(text).text
    within = json.loads(scrub_text(json.dumps({"body": text})).text)["body"]

    assert plain == within
    assert "hunter2" not in plain
    assert "Dabc%" not in plain
    assert expected is None or plain == expected


@pytest.mark.parametrize(
    "text",
    [
        "12 tests: pass=3 fail=0",
        '{"tabindex":{"pass":"No user-set tabindex greater than 0","fail":"Some element has"}}',
        '{"rule":"focuserbar","pass":"Elementet","focus":{"pass":"Er fokuserbart"}}',
        "netloc, user_pass = split_auth(netloc)",
        "parsed_signature = parse_generalised_ufunc_signature_of(x)",
        "login suite: pass=12 fail=0 skip=1, pass=98%",
        '{"pass":5,"fail":0,"user":"bob"}',
        '{"test":"login","pass":true}',
        '{"test":"login","pass":"yes"}',
        "user check pass=ok, auth pass=failed",
        "render pass=shadow, pass=gbuffer-2, firstPass=opaque",
        "drew pass: lighting in 4.2ms; pass=1/3 pass=16x16",
        "bypass=enabled2day compass=north42 north trespass: zone51b",
        "pass=550e8400-e29b-41d4-a716-446655440000",
        "pass: 12, passes=3 passed=9 passing=hunter22",
        "sig=SIGTERM sig=11 sig: 9 signal=SIGKILL",
        "signature: (a: int, b: str) -> None",
        "?signature=v2&design=flat config=abc",
        '{"signature":"v1:http_5xx:/api/orders:POST"}',
        f"commit {HEX} sig=short",
        "sessionid=550e8400-e29b-41d4-a716-446655440000",
        "sessionId=3kq9x8r7w2m5n1p4c6v0b8z9a7s5d3f1",
        "sessionid=d41d8cd98f00b204e9800998ecf8427e",
        '{"errors":{"iban":"is invalid or too short"}}',
        "iban=de88370400440532013000",
        "curl: (7) failed\nthen docker run -u 1000:1000",
        "docker run -u 1000:1000 node, ps -u root: none",
        "git push -u origin main:main",
        "value=42 content=none value='x' content=\"y\"",
    ],
)
def test_what_counts_signals_or_names_stays(text: str) -> None:
    assert text == scrub_text(text).text
    assert json.dumps({"m": text}) == scrub_text(json.dumps({"m": text})).text
