-- What processes do all day. A function stands for the other end; its results are not looked at.
local function answer()
  local inbox = process.inbox()
  while true do
    local message = inbox:receive()
    if message:topic() == "ping" then process.send(message:from(), "pong", 1) end
  end
end

-- One message there and one back, n times.
local function ping(n: number): number
  local pid = process.spawn("guest:answer", "guest:processes")
  local inbox = process.inbox()
  for i = 1, n do
    process.send(pid, "ping", i)
    inbox:receive()
  end
  process.terminate(pid)
  return n
end

-- Messages that nobody answers, 100 and then one that is.
local function stream(n: number): number
  local pid = process.spawn("guest:answer", "guest:processes")
  local inbox = process.inbox()
  for _ = 1, n // 100 do
    for i = 1, 99 do process.send(pid, "note", i) end
    process.send(pid, "ping", 100)
    inbox:receive()
  end
  process.terminate(pid)
  return n
end

-- From spawn to exit, one after the other.
local function spawn(n: number): number
  local events = process.events()
  for _ = 1, n do
    process.spawn_monitored("guest:ended", "guest:processes")
    events:receive()
  end
  return n
end

local function ended() return 1 end

return { answer = answer, ping = ping, stream = stream, spawn = spawn, ended = ended }
