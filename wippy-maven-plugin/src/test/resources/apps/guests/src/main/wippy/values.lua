-- Calls every guest and writes down what it gave, as Lua sees it.
local funcs = require("funcs")

local function show(value)
  if type(value) == "string" then
    return string.format("%q", value)
  end
  if type(value) ~= "table" then
    return tostring(value)
  end
  local parts = {}
  for _, element in ipairs(value) do
    table.insert(parts, show(element))
  end
  if #parts == 0 then
    local names = {}
    for name in pairs(value) do
      table.insert(names, name)
    end
    table.sort(names)
    for _, name in ipairs(names) do
      table.insert(parts, name .. " = " .. show(value[name]))
    end
  end
  return "{" .. table.concat(parts, ", ") .. "}"
end

local lines = {}

local function call(name, ...)
  local value, err = funcs.call("app:" .. name, ...)
  local args = {}
  for i = 1, select("#", ...) do
    args[i] = show((select(i, ...)))
  end
  local answer = show(value)
  if err then
    answer = ("nil, %s: %s, details %s"):format(err:kind(), err:message(), show(err:details()))
  end
  table.insert(lines, ("%s(%s) = %s"):format(name, table.concat(args, ", "), answer))
  return value
end

local function section(title)
  table.insert(lines, "\n" .. title)
end

local function main()
  section("Numbers")
  call("add", 2147483647, 1)
  call("add", -1, -1)
  call("sum", { 4294967295, 1 })
  call("sum", {})
  call("fib", 20)
  call("same-u64", 9007199254740992)
  local most = call("most-u64")
  local least = call("least-s64")
  call("same-u64", most)
  call("same-s64", least)
  call("same-u64", most - 1)
  call("same-s64", least + 1)
  call("same-u64", 2 ^ 63)

  section("Comparison and arithmetic on what is beyond 2^53")
  table.insert(lines, tostring(most == funcs.call("app:same-u64", most)))
  table.insert(lines, tostring(most - 1 < most) .. " " .. tostring(least < 0))
  table.insert(lines, tostring(most % 1000) .. " " .. tostring(most + least))

  section("Text")
  call("greet", "Wörld")
  call("greet", "")
  call("initial", "😀!")
  call("initial", "")

  call("code", "é")
  call("code", 233)

  section("Records and lists")
  call("echo-person", { id = 1, name = "Ada", tags = { "a", "ö" }, active = true })
  call("echo-person", { id = 4294967295, name = "", tags = {}, active = false })
  call("transform-users", {})
  call("transform-users", {
    { id = 1, name = "ada", tags = {}, active = true },
    { id = 2, name = "bob", tags = { "x", "y" }, active = false },
  })

  section("Variants")
  call("area", { circle = 2 })
  call("area", { rect = { 2, 3.5 } })
  call("area", { named = "four" })
  call("area", { unit = true })
  call("area", "unit")

  section("Enums, by name and by number")
  call("next-color", "red")
  call("next-color", "blue")
  call("next-color", 1)

  section("Flags, as a table and as names")
  call("toggle", { write = true })
  call("toggle", { "read", "exec" })
  call("toggle", {})
  call("toggle", { read = true, write = true, exec = true })

  section("Options and tuples")
  call("minmax", { 3, -1, 2.5 })
  call("minmax", {})
  call("nested")
  call("width", { start = 3, ["end"] = 10 })
  call("width", { start = 3 })
  call("half", 5, false)
  call("half", 5, true)
  call("half", 5)
  call("half", 5, nil)

  section("Numbers that are not finite, or not exact")
  call("half", 1 / 0)
  call("half", 0 / 0)
  call("half", 16777217)

  section("Results: at the top a value or an error, inside a table")
  call("divide", 7, 2)
  call("divide", 7, 0)
  call("outcomes")

  section("Other toolchains, components and core modules")
  call("rust-add", 40, 2)
  call("rust-greet", "Ada")
  call("rust-core-greet", "Ada")
  call("assembly-script-add", 40, 2)
  call("assembly-script-greet", "Ada")

  section("Preview 1")
  call("reactor-read-file", "/nowhere")
  call("reactor-get-env", "HOME")
  call("reactor-args")
  call("reactor-say", "to the log")
  table.insert(lines, "sleep-ms: " .. tostring(funcs.call("app:reactor-sleep-ms", 20) >= 20000000))
  call("command")

  section("Components adapted from preview 1, nothing granted")
  call("adapted-read-file", "/nowhere")
  call("adapted-command")
  call("adapted-rust-command")
  return table.concat(lines, "\n") .. "\n"
end

return { main = main }
