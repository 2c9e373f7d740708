-- Lua 5.3 manual, sections 3.4.10 and 3.4.11: calls, methods, varargs
local function none() end
local function one() return 1 end
local function two() return 1, 2 end
local function three(a, b, c) return a, b, c end
local function four(a, b, c, d) return d, c, b, a end
print(none())
print((none()))
print(two(), two())
print((two()))
print(#{two(), two()}, #{two(), (two())}, #{none(), 1})
print(three(1), three(1, 2, 3, 4))
print(four(1, 2, 3, 4), four(two(), two()), four(1))
print(select("#", none()), select("#", two()), select("#", (none())), select(-1, 1, 2, 3))
local function va(...)
  local a, b = ...
  local t = {...}
  return select("#", ...), a, b, #t, ...
end
print(va())
print(va(nil))
print(va(1, nil, 3))
print((va(1, 2)))
local function rest(a, b, ...) return a, b, select("#", ...), ... end
print(rest(1), rest(1, 2, 3, 4))
local function many(a, b, c, d, e, ...) return e, d, c, b, a, ... end
print(many(1, 2, 3, 4, 5, 6, 7))
local function pass(...) return ... end
print(pass(1, nil, nil))
print(pass(pass(pass(1, 2), 3)))
print(table.pack(pass()).n, table.pack(pass(nil, nil)).n, table.unpack({1, 2, nil, 4}, 1, 4))
-- methods
local Account = {}
Account.__index = Account
function Account.new(b) return setmetatable({balance = b}, Account) end
function Account:deposit(v) self.balance = self.balance + v return self end
function Account:get(...) return self.balance, ... end
local acc = Account.new(10)
print(acc:deposit(5):deposit(1):get("x", "y"))
print(acc.get(acc), acc["get"](acc, 1))
print(("text"):upper(), ("%d"):format(7), #("abc"):rep(3))
local obj = {name = "n", f = {g = {}}}
function obj.f.g.h(x) return x * 2 end
function obj.f.g:m(x) return self == obj.f.g, x end
print(obj.f.g.h(4), obj.f.g:m(1))
-- calls without parentheses
local function id(x) return x end
print(id"string", id[[long]], #id{1, 2}, type{}, id{x = 1}.x)
-- callable tables
local callable = setmetatable({}, {__call = function(self, ...) return select("#", ...), ... end})
print(callable(), callable(1, 2))
print(pcall(callable, "a"))
-- tail calls do not grow the stack
local function loop(n) if n == 0 then return "done" end return loop(n - 1) end
print(loop(2000000))
local a, b
a = function(n) if n == 0 then return "mutual" end return b(n - 1) end
b = function(n) return a(n) end
print(a(300000))
local obj2 = {}
function obj2:count(n) if n == 0 then return "method" end return self:count(n - 1) end
print(obj2:count(300000))
local function tailva(n, ...) if n == 0 then return ... end return tailva(n - 1, ...) end
print(tailva(100000, 1, 2, 3))
-- arguments are evaluated from left to right, before the call
local log = {}
local function note(x) log[#log + 1] = x return x end
three(note(1), note(2), note(3))
local t = {[note(4)] = note(5), note(6)}
local r = note(7) + note(8) * note(9)
print(table.concat(log, " "))
-- recursion that is not a tail call has a limit that can be caught
local function deep(n) return 1 + deep(n + 1) end
local ok, e = pcall(deep, 1)
print(ok, e)
local depth = 0
local function measured() depth = depth + 1; measured() depth = depth + 1 end
print(pcall(measured) == false, depth > 1000)
-- and so has a handler
print(xpcall(deep, function(m) return "handled " .. tostring(m) end, 1))
