-- Beside the directory lies `outside` with a file; two links in it lead there.
local fs = require("fs")
local volume = fs.get("app:files")

local function show(what, value, err)
  print(what, value, err and err:kind(), err and err:message())
end

for _, path in ipairs({"../outside/secret.txt", "/../outside/secret.txt", "x/../../outside/secret.txt", "leak/secret.txt",
  "leak.txt", "/etc/passwd", "//etc/passwd", "/proc/self/environ", "leak/../../../etc/passwd"}) do
  show(path, volume:readfile(path))
  show(path, volume:stat(path))
  print(path, volume:exists(path))
end
show("leak", volume:readdir("leak"))
show("leak", volume:chdir("leak"))
show("leak", volume:mkdir("leak/new"))
show("leak", volume:writefile("leak/new.txt", "x"))
show("leak", volume:writefile("leak.txt", "x"))
show("leak", volume:open("leak.txt", "a"))
show("leak", volume:remove("leak/secret.txt"))

-- The links themselves are in it.
show("remove", volume:remove("leak.txt"))
show("remove", volume:remove("leak"))
show("after", volume:readfile("leak.txt"))
