local function outcome(event)
  local result = event.result
  return result.error and "failed: " .. tostring(result.error) or "ended: " .. tostring(result.value)
end

local function main(name)
  local events = process.events()

  local worker = process.with_context({}):with_name("adder"):with_message("add", 1)
    :spawn_monitored("app:worker", "app:processes")
  for i = 2, 10 do process.send("adder", "add", i) end
  process.send("adder", "sum")
  io.print("sum", (process.inbox():receive():payload():data()))
  process.cancel(worker, "enough")
  io.print("worker", outcome(events:receive()))

  process.set_options({ trap_links = true })
  process.spawn_linked("app:failing", "app:processes")
  local down = events:receive()
  io.print(down.kind, outcome(down))

  local loop = process.spawn_monitored("app:loop", "app:processes")
  time.sleep("50ms")
  process.terminate(loop)
  io.print("guest", outcome(events:receive()))

  io.print("called", (funcs.call("app:squares", 12)))
  local future = funcs.async("app:squares", 13)
  local timeout = time.after("30s")
  local answered = channel.select{ future:response():case_receive(), timeout:case_receive() }
  io.print("in time", (answered.value:data()))

  local results = channel.new()
  for i = 1, 3 do
    coroutine.spawn(function() results:send(process.exec("app:squares", "app:processes", i)) end)
  end
  local sum = 0
  for _ = 1, 3 do sum = sum + results:receive() end
  io.print("together", sum, name)
  return 0
end

return { main = main }
