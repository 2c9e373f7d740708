local json = require("json")

local function show(schema, value, err)
  local ok, err = json.validate(schema, value)
  print(ok, err and err:kind(), err and err:message())
end
local function text(schema, value)
  local ok, err = json.validate_string(schema, value)
  print(ok, err and err:kind(), err and err:message())
end

local user = {
  type = "object",
  properties = {
    name = {type = "string", minLength = 1, maxLength = 5, pattern = "^[a-zé]+$"},
    age = {type = "integer", minimum = 0, exclusiveMaximum = 150},
    tags = {type = "array", items = {type = "string"}, maxItems = 2, uniqueItems = true},
    role = {enum = {"admin", "user", 3}},
  },
  required = {"name"},
  additionalProperties = false,
}
show(user, {name = "ada", age = 36, tags = {"a", "b"}, role = "admin"})
show(user, {name = "ada", tags = {}, role = 3.0})
show(user, {name = "éééé€"})
show(user, {age = 1})
show(user, {name = "", age = -1, tags = {1, "a", "a"}, role = "guest", more = true})
show(user, {name = "ada", age = 1.5})
show(user, {name = "ada", age = 150})
show(user, "text")
show(user, {1, 2})
text(user, '{"name":"ada","age":36.0}')
text(user, '{"name":null}')
text(json.encode({type = "integer"}), "12")
text({type = "integer"}, "12.5")
text({type = "integer"}, "[")
text({type = {"null", "boolean"}}, "null")
text({type = "object"}, "[]")

-- numbers
show({multipleOf = 0.01}, 19.99)
show({multipleOf = 3}, 10)
show({minimum = 9007199254740993}, 9007199254740992)
show({exclusiveMinimum = 1, maximum = 2}, 1)
show({type = "number"}, 0 / 0)
show({minimum = 5}, "not a number")

-- lists
show({prefixItems = {{type = "string"}, {type = "number"}}, items = false}, {"a", 1})
show({prefixItems = {{type = "string"}, {type = "number"}}, items = false}, {"a", 1, 2})
text('{"items":[{"type":"string"}],"additionalItems":{"type":"boolean"}}', '["a",true,1]')
show({contains = {const = 3}, minContains = 2}, {3, 1, 3})
show({contains = {const = 3}, maxContains = 1}, {3, 1, 3})
show({contains = {const = 3}}, {1})
show({minItems = 1}, {})
show({items = {items = {type = "number"}}}, {{1}, {2, "x"}})

-- objects
show({patternProperties = {["^x-"] = {type = "number"}}, additionalProperties = {type = "string"}}, {["x-a"] = 1, b = "s"})
show({patternProperties = {["^x-"] = {type = "number"}}, additionalProperties = {type = "string"}}, {["x-a"] = "s", b = 1})
show({propertyNames = {pattern = "^[a-z]+$"}}, {abc = 1, A1 = 2})
show({minProperties = 2}, {a = 1})
show({dependentRequired = {card = {"address"}}}, {card = 1})
show({dependentSchemas = {card = {required = {"address"}}}}, {card = 1, address = 2})

-- combined
local any = {anyOf = {{type = "string"}, {type = "number", minimum = 10}}}
show(any, "x")
show(any, 11)
show(any, 9)
local one = {oneOf = {{multipleOf = 3}, {multipleOf = 5}}}
show(one, 9)
show(one, 15)
show(one, 4)
show({["not"] = {type = "string"}}, "x")
show({allOf = {{minimum = 1}, {maximum = 2}}}, 3)
local when = {["if"] = {properties = {kind = {const = "a"}}}, ["then"] = {required = {"x"}}, ["else"] = {required = {"y"}}}
show(when, {kind = "a", x = 1})
show(when, {kind = "a", y = 1})
show(when, {kind = "b"})
show({const = {a = {1, 2}}}, {a = {1, 2.0}})
show({const = {a = {1, 2}}}, {a = {2, 1}})
text("true", "1")
text("false", "1")
text("{}", "1")

-- references
local tree = {
  ["$ref"] = "#/$defs/node",
  ["$defs"] = {node = {type = "object", properties = {value = {type = "number"}, children = {type = "array", items = {["$ref"] = "#/$defs/node"}}}}},
}
show(tree, {value = 1, children = {{value = 2, children = {}}, {value = 3}}})
show(tree, {value = 1, children = {{value = 2, children = {{value = "x"}}}}})
show({["$ref"] = "#"}, 1)
show({["$ref"] = "#/$defs/nothing"}, 1)
show({["$ref"] = "https://example.com/schema"}, 1)

-- what is no schema
show({type = "text"}, 1)
show({type = 5}, 1)
show({minimum = "x"}, 1)
show({pattern = "("}, "x")
show({pattern = 5}, "x")
show({required = {1}}, {})
show({properties = {a = 5}}, {})
show({minLength = -1}, "x")
show({unevaluatedProperties = false}, {})
show("{", 1)
show(5, 1)
show(nil, 1)
show({}, nil)
show({}, print)
text({}, 5)
