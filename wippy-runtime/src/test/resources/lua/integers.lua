-- Lua 5.3 manual, sections 2.1, 3.4.1 to 3.4.4: integers of 64 bits and floats
local function show(...)
  local out = {}
  for i = 1, select("#", ...) do
    local v = select(i, ...)
    local kind = math.type(v)
    out[i] = kind == "float" and string.format("%.17g~", v) or tostring(v)
  end
  print(table.concat(out, " "))
end
local max, min = math.maxinteger, math.mininteger
-- numerals
show(0, 1, 255, 0xff, 0xFF, 0x10p1, 1e0, 1e15, .5, 3., 0x.8, 0xA.8p0, 3e-2)
show(9223372036854775807, 9223372036854775808, 0xffffffffffffffff, 0x7fffffffffffffff, 0x1ffffffffffffffff)
show(2^53, 2^53 | 0, 9007199254740993, 2147483647, 2147483648, -2147483648, -2147483649)
-- subtypes across operators
show(1 + 1, 1 + 1.0, 1 - 1.0, 2 * 3, 2 * 3.0, 6 / 2, 7 / 2, 2 ^ 2, 7 // 2, 7 // 2.0, 7 % 3, 7 % 3.0, -7, -7.0)
show(2147483647 + 1, -2147483648 - 1, 65536 * 65536, 46341 * 46341, 2147483648 * 2)
-- wraparound
show(max + 1 == min, min - 1 == max, max * 2, -min == min, min // -1, min % -1, math.abs(min))
show(max + 1.0, max + 0.0 == max, max // 1 | 0, min + 0.0 == min)
show(4294967296 * 4294967296, 3037000500 * 3037000500, max * max, min * min, min * max)
-- floor division and modulo
show(7 // 3, -7 // 3, 7 // -3, -7 // -3, 7 % 3, -7 % 3, 7 % -3, -7 % -3)
show(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, -7.5 % -2, 1 // 0.0, -1 // 0.0, 5 % math.huge, -5 % math.huge)
show(0.0 // 1, -0.0 // 1 == 0, 1e308 * 10 // 1)
print(pcall(function() return 1 // 0 end))
print(pcall(function() return 1 % 0 end))
print(pcall(function() return max // 0 end))
show(1 / 0, -1 / 0, 0 / 0 ~= 0 / 0, 1 % math.huge, -1 % -math.huge)
-- bits
show(5 & 3, 5 | 3, 5 ~ 3, ~5, ~0, 1 << 62, 1 << 63, 1 << 64, 1 << -1, 1 >> 1, -1 >> 1, -1 >> 63, -1 >> 64, -1 << 63)
show(2.0 & 3, "3" | 4, "0x10" ~ 1, 3.0 << 1.0, 0xF0 >> 4, ~0 >> 60, 1 << max, 1 >> min)
print(pcall(function() return 1.5 & 1 end))
print(pcall(function() return 2^63 | 0 end))
print(pcall(function() return "a" | 1 end))
print(pcall(function() return {} & 1 end))
print(pcall(function() return 1 << nil end))
-- comparison of integers and floats is exact
show(1 == 1.0, max == max + 0.0, 2^53 == 2^53 + 1, 9007199254740993 == 2^53, 9007199254740993 > 2^53, 9007199254740992 <= 2^53)
show(max < 2^63, max <= 2^63, max >= 2^63, min == -2^63, min <= -2^63, min < -2^63, max < math.huge, min > -math.huge)
show(1 < 1.5, 2 > 1.5, 1 <= 0/0, 1 > 0/0, max < 0/0, -0.0 == 0.0, 0/0 == 0/0)
-- keys: a float that is whole is the integer
local t = {}
t[1.0] = "a"; t[2^53] = "b"; t[2] = "c"
show(t[1], t[9007199254740992], t[2.0], next({[3.0] = true}), #t)
t[max] = "max"; t[min] = "min"; t[max + 0.0] = "float"
show(t[max], t[min], t[2^63], t[-2^63])
-- conversion
show(math.tointeger(3.0), math.tointeger(3.5), math.tointeger("8"), math.tointeger({}), math.tointeger(2^63), math.tointeger(-2^63))
show(math.type(1), math.type(1.0), math.type("1"), math.type(nil), math.type(1 // 1), math.type(1 / 1), math.type(2^2))
show("10" + 5, "0x10" + 0, "1e1" + 0, "3" * "4", "10" // 3, "7" % 4, -"2", " 5 " + 0, "5." + 0)
show(10 .. "", 2^31 | 0, tostring(max), tostring(-1), tostring(1e100), 1e15, 123456789012 * 1000)
show(math.floor(3.7), math.floor(-3.7), math.ceil(3.2), math.ceil(-3.2), math.floor(2^62), math.floor(2^70), math.floor(5))
show(math.max(1, 2.5), math.max(2, 1.5), math.min(1, 1.5), math.abs(-5), math.abs(-5.5), math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(-6, 2.5))
show(math.ult(1, 2), math.ult(-1, 1), math.ult(1, -1), math.ult(min, max))
show(tonumber("0x"), tonumber("1e"), tonumber(""), tonumber(" "), tonumber("1 2"), tonumber("0x1p4"), tonumber("1e1"), tonumber("10", 2), tonumber("zz", 36), tonumber("ff", 16), tonumber("8", 8), tonumber("-ff", 16), tonumber("7fffffffffffffff", 16))
show(tonumber("9223372036854775807"), tonumber("9223372036854775808"), tonumber("-9223372036854775808"), tonumber("inf"), tonumber("nan"), tonumber("0xffffffffffffffff"))
show(string.format("%d", 3.0), string.format("%5.1f", 3), string.format("%x", -1), string.format("%d", max), string.format("%i", min))
print(pcall(string.format, "%d", 3.5))
print(pcall(string.format, "%d", "3.5"))
-- for loops
for i = max - 2, max do last = i end
show(last)
for i = min, min + 2 do last = i end
show(last)
local n = 0
for i = 1, 3.9 do n = n + i end
for i = 3, 1 do n = n + 100 end
for i = 1, math.huge do if i > 3 then break end n = n + i end
for i = -1, -math.huge, -1 do if i < -3 then break end n = n + i end
for i = 1, 0/0 do n = 1000 end
for i = 10, 1, -4 do n = n + i end
show(n)
for i = 1, 2, 0.5 do last = i end
show(last)
for i = 1.0, 3 do last = i end
show(last)
for i = min, max, max do n = n + 1 end
show(n)
for i = min, max do n = i break end
show(n)
print(pcall(function() for i = 1, 10, 0 do end end))
print(pcall(function() for i = "a", 10 do end end))
print(pcall(function() for i = 1, {} do end end))
print(pcall(function() for i = 1, 2, {} do end end))
for i = 1, 3 do local j = i; i = 10; n = j end
show(n)
