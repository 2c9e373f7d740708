local hash = require("hash")

local function show(name, ...)
  local value, err = hash[name](...)
  print(name, value, err and err:kind(), err and err:message())
end

for _, name in ipairs({"md5", "sha1", "sha256", "sha512"}) do
  show(name, "")
  show(name, "hello")
  print(name, "raw", #hash[name]("hello", true))
  show("hmac_" .. name, "The quick brown fox jumps over the lazy dog", "key")
  show("hmac_" .. name, "", "")
  print("hmac_" .. name, "raw", #hash["hmac_" .. name]("a", "b", true))
end
show("fnv32", "")
show("fnv32", "hello")
show("fnv64", "hello")
show("fnv64", "a")
print(math.type(hash.fnv64("hello")))
show("md5", "a\0b\255")

show("md5")
show("sha256", 12)
show("fnv32", {})
show("hmac_sha256", "data")
show("hmac_sha256", nil, "key")
