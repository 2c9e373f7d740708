local payload = require("payload")
local json = require("json")

local table_payload = payload.new({name = "test", values = {1, 2}})
print(table_payload:get_format(), tostring(table_payload), type(table_payload))
print(table_payload:data().name, #table_payload:unmarshal().values)

local text = table_payload:transcode(payload.format.JSON)
print(text:get_format(), text:data().values[2])
print(payload.new({1}):transcode(payload.format.JSON):transcode(payload.format.LUA):data()[1])
print(payload.new("hello"):transcode(payload.format.STRING):data())
print(payload.new("\0\255"):transcode(payload.format.BYTES):data() == "\0\255")
print(payload.new(nil):data(), payload.new(12):data(), payload.new(true):data())

local failed = payload.new(errors.new({message = "failed", kind = errors.CONFLICT}))
print(failed:get_format(), failed:data():kind())

local function show(value, err)
  print(value, err and err:kind(), err and err:message())
end
show(payload.new(1):transcode("yaml/plain"))
show(payload.new({}):transcode("text/plain"))
show(payload.new(print):transcode("json/plain"))
show(payload.new(1):transcode())
print(payload.format.MSGPACK, payload.format.YAML, payload.format.GOLANG, payload.format.ERROR)
print(pcall(function() return table_payload.data() end))
print(pcall(function() return table_payload:nothing() end))
print(getmetatable(table_payload), pcall(setmetatable, table_payload, {}))
