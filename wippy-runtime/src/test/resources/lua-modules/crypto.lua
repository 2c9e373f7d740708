local crypto = require("crypto")

local function show(what, value, err)
  print(what, value, err and err:kind(), err and err:message())
end
local function hex(text)
  return (text:gsub(".", function(c) return ("%02x"):format(c:byte()) end))
end

-- random
print(#crypto.random.bytes(1), #crypto.random.bytes(1048576), crypto.random.bytes(16) ~= crypto.random.bytes(16))
print(#crypto.random.string(40), crypto.random.string(40):match("^%w+$") ~= nil)
print(crypto.random.string(5, "a"), crypto.random.string(50, "xy"):match("^[xy]+$") ~= nil)
print(#crypto.random.uuid())
show("bytes", crypto.random.bytes(0))
show("bytes", crypto.random.bytes(-1))
show("bytes", crypto.random.bytes(1048577))
show("bytes", crypto.random.bytes(1.5))
show("bytes", crypto.random.bytes("x"))
show("string", crypto.random.string(5, ""))

-- hmac (RFC 4231, case 2)
show("hmac", crypto.hmac.sha256("Jefe", "what do ya want for nothing?"))
show("hmac", crypto.hmac.sha512("Jefe", "what do ya want for nothing?"))
show("hmac", crypto.hmac.sha256("", "data"))
show("hmac", crypto.hmac.sha256("key"))

-- encryption
for name, key in pairs({aes = ("k"):rep(16), chacha20 = ("k"):rep(32)}) do
  local sealed = crypto.encrypt[name]("text", key)
  print(name, #sealed, sealed ~= crypto.encrypt[name]("text", key))
  show("open", crypto.decrypt[name](sealed, key))
  show("empty", crypto.decrypt[name](crypto.encrypt[name]("", key), key))
  show("aad", crypto.decrypt[name](crypto.encrypt[name]("text", key, "for you"), key, "for you"))
  show("other aad", crypto.decrypt[name](crypto.encrypt[name]("text", key, "for you"), key, "for me"))
  show("no aad", crypto.decrypt[name](crypto.encrypt[name]("text", key, "for you"), key))
  show("other key", crypto.decrypt[name](sealed, ("q"):rep(#key)))
  show("changed", crypto.decrypt[name](sealed:sub(1, -2) .. string.char(sealed:byte(-1) ~ 1), key))
  show("short", crypto.decrypt[name]("short", key))
  show("key", crypto.encrypt[name]("text", "short"))
  show("key", crypto.decrypt[name](sealed, "short"))
end
for _, length in ipairs({24, 32}) do
  local key = crypto.random.bytes(length)
  show("aes", crypto.decrypt.aes(crypto.encrypt.aes("\0\255", key), key) == "\0\255")
end
show("aes", crypto.encrypt.aes(nil, ("k"):rep(16)))

-- key derivation (RFC 7914, section 11; RFC 6070 has the like for SHA-1)
print(hex(crypto.pbkdf2("passwd", "salt", 1, 64)))
print(hex(crypto.pbkdf2("Password", "NaCl", 80000, 64, "sha256")))
print(hex(crypto.pbkdf2("password", "salt", 2, 20, "sha512")))
print(#crypto.pbkdf2("\255\0", "s", 1, 100))
show("pbkdf2", crypto.pbkdf2("", "salt", 1, 32))
show("pbkdf2", crypto.pbkdf2("p", "", 1, 32))
show("pbkdf2", crypto.pbkdf2("p", "s", 0, 32))
show("pbkdf2", crypto.pbkdf2("p", "s", 10000001, 32))
show("pbkdf2", crypto.pbkdf2("p", "s", 1, 0))
show("pbkdf2", crypto.pbkdf2("p", "s", 1, 32, "md5"))

print(crypto.constant_time_compare("a", "a"), crypto.constant_time_compare("a", "b"),
  crypto.constant_time_compare("a", "ab"), crypto.constant_time_compare("", ""),
  crypto.constant_time_compare("a", nil))
