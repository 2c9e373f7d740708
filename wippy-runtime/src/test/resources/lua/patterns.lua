-- patterns: find, match, gmatch, gsub
local n = 0
for m in string.gmatch("abc", "%d*") do n = n + 1 end
print("empty matches", n)
for k, v in ("a=1, bb=22, c="):gmatch("(%w+)=(%w*)") do print(k, v) end
for w in ("one two  three"):gmatch("%a+") do print(w) end
for p in ("abc"):gmatch("()") do print(p) end
for m in ("^x^y"):gmatch("^%a") do print("caret", m) end
print(("hello world"):find("o w"), ("hello"):find("l+"), ("hello"):find("xyz"))
print(("a.b"):find(".", 1, true), ("a+b"):find("+", 1, true), ("abc"):find("", 10), ("abc"):find("", 4))
print(("key = value"):match("^(%w+)%s*=%s*(%w+)$"))
print(("  trim  "):match("^%s*(.-)%s*$") .. "|")
print(("[[x]]"):match("%[%[(.-)%]%]"), ("f(a(b)c)d"):match("%b()"))
print(("THE (quick) fox"):find("%((%a+)%)"))
print(("hello hello"):match("(%a+) %1"), ("hello world"):match("(%a+) %1"))
print(("THE (quick) fox"):gsub("%f[%a]%a+", string.lower))
print(("hello world"):gsub("o", "0"), ("hello"):gsub("", "-"))
print(("abc"):gsub("%w", "%0%0"), ("abc def"):gsub("(%w+) (%w+)", "%2 %1"))
print(("$name is $age"):gsub("%$(%w+)", {name = "Bob", age = 42}))
print(("abc"):gsub("%w", function(c) if c == "b" then return false end return c:upper() end))
print(("abc abc"):gsub("abc", "x", 1), ("abc"):gsub("^a", "x"), ("aaa"):gsub("^a", "x"))
print(("hello"):gsub("l*", "x"))
print(("a,b,,c"):gsub(",", ";"))
print(("x^2"):find("^2"), ("a$b"):find("$b"), ("ab"):find("b$"))
print(("[]]"):match("[]]+"), ("a-b"):match("[a%-]+"), ("a]b"):match("[^]]+"), ("a-z"):match("[a-]+"))
print(("0x1F"):match("^0[xX](%x+)$"), ("tab\there"):match("%s"), ("é"):byte(1, -1))
print(("\0a\0"):find("%z"), ("a\0b"):len(), ("äöü"):upper(), ("ABC"):lower())
for _, bad in ipairs({"%", "[a", "(", ")", "%b", "%f", "%1", "(()%1", "[a-%"}) do
  print(bad, pcall(string.find, "abc", bad))
end
print(pcall(string.gsub, "abc", "a", "%2"))
print(pcall(string.gsub, "abc", "a", "%x"))
print(pcall(string.gsub, "abc", "a", function() return {} end))
print(pcall(string.gsub, "abc", "a", nil))
print(pcall(string.rep, "x", 1e10))
print(pcall(string.rep))
print(("ab"):rep(3), ("ab"):rep(3, ","), ("ab"):rep(0) == "", ("x"):rep(-1) == "", (""):rep(5, "-"))
print(("hello"):sub(2, 3), ("hello"):sub(-3), ("hello"):sub(2), ("hello"):sub(0), ("hello"):sub(4, 2) == "")
print(("hello"):byte(), ("hello"):byte(-1), ("hello"):byte(10), string.char(104, 105), ("abc"):reverse())
print(pcall(string.char, 256))
