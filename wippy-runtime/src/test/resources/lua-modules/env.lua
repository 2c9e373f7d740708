local env = require("env")

local function show(value, err)
  print(value, err and err:kind(), err and err:message())
end

show(env.get("MODE"))
show(env.get("app:mode"))
show(env.get("own"))
show(env.get("app.test:own"))
show(env.get("mode"))
show(env.get("LEVEL"))
show(env.get("NOBODY"))
show(env.get(""))
show(env.get())
show(env.get("app:secret"))
show(env.set("MODE", "slow"))
show(env.get("app:mode"))
show(env.set("own", "yours"))
show(env.get("app.test:own"))
show(env.set("NOBODY", "x"))
show(env.set("MODE", 1))
show(env.set("", "x"))
show(env.set("app:secret", "x"))

local all = env.get_all()
local names = {}
for name in pairs(all) do names[#names + 1] = name end
table.sort(names)
for _, name in ipairs(names) do print(name, all[name]) end
