local funcs = require("funcs")
local io = require("io")

local function main()
  local sum, err = funcs.call("app:triangle", 100)
  io.print("WAT:       1 + 2 + ... + 100 = " .. sum)

  io.print("module:    " .. funcs.call("app:greet", "Wippy"))

  local users = {
    { id = 1, name = "ada", tags = { "math" }, active = true },
    { id = 2, name = "grace", tags = {}, active = false },
  }
  for _, user in ipairs(funcs.call("app:transform", users)) do
    local tags = table.concat(user.tags, ", ")
    io.print(("component: %d %s [%s] %s"):format(user.id, user.name, tags, tostring(user.active)))
  end

  local _, division = funcs.call("app:divide", 1, 0)
  io.print("result:    " .. division:message())

  local _, mistake = funcs.call("app:transform", { { id = 1, name = "ada", tags = { true }, active = true } })
  io.print("mistake:   " .. mistake:message())
end

return { main = main }
