-- What Lua code can do with resources of a guest, and what it is told when it cannot.
local funcs = require("funcs")

local lines = {}

local function say(...)
  local words = {}
  for i = 1, select("#", ...) do
    local word = select(i, ...)
    words[i] = type(word) == "userdata" and word.message and word:kind() .. ": " .. word:message()
      or tostring(word):gsub("0x%x+", "0x…")
  end
  table.insert(lines, table.concat(words, " "))
end

local function main()
  local c = funcs.call("app:counter", 5)
  say("made", c, type(c))
  say("methods", c:value(), c:increment(3), c:value(), c:label())
  say("wrong argument", c:increment("x"))
  say("no method", c.nothing, c["also-nothing"])
  say("without self", pcall(c.value))

  -- An argument that is a resource: the call runs in the instance that the resource lives in.
  local d = funcs.call("app:split", c, 2)
  say("given away", pcall(c.value, c))
  say("split", #d, d[1]:value(), d[2]:value())
  say("larger", funcs.call("app:larger", d[1], d[2]))
  local sum = funcs.call("app:merge", d[1], d[2])
  say("merged", sum:value())

  local other = funcs.call("app:counter", 1)
  say("of another instance", funcs.call("app:larger", sum, other))
  say("usable afterwards", sum:value(), other:value())
  say("no resource", funcs.call("app:larger", sum, 5))

  sum:close()
  sum:close()
  say("closed", sum:value())
  say("the other", other:value())
  say("passing a resource on", pcall(function() return getmetatable(other) end))
  return table.concat(lines, "\n") .. "\n"
end

return { main = main }
