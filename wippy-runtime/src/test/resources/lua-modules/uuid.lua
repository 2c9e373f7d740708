local uuid = require("uuid")
local dns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

local function show(name, ...)
  local value, err = uuid[name](...)
  print(name, value, err and err:kind(), err and err:message())
end

show("v3", dns, "www.example.com")
show("v5", dns, "www.example.com")
show("v5", dns:upper(), "")
show("v3", "nonsense", "x")
show("v3", dns)
show("v5", 1, "x")

for _, each in ipairs({"v1", "v4", "v7"}) do
  local one, two = uuid[each](), uuid[each]()
  print(each, #one, one ~= two, uuid.validate(one), uuid.version(one), uuid.variant(one))
end
local now = os.time()
for _, each in ipairs({"v1", "v7"}) do
  local info = uuid.parse(uuid[each]())
  print(each, math.abs(info.timestamp - now) <= 2, math.type(info.timestamp), info.node and #info.node)
end
local last = uuid.v7()
for i = 1, 10000 do
  local next = uuid.v7()
  assert(last < next, "v7 in order")
  last = next
end

local info = uuid.parse(dns)
print(info.version, info.variant, info.timestamp, info.node)
info = uuid.parse(uuid.v4())
print(info.version, info.variant, info.timestamp, info.node)

for _, text in ipairs({dns, "6ba7b8109dad11d180b400c04fd430c8", "urn:uuid:" .. dns, "{" .. dns .. "}",
  "{" .. dns, dns .. "}", "6ba7b8109dad-11d180b400c04fd430c8", dns .. "0", "", "g" .. dns:sub(2)}) do
  print(uuid.validate(text), text)
end
print(uuid.validate(12), uuid.validate(nil), uuid.validate())
print(uuid.variant("00000000-0000-0000-0000-000000000000"),
  uuid.variant("00000000-0000-0000-c000-000000000000"), uuid.variant("00000000-0000-0000-e000-000000000000"))

show("format", dns)
show("format", dns, "standard")
show("format", dns, "simple")
show("format", dns, "urn")
show("format", dns, "hex")
show("format", "x")
show("version", true)
show("parse", "x")
