local HOST = "app:host"

-- How a process ends that is monitored.
local function ending(pid)
  local event = process.events():receive()
  assert(event.kind == process.event.EXIT and event.from == pid)
  return event.result.value, event.result.error
end

local function ping_pong(id, rounds, pause)
  local pid = assert(process.spawn_monitored(id, HOST))
  local inbox = process.inbox()
  for i = 1, rounds do
    if pause then time.sleep(pause) end
    assert(process.send(pid, "ping", "hello " .. i))
    local msg = inbox:receive()
    assert(msg:from() == pid and msg:topic() == "ping")
    assert(msg:payload():data() == "hello " .. i)
  end
  process.send(pid, "stop")
  return (ending(pid))
end

local function kinds()
  local pid = assert(process.spawn("app:echo", HOST))
  local sent = { "text", "\255\0", 42, 1.5, true, { a = { 1, 2 } } }
  process.send(pid, "all", table.unpack(sent))
  local got = {}
  local payloads = { process.inbox():receive():payload() }
  for i, payload in ipairs(payloads) do
    got[i] = payload:data()
  end
  process.send(pid, "stop")
  return { #got, got[1], got[2] == sent[2], got[3], got[4], got[5], got[6].a[2] }
end

local function guests(rounds)
  local echo = assert(process.spawn("app:echo", HOST))
  local player = assert(process.spawn_monitored("app:player", HOST, echo, rounds))
  local result = ending(player)
  process.terminate(echo)
  return result
end

local function later(early)
  local pid
  if early then
    pid = process.with_context({}):with_message("early", 1):spawn_monitored("app:patient", HOST)
  else
    pid = assert(process.spawn_monitored("app:patient", HOST))
    local wait = channel.new()
    coroutine.spawn(function()
      for _ = 1, 200000 do end
      wait:send(true)
    end)
    wait:receive()
    process.send(pid, "call", 1)
  end
  return (ending(pid))
end

local function try(target, topic, format, count, size)
  if target == "silent" or target == "small" then
    target = assert(process.spawn("app:" .. target, HOST))
  elseif target == "ended" then
    target = assert(process.spawn_monitored("app:self", HOST))
    ending(target)
  end
  local pid = assert(process.spawn_monitored("app:attempt", HOST, target, topic, format, count, size))
  local value, err = ending(pid)
  return err and err:message() or value
end

local function stop(how)
  local pid = assert(process.spawn_monitored("app:echo", HOST))
  process[how](pid)
  local _, err = ending(pid)
  return err:kind()
end

local function who()
  local pid = assert(process.spawn_monitored("app:self", HOST))
  return ending(pid) == pid
end

local function expire()
  local pid = assert(process.spawn_monitored("app:brief", HOST))
  local _, err = ending(pid)
  return err:kind()
end

return {
  ping_pong = ping_pong,
  kinds = kinds,
  guests = guests,
  later = later,
  try = try,
  stop = stop,
  who = who,
  expire = expire,
}
