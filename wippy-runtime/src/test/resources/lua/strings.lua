-- Lua 5.3 manual, sections 3.1 and 6.4
print("a\tb\\\"\'\65\065\x41\u{41}\u{20AC}\z
       joined", #"\0\0", "line\
break", [[
first newline skipped
second]], [==[a]]b]==], '\'')
print(#"\u{10FFFF}", ("\u{D800}"):byte(1, -1))
-- sub, byte, char: every kind of index
local s = "hello"
for _, ij in ipairs{{1, 3}, {2}, {-3}, {-3, -2}, {0}, {0, 0}, {10}, {-10}, {-10, 2}, {3, 2}, {1, 100}, {5, 5}, {6}, {math.mininteger, math.maxinteger}, {"2", "3"}, {2.0, 3.0}} do
  print("[" .. s:sub(ij[1], ij[2]) .. "]")
end
print(s:byte(), s:byte(-1), s:byte(10), s:byte(1, -1))
print(s:byte(0, 2), select("#", s:byte(4, 3)))
print(string.char(), string.char(72, 105), #string.char(0, 255), string.char("65"))
print(s:upper(), ("HeLLo Ä"):lower(), s:len(), s:reverse(), (""):reverse(), ("é"):len())
print(s:rep(0), s:rep(-1), s:rep(2), s:rep(3, ","), (""):rep(100), ("x"):rep(1, "sep"), ("ab"):rep(2.0))
-- find
print(s:find("l"), s:find("xyz"), s:find(""), s:find("", 6), s:find("", 7), s:find("l", -2), s:find("h", 2), s:find("o", 5))
print(s:find("l+"), s:find("(l)(l)"), s:find("()ll()"), s:find("^h"), s:find("^e"), s:find("o$"), s:find("$"), s:find("."))
print(("a.b"):find(".", 1, true), ("a+b"):find("+", 1, true), ("a.b"):find("%."), ("[x]"):find("[x]", 1, true), s:find("l", 1, false))
print(("a\0b"):find("\0"), ("a\0b"):find("b"), #("a\0b"):match(".-b"), ("x\0y"):gsub("%z", "0"))
-- classes
local classes = "aZ0 _\t\n.,-é"
for _, c in ipairs{"%a", "%d", "%l", "%u", "%s", "%p", "%w", "%x", "%c", "%g", "%A", "%D", "%S", "%W", "%P", ".", "[a-z]", "[^a-z]", "[%a_]", "[%w.]", "[]]", "[^]]", "[a%-z]", "[-a]", "[a-]", "[%]]", "[0-9a-f]", "%%", "%."} do
  local out = {}
  for m in classes:gmatch(c) do out[#out + 1] = m end
  print(c, #out, #table.concat(out))
end
-- match and captures
print(("key = value"):match("^(%w+)%s*=%s*(%w+)$"), ("2024-01-31"):match("(%d+)-(%d+)-(%d+)"))
print(("  trim  "):match("^%s*(.-)%s*$") .. "|", ("x"):match("y?"), ("aaa"):match("a-"), ("aaa"):match("a-$"), ("aaab"):match("a*b"))
print(("f(a(b)c)d"):match("%b()"), ("THE (quick) fox"):find("%((%a+)%)"), ("[[x]]"):match("%b[]"), ("((x)"):match("%b()"))
print(("THE (quick) fox"):gsub("%f[%a]%a+", string.lower), ("hello world"):gsub("%f[%w]%w", string.upper), ("x"):match("%f[%z]"))
print(("abcabc"):match("(a)(b)(c)%1%2%3"), ("abab"):match("(ab)%1"), ("abac"):match("(ab)%1"), ("hello"):match("(h)(.)%2?"))
print(("hello"):match("()", 3), ("hello"):match(".-", 3) == "", ("hello"):match("l", 10), ("hello"):match("(.)", -1), ("a"):match("^^a"), ("^a"):match("^^a"), ("a$"):match("a$$"))
print(pcall(string.match, "a", "(a"), pcall(string.match, "a", "a)"), pcall(string.match, "a", "[a"), pcall(string.match, "a", "%"), pcall(string.match, "a", "%1"), pcall(string.match, "a", "%b"), pcall(string.find, "a", "%f"))
-- gmatch
for k, v in ("a=1, b=2"):gmatch("(%w+)=(%w+)") do print(k, v) end
for w in ("one two"):gmatch("%a+") do print(w) end
local empties = 0
for m in ("abc"):gmatch("%d*") do empties = empties + 1 end
for m in ("abc"):gmatch("") do empties = empties + 1 end
print(empties)
for p, w in ("ab cd"):gmatch("()(%a+)") do print(p, w) end
for m in ("^a"):gmatch("^a") do print("literal caret", m) end
-- gsub
print(("hello"):gsub("l", "L"), ("hello"):gsub("l", "L", 1), ("hello"):gsub("l", "L", 0), ("hello"):gsub("", "-"), ("abc"):gsub("%w", "%0%0"), ("abc"):gsub("(%w)(%w)", "%2%1"))
print(("hello world"):gsub("o", {o = "0"}), ("hello"):gsub("l", {l = false}), ("$x $y"):gsub("%$(%w+)", {x = "1"}), ("abc"):gsub("%w", function(c) if c == "b" then return "[b]" end end))
print(("abc"):gsub(".", "%%"), ("a b"):gsub("%s", "%%20"), ("abc"):gsub("b", "%0%0"), ("x = 1"):gsub("(%w+) = (%w+)", "%2 = %1"), ("abc"):gsub("^a", "x"), ("aaa"):gsub("^a", "x"), ("abc"):gsub("c$", "x"))
print(("abc"):gsub("()", "%1"), ("one two"):gsub("(%w+)", function(w) return #w end), ("a,b"):gsub(",", 5), (""):gsub("", "x"), (""):gsub("x*", "y"))
print(pcall(string.gsub, "a", "a", "%2"), pcall(string.gsub, "a", "a", "%"), pcall(string.gsub, "a", "a", function() return {} end), pcall(string.gsub, "a", ".", {a = true}))
-- comparison: bytes without signs
print("a" < "b", "a" < "B", "" < "a", "a" < "aa", "z" < "é", "é" < "ü", "a\0b" < "a\0c", "a\0" > "a", "Z" < "a", "10" < "9", "\xff" > "\x01")
-- concatenation
print(1 .. 2, 1.5 .. "", -1 .. "x", 2^63 .. "", 1e100 .. "", "a" .. "b" .. 1 .. 2 .. "c", 0x10 .. "", 0.1 .. "", 1/3 .. "")
local parts = {}
for i = 1, 300 do parts[i] = i % 10 end
print(#(table.concat(parts)), ("x"):rep(10) .. ("y"):rep(10))
-- format
print(string.format("%s %d %5d|%-5d|%05d %+d %x %X %#x %o %c %%", "s", 1, 2, 3, 4, 5, 255, 255, 255, 8, 65))
print(string.format("%.2f %8.3f|%-8.1f|%08.2f %e %.3e %g %g %g %.3g", 3.14159, 2.5, 2.5, 2.5, 12345.678, 0.00012, 1e20, 0.1, 100, 1234.5))
print(string.format("%q", 'say "hi"\n\\ \0 \r \t'), string.format("%-10s|%10s|%.3s", "left", "right", "truncated"))
print(string.format("%s %s %s %s", nil, true, 12, {} ~= nil), string.format("%5s|%-5s|", true, nil), string.format("%d", "10"), string.format("%.20s", "short"))
print(string.format("%a", 1), string.format("%.0f", 0.5), string.format("%.0f", 1.5), string.format("%5.1f", -0.04), string.format("%g", 2^63), string.format("%.14g", 0.1), string.format("%.17g", 0.1), string.format("%i", -5))
print(pcall(string.format, "%d", 1.5), pcall(string.format, "%d"), pcall(string.format, "%z", 1), pcall(string.format, "%", 1), pcall(string.format, "%123d", 1))
-- strings have methods, but no fields that can be set
print(("x").len == string.len, pcall(function() local s = "x"; s.y = 1 end))
print(#tostring(12345), tostring(nil), tostring(true), tostring("x"))
