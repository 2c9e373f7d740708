local function steady(word, number)
  logger:info("steady runs with " .. word .. " " .. number)
  process.registry.register("steady")
  local event = process.events():receive()
  logger:info("steady ends: " .. event.reason)
end

local function shaky()
  logger:info("shaky fails")
  error("shaky by design")
end

return { steady = steady, shaky = shaky }
