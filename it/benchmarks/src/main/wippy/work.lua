-- Work that Lua code does all day, each so often that the state in which it runs counts for little.
local function fib(n: number): number
  if n < 2 then return n end
  return fib(n - 1) + fib(n - 2)
end

local function sum(n: number): number
  local total = 0
  for i = 1, n do total = total + i % 7 end
  return total
end

local function floats(n: number): number
  local x = 0.5
  for i = 1, n do x = x * 1.0000001 + i / 3 end
  return x
end

local function elements(n: number): number
  local list = {}
  for i = 1, n do list[i] = i end
  local total = 0
  for _, v in ipairs(list) do total = total + v end
  return total
end

local function fields(n: number): number
  local p = { x = 1, y = 2, z = 3 }
  for _ = 1, n do
    p.x = p.x + p.y
    p.z = p.x - p.y
  end
  return p.z
end

local Counter = {}
Counter.__index = Counter
function Counter.new(value: number) return setmetatable({ value = value }, Counter) end
function Counter:plus(other) return Counter.new(self.value + other.value) end

local function objects(n: number): number
  local counter, one = Counter.new(0), Counter.new(1)
  for _ = 1, n do counter = counter:plus(one) end
  return counter.value
end

local function closures(n: number): number
  local total = 0
  for i = 1, n do
    local function add(x) return x + i end
    total = total + add(1)
  end
  return total
end

local function texts(n: number): number
  local parts = {}
  for i = 1, n do parts[#parts + 1] = "item " .. i .. ";" end
  return #table.concat(parts)
end

local function results(n: number): number
  local function both(a, b) return b, a end
  local x, y = 1, 2
  for _ = 1, n do x, y = both(x, y) end
  return x
end

local function caught(n: number): number
  local count = 0
  for i = 1, n do
    if not pcall(error, "no") then count = count + 1 end
  end
  return count
end

local function resumed(n: number): number
  local next_value = coroutine.wrap(function()
    for i = 1, n do coroutine.yield(i) end
  end)
  local total = 0
  for _ = 1, n do total = total + next_value() end
  return total
end

return {
  fib = fib, sum = sum, floats = floats, elements = elements, fields = fields, objects = objects,
  closures = closures, texts = texts, results = results, caught = caught, resumed = resumed,
}
