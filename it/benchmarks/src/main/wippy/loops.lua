local funcs = require("funcs")

-- Calls a WebAssembly function `times` times.
local function add(times)
  local sum = 0
  for i = 1, times do
    sum = assert(funcs.call("guest:add", i, 1))
  end
  return sum
end

-- Sends `count` users to a component and gets them back, `times` times.
local function users(times, count)
  local sent = {}
  for i = 1, count do
    sent[i] = { id = i, name = "user " .. i, tags = { "math", "chess" }, active = i % 2 == 0 }
  end
  local got
  for _ = 1, times do
    got = assert(funcs.call("guest:transform", sent))
  end
  return #got
end

return { add = add, users = users }
