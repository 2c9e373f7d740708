local http = require("http")

local function main()
  local req, res = http.request(), http.response()
  res:set_content_type("text/plain; charset=utf-8")
  res:write(req:body())
end

return { main = main }
