local base64 = require("base64")
local crypto = require("crypto")
local json = require("json")

local function show(what, value, err)
  print(what, value and json.encode(value), err and err:kind(), err and err:message())
end
local function part(token, n)
  local parts = {}
  for each in token:gmatch("[^.]+") do parts[#parts + 1] = each end
  local text = parts[n]:gsub("-", "+"):gsub("_", "/")
  return json.decode(base64.decode(text .. ("="):rep(-#text % 4)))
end
local later = os.time() + 60

for _, alg in ipairs({"HS256", "HS384", "HS512"}) do
  local token = crypto.jwt.encode({sub = "ada", exp = later}, "secret", alg)
  print(alg, part(token, 1).alg, part(token, 1).typ, part(token, 2).sub)
  print(crypto.jwt.verify(token, "secret", alg).exp == later)
  show("other key", crypto.jwt.verify(token, "other", alg))
  show("changed", crypto.jwt.verify(token:gsub("%.", ".e", 1), "secret", alg))
end

-- the example of jwt.io
show("known", crypto.jwt.verify("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c", "your-256-bit-secret", "HS256", false))

local token = crypto.jwt.encode({sub = "x"}, "k")
show("no exp", crypto.jwt.verify(token, "k"))
show("not wanted", crypto.jwt.verify(token, "k", nil, false))
show("expired", crypto.jwt.verify(crypto.jwt.encode({exp = 1}, "k"), "k"))
show("expired", crypto.jwt.verify(crypto.jwt.encode({exp = 1}, "k"), "k", "HS256", false))
show("exp is text", crypto.jwt.verify(crypto.jwt.encode({exp = "soon"}, "k"), "k", "HS256", false))
show("not yet", crypto.jwt.verify(crypto.jwt.encode({exp = later, nbf = later}, "k"), "k"))
show("empty", crypto.jwt.verify(crypto.jwt.encode({}, "k"), "k", "HS256", false))

-- an attacker chooses no algorithm
show("mismatch", crypto.jwt.verify(token, "k", "HS512", false))
local none = "eyJhbGciOiJub25lIn0." .. token:match("%.(.-)%.") .. "."
show("none", crypto.jwt.verify(none, "k", "HS256", false))
show("none", crypto.jwt.verify(none, "k", "none", false))

local claims = {sub = "x", _header = {kid = "key-1", alg = "none"}}
local with = crypto.jwt.encode(claims, "k")
print(part(with, 1).kid, part(with, 1).alg, part(with, 2)._header, claims._header ~= nil)

for _, bad in ipairs({"", "a.b", "a.b.c.d", "!.!.!", "e30.e30.AA"}) do
  show(bad, crypto.jwt.verify(bad, "k"))
end
show("payload", crypto.jwt.encode("x", "k"))
show("function", crypto.jwt.encode({f = print}, "k"))
show("alg", crypto.jwt.encode({}, "k", "XS1"))
show("key", crypto.jwt.encode({}, "no pem", "RS256"))
show("key", crypto.jwt.verify("eyJhbGciOiJSUzI1NiJ9.e30.AA", "no pem", "RS256"))
