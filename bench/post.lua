-- wrk: posts the bodies of BODIES to the sessions of SESSIONS, round and round.
local bodies, paths = {}, {}
for index = 0, 63 do
  local file = assert(io.open(os.getenv("BODIES") .. "/" .. index .. ".json", "rb"))
  bodies[#bodies + 1] = file:read("*a")
  file:close()
end
for line in io.lines(os.getenv("SESSIONS")) do
  paths[#paths + 1] = "/v1/sessions/" .. line .. "/logs"
end
local headers = { ["content-type"] = "application/json", ["x-api-key"] = os.getenv("KEY") }
local turn = 0
function request()
  turn = turn + 1
  return wrk.format("POST", paths[turn % #paths + 1], headers, bodies[turn % #bodies + 1])
end
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    'RESULT {"requests":%d,"seconds":%.3f,"p50_ms":%.3f,"p99_ms":%.3f,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, errors.status, errors.connect + errors.read + errors.timeout))
end
