local registry = require("registry")
local json = require("json")

local function show(value, err)
  if type(value) == "table" and value.id == nil then
    local ids = {}
    for _, entry in ipairs(value) do ids[#ids + 1] = entry.id end
    value = "{" .. table.concat(ids, ", ") .. "}"
  elseif value then
    value = value.id .. " " .. value.kind
  end
  print(value, err and err:kind(), err and err:message())
end

local one = registry.get("app.test:one")
show(one)
print(one.meta.type, one.meta.weight, json.encode(one.meta.tags), one.data.method)
one.meta.type = "changed"
print(registry.get("app.test:one").meta.type)
show(registry.get("app.test:none"))
show(registry.get(""))
show(registry.get())
show(registry.get("app:secret"))

show(registry.find({kind = "function.lua"}))
show(registry.find({["meta.type"] = "test"}))
show(registry.find({type = "test", kind = "library.lua"}))
show(registry.find({meta = {type = "test"}, kind = "function.lua"}))
show(registry.find({["meta.tags"] = "pure"}))
show(registry.find({["meta.weight"] = 2}))
show(registry.find({["meta.weight"] = 3}))
show(registry.find({kind = "env.variable"}))
show(registry.find({}))
show(registry.find({"function.lua"}))
show(registry.find("x"))
show(registry.find())

local id = registry.parse_id("app.test:one")
print(id.ns, id.name, registry.parse_id("alone").ns == "", registry.parse_id("a:b:c").name)

local snapshot = registry.snapshot()
show(snapshot:get("app.test:two"))
show(snapshot:namespace("app.test"))
show(snapshot:find({kind = "library.lua"}))
print(#snapshot:entries(), snapshot:version():id(), snapshot:version():previous(), registry.current_version():string())
print(pcall(function() return snapshot.get("app.test:two") end))
