-- Calls guests with arguments that do not fit, and writes down what Lua is told.
local funcs = require("funcs")

local lines = {}

local function refused(name, ...)
  local value, err = funcs.call("app:" .. name, ...)
  local told = err and err:kind() .. ": " .. err:message() or "gave " .. tostring(value)
  table.insert(lines, name .. ": " .. told)
end

local function person(change)
  local made = { id = 1, name = "Ada", tags = { "a", "b" }, active = true }
  for name, value in pairs(change) do
    made[name] = value
  end
  return made
end

local function main()
  refused("add")
  refused("add", 1)
  refused("add", 1, 2, 3)
  refused("add", nil, 2)
  refused("add", "1", 2)
  refused("add", 1.5, 2)
  refused("add", 2147483648, 2)
  refused("add", 1, -2147483649)
  refused("add", 0 / 0, 2)
  refused("sum", { 1, -1 })
  refused("sum", { 1, 4294967296 })
  refused("sum", { 1, "2" })
  refused("sum", { 1, nil, 3 })
  refused("sum", 5)
  refused("sum", { a = 1 })
  refused("same-u64", -1)
  refused("same-s64", 9223372036854775808)
  refused("greet", 5)
  refused("greet", "\255")
  refused("echo-person", {})
  refused("echo-person", person { active = "yes" })
  refused("echo-person", { id = 1, nmae = "Ada", tags = {}, active = true })
  refused("transform-users", { person {}, person { tags = { true } } })
  refused("transform-users", { person {}, person {}, person { tags = { "a", "b", 3 } } })
  refused("transform-users", { person { id = -1 } })
  refused("transform-users", person {})
  refused("area", { circl = 1 })
  refused("area", { circle = 1, unit = true })
  refused("area", {})
  refused("area", { circle = "wide" })
  refused("area", { rect = { 1, "high" } })
  refused("area", { rect = { 1 } })
  refused("area", { rect = { 1, 2, 3 } })
  refused("area", "circle")
  refused("next-color", "gren")
  refused("next-color", 3)
  refused("toggle", { wriet = true })
  refused("toggle", { "read", "wriet" })
  refused("toggle", { write = 1 })
  refused("toggle", { "read", 7 })
  refused("width", { ["end"] = 10 })
  refused("width", { start = 3, ["end"] = "far" })
  refused("code", "ab")
  refused("code", "")
  refused("code", 55296)
  refused("half", 1, "yes")
  refused("half", 1, true, 3)
  refused("half", "5")
  refused("initial", {})
  refused("nowhere")
  refused("gret", "Ada")
  return table.concat(lines, "\n") .. "\n"
end

return { main = main }
