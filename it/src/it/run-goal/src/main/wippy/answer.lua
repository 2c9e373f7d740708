local funcs = require("funcs")
local io = require("io")

local function main()
  local sum = funcs.call("app:triangle", 100)
  io.print("the answer is " .. sum)
end

return { main = main }
