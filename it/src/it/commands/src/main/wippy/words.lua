local io = require("io")

local function main(first)
  local words = io.args()
  io.print(#words .. " words: " .. table.concat(words, ", "))
  io.print("first: " .. tostring(first))
end

return { main = main }
