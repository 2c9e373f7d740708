local funcs = require("funcs")
local io = require("io")

local function main()
  local number = funcs.call("app:number")
  io.print(number)
end

return { main = main }
