-- Resources that nobody closes, each of an instance of its own.
local funcs = require("funcs")

local function main(count)
  local sum = 0
  for i = 1, count do
    sum = sum + funcs.call("app:counter", i):value()
  end
  return sum
end

return { main = main }
