local json = require("json")

local function show(value, err)
  print(value, err and err:kind(), err and err:message())
end
local function encode(value) show(json.encode(value)) end
local function decode(text)
  local value, err = json.decode(text)
  print(value == nil and "nil" or math.type(value) or type(value), value ~= nil and json.encode(value), err and err:kind(), err and err:message())
end

encode(nil)
encode(true)
encode(12)
encode(-0.5)
encode(10 / 2)
encode(1e100)
encode(9007199254740993)
encode(math.maxinteger)
encode(0 / 0)
encode(1 / 0)
encode("text")
encode("quote \" backslash \\ slash / newline \n tab \t zero \0 bell \a é 😀")
encode({})
encode({1, 2, {3}})
encode({a = 1})
encode({a = {b = {c = {}}}})
encode({[1] = "a", [2] = "b"})
print(#json.encode({a = 1, b = 2, c = "x"}))

encode({[1] = "a", [3] = "c"})
encode({[0] = "zero"})
encode({[2] = "two"})
encode({1, 2, x = 3})
encode({[1.5] = 1})
encode({[true] = 1})
encode({f = print})
encode(print)
encode({coroutine.create(print)})
encode("\255")
local loop = {}
loop.inner = {loop}
encode(loop)
local shared = {1}
encode({shared, shared})
local deep = {}
for i = 1, 127 do deep = {deep} end
print(#json.encode(deep))
encode({deep})

decode("null")
decode(" true ")
decode("false")
decode("0")
decode("-0")
decode("12")
decode("1.0")
decode("1.5e3")
decode("1E-2")
decode("9007199254740993")
decode("9223372036854775807")
decode("18446744073709551615")
decode("123456789012345678901234567890")
decode('"text"')
decode('"\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\ud83d\\ude00"')
decode("[]")
decode("{}")
decode("[1,[2,[3]],{}]")
decode('{"a":{"b":[null,1]},"":2}')
decode('{"a":1,"a":2}')
print(json.decode('{"1":"x"}')["1"], json.decode('{"1":"x"}')[1])
print(json.decode('"\\u0000"') == "\0", #json.decode('"é"'))

for _, bad in ipairs({"[1,]", "[,1]", "{,}", '{"a"}', '{"a":}', "{a:1}", "{'a':1}", "[1 2]", "1 2", "01", "-",
  "+1", ".5", "1.", "1e", "0x10", "NaN", "Infinity", "nul", "tru", "TRUE", '"', '"\\x"', '"\\u12"', '"\t"', '"\n"',
  '"\\ud800"', "[", "{", "[[]", "]", "// x", "[1]//", "\239\187\191 1", '"\255"', " "}) do
  decode(bad)
end
decode("")
decode(nil)
decode(12)
decode({})
decode(("["):rep(200) .. ("]"):rep(200))
