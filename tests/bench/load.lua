-- For wrk: asks for the paths of a file at random, always in the same order, and reports as JSON. Each
-- request is a client's that was never here, in this run or one before (RFC 3849's network): nobody is
-- refused for fetching too often, and whoever remembers clients has to remember another.
local before, after = {}, {}
local clients, run = 0, 0

function init(args)
  math.randomseed(1)
  run = tonumber(args[2])
  wrk.headers["CF-Connecting-IP"] = "<client>"
  for path in io.lines(args[1]) do
    local request = wrk.format("GET", path)
    local first, last = request:find("<client>", 1, true)
    before[#before + 1] = request:sub(1, first - 1)
    after[#after + 1] = request:sub(last + 1)
  end
end

function request()
  local chosen = math.random(#before)
  clients = clients + 1
  local network = string.format(
    "2001:db8:%x:%x::1", (run * 16 + clients / 65536) % 65536, clients % 65536
  )
  return before[chosen] .. network .. after[chosen]
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format(
    '\n{"requests":%d,"microseconds":%d,"failed":%d,"p50":%d,"p99":%d}',
    summary.requests, summary.duration, failed, latency:percentile(50), latency:percentile(99)
  ))
end
