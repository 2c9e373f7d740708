-- nothing of the host can be reached
for name in pairs(_G) do
  local known = {_G=1,_VERSION=1,assert=1,error=1,getmetatable=1,setmetatable=1,ipairs=1,next=1,pairs=1,pcall=1,xpcall=1,
    rawequal=1,rawget=1,rawset=1,select=1,tonumber=1,tostring=1,type=1,unpack=1,print=1,string=1,table=1,math=1,os=1,
    errors=1,coroutine=1}
  if not known[name] then print("unexpected global", name) end
end
print(pcall(function() getmetatable("").__index.upper = function() return "HIJACKED" end end))
print(pcall(function() ("x").__index.upper = 1 end))
print(pcall(rawset, "x", "upper", 1))
string.upper = function() return "mine" end
print(("x"):upper(), string.upper("x"))
print(getmetatable(print), getmetatable(1), getmetatable(nil), getmetatable(true), getmetatable(coroutine.create(print)))
print(pcall(setmetatable, "x", {}), pcall(setmetatable, print, {}))
print(pcall(string.rep, "x", 2^31), pcall(string.rep, ("x"):rep(1000), 1e9, ","))
print(pcall(table.concat, setmetatable({}, {__len = function() return 1e9 end})))
-- the globals of a function cannot be exchanged: Wippy's base is Lua 5.1, without setfenv
print(_ENV, setfenv, getfenv)
print(pcall(string.format, "%99.99f", 1e300) , #string.format("%99d", 1))
