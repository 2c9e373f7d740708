local http = require("http")
local funcs = require("funcs")

local function main()
  local req, res = http.request(), http.response()
  local n = tonumber(req:param("n"))
  if not n then
    res:set_status(http.STATUS.BAD_REQUEST)
    res:write_json({ error = "a number, please" })
    return
  end
  local value, err = funcs.call("app:fibonacci", n)
  if err then
    res:set_status(http.STATUS.BAD_REQUEST)
    res:write_json({ error = err:message() })
    return
  end
  res:write_json({ n = n, fibonacci = tonumber(tostring(value)) })
end

return { main = main }
