local funcs = require("funcs")
local io = require("io")

local function main()
  local sum = funcs.call("app:triangle", 100)
  io.print("1 + 2 + ... + 100 = " .. sum)
end

return { main = main }
