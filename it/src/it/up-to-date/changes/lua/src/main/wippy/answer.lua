local funcs = require("funcs")
local io = require("io")

local function main()
  local one = funcs.call("app:one")
  local two = funcs.call("app:two")
  io.print(one .. " and " .. two .. "!")
end

return { main = main }
