print(pcall(error, "plain"))
print(pcall(function() error("with place") end))
print(pcall(function() error("no place", 0) end))
local function thrower() error("of the caller", 2) end
print(pcall(function() thrower() end))
print(pcall(error))
print(pcall(error, nil))
local t = {code = 7}
local ok, e = pcall(error, t)
print(ok, e == t, e.code)
print(pcall(function() local x = nil; return x.y end))
print(pcall(function() return 1 + {} end))
print(pcall(function() return {} .. "x" end))
print(pcall(function() return 1 < "x" end))
print(pcall(function() undefinedFunction() end))
print(pcall(function() error(42) end))
-- recursion
local function deep(n) return 1 + deep(n + 1) end
print(pcall(deep, 1))
local calls = 0
local function nested() calls = calls + 1; return pcall(nested) end
print(nested(), calls > 100)
print(xpcall(deep, function(m) return "handled: " .. m end, 1))
-- error values
local err = errors.new("just text")
print(err:kind(), err:message(), err:retryable(), err:details(), tostring(err), err:stack())
err = errors.new{message = "gone", kind = errors.NOT_FOUND, retryable = true, details = {id = 5}}
print(err:kind(), err:message(), err:retryable(), err:details().id, err)
local wrapped = errors.wrap(err, "loading")
print(wrapped:kind(), wrapped, errors.is(wrapped, errors.NOT_FOUND), errors.is(wrapped, errors.TIMEOUT))
print(errors.wrap("text", "context"), errors.is("text", errors.UNKNOWN), errors.is(nil, errors.UNKNOWN))
print(type(err), "concat: " .. err, err .. "!", err == err, err == errors.new("gone"))
local caught, raised = pcall(function() error(err) end)
print(caught, raised == err, raised:stack())
print(#errors.call_stack(raised), errors.call_stack(errors.new("x")), errors.call_stack("x"))
for _, k in ipairs{"UNKNOWN", "NOT_FOUND", "ALREADY_EXISTS", "INVALID", "PERMISSION_DENIED", "UNAVAILABLE",
  "INTERNAL", "CANCELED", "CONFLICT", "TIMEOUT", "RATE_LIMITED"} do print(k, errors[k]) end
print(pcall(errors.new, {kind = "x"}))
print(pcall(errors.new))
print(pcall(err.kind))
