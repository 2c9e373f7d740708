local base64 = require("base64")

local function show(name, ...)
  local value, err = base64[name](...)
  print(name, value, err and err:kind(), err and err:message())
end

for _, text in ipairs({"", "f", "fo", "foo", "foob", "fooba", "foobar", "\0\255\254"}) do
  show("encode", text)
  assert(base64.decode(base64.encode(text)) == text)
end
show("decode", "Zm9v\r\nYmFy\n")
show("decode", "Zm9vYg")
show("decode", "Zm9vYg=")
show("decode", "Zm9*")
show("decode", "====")
show("encode", 1)
show("encode")
show("decode", {})
