-- wrk: opens sessions that are all new (KIND=sessions) or reports issues of SESSIONS (KIND=issues).
local kind, run = os.getenv("KIND"), os.getenv("RUN")
local headers = { ["content-type"] = "application/json", ["x-api-key"] = os.getenv("KEY") }
local sessions = {}
for line in io.lines(os.getenv("SESSIONS")) do
  sessions[#sessions + 1] = line
end
local visit = '{"externalSessionId":"visit-%s-%d","userId":"shopper-%d","release":"2026.11.3"}'
local report = '{"sessionId":"%s","userDescription":"The pay button does nothing (try %d)",'
  .. '"metadata":{"url":"https://shop.example.com/checkout?step=2",'
  .. '"browser":"Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0"}}'
local turn = 0
function request()
  turn = turn + 1
  if kind == "sessions" then
    return wrk.format("POST", "/v1/sessions", headers, visit:format(run, turn, turn % 1000))
  end
  local body = report:format(sessions[turn % #sessions + 1], turn)
  return wrk.format("POST", "/v1/issues", headers, body)
end
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"seconds":%.3f,"p50_ms":%.3f,"p99_ms":%.3f,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, errors.status, errors.connect + errors.read + errors.timeout))
end
