local co = coroutine.create(function(a, b)
  print("start", a, b)
  local c = coroutine.yield(a + b)
  print("resumed", c)
  local d, e = coroutine.yield(c * 2)
  print("again", d, e)
  return "end", 99
end)
print(coroutine.status(co), coroutine.resume(co, 1, 2))
print(coroutine.status(co), coroutine.resume(co, 10))
print(coroutine.resume(co, "x", nil))
print(coroutine.status(co), coroutine.resume(co))
-- errors keep their values
local e = {code = 7}
local ok, got = coroutine.resume(coroutine.create(function() error(e) end))
print(ok, got == e)
print(coroutine.resume(coroutine.create(function() error(nil) end)))
print(coroutine.resume(coroutine.create(function() error("text") end)))
print(coroutine.resume(coroutine.create(function() local function f() return 1 + f() end return f() end)))
-- wrap
local gen = coroutine.wrap(function() for i = 1, 3 do coroutine.yield(i) end end)
print(gen(), gen(), gen(), gen())
print(pcall(gen))
print(pcall(coroutine.wrap(function() error({}) end)) == false, select(2, pcall(coroutine.wrap(function() error("w") end))))
-- nesting and status
local outer
outer = coroutine.create(function()
  local inner = coroutine.create(function()
    print("inner sees outer", coroutine.status(outer))
    coroutine.yield("from inner")
  end)
  print(coroutine.resume(inner))
  print(coroutine.status(inner), coroutine.running() == outer)
  coroutine.yield()
end)
coroutine.resume(outer)
print(coroutine.running())
print(select(2, coroutine.running()), coroutine.isyieldable(), pcall(coroutine.yield, 1))
-- pcall inside, yield across pcall
local across = coroutine.wrap(function()
  local ok, v = pcall(function() local x = coroutine.yield("in pcall"); error("after " .. x) end)
  return ok, v
end)
print(across())
print(across("yield"))
-- yield from a metamethod, an iterator and sort's comparator
local meta = coroutine.wrap(function() return setmetatable({}, {__index = function(t, k) return coroutine.yield(k) end}).field end)
print(meta(), meta("value"))
local iter = coroutine.wrap(function() for v in function() return coroutine.yield("next") end do print("got", v) end return "over" end)
print(iter(), iter(1), iter(nil))
-- arguments do not change after they were passed
local function pass(...) local c = coroutine.wrap(function(...) coroutine.yield() return ... end); c(...); return c end
local function shuffle(a, b) local c = pass(a, b); a, b = b, a; return c() end
print(shuffle(1, 2))
print(pcall(coroutine.create, 1), pcall(coroutine.resume, 1), pcall(coroutine.status))
local total = 0
for i = 1, 1000 do local c = coroutine.wrap(function(x) total = total + coroutine.yield(x) end); c(i); c(i) end
print(total)
