-- Lua 5.3 manual, section 2.4
local mt = {}
local function new(v) return setmetatable({v = v}, mt) end
local function val(x) return type(x) == "table" and x.v or x end
for _, name in ipairs{"add", "sub", "mul", "div", "mod", "pow", "idiv", "band", "bor", "bxor", "shl", "shr", "concat"} do
  mt["__" .. name] = function(a, b) return name .. "(" .. tostring(val(a)) .. "," .. tostring(val(b)) .. ")" end
end
mt.__unm = function(a) return "unm(" .. a.v .. ")" end
mt.__bnot = function(a) return "bnot(" .. a.v .. ")" end
mt.__len = function(a) return 42 end
mt.__eq = function(a, b) return a.v == b.v end
mt.__lt = function(a, b) return val(a) < val(b) end
mt.__le = function(a, b) return val(a) <= val(b) end
mt.__tostring = function(a) return "<" .. a.v .. ">" end
mt.__call = function(self, x) return self.v, x end
local a, b = new(1), new(2)
print(a + b, a - 1, 2 * b, a / b, a % 3, 2 ^ a, a // b, a & 1, 1 | a, a ~ b, a << 1, 1 >> a)
print(a .. b, a .. "x", "x" .. a, 1 .. a, a .. 1 .. 2, "p" .. "q" .. a)
print(-a, ~a, #a, a == b, a == new(1), a ~= b, a < b, a <= b, a > b, a >= b, a < 5, 0 < a)
print(tostring(a), a(9))
print(rawequal(a, new(1)), rawlen == nil, rawget(a, "v"))
-- __index and __newindex
local log = {}
local proxy = setmetatable({}, {
  __index = function(t, k) log[#log + 1] = "get " .. tostring(k) return k end,
  __newindex = function(t, k, v) log[#log + 1] = "set " .. tostring(k) rawset(t, k, v) end,
})
print(proxy.x, proxy[1], proxy["y z"])
proxy.x = 1; proxy.x = 2; proxy[1] = "one"
print(proxy.x, proxy[1], table.concat(log, ", "))
local base = {inherited = "yes"}
local mid = setmetatable({}, {__index = base})
local leaf = setmetatable({}, {__index = mid, __newindex = base})
print(leaf.inherited, leaf.missing)
leaf.new = 5
print(rawget(leaf, "new"), base.new, leaf.new)
print(setmetatable({}, {__index = "text"}).upper == string.upper)
-- a metatable that changes
local m2 = {}
local obj = setmetatable({}, m2)
print(obj.k, pcall(function() return obj + 1 end))
m2.__index = {k = "now"} m2.__add = function() return "added" end
print(obj.k, obj + 1)
setmetatable(obj, nil)
print(obj.k, getmetatable(obj))
-- protected
local locked = setmetatable({}, {__metatable = "locked"})
print(getmetatable(locked), pcall(setmetatable, locked, {}))
-- __pairs, __len in loops
local paged = setmetatable({}, {__pairs = function(t) return function(_, k) k = (k or 0) + 1 if k <= 3 then return k, k * k end end, t, nil end})
for k, v in pairs(paged) do print(k, v) end
local listlike = setmetatable({}, {__index = function(_, i) if i <= 3 then return "item" .. i end end})
for i, v in ipairs(listlike) do print(i, v) end
-- __lt for __le
local onlylt = setmetatable({}, {__lt = function() return false end})
print(onlylt <= onlylt, onlylt < onlylt)
-- errors
for _, f in ipairs{
  function() return {} + 1 end, function() return 1 + {} end, function() return {} .. "x" end,
  function() return "x" .. {} end, function() return -{} end, function() return #5 end,
  function() return {} < {} end, function() return {} < 1 end, function() return "a" < 1 end,
  function() return nil > 1 end, function() return true <= false end, function() return print < print end,
  function() return ("x") + 1 end, function() return nil .. "x" end, function() return 2 ^ {} end,
} do print(pcall(f)) end
-- loops in chains
local l1, l2 = {}, {}
setmetatable(l1, {__index = l2}) setmetatable(l2, {__index = l1})
print(pcall(function() return l1.x end))
