local function chain(words: string): (string?, any)
  local funcs = require("funcs")
  local target, rest = string.match(words, "^(%S+) (.*)$")
  if target == nil then
    return words
  end
  local result, err = funcs.call(target, rest)
  if err ~= nil then
    return nil, err
  end
  return "[" .. result .. "]"
end

local function spin()
  while true do end
end

local function bytes(input)
  return input .. "\255\0"
end

local function give()
  return { a = 1 }
end

return { chain = chain, spin = spin, bytes = bytes, table = give }
