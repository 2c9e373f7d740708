local fs = require("fs")

local function show(what, value, err)
  print(what, value, err and err:kind(), err and err:message())
end
local function list(volume, path)
  local names = {}
  for entry in volume:readdir(path) do names[#names + 1] = entry.name .. ":" .. entry.type end
  return table.concat(names, " ")
end

show("get", fs.get("app:nothing"))
show("get", fs.get("app:secret"))
show("get", fs.get(""))
show("get", fs.get())
local volume = fs.get("app:files")
print(tostring(volume), volume:pwd())
volume:remove("leak")
volume:remove("leak.txt")

-- directories
show("mkdir", volume:mkdir("data"))
show("mkdir", volume:mkdir("/data/deep"))
show("mkdir", volume:mkdir("/data"))
show("mkdir", volume:mkdir("a/b/c"))
show("mkdir", volume:mkdir(""))
show("mkdir", volume:mkdir("/"))
show("mkdir", volume:mkdir("x\0y"))
show("chdir", volume:chdir("data"))
show("pwd", volume:pwd())
show("chdir", volume:chdir("./deep/../deep//"))
show("pwd", volume:pwd())
show("chdir", volume:chdir("nowhere"))
show("pwd", volume:pwd())
show("chdir", volume:chdir("../../../../.."))
show("pwd", volume:pwd())

-- whole files
show("write", volume:writefile("/data/a.txt", "key=value\nfoo=bar"))
show("read", volume:readfile("data/a.txt"))
show("append", volume:writefile("data/a.txt", "!\0\255", "a"))
print(#volume:readfile("data/a.txt"), volume:readfile("data/a.txt"):sub(-3) == "!\0\255")
show("write", volume:writefile("data/a.txt", "anew"))
show("read", volume:readfile("data/a.txt"))
show("exclusive", volume:writefile("data/a.txt", "x", "wx"))
show("exclusive", volume:writefile("data/b.txt", "", "wx"))
show("empty", volume:readfile("data/b.txt"))
show("mode", volume:writefile("data/b.txt", "x", "r"))
show("mode", volume:writefile("data/b.txt", "x", "rw"))
show("nil", volume:writefile("data/b.txt"))
show("nowhere", volume:writefile("nowhere/b.txt", "x"))
show("directory", volume:writefile("data", "x"))
show("directory", volume:readfile("data"))
show("missing", volume:readfile("missing"))
show("in a file", volume:readfile("data/a.txt/x"))

-- looking
local info = volume:stat("data/a.txt")
print(info.name, info.size, info.is_dir, info.type == fs.type.FILE, math.abs(info.modified - os.time()) < 60, math.type(info.mode))
info = volume:stat("/data")
print(info.name, info.is_dir, info.type == fs.type.DIR)
show("stat", volume:stat("missing"))
show("exists", volume:exists("data"))
show("exists", volume:exists("data/a.txt/x"))
show("exists", volume:exists("missing"))
show("exists", volume:exists("a\0b"))
show("isdir", volume:isdir("/"))
show("isdir", volume:isdir("data/a.txt"))
show("isdir", volume:isdir("missing"))
print(list(volume, "/"))
print(list(volume, "data"))
print(list(volume, "data/deep") == "")
show("readdir", volume:readdir("missing"))
show("readdir", volume:readdir("data/a.txt"))

-- open files
local file = volume:open("log.txt", "w")
print(tostring(file))
show("write", file:write("line 1\n"))
show("write", file:write("line 2\r\n"))
show("write", file:write(""))
show("write", file:write(5))
show("read", file:read())
show("sync", file:sync())
show("seek", file:seek("set", 5))
show("write", file:write("ONE"))
show("close", file:close())
show("close", file:close())
show("write", file:write("x"))
show("scanner", file:scanner())
show("content", (volume:readfile("log.txt"):gsub("%s", "_")))

file = volume:open("log.txt", "r")
show("read", file:read(4))
show("seek", file:seek("cur", 0))
show("seek", file:seek(fs.seek.END, -2))
show("read", file:read(100) == "\r\n")
show("eof", file:read())
show("seek", file:seek("set", -1))
show("seek", file:seek("middle", 0))
show("seek", file:seek("end", 10))
show("eof", file:read(1))
show("size", file:read(0))
show("size", file:read("x"))
show("write", file:write("x"))
print(file:stat().size, file:stat().name)
file:close()

file = volume:open("log.txt", "a")
file:seek("set", 0)
show("append", file:write("end"))
show("position", file:seek("cur", 0))
file:close()
show("open", volume:open("log.txt", "wx"))
show("open", volume:open("missing", "r"))
show("open", volume:open("log.txt", "rw"))
show("open", volume:open("log.txt"))
show("open", volume:open("data", "r"))
show("open", volume:open("", "r"))

-- scanners
volume:writefile("words.txt", " one  two\n\tthree\r\n\n\nfünf €")
for _, split in ipairs({"lines", "words", "runes"}) do
  local tokens = {}
  local scanner = volume:open("words.txt", "r"):scanner(split)
  while scanner:scan() do tokens[#tokens + 1] = "[" .. scanner:text() .. "]" end
  print(split, #tokens, table.concat(tokens):gsub("%s", "_"), scanner:err())
end
local bytes, count = volume:open("words.txt", "r"):scanner("bytes"), 0
while bytes:scan() do count = count + #bytes:text() end
print("bytes", count, volume:stat("words.txt").size)
show("split", volume:open("words.txt", "r"):scanner("pages"))
volume:writefile("long.txt", ("x"):rep(10000) .. "\n" .. ("y"):rep(5000))
local lines = volume:open("long.txt", "r"):scanner()
print(lines:scan(), #lines:text(), lines:scan(), #lines:text(), lines:scan(), lines:text() == "")

-- more files than a state may hold open: those that are lost are closed, the others are refused
local held, refused = {}, nil
for i = 1, 3000 do
  local one, err = volume:open("log.txt", "r")
  if err then refused = err break end
  held[i] = one
end
print(#held < 1100, refused:kind(), refused:message())
for _, one in ipairs(held) do one:close() end
show("again", volume:open("log.txt", "r") ~= nil)

-- removing
show("remove", volume:remove("data"))
show("remove", volume:remove("data/deep"))
show("remove", volume:remove("data/a.txt"))
show("remove", volume:remove("data/b.txt"))
show("remove", volume:remove("data"))
show("remove", volume:remove("data"))
show("remove", volume:remove("/"))
for _, name in ipairs({"log.txt", "words.txt", "long.txt"}) do volume:remove(name) end
print(list(volume, "/") == "")
