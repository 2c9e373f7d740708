-- what an error calls the value that is wrong, and where it is
local t = {a = {}}
local up
print(pcall(function() local v; return v.x end))
print(pcall(function() local v; return v[1] end))
print(pcall(function() return up.x end))
print(pcall(function() return missing.x end))
print(pcall(function() return t.b.c end))
print(pcall(function() return t.a.b.c end))
print(pcall(function() return t[1][2] end))
print(pcall(function() return (nil).x end))
print(pcall(function() t.b.c = 1 end))
print(pcall(function() missing.y = 1 end))
print(pcall(function() up[1] = 1 end))
print(pcall(function() missing() end))
print(pcall(function() local f = 5; f() end))
print(pcall(function() up() end))
print(pcall(function() t.b() end))
print(pcall(function() t:nope() end))
print(pcall(function() ("x"):nope() end))
print(pcall(function() t.a.b:nope() end))
print(pcall(function() return #up end))
print(pcall(function() return #t.b end))
print(pcall(function() (1)() end))
print(pcall(function() up:method() end))
-- lines
local function fails()
  local x = 1

  return x +
    {}
end
print(pcall(fails))
print(pcall(function()
  t
    .a
    .b
    .c()
end))
print(pcall(function()
  return t.nope(
    1,
    2
  )
end))
print(pcall(function()
  error("here", 1)
end))
local function lib() error("in the caller", 2) end
print(pcall(function()
  local a = 1
  lib()
end))
local function outer()
  lib()
end
print(pcall(outer))
print(select(2, pcall(error, "no place", 0)))
print(select(2, pcall(error)))
print(select(2, pcall(function() assert(false) end)))
print(select(2, pcall(function() assert(nil, "message") end)))
print(select(2, pcall(function() assert(false, {}) end)) ~= nil)
print(select("#", assert(1, 2, 3)))
print(pcall(function() string.rep() end))
print(pcall(function() ("x"):rep({}) end))
print(pcall(function() setmetatable(1, {}) end))
print(pcall(function() for i = 1, "x" do end end))
print(pcall(function() for k in pairs(nil) do end end))
print(pcall(function() for k in 5 do end end))
print(pcall(function() t[nil] = 1 end))
print(pcall(function() t[0/0] = 1 end))
print(pcall(next, {}, "gone"))
print(pcall(function() local s = ("x"):rep(1e10) end))
