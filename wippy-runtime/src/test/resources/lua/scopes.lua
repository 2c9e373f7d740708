-- Lua 5.3 manual, sections 3.3 and 3.5: blocks, closures, goto
local x = 1
do local x = x + 1; print(x); do local x = x * 10; print(x) end print(x) end
print(x)
-- every turn of a loop has variables of its own
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 1; return i end end
print(fs[1](), fs[1](), fs[2](), fs[3]())
local gs = {}
for _, v in ipairs{"a", "b"} do local n = 0; gs[v] = function() n = n + 1; return v .. n end end
print(gs.a(), gs.a(), gs.b())
local ws = {}
local i = 0
while i < 3 do local j = i; ws[#ws + 1] = function() j = j + 1; return j end; i = i + 1 end
print(ws[1](), ws[1](), ws[2](), ws[3]())
local rs = {}
repeat local k = #rs; rs[#rs + 1] = function() k = k + 10; return k end until k == 2
print(rs[1](), rs[1](), rs[3]())
-- shared variables
local function counter()
  local n = 0
  return function() n = n + 1; return n end, function() return n end, function(v) n = v end
end
local inc, get, set = counter()
inc() inc() print(get()) set(10) inc() print(get())
local inc2, get2 = counter()
print(get2(), get())
-- parameters that inner functions change
local function param(a, b) local function f() a = a + b end f() f() return a end
print(param(1, 2))
local function variadic(a, ...) local n = select("#", ...); return function() a = a + 1; return a, n end end
local v = variadic(1, 2, 3)
v() print(v())
-- recursion, also through later assignments
local function fact(n) return n <= 1 and 1 or n * fact(n - 1) end
print(fact(20))
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(10), odd(7), even(100001))
local function self(n) if n == 0 then return self end return self(n - 1) end
print(self(1000000) == self)
local f = function() return f end
print(f())
local function twice(g) return function(y) return g(g(y)) end end
print(twice(twice(function(y) return y * 2 end))(1))
-- a function that is redefined
local function redefined() return 1 end
local old = redefined
function redefined() return old() + 1 end
print(redefined(), old())
-- deep nesting of captures
local function a1() local z = 1; return function() return function() return function() z = z + 1; return z end end end end
local z = a1()()()
print(z(), z())
-- goto
for i = 1, 5 do
  if i % 2 == 0 then goto continue end
  last = (last or "") .. i
  ::continue::
end
print(last)
do
  local n = 1
  ::top::
  if n < 5 then n = n * 2; goto top end
  print(n)
end
for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto next_i end
    print(i, j)
  end
  ::next_i::
end
do
  local closures = {}
  local n = 0
  ::again::
  local c = n
  closures[#closures + 1] = function() c = c + 1; return c end
  n = n + 1
  if n < 3 then goto again end
  print(closures[1](), closures[2](), closures[3](), closures[1]())
end
do goto over; ::over:: end
do goto e1; ::e1::; ::e2:: ; end
local k = 0
repeat
  k = k + 1
  if k == 2 then goto skip end
  print("k", k)
  ::skip::
until k == 3
while true do
  do break end
end
-- multiple assignment evaluates first
local p, q = 1, 2
p, q = q, p
print(p, q)
local t = {1, 2}
local idx = 1
idx, t[idx] = 2, "changed"
print(idx, t[1], t[2])
t.x, t.y, t.z = (function() return 1, 2 end)()
print(t.x, t.y, t.z)
local a, b, c = 1
print(a, b, c)
local d, e = 1, 2, print("extra is evaluated")
print(d, e)
a, b, c = 0, (function() return 1, 2, 3 end)()
print(a, b, c)
a, b = ((function() return 1, 2 end)())
print(a, b)
-- and, or, not
print(nil and 1, false and 1, 1 and 2, nil or 1, false or nil, 1 or error("never"), not nil, not 0, not not "")
print(1 and nil, false == nil, nil == nil, (nil and 1) == nil)
local function truth(v) if v then return "yes" else return "no" end end
print(truth(0), truth(""), truth({}), truth(nil), truth(false), truth(not false and (1 or nil)))
local s = 0
for _, v in ipairs{1, false, 2} do if not (v == false or v == 2) or v == 2 and true then s = s + v end end
print(s)
-- numeric for does not see changes of its limit, and leaves the name alone
local limit = 3
for i = 1, limit do limit = 10; last = i end
print(last)
